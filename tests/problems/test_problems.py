import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from alliance_cli.cli.app import app
from alliance_cli.cli.intake import examine
from alliance_cli.errors import WARNINGS, ProblemName
from alliance_cli.loading.reader import examine_file

HERE = Path(__file__).parent
NAMES = tuple(ProblemName)
# Not every problem can be shown by a file: this one is that there is none.
WITHOUT_FILE = frozenset({ProblemName.CANNOT_READ})
PLACE = re.compile(
    r"^[^ :]+\.(?:yaml|json|xml|csv):(\d+:\d+:)? (warning: )?([a-z-]+): ", re.MULTILINE
)

THREE_MISTAKES = """\
title: Three mistakes of three kinds
as_of: 2024-01-01
sources:
  report: {title: Annual report}
companies:
  acme: {name: Acme}
  bolt: {name: Bolt}
  cog: {name: Cog}
holdings:
  - {owner: bolt, company: cog, capital: 15, sources: [report]}
  - {owner: bolt, company: acme, capital: 60%, sources: [report]}
  - {owner: cog, company: acme, capital: 50%, sources: [report]}
  - {owner: blot, company: cog, capital: 5%, sources: [report]}
"""


@pytest.fixture(autouse=True)
def in_this_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples are named as somebody in their folder would."""
    monkeypatch.chdir(HERE)


def example(name: ProblemName) -> str:
    """The file that shows a problem, in the format that has it."""
    found = [path.name for path in HERE.glob(f"{name}.*") if path.suffix != ".txt"]
    return found[0] if found else f"{name}.yaml"


def checked(*words: str) -> tuple[str, int]:
    """What `alliance check` prints on standard output, and its exit code."""
    result = CliRunner().invoke(app, ["check", *words])
    return result.stdout, result.exit_code


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_has_an_example_that_reads_as_it_should(name: ProblemName) -> None:
    """Checking the example of a problem prints what stands beside it, byte for byte."""
    told, _ = checked(example(name))
    expected = Path(f"{name}.txt")
    if os.environ.get("ALLIANCE_ACCEPT") == "1":
        expected.write_bytes(told.encode())
    assert told == expected.read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_shows_its_own_problem_only(name: ProblemName) -> None:
    """Whoever reads an example learns one thing."""
    told, _ = checked(example(name))
    assert {found for _, _, found in PLACE.findall(told)} == {name}


@pytest.mark.parametrize("name", NAMES)
def test_errors_are_refused_and_warnings_only_when_strict(name: ProblemName) -> None:
    """A file with errors exits with 3; one with warnings only does so under --strict."""
    assert checked(example(name))[1] == (0 if name in WARNINGS else 3)
    assert checked("--strict", example(name))[1] == 3


@pytest.mark.parametrize("name", NAMES)
def test_json_tells_the_same_problems_at_the_same_places(name: ProblemName) -> None:
    """A script sees every problem that a person sees, with its line and column."""
    told, code = checked(example(name))
    answer, same_code = checked("--json", example(name))
    problems = json.loads(answer)["problems"]
    places = ("" if p["line"] is None else f"{p['line']}:{p['column']}:" for p in problems)
    severities = ("warning: " if p["severity"] == "warning" else "" for p in problems)
    names = (p["name"] for p in problems)
    assert list(zip(places, severities, names, strict=True)) == PLACE.findall(told)
    assert same_code == code


@pytest.mark.parametrize("name", NAMES)
def test_every_problem_has_a_way_out(name: ProblemName) -> None:
    """Nobody is told that something is wrong without being told what to do."""
    assert all(problem.way_out for problem in examine(example(name)).problems)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("bad-")])
def test_a_message_quotes_what_the_file_says(name: ProblemName) -> None:
    """What a message puts in quotes about a bad value stands in the line that it shows."""
    for problem in examine(example(name)).problems:
        assert problem.location is not None
        for word in re.findall(r"'([^']*)'", problem.message):
            assert word in problem.location.excerpt


def test_every_example_belongs_to_a_problem() -> None:
    """No example outlives its problem, and none lacks its output."""
    with_file = {str(name) for name in NAMES if name not in WITHOUT_FILE}
    examples = [
        path for path in HERE.iterdir() if path.suffix in {".yaml", ".json", ".xml", ".csv"}
    ]
    assert sorted(path.stem for path in examples) == sorted(with_file)
    assert {path.stem for path in HERE.glob("*.txt")} == set(NAMES)


def test_mistakes_of_three_kinds_are_three_reports(dataset_file: Callable[[str], Path]) -> None:
    """A bad share, an unknown company and a sum over 100 % are all told in one run."""
    problems = examine_file(dataset_file(THREE_MISTAKES)).problems
    assert {problem.name for problem in problems} == {
        ProblemName.BAD_SHARE,
        ProblemName.UNKNOWN_COMPANY,
        ProblemName.MORE_THAN_WHOLE,
    }
    assert len(problems) == 3


def test_problems_are_sorted_by_place(dataset_file: Callable[[str], Path]) -> None:
    """Problems of all kinds come in the order in which a reader of the file meets them."""
    problems = examine_file(dataset_file(THREE_MISTAKES)).problems
    places = [(p.location.line, p.location.column) for p in problems if p.location]
    assert places == [(6, 3), (10, 42), (13, 13)]


def test_the_text_of_a_problem_is_the_form_of_the_contract(
    dataset_file: Callable[[str], Path],
) -> None:
    """Place, name and sentence; the line; carets under the word; the way out."""
    told, _ = checked(str(dataset_file(THREE_MISTAKES)))
    assert told.endswith(
        "\n".join(
            (
                "mine.yaml:13:13: unknown-company: no company or holder has the id 'blot'",
                "    13 |   - {owner: blot, company: cog, capital: 5%, sources: [report]}",
                "       |             ^^^^",
                "    did you mean 'bolt'?",
                f"{dataset_file(THREE_MISTAKES)}: 3 errors",
                "",
            )
        )
    )


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("nisan", "nissan"),
        ("nissan-motor", "nissan"),
        ("frenchstate", "french-state"),
        ("renaut", "renault"),
    ],
)
def test_a_slip_in_an_id_is_offered_the_nearest_one(
    slip: str, meant: str, dataset_file: Callable[[str], Path]
) -> None:
    """Near ids and names are offered for an unknown company."""
    example = Path("unknown-company.yaml").read_text(encoding="utf-8")
    problems = examine_file(dataset_file(example)).problems
    way_out = {problem.message: problem.way_out for problem in problems}
    message = f"no company or holder has the id '{slip}'"
    assert way_out[message] == f"did you mean '{meant}'?"


def test_an_id_like_no_other_is_offered_none() -> None:
    """A far-fetched guess would be worse than none."""
    problems = examine_file("unknown-company.yaml").problems
    assert [p.way_out for p in problems if "'zorg'" in p.message] == ["define it, or use another"]


@pytest.mark.parametrize(
    ("slip", "meant"), [("as-of", "as_of"), ("contry", "country"), ("vote", "votes")]
)
def test_an_unknown_field_is_offered_the_nearest(slip: str, meant: str) -> None:
    """A slip in a field is told which field is meant."""
    problems = examine_file("unknown-field.yaml").problems
    ways_out = [p.way_out for p in problems if f"'{slip}'" in p.message]
    assert ways_out == [f"did you mean '{meant}'?"]


def test_an_unknown_field_like_no_other_is_told_the_fields() -> None:
    """Where nothing is near, the fields of that entry are listed."""
    problems = examine_file("unknown-field.yaml").problems
    ways_out = [p.way_out for p in problems if "'link'" in p.message]
    assert ways_out == ["the fields here: title, publisher, date, url"]
