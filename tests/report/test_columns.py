"""A column shows an attribute of its rows, and its type is that of its kind."""

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from alliance_cli.report.kinds import COUNT, TEXT, TEXTS
from tests.report.rows import columns, named

SOURCE = Path(__file__).parents[2] / "src"
HEAD = """
from dataclasses import dataclass

from alliance_cli.model.money import Money
from alliance_cli.model.records import Party
from alliance_cli.model.share import Share
from alliance_cli.model.when import When
from alliance_cli.report.blocks import Table
from alliance_cli.report.columns import column
from alliance_cli.report.kinds import COUNT, DAY, MONEY, PARTY, SHARE, TEXT


@dataclass(frozen=True)
class Line:
    owner: Party
    name: str
    count: int
    capital: Share | None
    amount: Money
    since: When | None


"""
KINDS = {
    "owner": "PARTY",
    "name": "TEXT",
    "count": "COUNT",
    "capital": "SHARE",
    "amount": "MONEY",
    "since": "DAY",
}
"""The kind of each attribute."""


def table(name: str, shown: dict[str, str]) -> str:
    """A table that has, under each key, the attribute shown."""
    lines = (
        f"        column('{key}', {KINDS[key]}, lambda line: line.{attribute}),  # {name}"
        for key, attribute in shown.items()
    )
    return "\n".join(
        (f"{name}: Table[Line] = Table(", "    'rows',", "    (", *lines, "    ),", ")")
    )


def faults(folder: Path, text: str) -> set[int]:
    """The lines of a file in which mypy reports an error."""
    file = folder / "view.py"
    file.write_text(text, encoding="utf-8")
    options = ("--config-file=", "--strict", "--follow-imports=silent", "--no-pretty")
    done = subprocess.run(
        (sys.executable, "-m", "mypy", *options, f"--cache-dir={folder / 'cache'}", file.name),
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(SOURCE)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    *reports, _ = done.stdout.splitlines()
    assert all("[arg-type]" in line or "[return-value]" in line for line in reports), reports
    return {int(line.split(":")[1]) for line in reports}


def test_two_columns_that_are_swapped_are_an_error_of_type(tmp_path: Path) -> None:
    """Each swap of two attributes of different type is reported at both of its columns.

    The right order of the same columns is not reported.
    """
    tables = {"RIGHT": {key: key for key in KINDS}}
    for first, second in permutations(KINDS, 2):
        tables[f"{first}_{second}".upper()] = {first: second, second: first}
    text = HEAD + "\n".join(table(name, shown) for name, shown in tables.items()) + "\n"
    columns_of_swaps = {
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if "column(" in line and not line.endswith("# RIGHT")
    }

    assert len(columns_of_swaps) == 2 * len(KINDS) * (len(KINDS) - 1)
    assert faults(tmp_path, text) == columns_of_swaps


@pytest.mark.parametrize(
    ("row", "cells", "texts", "blank"),
    [
        (("a", 0, ()), {"name": "a", "count": 0, "aliases": []}, ["a", "0", ""], [0, 0, 1]),
        ((None, None, None), {"name": None, "count": None, "aliases": []}, ["", "", ""], [1, 1, 1]),
        (("", 1, ("b",)), {"name": "", "count": 1, "aliases": ["b"]}, ["", "1", "b"], [1, 0, 0]),
    ],
)
def test_a_column_writes_its_attribute_of_a_row(
    row: tuple[object, ...], cells: dict[str, object], texts: list[str], blank: list[int]
) -> None:
    """For machines under its keys, for people as a text; what says nothing is blank, 0 is not."""
    shown = columns(named("name", TEXT), named("count", COUNT), named("aliases", TEXTS))

    assert {key: cell for column in shown for key, cell in column.cells(row).items()} == cells
    assert [column.text(row) for column in shown] == texts
    assert [column.is_blank(row) for column in shown] == blank


def test_a_column_without_a_title_is_for_machines_only() -> None:
    """It keeps its key, its kind and the attribute that it shows."""
    (titled,) = columns(named("name", TEXT, "Name"))

    assert titled.without_title().title == ""
    assert titled.without_title().cells(("a",)) == titled.cells(("a",)) == {"name": "a"}
