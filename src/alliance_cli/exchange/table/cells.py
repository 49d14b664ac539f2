"""What single cells of a table of holdings say; `shares` has those with numbers in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from alliance_cli.errors import Location, MalformedError, ProblemName
from alliance_cli.exchange.ids import slug
from alliance_cli.exchange.rows import Row
from alliance_cli.exchange.table.columns import KIND_WORDS, SEPARATOR
from alliance_cli.model.texts import parse_line, parse_paragraph
from alliance_cli.model.when import When, parse_when

_NOTHING: Final = frozenset({"-", "–", "—", "?", "n/a", "na", "nan", "null", "none", "#n/a"})
"""What spreadsheets write where they have nothing to say."""
_TRUTH: Final = {
    **dict.fromkeys(("true", "yes", "1"), True),
    **dict.fromkeys(("", "false", "no", "0"), False),
}
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_BETWEEN_ADDRESSES: Final = re.compile(rf"{SEPARATOR}(?=\s|https?://)")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, by column, without the blanks around them."""

    numbers: Mapping[str, int]
    """Which cell of the row is in which column."""
    row: Row

    def __getitem__(self, column: str) -> str:
        """The text of a cell; none where the row is short, or has no such column."""
        number = self.numbers.get(column)
        texts = self.row.cells
        return "" if number is None or number >= len(texts) else texts[number].strip()

    def at(self, column: str) -> Location:
        """The place of a cell; that of the row where the cell is not on its first line."""
        location, texts = self.row.location, self.row.cells
        number = self.numbers.get(column, len(texts))
        begins = _beginning(location.excerpt, [text.strip() for text in texts[: number + 1]])
        if number >= len(texts) or begins < 0:
            return location
        return replace(location, column=begins + 1, length=max(1, len(self[column])))


def _beginning(line: str, texts: Sequence[str]) -> int:
    """Where the last of the texts begins, which follow one another; -1 where one is missing."""
    begins, behind = -1, 0
    for text in texts:
        begins = line.find(text, behind)
        if begins < 0:
            break
        behind = begins + len(text) + 1
    return begins


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.lower() in _NOTHING


def line_in(text: str) -> str:
    """A text on one line; an empty one where the cell is empty.

    Raises:
        MalformedError: `bad-text`.
    """
    plain = " ".join(text.split())
    return parse_line(plain) if plain else ""


def party_in(cell: str, beside: str) -> tuple[str, str]:
    """What a row calls a party, and the name beside that; empty where it calls nobody.

    A word for nothing is an id where a name stands beside it: `none` beside `None`.
    """
    is_unnamed = says_nothing(beside) and (beside == cell or slug(beside) != cell)
    name = "" if is_unnamed else beside
    is_nobody = says_nothing(cell) and (name in {"", cell} or slug(cell) != cell)
    return ("" if is_nobody else cell), name


def note_in(text: str) -> str | None:
    """A note, or none.

    Raises:
        MalformedError: `bad-text`.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return parse_paragraph(plain) if plain else None


def kind_in(text: str) -> str:
    """One of the kinds, or none.

    Raises:
        MalformedError: `bad-kind`.
    """
    kind = text.lower().replace(" ", "-")
    if kind and kind not in KIND_WORDS:
        way_out = f"the kinds are {', '.join(KIND_WORDS)}"
        raise MalformedError(ProblemName.BAD_KIND, f"'{text[:40]}' is no kind", way_out)
    return kind


def truth_in(text: str) -> bool:
    """Whether a cell says yes; an empty one does not.

    Raises:
        MalformedError: `bad-table`.
    """
    if text.lower() not in _TRUTH:
        way_out = "write true, or leave the cell empty"
        message = f"'{text[:40]}' is neither true nor false"
        raise MalformedError(ProblemName.BAD_TABLE, message, way_out)
    return _TRUTH[text.lower()]


def day_in(text: str) -> When | None:
    """The date in a cell, or none.

    Raises:
        MalformedError: `bad-date`.
    """
    return parse_when(text) if text else None


def sources_in(text: str) -> tuple[str, ...]:
    """The titles or addresses of sources, each once; an address may have the separator in it.

    Raises:
        MalformedError: `bad-text`.
    """
    parted = _BETWEEN_ADDRESSES.split(text) if _ADDRESS.search(text) else text.split(SEPARATOR)
    return tuple(dict.fromkeys(title for title in map(_title, parted) if title))


def is_address(text: str) -> bool:
    """Whether a text means to be the address of a page."""
    return _ADDRESS.match(text) is not None


def _title(text: str) -> str:
    plain = " ".join(text.split())
    # An address that may not be followed is a loss, and no reason to refuse a table.
    title = plain if is_address(plain) else line_in(plain)
    return "" if says_nothing(title) and slug(title) != title else title
