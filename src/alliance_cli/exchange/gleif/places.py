"""Places in a text of which only lines are known, found without going back."""

from typing import Final

from alliance_cli.errors import Location

_EXCERPT: Final = 200


class LinePlaces:
    """Makes places out of lines and columns that never decrease."""

    def __init__(self, file: str, text: str) -> None:
        """Begin at the first line."""
        self._file, self._text = file, text
        self._line, self._begins = 1, 0

    def at(self, line: int, column: int = 1) -> Location:
        """The place in a line; of a long line only what stands around it is shown."""
        while self._line < line:
            end = self._text.find("\n", self._begins)
            if end < 0:
                break
            self._line, self._begins = self._line + 1, end + 1
        starts = self._begins + max(0, column - 1 - _EXCERPT)
        excerpt = self._text[starts : starts + 2 * _EXCERPT].partition("\n")[0].rstrip("\r")
        return Location(self._file, line, column - (starts - self._begins), 1, excerpt)
