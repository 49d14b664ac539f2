"""A share of a company: an exact fraction, or what is known of it."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.slips import share_candidates

NOTHING: Final = Fraction(0)
WHOLE: Final = Fraction(1)

_END = r"([0-9]{1,15}(?:\.[0-9]{1,15})?%|[0-9]{1,15}/[0-9]{1,15})"
SHARE_PATTERN: Final = rf"(?:(over|at least|under|up to) )?{_END}(?: to {_END})?|unknown"
_SHARE: Final = re.compile(SHARE_PATTERN)
_BOUNDS: Final = "a share lies between 0% and 100%"
_FORMS: Final = (
    "write a share like 34.02%, 1/3, 25% to 50%, over 50%, over 25% to 50%, at least 75%, "
    "under 5%, up to 10% or unknown"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, between `low` and `high`, each end open or closed.

    Unknown is never zero and never one: an undisclosed share is everything from 0 to 1.
    """

    low: Fraction
    high: Fraction
    low_open: bool = False
    """Whether the share is more than `low`, never `low` itself."""
    high_open: bool = False
    """Whether the share is less than `high`, never `high` itself."""
    stated: str = field(default="", compare=False)
    """The file's own words; empty for a computed share."""

    def __post_init__(self) -> None:
        """Refuse what is no share, so that no function needs to ask again."""
        # Equality is seen at once; to order two long fractions takes long multiplications.
        is_point = self.low == self.high
        empty = is_point and (self.low_open or self.high_open)
        in_order = is_point or self.low < self.high
        if empty or not (self.low >= NOTHING and in_order and self.high <= WHOLE):
            message = f"no share lies from {self.low} to {self.high}"
            raise ValueError(message)

    @property
    def exact(self) -> Fraction | None:
        """The share itself where it is exactly known."""
        return self.low if self.low == self.high else None


UNKNOWN: Final = Share(NOTHING, WHOLE)


def exactly(part: Fraction) -> Share:
    """The share that is known to be `part`."""
    return Share(part, part)


def parse_share(value: object) -> Share:
    """The share that the file's words mean.

    >>> parse_share("over 25% to 50%").high
    Fraction(1, 2)

    Raises:
        MalformedError: `bad-share`, for a bare number too: it does not say its unit.
    """
    if value is None:
        raise _bad_share("the share is empty", "write unknown for a share that is not known")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        raise _bad_share(f"{_shown(value)} is not a share", _unit_hint(Fraction(value)))
    if not isinstance(value, str):
        raise _bad_share("this is not a share", _FORMS)
    match = _SHARE.fullmatch(value)
    if match is None:
        raise _bad_share(f"'{_shown(value)}' is not a share", _hint(value))
    word, first, second = match.groups()
    if first is None:
        return Share(NOTHING, WHOLE, stated=value)
    if second is not None and word not in (None, "over"):
        raise _bad_share(f"'{value}' is not a share", "a range is written 25% to 50%")
    return _share_between(value, word, _fraction(value, first), second)


def _share_between(stated: str, word: str | None, first: Fraction, second: str | None) -> Share:
    match word:
        case "over":
            low, high = first, WHOLE if second is None else _fraction(stated, second)
        case "at least":
            low, high = first, WHOLE
        case "under" | "up to":
            low, high = NOTHING, first
        case _:
            low, high = first, first if second is None else _fraction(stated, second)
    try:
        return Share(low, high, word == "over", word == "under", stated)
    except ValueError:
        way_out = _BOUNDS if second is None else "the smaller end comes first"
        raise _bad_share(f"'{stated}' leaves no share at all", way_out) from None


def _fraction(stated: str, text: str) -> Fraction:
    try:
        part = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except ZeroDivisionError:
        raise _bad_share(f"'{stated}' divides by zero", _FORMS) from None
    if part > WHOLE:
        raise _bad_share(f"'{stated}' is over 100%", _BOUNDS)
    return part


def _bad_share(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_SHARE, message, way_out)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  # a message, not a page


def _unit_hint(number: Fraction) -> str:
    if not 0 <= number <= 100:  # noqa: PLR2004  # per cent
        return _BOUNDS
    ways = [percent_text(number / 100)]
    if number < 1:
        ways.insert(0, percent_text(number))
    return f"write {' or '.join(ways)}: a bare number does not say its unit"


def _hint(text: str) -> str:
    for candidate in share_candidates(text):
        if _SHARE.fullmatch(candidate):
            return f"write {candidate}"
    if re.search("[0-9]{16}", text):
        return "write at most 15 digits before and after the point"
    return _BOUNDS if text.startswith("-") else _FORMS


def by_falling_share(share: Share | None) -> tuple[float, Fraction, float, Fraction]:
    """A sort key: what is certainly largest comes first, what is not known at all last.

    The nearest floats never stand in another order than the fractions, and are compared at once.
    """
    low, high = (-WHOLE, -WHOLE) if share is None else (share.low, share.high)
    return -float(low), -low, -float(high), -high


def percent_text(part: Fraction) -> str:
    """The part in per cent, exact where fifteen decimals hold it: `33.3%`, `about 33.333333%`."""
    percent = part * 100
    scaled = percent * 10**15
    if scaled.denominator == 1:
        digits = f"{scaled.numerator:016}"
        return f"{digits[:-15]}.{digits[-15:]}".rstrip("0").rstrip(".") + "%"
    return f"about {float(percent):.6f}%"


def share_words(share: Share) -> str:
    """The file's words for a share: those it was read from, or else exact ones.

    Raises:
        ValueError: the file has no words for a range that is open above and begins over zero.
    """
    if share.stated:
        return share.stated
    low, high = _end_words(share.low), _end_words(share.high)
    if share.exact is not None:
        return low
    if share.high_open:
        if share.low > NOTHING or share.low_open:
            message = f"no words for over {low} to under {high}"
            raise ValueError(message)
        return f"under {high}"
    if share.low_open:
        return f"over {low} to {high}"
    return "unknown" if share == UNKNOWN else f"{low} to {high}"


def _end_words(part: Fraction) -> str:
    text = percent_text(part)
    return text if not text.startswith("about") else f"{part.numerator}/{part.denominator}"
