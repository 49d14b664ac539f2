"""Percentages of FollowTheMoney: free text in per cent, read in any form that can mean one thing.

A bare number is always per cent there, so 0.5 is half a per cent and never a half.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.characters import normalized
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share, share_words

DECIMALS: Final = 15
"""As many as the dataset's own words for a share have."""
_LONGEST_PHRASE: Final = 200
"""Characters of a text in which a percentage is looked for."""

_OVER = r">|more than|over|above|greater than|exceeding"
_AT_LEAST = r">=|=>|at least|not less than|no less than|minimum|min\.?|from"
_UNDER = r"<|less than|under|below"
_AT_MOST = r"<=|=<|at most|not more than|no more than|up to(?: and including)?|maximum|max\.?"
_NUMBER = r"[0-9]{1,4300}(?:[.,][0-9]{0,4300})?|[.,][0-9]{1,4300}"
_LOW = rf"(?P<low_word>{_AT_LEAST}|{_OVER})? ?(?P<low>{_NUMBER})"
_HIGH_WORD = rf"(?P<high_word>{_AT_MOST}|{_UNDER})"
_HIGH = rf"(?P<high>{_NUMBER})"
_RANGES: Final = (
    rf"{_LOW} ?(?:-|to|\.\.\.?) ?{_HIGH_WORD}? ?{_HIGH}",
    rf"{_LOW} ?,? ?(?:and |but )?{_HIGH_WORD} ?{_HIGH}",
    rf"between (?P<low>{_NUMBER}) and {_HIGH}",
    rf"(?P<opens>[\[\](]) ?(?P<low>{_NUMBER}) ?(?:;|\.\.) ?{_HIGH} ?(?P<closes>[\[\])])",
)
_ONES: Final = (
    rf"(?P<part>{_NUMBER}) ?(?P<word>\+|(?:or|and) (?:more|over|above|less|under|below))",
    rf"(?P<word>{_AT_LEAST}|{_OVER}|{_AT_MOST}|{_UNDER})? ?(?P<part>{_NUMBER})",
)
_FORMS: Final = tuple(map(re.compile, (*_RANGES, *_ONES)))
_WITHIN: Final = tuple(
    re.compile(rf"(?<![a-z0-9.,])(?:{form})(?![a-z0-9])") for form in (*_RANGES, *_ONES)
)
_OPEN_BELOW: Final = re.compile(rf"{_OVER}|[\](]")
_OPEN_ABOVE: Final = re.compile(rf"{_UNDER}|[\[)]")
_FROM_ABOVE: Final = re.compile(rf"{_AT_MOST}|{_UNDER}|(?:or|and) (?:less|under|below)")
_SIGNS: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), "≥": ">=", "⩾": ">=", "≤": "<=", "⩽": "<="}
)
_UNIT: Final = re.compile(r"%|per ?cent\b|pct\b")
_WITH_EXPONENT: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{1,3}")
_HUGE: Final = re.compile(r"[0-9.]+e\+?[0-9]{4,}")
_NEGATIVE: Final = re.compile(rf"-({_NUMBER})")
_TOO_FINE: Final = re.compile(rf"[.,][0-9]{{{DECIMALS + 1}}}")
_DIGIT: Final = re.compile("[0-9]")
_UNKNOWN_WORDS: Final = frozenset(
    {"unknown", "n/a", "na", "not available", "undisclosed", "?", "-"}
)
_BOUNDS: Final = "a share lies between 0 and 100 per cent"


def is_too_fine(text: str) -> bool:
    """Whether the text has more decimals than are read."""
    return _TOO_FINE.search(_plain(text)) is not None


