"""Percentages of GLEIF's records, which stand on two scales: 1.00 and 100.00 both mean the whole.

An amount over one can only be per cent. One over a half and up to one is a part of one: as per
cent it would be at most a hundredth of a company that is consolidated, and the amounts 1 and 1.00
of real records mean the whole. From there down to nothing both readings leave a minority, so the
share is the range between them. Nothing is nothing on both scales.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.share import WHOLE, Share, exactly, parse_share, share_words

NOT_DISCLOSED: Final = parse_share("unknown")
_PERCENTAGE: Final = "PERCENTAGE"
_AMOUNT: Final = re.compile(r"\+?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})")
_HALF: Final = Fraction(1, 2)
_FINEST: Final = 10**17
"""What the grammar of shares can say: fifteen decimals of a per cent."""


@dataclass(frozen=True, slots=True)
class Quantifier:
    """One measure of a relationship, in the record's own words."""

    method: str
    amount: str
    units: str

    def __str__(self) -> str:
        """As a note tells it."""
        by = f" by {self.method}" if self.method else ""
        return f"{' '.join(filter(None, (self.amount, self.units)))}{by}"


def percentage(amount: str) -> Share:
    """The share that an amount stated in per cent means, on whichever scale.

    >>> [percentage(amount).stated for amount in ("0.51", "51", "1", "1.00", "100")]
    ['51%', '51%', '100%', '100%', '100%']
    >>> [percentage(amount).stated for amount in ("0.5", "1.5", "0")]
    ['0.5% to 50%', '1.5%', '0%']

    Raises:
        MalformedError: `bad-share`.
    """
    number = Fraction(amount) if _AMOUNT.fullmatch(amount) else None
    if number is None or number > 100:  # noqa: PLR2004  # per cent
        message = f"'{amount[:40]}' is no percentage"
        way_out = "a percentage lies between 0 and 100"
        raise MalformedError(ProblemName.BAD_SHARE, message, way_out)
    if number > WHOLE:
        return _sayable(number / 100, number / 100)
    if number > _HALF:
        return _sayable(number, number)
    return _sayable(number / 100, number)


def _sayable(low: Fraction, high: Fraction) -> Share:
    """The narrowest share around two ends that the grammar has words for."""
    floor = Fraction(low * _FINEST // 1, _FINEST)
    ceiling = Fraction(-(-high * _FINEST // 1), _FINEST)
    share = exactly(floor) if floor == ceiling else Share(floor, ceiling)
    return Share(floor, ceiling, stated=share_words(share))


def quantified_share(quantifiers: Sequence[Quantifier]) -> Share | None:
    """The share that the quantifiers in per cent agree on, if there is one.

    Raises:
        MalformedError: `bad-share`.
    """
    shares = {percentage(q.amount) for q in quantifiers if q.units == _PERCENTAGE}
    return shares.pop() if len(shares) == 1 else None
