"""A text that comes portion by portion, of which only a passage is ever held."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError

LONGEST: Final = 16 * 2**20
"""Characters of one line, statement or record; a longer one is refused."""
_BEGINNING: Final = 4096
_SHOWN: Final = 200
"""Characters before and behind a place in a long line."""


def with_beginning(portions: Iterable[str]) -> tuple[str, Iterator[str]]:
    """The first characters of a text, at least 4096 if there are so many, and then all of it."""
    rest = iter(portions)
    begun = ""
    for portion in rest:
        begun += portion
        if len(begun) >= _BEGINNING:
            break
    return begun, chain([begun], rest)


def too_long(what: str, location: Location) -> UnreadableTextError:
    """The problem of one thing that does not end."""
    problem = Problem(
        ProblemName.CANNOT_READ,
        f"this {what} is longer than {LONGEST // 2**20} million characters",
        way_out="it may not be what it seems to be: see where it should end",
        location=location,
    )
    return UnreadableTextError(problem)


class Passage:
    """What is held of a text, and where in the file that is.

    Places are asked for from the front to the back, so that no line is counted twice.
    """

    def __init__(self, portions: Iterable[str], file: str) -> None:
        """Hold nothing yet."""
        self.file, self.text = file, ""
        self._portions = iter(portions)
        self._at, self._line, self._column = 0, 1, 1

    def grow(self, keep_from: int) -> int | None:
        """Hold about twice as much, and let go of what lies far before a character.

        Returns:
            Where that character is from now on; nothing where the text is at its end.
        """
        portion = next(self._portions, None)
        if portion is None:
            return None
        more, missing = [portion], len(self.text) - keep_from - len(portion)
        while missing > 0 and (portion := next(self._portions, None)) is not None:
            more.append(portion)
            missing -= len(portion)
        self._pass(keep_from)
        let_go = max(0, keep_from - _SHOWN)
        self.text = "".join((self.text[let_go:], *more))
        self._at -= let_go
        return keep_from - let_go

    def place(self, at: int) -> Location:
        """The place of a character, not before those asked for earlier."""
        self._pass(at)
        # Both looks are short: a file may be one line.
        farthest = max(0, self._at - _SHOWN)
        starts = self.text.rfind("\n", farthest, self._at) + 1 or farthest
        excerpt = self.text[starts : self._at + _SHOWN].partition("\n")[0].rstrip("\r")
        begins = self._column - (self._at - starts)
        return Location(self.file, self._line, self._column, 1, excerpt, begins)

    def find(self, line: int, column: int) -> int:
        """Where the character at a line and column is; the end of what is held if beyond it."""
        at, begins, now = self._at, self._column, self._line
        while now < line:
            end = self.text.find("\n", at)
            if end < 0:
                return len(self.text)
            at, begins, now = end + 1, 1, now + 1
        return min(len(self.text), at + max(0, column - begins))

    def _pass(self, at: int) -> None:
        """Count the lines up to a character."""
        at = max(at, self._at)
        breaks = self.text.count("\n", self._at, at)
        if breaks:
            self._line += breaks
            self._column = at - self.text.rindex("\n", self._at, at)
        else:
            self._column += at - self._at
        self._at = at
