"""Shares as percentages of FollowTheMoney, on their way out."""

from typing import Final

from alliance_cli.exchange.ftm.percentages import DECIMALS
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share

_SCALE: Final = 100 * 10**DECIMALS


def percentage_words(share: Share) -> str | None:
    """The share in per cent, `25-50` or `>50`; none where nothing is known of it.

    Where an end has no end in decimals, the range is a little wider, and an exact share a little
    smaller, so that no shares add up to more than they did.
    """
    if share == UNKNOWN:
        return None
    if share.exact is not None:
        return _text(share.low * _SCALE // 1)
    low, high = _text(share.low * _SCALE // 1), _text(-(-share.high * _SCALE // 1))
    if share.low == NOTHING and not share.low_open:
        return f"<{high}" if share.high_open else f"<={high}"
    if share.high == WHOLE and not share.high_open:
        return f">{low}" if share.low_open else f">={low}"
    return f"{'>' if share.low_open else ''}{low}-{'<' if share.high_open else ''}{high}"


def is_sayable(share: Share) -> bool:
    """Whether the words for the share say exactly it."""
    return all((end * _SCALE).denominator == 1 for end in (share.low, share.high))


def _text(scaled: int) -> str:
    digits = f"{scaled:0{DECIMALS + 1}}"
    return f"{digits[:-DECIMALS]}.{digits[-DECIMALS:]}".rstrip("0").rstrip(".")
