"""GLEIF's files as tables, with the flat columns of the golden copy."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName
from alliance_cli.exchange.gleif.columns import Columns, missing_columns
from alliance_cli.exchange.gleif.places import LinePlaces
from alliance_cli.exchange.gleif.tree import Entry
from alliance_cli.exchange.json_stream import Progress, UnreadableTextError

_DELIMITERS: Final = ",;\t"
_ROWS_BETWEEN_TICKS: Final = 1024


def csv_entries(text: str, file: str, progress: Progress) -> Iterator[Entry | Problem]:
    """The records of a table, one at a time, and what is wrong with single rows.

    Raises:
        UnreadableTextError: `bad-table`: columns are missing, or it is no table.
    """
    text = text.removeprefix("\ufeff")
    rows = _rows(text, LinePlaces(file, text))
    head, at_head = next(rows, ([], Location(file, 1, 1, 1, "")))
    names = [name.strip() for name in head]
    _check_head(names, at_head)
    columns, lines = Columns(names), text.count("\n") + 1
    for number, (cells, location) in enumerate(rows):
        if len(cells) == len(names):
            yield Entry(columns.tree(cells), location)
        else:
            yield _wrong_length(cells, names, location)
        if number % _ROWS_BETWEEN_TICKS == 0:
            progress(location.line / lines)


def _rows(text: str, places: LinePlaces) -> Iterator[tuple[list[str], Location]]:
    """The rows that say something."""
    first = text[: text.find("\n") + 1] or text
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            way_out = "the file may have been cut off, or a double quote is not closed"
            raise UnreadableTextError(
                _bad_table(f"this is not a row of a table: {error}", way_out, places.at(line))
            ) from None
        if any(cells):
            yield cells, places.at(line)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, without a second copy of the whole text."""
    begins = 0
    while begins < len(text):
        ends = text.find("\n", begins) + 1 or len(text)
        yield text[begins:ends]
        begins = ends


def _check_head(names: Sequence[str], location: Location) -> None:
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if twice:
        message = f"the table has more than one column {twice[0][:40]}"
        raise UnreadableTextError(_bad_table(message, "keep one of them", location))
    missing = missing_columns(names)
    if missing:
        message = f"the table has no column {' and no column '.join(missing)}"
        way_out = "take the columns of the golden copy, in any order"
        raise UnreadableTextError(_bad_table(message, way_out, location))


def _wrong_length(cells: Sequence[str], names: Sequence[str], location: Location) -> Problem:
    message = f"this row has {len(cells)} fields, the head has {len(names)}"
    if len(cells) < len(names):
        return _bad_table(message, "the file may have been cut off; get it whole", location)
    return _bad_table(message, "put text with a comma in it in double quotes", location)


def _bad_table(message: str, way_out: str, location: Location) -> Problem:
    return Problem(ProblemName.BAD_TABLE, message, way_out=way_out, location=location)
