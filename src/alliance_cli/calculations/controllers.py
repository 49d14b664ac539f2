"""Who controls a company, and how that follows."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import (
    MAJORITY,
    ControlRule,
    control_steps,
    votes_of,
)
from alliance_cli.model.share import Share, by_falling_share
from alliance_cli.network.graph import reachable
from alliance_cli.network.ownership import OwnershipNetwork


class Certainty(StrEnum):
    """Whether something is so under every choice within the ranges, or under some."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class ControlStep:
    """One company controlled on the way, and by whose votes."""

    company: str
    by: tuple[str, ...]
    votes: Share
    """What they have together."""


@dataclass(frozen=True, slots=True)
class Controller:
    """One who controls the company asked."""

    controller: str
    votes: Share
    """Its own votes in the company."""
    control: Share
    """Its own, and those of all companies that it controls."""
    certainty: Certainty
    is_ultimate: bool
    """Whether nobody controls the controller for certain."""
    through: tuple[str, ...]
    """The others whose votes were added."""
    steps: tuple[ControlStep, ...]
    """The derivation: what had to be controlled first, the company asked last."""


def controllers(
    votes: OwnershipNetwork,
    company: str,
    rule: ControlRule = MAJORITY,
    together: Collection[str] = (),
) -> tuple[Controller, ...]:
    """Everybody above `company` who controls it; those named in `together` act in concert.

    For each of those above, what it controls among those above is followed up: nobody else's votes
    can lead to the company. By falling control, then by id.
    """
    above = {member for component in votes.above(company) for member in component}
    reaches = {
        candidate: _Reach(votes, candidate, rule, set(together) - {company}, above)
        for candidate in sorted(above)
    }
    found = (
        Controller(
            candidate,
            votes_of(votes.shareholders(company), company, [candidate], [candidate]),
            reach.votes_in(votes, company),
            Certainty.CERTAIN if company in reach.certain else Certainty.POSSIBLE,
            not any(candidate in other.certain for other in reaches.values()),
            tuple(holder for holder in reach.counted(votes, company) if holder != candidate),
            reach.derivation(votes, company),
        )
        for candidate, reach in reaches.items()
        if candidate != company and company in reach.possible
    )
    return tuple(sorted(found, key=lambda c: (*by_falling_share(c.control), c.controller)))


class _Reach:
    """What somebody controls among the companies of interest."""

    def __init__(
        self,
        votes: OwnershipNetwork,
        candidate: str,
        rule: ControlRule,
        together: Collection[str],
        within: Collection[str],
    ) -> None:
        self._concert = set(together) | {candidate} if candidate in together else {candidate}
        self.certain, self.possible = (
            control_steps(votes, self._concert, end, rule, within) for end in End
        )

    def votes_in(self, votes: OwnershipNetwork, company: str) -> Share:
        """The votes that are directed, for certain and possibly."""
        certain, possible = ({*self._concert, *steps} for steps in (self.certain, self.possible))
        return votes_of(votes.shareholders(company), company, certain, possible)

    def counted(self, votes: OwnershipNetwork, company: str) -> list[str]:
        """The holders of a company whose votes are added, for certain if they are enough."""
        steps = self.certain if company in self.certain else self.possible
        directed = {*self._concert, *steps} - {company}
        return [holder for holder in votes.owners(company) if holder in directed]

    def derivation(self, votes: OwnershipNetwork, company: str) -> tuple[ControlStep, ...]:
        """The steps that lead to control of a company, in the order in which they follow."""
        steps = self.certain if company in self.certain else self.possible
        needed = reachable([company], lambda member: steps.get(member, ()))
        return tuple(
            ControlStep(member, by, votes_of(votes.shareholders(member), member, by, by))
            for member, by in steps.items()
            if member in needed
        )
