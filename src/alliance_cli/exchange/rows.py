"""The rows of a table, one at a time, each with its place."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.passage import LONGEST, too_long

_DELIMITERS: Final = ",;\t"
_SAID: Final = re.compile(r'"?sep=([,;\t])"?\s*', re.IGNORECASE)
_SHOWN: Final = 400


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that says something."""

    cells: list[str]
    location: Location
    """Of the whole line on which it begins."""


def rows(portions: Iterable[str], file: str) -> Iterator[Row]:
    """The rows that say something, the head first; what parts its cells parts those of all.

    A first line `sep=;`, which spreadsheets write, says itself what parts them.

    Raises:
        UnreadableTextError: `bad-table`; `cannot-read` for a line that is too long.
    """
    csv.field_size_limit(LONGEST)
    lines = _Lines(portions, file)
    first = lines.next_told()
    said = _SAID.fullmatch(first)
    first = lines.next_told() if said else first
    delimiter = said[1] if said else max(_DELIMITERS, key=first.count)
    told = chain([first], lines)
    # A blank before a double quote is no text that the quote stands in.
    reader = csv.reader(told, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableTextError(_no_row(error, lines.place())) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(cells, lines.place())
        lines.begun = ""


class _Lines:
    """The lines of a text with their ends; remembers where the row in hand begins."""

    def __init__(self, portions: Iterable[str], file: str) -> None:
        self._file, self._found = file, self._cut(portions)
        self.number = 0
        self.begun, self.begun_at = "", 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._found)
        self.number += 1
        if not self.begun:
            self.begun, self.begun_at = line, self.number
        return line

    def next_told(self) -> str:
        """The next line that says something; the row in hand begins with it."""
        self.begun = next((line for line in self if line.strip()), "")
        self.begun_at = self.number
        return self.begun

    def place(self) -> Location:
        """Where the row in hand begins."""
        excerpt = self.begun.rstrip("\r\n")[:_SHOWN]
        return Location(self._file, max(1, self.begun_at), 1, max(1, len(excerpt)), excerpt)

    def _cut(self, portions: Iterable[str]) -> Iterator[str]:
        rest = ""
        for portion in portions:
            lines = list(StringIO(rest + portion, newline=""))
            # What comes next may belong to the last line, or to its end.
            rest = lines.pop() if lines else ""
            yield from lines
            if len(rest) > LONGEST:
                self.begun, self.begun_at = rest, self.number + 1
                raise too_long("line", self.place())
        yield from StringIO(rest, newline="")


def _no_row(error: csv.Error, location: Location) -> Problem:
    return Problem(
        ProblemName.BAD_TABLE,
        f"this is not a row of a table: {error}",
        way_out="the file may have been cut off, or a double quote is not closed",
        location=location,
    )
