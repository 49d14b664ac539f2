"""A line of CSV, RFC 4180, and the cells that a spreadsheet would take for formulas."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Final

from alliance_cli.outgoing.characters import BOX

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal; no text of a dataset has one, the name of a file may."""
_FORMULA: Final = re.compile("[\t\r\n]|\\s*[=+@＝＋＠－-]")
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
AS_TEXT: Final = "'"
"""Spreadsheets take what follows for a text."""


def for_csv(cells: Iterable[str]) -> str:
    """The cells as one line, quoted where it is needed, with its line break."""
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_CONTROL.sub(BOX, cell) for cell in cells])
    return line.getvalue()


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula; plain numbers are none.

    >>> [is_formula(cell) for cell in ("=1+1", "@SUM(A1)", "-3.5", "a=b")]
    [True, True, False, False]
    """
    return bool(_FORMULA.match(cell)) and not _NUMBER.fullmatch(cell)


def without_formulas(cells: Iterable[str]) -> list[str]:
    """The cells, with a `'` before those that a spreadsheet would take for formulas."""
    return [f"{AS_TEXT}{cell}" if is_formula(cell) else cell for cell in cells]
