"""The whole product, from one end to the other."""

import csv
import json
from io import StringIO

import pytest

from alliance_cli.cli.command_table import CommandTable
from alliance_cli.formats.formats import Format
from tests.cli.running import QUERIES, SMALL, run

WITHOUT_FORMAT = {"init", "schema", "convert"}
WITH_SOURCES = {
    "show",
    "stakes",
    "owners",
    "portfolio",
    "chains",
    "loops",
    "controllers",
    "group",
    "power",
    "ubo",
    "sanctions",
    "investments",
    "projects",
}


def test_no_command_is_left_out() -> None:
    """Every command with a format is walked below."""
    names = set(CommandTable())

    assert {words[0] for words in QUERIES} | {"check"} == names - WITHOUT_FORMAT


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("words", [*QUERIES, ("check", str(SMALL))], ids=" ".join)
def test_every_command_answers_in_every_format(words: tuple[str, ...], format_: Format) -> None:
    """It exits with 0, says something, nothing on standard error, and the same each time."""
    first, second = (run(*words, "--format", format_.value) for _ in range(2))

    assert first.exit_code == 0
    assert first.stdout.strip()
    assert first.stdout.endswith("\n")
    assert not first.stderr
    assert first.stdout_bytes == second.stdout_bytes


@pytest.mark.parametrize("words", [*QUERIES, ("check",)], ids=" ".join)
def test_json_has_its_day_and_sources(words: tuple[str, ...]) -> None:
    """Under --json any answer is one object with `as_of` and `sources`, the same as -f json."""
    answer = run(*words, "--json")
    told = json.loads(answer.stdout)

    assert told["as_of"] == "2024-06-30"
    assert isinstance(told["sources"], dict)
    assert answer.stdout == run(*words, "-f", "json").stdout


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_csv_is_one_flat_table(words: tuple[str, ...]) -> None:
    """Each row has all columns, its day and its table."""
    rows = list(csv.DictReader(StringIO(run(*words, "-f", "csv").stdout, newline="")))

    assert all(row["as_of"] == "2024-06-30" and row["table"] for row in rows)
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_a_table_says_its_day(words: tuple[str, ...]) -> None:
    """The first line of a table says the day it holds for, or that it holds for any."""
    title = run(*words).stdout.splitlines()[0]

    assert "2024-06-30" in title or "any day" in title


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("words", [w for w in QUERIES if w[0] in WITH_SOURCES], ids=" ".join)
def test_sources_can_be_asked_for_in_every_format(words: tuple[str, ...], format_: Format) -> None:
    """--sources is understood wherever an answer has sources."""
    assert run(*words, "--sources", "--format", format_.value).exit_code == 0
