"""Who controls a company, and how that follows."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import MAJORITY, Control, ControlRule, Reach
from alliance_cli.model.share import Share, by_falling_share
from alliance_cli.network.graph import reachable
from alliance_cli.network.ownership import OwnershipNetwork

MOST_STEPS: Final = 5_000
"""Steps of derivations, after which no other is begun: more than anybody reads."""


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
    """The derivation: what had to be controlled first, the company asked last.

    None where the controller is itself a step, as surely, in the derivation of another, or where
    `omits_steps`.
    """
    omits_steps: bool = False
    """Whether its derivation is left out, since those of others have very many steps."""


def controllers(
    votes: OwnershipNetwork,
    company: str,
    rule: ControlRule = MAJORITY,
    together: Collection[str] = (),
) -> tuple[Controller, ...]:
    """Everybody above `company` who controls it; those named in `together` act in concert.

    For each of those above, what it controls among those above is followed up: nobody else's votes
    can lead to the company. Certain ones first, from the ultimate controllers down the chain, by
    falling control, then by id.
    """
    above = [member for component in votes.above(company) for member in component]
    question = _Question(Control([votes], rule, frozenset(above)), company)
    concert = frozenset(together) - {company}
    jointly = question.control.reach(concert)
    reaches = ((c, jointly if c in concert else question.control.reach([c])) for c in above)
    # Those at the top come first, so that their derivations have those of the others in them.
    found = [one for candidate, reach in reaches if (one := question.controller(candidate, reach))]
    found = [replace(one, is_ultimate=one.controller not in question.controlled) for one in found]
    listed = {one.controller for one in found}

    def order(one: Controller) -> tuple[object, ...]:
        # Whoever controls through another controller comes before it.
        others = len(listed.intersection(one.through))
        is_possible = one.certainty is Certainty.POSSIBLE
        return (
            is_possible,
            not one.is_ultimate,
            -others,
            *by_falling_share(one.control),
            one.controller,
        )

    return tuple(sorted(found, key=order))


def votes_in_concert(
    votes: OwnershipNetwork, company: str, rule: ControlRule, together: Collection[str]
) -> Share:
    """The votes in `company` that those who act in concert direct, whether enough or not."""
    control = Control([votes], rule)
    return control.directed(control.reach(set(together) - {company}), company)


class _Question:
    """Who controls one company, one candidate after the other."""

    def __init__(self, control: Control, company: str) -> None:
        self.control = control
        self.controlled: set[str] = set()
        """Those whom a candidate seen so far controls for certain."""
        self._company = company
        self._given: dict[Certainty, set[str]] = {certainty: set() for certainty in Certainty}
        """The companies in the derivations given so far."""
        self._steps = 0

    def controller(self, candidate: str, reach: Reach) -> Controller | None:
        """The candidate as a controller; nothing where it is none."""
        self.controlled.update(reach.certain)
        company = self._company
        if candidate == company or company not in reach.possible:
            return None
        is_certain = company in reach.certain
        certainty = Certainty.CERTAIN if is_certain else Certainty.POSSIBLE
        end = End.LEAST if is_certain else End.MOST
        counted = reach.among(self.control.register(company).owners.keys(), end)
        steps, omits_steps = self._derivation(candidate, reach, end, certainty)
        return Controller(
            candidate,
            self.control.votes(company, {candidate}, {candidate}),
            self.control.directed(reach, company),
            certainty,
            is_ultimate=False,
            through=tuple(sorted(counted - {candidate, company})),
            steps=steps,
            omits_steps=omits_steps,
        )

    def _derivation(
        self, candidate: str, reach: Reach, end: End, certainty: Certainty
    ) -> tuple[tuple[ControlStep, ...], bool]:
        """The steps that lead to control, in the order in which they follow, if not given yet.

        And whether they are left out, for there are too many already.
        """
        given = self._given[certainty]
        if candidate in given:
            return (), False
        steps = reach.steps(end)
        needed = reachable([self._company], lambda member: steps.get(member, ()))
        if self._steps and self._steps + len(needed) > MOST_STEPS:
            return (), True
        given |= needed - reach.heads
        self._steps += len(needed)
        derivation = (
            ControlStep(member, by, self.control.votes(member, set(by), set(by)))
            for member, by in steps.items()
            if member in needed
        )
        return tuple(derivation), False
