"""The share of an interest: exact, or the range that is known of it."""

from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.bods.in_entry import Entry, shown
from alliance_cli.model.share import (
    NOTHING,
    UNKNOWN,
    WHOLE,
    Share,
    exactly,
    percent_text,
    share_words,
)

_PERCENT: Final = 100
BOUNDS: Final = ("exact", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
"""The fields of a share."""
_WAY_OUT: Final = "a share lies between 0 and 100 per cent"
_FINEST: Final = Decimal("1e-15")
"""The file's own words for a percentage have fifteen decimals; floats in the wild have more."""
_EXACT: Final = Context(prec=40)


def share_of(interest: Entry) -> Share:
    """The share of an interest; unknown where it is not said, or not as a share can be."""
    share = interest.inner("share")
    if not share.fields:
        return UNTOLD
    exact, minimum, maximum, over, under = (_part(share, key) for key in BOUNDS)
    try:
        bounds = _between(minimum, over, maximum, under)
        if exact is None:
            return bounds
        if not _lies_in(exact, bounds):
            interest.wrong(ProblemName.BAD_SHARE, "share", "is exact, but not between its ends")
        return _exactly(exact)
    except ValueError:
        interest.wrong(ProblemName.BAD_SHARE, "share", "leaves no share at all", _WAY_OUT)
        return UNTOLD


def with_words(share: Share) -> Share:
    """The share with the words that our own file has for it, where it has any."""
    try:
        return replace(share, stated=share_words(share))
    except ValueError:
        return share


def said(share: Share) -> str:
    """The share in words, also where our own file has none."""
    if share.stated:
        return share.stated
    over = "over " if share.low_open else ""
    return f"{over}{percent_text(share.low)} to under {percent_text(share.high)}"


UNTOLD: Final = with_words(UNKNOWN)
"""The share that is not told."""


def _part(share: Entry, key: str) -> Fraction | None:
    value = share.value(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        share.wrong(ProblemName.WRONG_TYPE, key, f"is {shown(value)}, which is no number")
        return None
    # Compared before anything is made of it: 1e999999999 would fill the memory.
    if not 0 <= value <= _PERCENT:
        share.wrong(ProblemName.BAD_SHARE, key, f"is {shown(value)}", _WAY_OUT)
        return None
    part, is_rounded = _nearest(value)
    if is_rounded:
        where = f"line {share.location.line}"
        share.findings.account.lost("digits", where, f"{shown(value)} is rounded to 15 decimals")
    return part


# Few figures are told over and over, so each is worked out once.
@lru_cache(maxsize=4096)
def _nearest(percent: int | Decimal) -> tuple[Fraction, bool]:
    """The part that a percentage means, and whether it is only near."""
    rounded = Decimal(percent).quantize(_FINEST, context=_EXACT)
    return Fraction(rounded) / _PERCENT, rounded != percent


@lru_cache(maxsize=4096)
def _exactly(part: Fraction) -> Share:
    return with_words(exactly(part))


@lru_cache(maxsize=4096)
def _between(
    minimum: Fraction | None,
    over: Fraction | None,
    maximum: Fraction | None,
    under: Fraction | None,
) -> Share:
    low, low_open = _stricter_low(minimum, over)
    high, high_open = _stricter_high(maximum, under)
    return with_words(Share(low, high, low_open, high_open))


def _stricter_low(minimum: Fraction | None, over: Fraction | None) -> tuple[Fraction, bool]:
    if over is not None and (minimum is None or over >= minimum):
        return over, True
    return minimum or NOTHING, False


def _stricter_high(maximum: Fraction | None, under: Fraction | None) -> tuple[Fraction, bool]:
    if under is not None and (maximum is None or under <= maximum):
        return under, True
    return (WHOLE if maximum is None else maximum), False


def _lies_in(part: Fraction, bounds: Share) -> bool:
    above = part > bounds.low or (part == bounds.low and not bounds.low_open)
    below = part < bounds.high or (part == bounds.high and not bounds.high_open)
    return above and below
