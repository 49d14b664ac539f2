"""The 50 Percent Rule: what the holdings of listed parties block (OFAC, FAQ 398 to 402).

A company is blocked when blocked parties together hold at least half of its capital, directly or
through other blocked companies; nothing is multiplied. Arithmetic on a file, no legal advice.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import ControlRule, control_steps, votes_of
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.model.share import Share, by_falling_share
from alliance_cli.network.ownership import OwnershipNetwork

FIFTY_PERCENT: Final = ControlRule(Fraction(1, 2), at_least=True)
NEAR: Final = Fraction(49, 100)
"""From here on a company is close enough to half to be looked at."""


@dataclass(frozen=True, slots=True)
class BlockedCompany:
    """A company of which blocked parties hold half, or nearly."""

    company: str
    aggregate: Share
    """What they hold together."""
    certainty: Certainty
    through: tuple[str, ...]
    """The blocked holders whose shares were added."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """What is blocked, in the order in which it follows, and what is just below."""

    blocked: tuple[BlockedCompany, ...]
    near: tuple[BlockedCompany, ...]
    """Companies not blocked of which 49 % or more are held, or may be: by falling share."""


def blocking(capital: OwnershipNetwork, listed: Collection[str]) -> Blocking:
    """What the 50 Percent Rule blocks where the parties `listed` are."""
    steps = {end: control_steps(capital, listed, end, FIFTY_PERCENT) for end in End}
    certain, possible = ({*listed, *steps[end]} for end in End)

    def aggregate(company: str) -> Share:
        return votes_of(capital.shareholders(company), company, certain, possible)

    def entry(company: str, certainty: Certainty) -> BlockedCompany:
        heads = certain if certainty is Certainty.CERTAIN else possible
        through = tuple(holder for holder in capital.owners(company) if holder in heads - {company})
        return BlockedCompany(company, aggregate(company), certainty, through)

    blocked = [entry(company, Certainty.CERTAIN) for company in steps[End.LEAST]]
    blocked += [entry(c, Certainty.POSSIBLE) for c in steps[End.MOST] if c not in certain]
    held = {c for head in possible for c in capital.holdings(head)} - possible
    near = [
        entry(company, Certainty.CERTAIN if share.low >= NEAR else Certainty.POSSIBLE)
        for company in held
        if ((share := aggregate(company)).high, not share.high_open) >= (NEAR, True)
    ]
    near.sort(key=lambda found: (*by_falling_share(found.aggregate), found.company))
    return Blocking(tuple(blocked), tuple(near))
