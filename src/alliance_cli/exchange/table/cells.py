"""What single cells of a table of holdings say."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from alliance_cli.errors import Location, MalformedError, ProblemName
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.rows import Row
from alliance_cli.exchange.table.columns import KIND_WORDS, SEPARATOR
from alliance_cli.model.names import parse_line, parse_paragraph
from alliance_cli.model.share import Share, parse_share, percent_text
from alliance_cli.model.when import When, parse_when

_NUMBER: Final = re.compile(r"[0-9]+([.,][0-9]+)?")
_NOTHING: Final = frozenset({"-", "–", "—", "?", "n/a", "na", "nan", "null", "none", "#n/a"})
"""What spreadsheets write where they have nothing to say."""
_TRUTH: Final = {
    **dict.fromkeys(("true", "yes", "1"), True),
    **dict.fromkeys(("", "false", "no", "0"), False),
}
_ADDRESS: Final = re.compile(r"https?://")
_BETWEEN_ADDRESSES: Final = re.compile(rf"{SEPARATOR}(?=\s|https?://)")


class BareNumberError(Exception):
    """A number that does not say of what it is a share."""

    def __init__(self, number: Fraction) -> None:
        """Keep the number as it stands."""
        super().__init__(str(number))
        self.number = number


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, by column, without the blanks around them."""

    texts: dict[str, str]
    row: Row

    def __getitem__(self, column: str) -> str:
        """The text of a cell; none where the row is short, or has no such column."""
        return self.texts.get(column, "")

    def at(self, column: str) -> Location:
        """The place of a cell; that of the row where the cell is not on its first line."""
        excerpt, begins = self.row.location.excerpt, 0
        for name, text in self.texts.items():
            found = excerpt.find(text, begins)
            if found < 0:
                break
            if name == column:
                return replace(self.row.location, column=found + 1, length=max(1, len(text)))
            begins = found + len(text) + 1
        return self.row.location


def name_in(text: str) -> str:
    """A name on one line; none where the cell says that there is none.

    Raises:
        MalformedError: `bad-text`.
    """
    plain = " ".join(text.split())
    if plain.lower() in _NOTHING or not plain:
        return ""
    return parse_line(plain)


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


def share_in(text: str, unit: ShareUnit | None) -> Share | None:
    """The share in a cell; none where it is empty.

    Raises:
        BareNumberError: nobody has said what a bare number is a share of.
        MalformedError: `bad-share`.
    """
    if not text:
        return None
    if text.lower() in _NOTHING:
        way_out = "leave the cell empty, or write unknown"
        raise MalformedError(ProblemName.BAD_SHARE, f"'{text}' is no share", way_out)
    if not _NUMBER.fullmatch(text):
        return parse_share(text)
    number = Fraction(text.replace(",", "."))
    if unit is None:
        raise BareNumberError(number)
    whole = 100 if unit is ShareUnit.PERCENT else 1
    if number > whole:
        message = f"{text[:40]} is more than the whole"
        way_out = f"with --share-unit {unit} the whole is {whole}"
        raise MalformedError(ProblemName.BAD_SHARE, message, way_out)
    words = percent_text(number / whole)
    if "," in text:
        message = f"'{text}' has a decimal comma"
        raise MalformedError(ProblemName.BAD_SHARE, message, f"write {words}")
    if words.startswith("about"):
        message = f"'{text[:40]}' has more than fifteen decimals in per cent"
        way_out = "round it, or write a fraction like 1/3"
        raise MalformedError(ProblemName.BAD_SHARE, message, way_out)
    return parse_share(words)


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
    titles = (" ".join(title.split()) for title in parted)
    return tuple(dict.fromkeys(parse_line(title) for title in titles if title))
