"""GLEIF's files as tables, with the flat columns of the golden copy."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError
from alliance_cli.exchange.gleif.columns import Columns, missing_columns
from alliance_cli.exchange.gleif.tree import Entry, Unknown
from alliance_cli.exchange.rows import rows

_MOST_NAMED: Final = 3


def csv_entries(portions: Iterable[str], file: str) -> Iterator[Entry | Problem | Unknown]:
    """The records of a table, one at a time, and what is wrong with single rows or not understood.

    Raises:
        UnreadableTextError: columns are missing, it is no table, or it cannot be had.
    """
    found = rows(portions, file)
    head = next(found, None)
    if head is None:
        empty = _bad_table("the file is empty", "get it whole", Location(file, 1, 1, 1, ""))
        raise UnreadableTextError(empty)
    names = [name.strip() for name in head.cells]
    _check_head(names, head.location)
    columns = Columns(names)
    yield from (Unknown("column", name) for name in columns.unknown)
    for row in found:
        if len(row.cells) == len(names):
            yield Entry(columns.tree(row.cells), row.location)
        else:
            yield _wrong_length(row.cells, names, row.location)


def _check_head(names: Sequence[str], location: Location) -> None:
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if twice:
        message = f"the table has more than one column {twice[0][:40]}"
        raise UnreadableTextError(_bad_table(message, "keep one of them", location))
    missing = missing_columns(names)
    if missing:
        named = " and no column ".join(missing[:_MOST_NAMED])
        others = len(missing) - _MOST_NAMED
        more = f", and {others} more are missing" if others > 0 else ""
        message = f"the table has no column {named}{more}"
        way_out = "take the columns of the golden copy, in any order"
        raise UnreadableTextError(_bad_table(message, way_out, location))


def _wrong_length(cells: Sequence[str], names: Sequence[str], location: Location) -> Problem:
    message = f"this row has {len(cells)} fields, the head has {len(names)}"
    if len(cells) < len(names):
        return _bad_table(message, "the file may have been cut off; get it whole", location)
    return _bad_table(message, "put text with a comma in it in double quotes", location)


def _bad_table(message: str, way_out: str, location: Location) -> Problem:
    return Problem(ProblemName.BAD_TABLE, message, way_out=way_out, location=location)
