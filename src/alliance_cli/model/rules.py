"""Rules of beneficial ownership, as data: from how much on somebody is a beneficial owner."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from alliance_cli.model.share import Share


class Reading(StrEnum):
    """How shares held through other companies count."""

    MULTIPLY = "multiply"
    """Multiplied along chains, chains added: integrated ownership."""
    CONTROL = "control"
    """In full, of every company controlled by majority; all are added."""
    MAJORITY_STAKE = "majority-stake"
    """In full, where every level alone holds a majority of the next."""


class Measure(StrEnum):
    """What a share is a share of."""

    CAPITAL = "capital"
    VOTES = "votes"


@dataclass(frozen=True, slots=True)
class BeneficialRule:
    """One jurisdiction's rule."""

    id: str
    name: str
    threshold: Fraction
    at_least: bool
    """Whether exactly the threshold is enough."""
    reading: Reading
    measures: tuple[Measure, ...]
    by_control: bool
    """Whether control is enough too: a majority of one of the measures, at every level.

    Of the company, or of those that together have such a share in it directly; or such a share in
    one that controls it.
    """
    source: str
    since: date | None = None

    @property
    def operator(self) -> str:
        """The operator of the comparison with the threshold."""
        return ">=" if self.at_least else ">"

    def is_met(self, share: Share) -> bool:
        """Whether a share is enough whatever it is within its range; an open end is beyond it."""
        is_equal = share.low == self.threshold and (self.at_least or share.low_open)
        return share.low > self.threshold or is_equal

    def may_be_met(self, share: Share) -> bool:
        """Whether a share may be enough."""
        is_equal = share.high == self.threshold and self.at_least and not share.high_open
        return share.high > self.threshold or is_equal
