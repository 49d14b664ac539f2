"""GLEIF's files in JSON, as the golden copy has them: one object around one list of records."""

from collections.abc import Iterable, Iterator
from typing import Final

from alliance_cli.exchange.gleif.tree import Entry
from alliance_cli.exchange.json_stream import json_values

_LISTS: Final = ("relations", "exceptions", "records")


def json_entries(portions: Iterable[str], file: str) -> Iterator[Entry]:
    """The records of a file, one at a time; also those of a bare list and of JSON Lines.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    for value, location in json_values(portions, file, _LISTS):
        names = _LISTS if isinstance(value, dict) else ()
        lists = [value[name] for name in names if isinstance(value.get(name), list)]
        for list_ in lists:
            yield from (Entry(tree, location) for tree in list_)
        if not lists:
            yield Entry(value, location)
