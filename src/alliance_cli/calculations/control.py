"""Company control: who controls whom by recursive majority of the votes.

X controls Y when its votes in Y and those of all companies that X controls are more than half: the
least fixed point, so that a ring that only supports itself controls nothing. Votes are added up,
never multiplied. What a company holds of itself does not vote.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.register import Register, Tally, register_of, tally_of
from alliance_cli.model.share import Share
from alliance_cli.network.ownership import OwnershipNetwork

HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class ControlRule:
    """From how many votes on somebody controls a company."""

    threshold: Fraction = HALF
    at_least: bool = False
    """Whether exactly the threshold is enough."""
    single_link: bool = False
    """Whether one holder alone must have so many (dominant chain, La Porta et al. 1999)."""

    @property
    def operator(self) -> str:
        """The operator of the comparison with the threshold."""
        return ">=" if self.at_least else ">"


MAJORITY: Final = ControlRule()

Steps = Mapping[str, tuple[str, ...]]
"""The companies controlled, in the order in which that follows, and by whose votes."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody, or several in concert, control for certain and possibly."""

    heads: frozenset[str]
    certain: Steps
    possible: Steps

    def steps(self, end: End) -> Steps:
        """What is controlled for certain (`LEAST`) or possibly (`MOST`)."""
        return self.certain if end is End.LEAST else self.possible

    def among(self, holders: AbstractSet[str], end: End) -> frozenset[str]:
        """Those of some holders whose votes are directed, for certain or possibly."""
        return frozenset((self.heads & holders) | (self.steps(end).keys() & holders))


class Control:
    """Who controls whom by one rule. What several questions need is worked out once.

    Of several networks, as capital and votes, enough in either is control. `within` are the
    companies of interest; left out: all.
    """

    def __init__(
        self,
        networks: Iterable[OwnershipNetwork],
        rule: ControlRule = MAJORITY,
        within: Collection[str] | None = None,
    ) -> None:
        self.networks = tuple(networks)
        self._rule = rule
        self._within = within
        self._registers: dict[tuple[int, str], Register] = {}
        self._held: dict[str, tuple[Register, ...]] = {}
        self._alone: dict[tuple[str, End], tuple[tuple[Register, bool], ...]] = {}
        self._shares: dict[tuple[Register, frozenset[str], frozenset[str]], Share] = {}

    def register(self, company: str, network: int = 0) -> Register:
        """The register of a company in one of the networks."""
        key = network, company
        if key not in self._registers:
            self._registers[key] = register_of(
                company, self.networks[network].shareholders(company)
            )
        return self._registers[key]

    def held_by(self, holder: str) -> tuple[Register, ...]:
        """The registers of the companies of interest in which it can have votes."""
        if holder not in self._held:
            self._held[holder] = tuple(
                self.register(company, number)
                for number, network in enumerate(self.networks)
                for company in network.holdings(holder)
                if self._within is None or company in self._within
            )
        return self._held[holder]

    def votes(
        self, company: str, certain: AbstractSet[str], possible: AbstractSet[str], network: int = 0
    ) -> Share:
        """The votes in a company of those who are certain, to those of all who may be."""
        register = self.register(company, network)
        holders = register.owners.keys()
        key = register, frozenset(certain & holders), frozenset(possible & holders)
        if key not in self._shares:
            self._shares[key] = register.share_of(*key[1:])
        return self._shares[key]

    def directed(self, reach: Reach, company: str, network: int = 0) -> Share:
        """The percentage of control: own votes, and those of all that are controlled."""
        holders = self.register(company, network).owners.keys()
        certain, possible = (reach.among(holders, end) for end in End)
        return self.votes(company, certain, possible, network)

    def reach(self, controllers: Collection[str]) -> Reach:
        """What `controllers`, acting in concert, control."""
        heads = frozenset(controllers)
        possible = self.steps(heads, End.MOST)
        seen = (register for holder in (*heads, *possible) for register in self.held_by(holder))
        is_exact = all(register.is_exact for register in seen)
        return Reach(heads, possible if is_exact else self.steps(heads, End.LEAST), possible)

    def steps(self, controllers: Collection[str], end: End) -> Steps:
        """What `controllers`, acting in concert, control for certain or possibly.

        Counters and a worklist: each holding of a controlled company is looked at once.
        """
        heads = frozenset(controllers)
        found: dict[str, tuple[str, ...]] = {}
        tallies: dict[Register, Tally] = {}
        waiting = deque(sorted(heads))
        while waiting:
            holder = waiting.popleft()
            for register, is_enough in self._reached(holder, end):
                company = register.company
                if company in found or company in heads:
                    continue
                if by := self._counted(tallies, register, holder, end, alone=is_enough):
                    found[company] = by
                    waiting.append(company)
            if not waiting and self._rule.single_link and end is End.LEAST:
                always = self._always(
                    t for t in tallies.values() if t.register.company not in found
                )
                found |= always
                waiting.extend(always)
        return found

    def _reached(self, holder: str, end: End) -> tuple[tuple[Register, bool], ...]:
        """The registers in which a holder has votes, and whether these are enough alone."""
        key = holder, end
        if key not in self._alone:
            self._alone[key] = tuple(
                (register, self._is_enough(tally_of(register, [holder]), end))
                for register in self.held_by(holder)
            )
        return self._alone[key]

    def _is_enough(self, tally: Tally, end: End) -> bool:
        return tally.reaches(self._rule.threshold, end, or_equals=self._rule.at_least)

    def _counted(
        self,
        tallies: dict[Register, Tally],
        register: Register,
        holder: str,
        end: End,
        *,
        alone: bool,
    ) -> tuple[str, ...]:
        """Those whose votes are enough with this holder's; nobody, where they are not."""
        if alone and (self._rule.single_link or register not in tallies):
            return (holder,)
        tally = tallies.setdefault(register, Tally(register))
        tally.add(holder)
        if alone or (
            len(tally.holders) > 1 and not self._rule.single_link and self._is_enough(tally, end)
        ):
            return tuple(tally.holders)
        return ()

    def _always(self, tallies: Iterable[Tally]) -> dict[str, tuple[str, ...]]:
        """What one of several holders always controls alone, though not always the same one."""
        rule = self._rule
        return {
            tally.register.company: tuple(tally.holders)
            for tally in tallies
            if not tally.register.is_exact
            and tally.register.one_always_reaches(
                tally.holders, rule.threshold, or_equals=rule.at_least
            )
        }


def control_steps(
    votes: OwnershipNetwork,
    controllers: Collection[str],
    end: End,
    rule: ControlRule = MAJORITY,
    within: Collection[str] | None = None,
) -> Steps:
    """What `controllers`, acting in concert, control for certain (`LEAST`) or possibly (`MOST`)."""
    return Control([votes], rule, within).steps(controllers, end)


def percentage_of_control(votes: OwnershipNetwork, controller: str, company: str) -> Share:
    """The votes in `company` that `controller` directs: its own, and those of all it controls.

    `votes` is a network of votes. Ranges: the low end counts the votes that are cast for certain,
    the high end those that are possible.
    """
    question = Control([votes])
    return question.directed(question.reach([controller]), company)
