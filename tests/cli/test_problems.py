"""A problem as editors and CI read it."""

import pytest

from alliance_cli.cli.problems import problem_lines, summary_text
from alliance_cli.cli.streams import say
from alliance_cli.errors import Location, Problem, ProblemName, Related

LINE = "  owner: nisan"


def problem_text(problem: Problem, columns: int = 80) -> str:
    """The lines of a problem as one text."""
    return "\n".join(problem_lines(problem, columns))


def problem(place: Location | None, way_out: str = "") -> Problem:
    """An unknown company at a place."""
    return Problem(ProblemName.UNKNOWN_COMPANY, "no 'nisan'", location=place, way_out=way_out)


def test_a_problem_has_a_place_a_name_a_sentence_and_a_way_out() -> None:
    """The first line is what editors parse; below it stand the line, carets and the way out."""
    text = problem_text(
        problem(Location("a.yaml", 41, 10, 5, LINE), way_out="did you mean nissan?")
    )

    assert text == (
        "a.yaml:41:10: unknown-company: no 'nisan'\n"
        "    41 |   owner: nisan\n"
        "       |          ^^^^^\n"
        "    did you mean nissan?"
    )


def test_a_warning_says_so() -> None:
    """What is only refused by --strict is marked."""
    text = problem_text(Problem(ProblemName.NO_SOURCE, "no source"))

    assert text == ": warning: no-source: no source"


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    """Where no line is meant, the file alone is named."""
    assert problem_text(problem(Location("a.yaml", 0, 0, 1, ""))) == (
        "a.yaml: unknown-company: no 'nisan'"
    )


def test_other_lines_are_named() -> None:
    """The lines that have their part in a problem are named by number."""
    text = problem_text(
        Problem(
            ProblemName.DUPLICATE_NAME, "twice", related=(Related(("companies", "a"), "a (A)", 3),)
        )
    )

    assert text.endswith("\n    line 3: a (A)")


def test_wide_letters_have_wide_carets() -> None:
    """The carets stand below what is meant also after and under letters of two columns."""
    text = problem_text(problem(Location("a.yaml", 1, 5, 2, "日本: 自動車")))

    assert text.splitlines()[1:] == ["    1 | 日本: 自動車", "      |       ^^^^"]


def test_combining_marks_have_no_width() -> None:
    """An accent that is a character of its own moves no caret."""
    text = problem_text(problem(Location("a.yaml", 1, 4, 1, "e\u0300: x")))

    assert text.splitlines()[2] == "      |   ^"


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("column", [1, 60, 90, 250, 500])
def test_of_a_long_line_the_part_is_shown_that_is_meant(column: int, columns: int) -> None:
    """A line of 500 characters is cut to the width of the terminal, and the carets fit."""
    line = "".join(str(n % 10) for n in range(1, 501))
    place = Location("a.yaml", 1, column, 3, line)
    _, excerpt, carets = problem_text(problem(place), columns).splitlines()

    assert len(excerpt) <= columns
    meant = excerpt[carets.index("^") : carets.rindex("^") + 1]
    assert meant == line[column - 1 : column + 2]


def test_an_empty_line_still_has_a_caret() -> None:
    """At the end of a file something is still pointed at."""
    assert problem_text(problem(Location("a.yaml", 1, 1, 1, ""))).splitlines()[1:] == [
        "    1 |",
        "      | ^",
    ]


def test_nothing_in_a_file_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of the file, of its name and of messages are shown as a box."""
    place = Location("a\x1b.yaml", 1, 1, 8, "\x1b[31mred\u202e\u200b\xa0x")

    say(*problem_lines(problem(place, way_out="\x07")))

    assert capsys.readouterr().err == (
        "a\ufffd.yaml:1:1: unknown-company: no 'nisan'\n"
        "    1 | \ufffd[31mred\ufffd\ufffd x\n"
        "      | ^^^^^^^^\n"
        "    \ufffd\n"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "no problems"),
        (["bad-id"], "1 error"),
        (["bad-id", "bad-id"], "2 errors"),
        (["no-source"], "1 warning"),
        (["bad-id", "no-source", "no-source"], "1 error and 2 warnings"),
    ],
)
def test_problems_are_counted(names: list[str], said: str) -> None:
    """Errors and warnings are counted apart."""
    assert summary_text([Problem(ProblemName(name), "") for name in names]) == said
