"""The lines of a text, as the YAML parser counts them."""

import re
from dataclasses import dataclass, field
from typing import Final

from alliance_cli.errors import Location

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SHOWN: Final = 200
"""Characters before and behind a place in a long line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text that can point at its places."""

    file: str
    text: str
    _lines: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cut the text once."""
        object.__setattr__(self, "_lines", _BREAK.split(self.text))

    def location_at(self, index: int) -> Location:
        """The place of one character of the text."""
        before = _BREAK.split(self.text[:index])
        line, column = len(before) - 1, len(before[-1])
        return self.location(line, column, line, column + 1)

    def location(self, line: int, column: int, end_line: int, end_column: int) -> Location:
        """The place between two marks, which count from 0; only its first line is shown."""
        text = self._lines[line] if line < len(self._lines) else ""
        end = end_column if end_line == line else len(text.rstrip())
        # Every problem of a file may be on one line, of which each would print the whole.
        begins = max(0, column - _SHOWN)
        excerpt = text[begins : column + _SHOWN]
        return Location(self.file, line + 1, column + 1, max(1, end - column), excerpt, begins + 1)