@lru_cache(maxsize=4096)
def share_in(text: str) -> Share | None:
    """The share that a percentage of FollowTheMoney means; nothing where the text is none.

    >>> share_in("25–50%") == share_in("between 25 and 50 per cent")
    True
    >>> share_in("about half") is None
    True

    Raises:
        MalformedError: `bad-share`, for numbers that no share can be.
    """
    plain = _plain(text)
    if plain in _UNKNOWN_WORDS:
        return UNKNOWN
    if _HUGE.fullmatch(plain):
        raise _bad_share(text, "is over 100 per cent", _BOUNDS)
    negative = _NEGATIVE.fullmatch(plain)
    if negative is not None:
        if _part(negative[1]):
            raise _bad_share(text, "is under 0 per cent", _BOUNDS)
        return worded(Share(NOTHING, NOTHING))
    matches = (form.fullmatch(plain) for form in _FORMS)
    match = next(filter(None, matches), None)
    return None if match is None else _share(match, text)


def share_within(text: str) -> tuple[Share, str, str] | None:
    """The one percentage within a text that says its unit, and what stands before and behind it."""
    plain = plain_signs(text)
    if len(plain) > _LONGEST_PHRASE or not _UNIT.search(plain):
        return None
    plain = _without_unit(plain)
    matches = (form.search(plain) for form in _WITHIN)
    match = next(filter(None, matches), None)
    if match is None:
        return None
    before, behind = plain[: match.start()], plain[match.end() :]
    if _DIGIT.search(before + behind):
        return None
    try:
        return _share(match, text), before, behind
    except MalformedError:
        return None


def around(shares: Sequence[Share]) -> Share:
    """The smallest range that each of the shares lies in."""
    lowest = min(shares, key=lambda share: (share.low, share.low_open))
    highest = max(shares, key=lambda share: (share.high, not share.high_open))
    return worded(Share(lowest.low, highest.high, lowest.low_open, highest.high_open))


def worded(share: Share) -> Share:
    """The share in the dataset's own words, where it has words for it."""
    try:
        return replace(share, stated=share_words(share))
    except ValueError:
        return share


def plain_signs(text: str) -> str:
    """The text in small letters, each sign of comparison and each dash in its plainest form."""
    return normalized("NFKC", text).translate(_SIGNS).casefold()


def _plain(text: str) -> str:
    plain = _without_unit(plain_signs(text))
    return f"{Decimal(plain):f}" if _WITH_EXPONENT.fullmatch(plain) else plain


def _without_unit(plain: str) -> str:
    return " ".join(_UNIT.sub(" ", plain).split())


def _share(match: re.Match[str], text: str) -> Share:
    told = match.groupdict()
    if "part" not in told:
        low_word = told.get("low_word") or told.get("opens") or ""
        high_word = told.get("high_word") or told.get("closes") or ""
        return _between(text, (_part(match["low"]), low_word), (_part(match["high"]), high_word))
    part, word = _part(match["part"]), match["word"] or ""
    if not word:
        return _between(text, (part, ""), (part, ""))
    if _FROM_ABOVE.fullmatch(word):
        return _between(text, (NOTHING, ""), (part, word))
    return _between(text, (part, word), (WHOLE, ""))


def _part(digits: str) -> Fraction:
    whole, _, decimals = digits.replace(",", ".").partition(".")
    return Fraction(f"{whole or '0'}.{decimals[:DECIMALS] or '0'}") / 100


def _between(text: str, low: tuple[Fraction, str], high: tuple[Fraction, str]) -> Share:
    if max(low[0], high[0]) > WHOLE:
        raise _bad_share(text, "is over 100 per cent", _BOUNDS)
    is_over = _OPEN_BELOW.fullmatch(low[1]) is not None
    is_under = _OPEN_ABOVE.fullmatch(high[1]) is not None
    try:
        return worded(Share(low[0], high[0], is_over, is_under))
    except ValueError:
        raise _bad_share(text, "leaves no share at all", "the smaller end comes first") from None


def _bad_share(text: str, what: str, way_out: str) -> MalformedError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  # a message, not a page
    return MalformedError(ProblemName.BAD_SHARE, f"'{shown}' {what}", way_out)
