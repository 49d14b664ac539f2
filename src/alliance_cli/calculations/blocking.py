"""The 50 Percent Rule: what the holdings of listed parties block (OFAC, FAQ 398 to 402).

A company is blocked when blocked parties together hold at least half of its capital, directly or
through other blocked companies; nothing is multiplied. Arithmetic on a file, no legal advice.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import Control, ControlRule
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
    """What is blocked, and what is just below: each by falling share, then by id."""

    blocked: tuple[BlockedCompany, ...]
    near: tuple[BlockedCompany, ...]
    """Companies not blocked of which 49 % or more are held, or may be."""


def blocking(capital: OwnershipNetwork, listed: Collection[str]) -> Blocking:
    """What the 50 Percent Rule blocks where the parties `listed` are."""
    control = Control([capital], FIFTY_PERCENT)
    reach = control.reach(listed)
    certain, possible = ({*listed, *reach.steps(end)} for end in End)

    def entry(company: str, certainty: Certainty) -> BlockedCompany:
        end = End.LEAST if certainty is Certainty.CERTAIN else End.MOST
        heads = reach.among(control.register(company).owners.keys(), end)
        through = tuple(sorted(heads - {company}))
        return BlockedCompany(company, control.directed(reach, company), certainty, through)

    blocked = [
        entry(company, Certainty.CERTAIN if company in certain else Certainty.POSSIBLE)
        for company in reach.possible
    ]
    held = {register.company for head in possible for register in control.held_by(head)}
    near = [
        entry(company, Certainty.CERTAIN if share.low >= NEAR else Certainty.POSSIBLE)
        for company in held - possible
        if ((share := control.directed(reach, company)).high, not share.high_open) >= (NEAR, True)
    ]
    return Blocking(_by_share(blocked), _by_share(near))


def _by_share(found: list[BlockedCompany]) -> tuple[BlockedCompany, ...]:
    return tuple(sorted(found, key=lambda one: (*by_falling_share(one.aggregate), one.company)))
