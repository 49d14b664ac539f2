"""The problems of files, for machines."""

from dataclasses import replace
from datetime import date

from alliance_cli.errors import Location, Problem, ProblemName, Related
from alliance_cli.formats.json import json_object
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.views.problems import checked_report, problem_object

DATASET = Dataset("Title", date(2024, 6, 30))
PLACE = Location("a.yaml", 3, 5, 4, "    nisan")
ERROR = Problem(ProblemName.UNKNOWN_COMPANY, "no nisan", way_out="write nissan", location=PLACE)
WARNING = Problem(ProblemName.NO_SOURCE, "no source", location=PLACE)


def place(problem: Problem) -> tuple[object, ...]:
    """File, line and column as a program reads them."""
    told = problem_object(problem)
    return told["file"], told["line"], told["column"]


def test_a_problem_is_told_with_its_place_and_a_way_out() -> None:
    """A program reads file, line, column, severity, name, message and way out."""
    assert problem_object(ERROR) == {
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "severity": "error",
        "name": "unknown-company",
        "message": "no nisan",
        "way_out": "write nissan",
        "related": [],
    }


def test_the_lines_that_have_their_part_are_told() -> None:
    """Other lines that a problem is about are told with their number."""
    both = replace(ERROR, related=(Related(("holdings", 0), "the other line", 7),))

    assert problem_object(both)["related"] == ["line 7: the other line"]


def test_a_warning_says_so() -> None:
    """What only --strict refuses is a warning."""
    assert problem_object(WARNING)["severity"] == "warning"


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    """Where no line is meant, line and column are null, not 0."""
    whole = replace(ERROR, location=Location("a.yaml", 0, 0, 1, ""))

    assert place(whole) == ("a.yaml", None, None)
    assert place(replace(ERROR, location=None)) == (None, None, None)


def test_a_check_counts_errors_and_warnings_per_file() -> None:
    """Each file is told with its title, its day and its counts; problems follow in one list."""
    good = Examination("good.yaml", DATASET, ())

    told = json_object(checked_report([good, Examination("a.yaml", None, (ERROR, WARNING))]))

    assert told["as_of"] == "2024-06-30"
    assert told["files"] == [
        {
            "file": "good.yaml",
            "title": "Title",
            "file_as_of": "2024-06-30",
            "errors": 0,
            "warnings": 0,
        },
        {"file": "a.yaml", "title": None, "file_as_of": None, "errors": 1, "warnings": 1},
    ]
    assert [problem["name"] for problem in told["problems"]] == ["unknown-company", "no-source"]


def test_a_check_of_files_of_two_days_has_no_day() -> None:
    """The day of a check is that of its files only where they agree."""
    one, same = Examination("a", DATASET, ()), Examination("b", DATASET, ())
    other = Examination("c", replace(DATASET, as_of=date(2020, 1, 1)), ())
    bad = Examination("d", None, (ERROR,))

    assert checked_report([one, same]).on == date(2024, 6, 30)
    assert checked_report([one, bad]).on == date(2024, 6, 30)
    assert checked_report([one, other]).on is None
    assert checked_report([bad]).on is None


def test_a_strict_check_has_no_warnings() -> None:
    """Under --strict a warning is an error, where it is told and where it is counted."""
    found = Examination("a.yaml", DATASET, (ERROR, WARNING))

    told = json_object(checked_report([found], strict=True))

    assert [problem["severity"] for problem in told["problems"]] == ["error", "error"]
    assert (told["files"][0]["errors"], told["files"][0]["warnings"]) == (2, 0)
