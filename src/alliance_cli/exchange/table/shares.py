"""The shares in a table: those in the words of the file, and bare numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.errors import Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.table.cells import says_nothing
from alliance_cli.model.share import WHOLE, Share, parse_share, percent_text

_NUMBER: Final = re.compile(
    r"(?:[0-9]{1,40}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?"
)
"""As spreadsheets and programs write one; longer ones cannot be exact in the file's words."""
_WHOLE: Final = {ShareUnit.PERCENT: 100, ShareUnit.FRACTION: 1}


class BareNumberError(Exception):
    """A number that does not say of what it is a share."""

    def __init__(self, number: Fraction) -> None:
        """Keep the number as it stands."""
        super().__init__(str(number))
        self.number = number


def share_in(text: str, unit: ShareUnit | None) -> Share | None:
    """The share in a cell; none where it is empty.

    Raises:
        BareNumberError: nobody has said what a bare number is a share of.
        MalformedError: `bad-share`.
    """
    if not text:
        return None
    if says_nothing(text):
        raise _bad_share(f"'{text}' is no share", "leave the cell empty, or write unknown")
    if not _NUMBER.fullmatch(text):
        return parse_share(text)
    number = Fraction(text.replace(",", "."))
    if unit is None:
        raise BareNumberError(number)
    return _share(text, number, unit)


def _share(text: str, number: Fraction, unit: ShareUnit) -> Share:
    """The share that a bare number is."""
    whole = _WHOLE[unit]
    if number > whole:
        way_out = f"with --share-unit {unit} the whole is {whole}"
        raise _bad_share(f"{text[:40]} is more than the whole", way_out)
    words = percent_text(number / whole)
    if words.startswith("about"):
        message = f"'{text[:40]}' has more than fifteen decimals in per cent"
        raise _bad_share(message, "round it, or write a fraction like 1/3")
    if "," in text:
        raise _bad_share(f"'{text}' has a decimal comma", f"write {words}")
    return parse_share(words)


def _bad_share(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_SHARE, message, way_out)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A bare number, as it stands."""

    number: Fraction
    text: str
    location: Location


class BareNumbers:
    """The numbers of which nobody has said what they are shares of, column by column."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_column: dict[str, list[_Bare]] = {}

    def add(self, column: str, number: Fraction, text: str, location: Location) -> None:
        """Take in one."""
        self._by_column.setdefault(column, []).append(_Bare(number, text, location))

    def problems(self) -> Iterator[Problem]:
        """One problem for each column: which of the two units it looks like."""
        looks = {column: _looks_like(bare) for column, bare in self._by_column.items()}
        # The option says the unit of all columns.
        is_one = len(set(looks.values()) - {None}) == 1
        for column, bare in self._by_column.items():
            unit = looks[column]
            if unit is None:
                yield _no_shares(bare)
            else:
                yield _without_unit(column, bare, unit, may_be_told=is_one)


def _looks_like(bare: list[_Bare]) -> ShareUnit | None:
    """What the numbers are shares of, if they are any."""
    largest = max(one.number for one in bare)
    if largest > _WHOLE[ShareUnit.PERCENT]:
        return None
    return ShareUnit.FRACTION if largest <= WHOLE else ShareUnit.PERCENT


def _no_shares(bare: list[_Bare]) -> Problem:
    """The problem of numbers that are shares of nothing."""
    count = next(one for one in bare if one.number > _WHOLE[ShareUnit.PERCENT])
    return Problem(
        ProblemName.BAD_SHARE,
        f"{count.text[:40]} is neither per cent nor a part of one",
        way_out="if it counts shares, write what part of all they are, like 34.02% or 1/3",
        location=count.location,
    )


def _without_unit(column: str, bare: list[_Bare], unit: ShareUnit, *, may_be_told: bool) -> Problem:
    """The problem of numbers that are shares."""
    first, others = bare[0], len(bare) - 1
    looks = "per cent" if unit is ShareUnit.PERCENT else "parts of one"
    option = f"say --share-unit {unit}, or " if may_be_told else ""
    if option and any("," in one.text for one in bare):
        option = f"say --share-unit {unit} and write decimal points, or "
    more = f", and {others} more like it" if others else ""
    words = percent_text(first.number / _WHOLE[unit])
    return Problem(
        ProblemName.BAD_SHARE,
        f"{first.text[:40]} does not say its unit{more}",
        way_out=f"the column {column} looks like {looks}: {option}write {words}",
        location=first.location,
    )
