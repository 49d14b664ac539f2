"""GLEIF's files in JSON, as the golden copy has them: one object around one list of records."""

import re
from collections.abc import Iterator
from typing import Final

from alliance_cli.exchange.gleif.tree import Entry
from alliance_cli.exchange.json_stream import Progress, json_values

_LISTS: Final = ("relations", "exceptions", "records")
_OPENING: Final = re.compile(rf'\s*\{{\s*"(?:{"|".join(_LISTS)})"\s*:\s*(?=\[)')
_CLOSING: Final = re.compile(r"\]\s*\}\s*\Z")
_LONGEST_CLOSING: Final = 100
_NO_LINE_BREAK: Final = re.compile(r"[^\n]")


def json_entries(text: str, file: str, progress: Progress) -> Iterator[Entry]:
    """The records of a file, one at a time; also those of a bare list and of JSON Lines.

    Raises:
        UnreadableTextError: `not-json`.
    """
    for value, location in json_values(_unwrapped(text), file, progress):
        names = _LISTS if isinstance(value, dict) else ()
        lists = [value[name] for name in names if isinstance(value.get(name), list)]
        for list_ in lists:
            yield from (Entry(tree, location) for tree in list_)
        if not lists:
            yield Entry(value, location)


def _unwrapped(text: str) -> str:
    """The text with spaces for the object around its list, so that the list can be streamed.

    Lines and columns stay as they are.
    """
    text = text.removeprefix("\ufeff")
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    if opening is None or closing is None:
        return text
    return _NO_LINE_BREAK.sub(" ", opening[0]) + text[opening.end() : closing.start() + 1]
