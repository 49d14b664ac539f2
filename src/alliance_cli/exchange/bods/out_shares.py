"""Shares as BODS writes them: percentages, exact or between two ends."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from alliance_cli.exchange.bods.out_statements import Json
from alliance_cli.model.share import UNKNOWN, Share

_DECIMALS: Final = 15
"""As many as the file has: what needs more is a fraction there too."""
_PERCENT: Final = 100 * 10**_DECIMALS
_LONGEST_WORDS: Final = 10**40


def share_object(share: Share) -> dict[str, Json]:
    """The share in per cent, exact or between its ends; nothing where nothing is known of it.

    What no decimal says is rounded down, so that owners never add up to more than they hold; the
    upper end of a range is rounded up, so that the share stays within it.
    """
    if share == UNKNOWN:
        return {}
    if share.exact is not None:
        return {"exact": _percent(share.low)}
    low = "exclusiveMinimum" if share.low_open else "minimum"
    high = "exclusiveMaximum" if share.high_open else "maximum"
    return {low: _percent(share.low), high: -_percent(-share.high)}


def rounded_words(share: Share) -> str:
    """The ends of a share that a percentage does not say, in words; nothing where it says all."""
    ends = dict.fromkeys((share.low, share.high))
    if all((end * _PERCENT).denominator == 1 for end in ends):
        return ""
    return " to ".join(map(_words, ends))


def _percent(part: Fraction) -> Decimal:
    scaled = part * _PERCENT
    whole = Decimal(scaled.numerator // scaled.denominator)
    return whole.scaleb(-_DECIMALS).normalize()


def _words(part: Fraction) -> str:
    return str(part) if part.denominator < _LONGEST_WORDS else "a longer fraction"
