"""Shares as FollowTheMoney has them: free text in per cent, written plainly and read in any form.

A bare number is always per cent there, so 0.5 is half a per cent and never a half.
"""

import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share, share_words

_DECIMALS: Final = 15
"""As many as the dataset's own words for a share have."""
_SCALE: Final = 100 * 10**_DECIMALS

_OVER = r">|more than|over|above|greater than|exceeding"
_AT_LEAST = r">=|=>|at least|not less than|no less than|minimum|min\.?|from"
_UNDER = r"<|less than|under|below"
_AT_MOST = r"<=|=<|at most|not more than|no more than|up to|maximum|max\.?"
_NUMBER = r"([0-9]{1,15}(?:[.,][0-9]{0,40})?|[.,][0-9]{1,40})"
_ONE: Final = re.compile(
    rf"({_AT_LEAST}|{_OVER}|{_AT_MOST}|{_UNDER})? ?{_NUMBER}"
    r" ?(\+|(?:or|and) (?:more|over|above|less|under|below))?"
)
_RANGE: Final = re.compile(
    rf"(?:between )?({_AT_LEAST}|{_OVER})? ?{_NUMBER}"
    rf"(?: ?(?:-|to|and|but) ?| (?={_AT_MOST}|{_UNDER}))({_AT_MOST}|{_UNDER})? ?{_NUMBER}"
)
_OPEN_BELOW: Final = re.compile(_OVER)
_OPEN_ABOVE: Final = re.compile(_UNDER)
_FROM_ABOVE: Final = re.compile(rf"{_AT_MOST}|{_UNDER}|(?:or|and) (?:less|under|below)")
_SIGNS: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), "≥": ">=", "⩾": ">=", "≤": "<=", "⩽": "<="}
)
_UNIT: Final = re.compile(r"%|per ?cent\b|pct\b")
_TOO_FINE: Final = re.compile(rf"[.,][0-9]{{{_DECIMALS + 1}}}")
_UNKNOWN_WORDS: Final = frozenset(
    {"unknown", "n/a", "na", "not available", "undisclosed", "?", "-"}
)
_FORMS: Final = "write per cent like 51.5, 25-50, >50, >=75, <5 or <=10"


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


def _text(scaled: int) -> str:
    digits = f"{scaled:0{_DECIMALS + 1}}"
    return f"{digits[:-_DECIMALS]}.{digits[-_DECIMALS:]}".rstrip("0").rstrip(".")


def is_sayable(share: Share) -> bool:
    """Whether the words for the share say exactly it."""
    return all((end * _SCALE).denominator == 1 for end in (share.low, share.high))


def is_too_fine(text: str) -> bool:
    """Whether the text has more decimals than are read."""
    return _TOO_FINE.search(text) is not None


@lru_cache(maxsize=4096)
def share_in(text: str) -> Share:
    """The share that a percentage of FollowTheMoney means.

    >>> share_in("25–50%").high
    Fraction(1, 2)
    >>> share_in("0.5").high
    Fraction(1, 200)

    Raises:
        MalformedError: `bad-share`.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold()
    plain = " ".join(_UNIT.sub(" ", plain).split())
    if plain in _UNKNOWN_WORDS:
        return UNKNOWN
    match = _RANGE.fullmatch(plain)
    if match is not None:
        low_word, low, high_word, high = match.groups()
        return _between(text, (_part(low), low_word), (_part(high), high_word))
    match = _ONE.fullmatch(plain)
    if match is None or (match[1] and match[3]):
        raise _bad_share(text, "is not a percentage", _FORMS)
    word, part = match[1] or match[3] or "", _part(match[2])
    if not word:
        return _between(text, (part, ""), (part, ""))
    if _FROM_ABOVE.fullmatch(word):
        return _between(text, (NOTHING, ""), (part, word))
    return _between(text, (part, word), (WHOLE, ""))


def _part(digits: str) -> Fraction:
    whole, _, decimals = digits.replace(",", ".").partition(".")
    return Fraction(f"{whole or '0'}.{decimals[:_DECIMALS] or '0'}") / 100


def _between(
    text: str, low: tuple[Fraction, str | None], high: tuple[Fraction, str | None]
) -> Share:
    if max(low[0], high[0]) > WHOLE:
        raise _bad_share(text, "is over 100 per cent", "a share lies between 0 and 100 per cent")
    is_over = _OPEN_BELOW.fullmatch(low[1] or "") is not None
    is_under = _OPEN_ABOVE.fullmatch(high[1] or "") is not None
    try:
        return worded(Share(low[0], high[0], is_over, is_under))
    except ValueError:
        raise _bad_share(text, "leaves no share at all", "the smaller end comes first") from None


def worded(share: Share) -> Share:
    """The share in the dataset's own words, where it has words for it."""
    try:
        return replace(share, stated=share_words(share))
    except ValueError:
        return share


def _bad_share(text: str, what: str, way_out: str) -> MalformedError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  # a message, not a page
    return MalformedError(ProblemName.BAD_SHARE, f"'{shown}' {what}", way_out)
