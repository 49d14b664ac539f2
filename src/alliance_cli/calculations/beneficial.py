"""Beneficial owners by a rule, and why."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from fractions import Fraction

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import ControlRule, control_steps, votes_of
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import Share, by_falling_share
from alliance_cli.network.ownership import OwnershipNetwork


class Ground(Enum):
    """Why somebody is a beneficial owner."""

    INTEREST = auto()
    """Its share of the company itself."""
    CONTROL = auto()
    """It controls the company."""
    CONTROL_OF_OWNER = auto()
    """It controls a company that has such a share directly."""
    INTEREST_IN_CONTROLLER = auto()
    """It has such a share of a company that controls the one asked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and how sure it is."""

    ground: Ground
    certainty: Certainty
    share: Share
    measure: Measure
    through: str | None = None
    """The company between, where the reason rests on one."""


@dataclass(frozen=True, slots=True)
class BeneficialOwner:
    """Somebody to whom a rule applies."""

    owner: str
    interest: Share
    """Integrated ownership of the capital."""
    reasons: tuple[Reason, ...]

    @property
    def certainty(self) -> Certainty:
        """Certain where one of the reasons is."""
        certain = any(reason.certainty is Certainty.CERTAIN for reason in self.reasons)
        return Certainty.CERTAIN if certain else Certainty.POSSIBLE


@dataclass(frozen=True, slots=True)
class BeneficialOwners:
    """The persons to whom a rule applies, and those behind whom nobody is recorded."""

    owners: tuple[BeneficialOwner, ...]
    """Persons and states, by falling interest, then by id."""
    unresolved: tuple[BeneficialOwner, ...]
    """Others to whom it would apply, but who are no persons and have no recorded owners."""
    unlisted: Share
    """What of the capital ends in shares that no listed owner holds: it may hide anyone."""


def beneficial_owners(
    networks: Mapping[Measure, OwnershipNetwork],
    company: str,
    rule: BeneficialRule,
    persons: Collection[str],
) -> BeneficialOwners:
    """To whom of those above `company` a rule applies.

    `persons` are the holders who can be beneficial owners: natural persons and states.
    """
    above = {
        member
        for network in networks.values()
        for component in network.above(company)
        for member in component
    }
    ends = sorted(
        member
        for member in above - {company}
        if not any(network.has_owners(member) for network in networks.values())
    )
    controlling = _controlling(networks[Measure.VOTES], company, above) if rule.by_control else {}
    question = _Question(networks, company, rule, above, controlling)
    found = [
        BeneficialOwner(party, question.interest(party), reasons)
        for party in ends
        if (reasons := tuple(question.reasons(party)))
    ]
    found.sort(key=lambda owner: (*by_falling_share(owner.interest), owner.owner))
    return BeneficialOwners(
        tuple(owner for owner in found if owner.owner in persons),
        tuple(owner for owner in found if owner.owner not in persons),
        integrated_owners(networks[Measure.CAPITAL], company).unlisted,
    )


def _controlling(
    votes: OwnershipNetwork, company: str, above: Collection[str]
) -> dict[str, Certainty]:
    found = {}
    for member in sorted(set(above) - {company}):
        certain, possible = (control_steps(votes, [member], end, within=above) for end in End)
        if company in possible:
            found[member] = _certainty(company in certain)
    return found


@dataclass(frozen=True, slots=True)
class _Question:
    networks: Mapping[Measure, OwnershipNetwork]
    company: str
    rule: BeneficialRule
    above: Collection[str]
    controlling: Mapping[str, Certainty]
    """Those above who control the company, and how surely."""

    def interest(self, party: str) -> Share:
        return integrated_stake(self.networks[Measure.CAPITAL], party, self.company).integrated

    def reasons(self, party: str) -> Iterator[Reason]:
        """Every reason for which the rule applies, certainly or possibly."""
        yield from self._interests(party, self.company, Ground.INTEREST, None)
        if self.rule.by_control:
            yield from self._by_control(party)

    def _interests(
        self, party: str, company: str, ground: Ground, through: str | None
    ) -> Iterator[Reason]:
        for measure in self.rule.measures:
            share = self._share(party, company, measure)
            if certainty := self._met(share):
                yield Reason(ground, certainty, share, measure, through)

    def _share(self, party: str, company: str, measure: Measure) -> Share:
        network = self.networks[measure]
        if self.rule.reading is Reading.MULTIPLY:
            return integrated_stake(network, party, company).integrated
        certain, possible = self._controlled(party)
        return votes_of(network.shareholders(company), company, certain, possible)

    def _controlled(self, party: str) -> tuple[set[str], set[str]]:
        """The party and all that it controls, for certain and possibly."""
        link = ControlRule(single_link=self.rule.reading is Reading.MAJORITY_STAKE)
        votes = self.networks[Measure.VOTES]
        certain, possible = (
            {party, *control_steps(votes, [party], end, link, self.above)} for end in End
        )
        return certain, possible

    def _met(self, share: Share) -> Certainty | None:
        """Whether a share is enough, exactly compared; an open end is beyond its bound."""
        if self._is_enough(share.low, is_beyond=share.low_open):
            return Certainty.CERTAIN
        is_possible = share.high > self.rule.threshold or (
            share.high == self.rule.threshold and self.rule.at_least and not share.high_open
        )
        return Certainty.POSSIBLE if is_possible else None

    def _is_enough(self, part: Fraction, *, is_beyond: bool) -> bool:
        equal = part == self.rule.threshold and (self.rule.at_least or is_beyond)
        return part > self.rule.threshold or equal

    def _by_control(self, party: str) -> Iterator[Reason]:
        certain, possible = self._controlled(party)
        votes = self.networks[Measure.VOTES]
        if self.company in possible:
            control = votes_of(votes.shareholders(self.company), self.company, certain, possible)
            yield Reason(
                Ground.CONTROL, _certainty(self.company in certain), control, Measure.VOTES
            )
        for between in sorted(possible - {party, self.company}):
            sure = _certainty(between in certain)
            yield from _first(self._direct_interests(between, sure))
        for between, certainty in self.controlling.items():
            if between != party:
                ground = Ground.INTEREST_IN_CONTROLLER
                yield from _first(
                    replace(reason, certainty=_both(reason.certainty, certainty))
                    for reason in self._interests(party, between, ground, between)
                )

    def _direct_interests(self, between: str, controlled: Certainty) -> Iterator[Reason]:
        for measure in self.rule.measures:
            owners = self.networks[measure].shareholders(self.company)
            direct = votes_of(owners, self.company, {between}, {between})
            if met := self._met(direct):
                both = _both(met, controlled)
                yield Reason(Ground.CONTROL_OF_OWNER, both, direct, measure, between)


def _first(reasons: Iterator[Reason]) -> list[Reason]:
    """The surest of several reasons that differ in what is measured."""
    return sorted(reasons, key=lambda reason: reason.certainty is not Certainty.CERTAIN)[:1]


def _both(one: Certainty, other: Certainty) -> Certainty:
    return _certainty(Certainty.POSSIBLE not in (one, other))


def _certainty(is_certain: bool) -> Certainty:  # noqa: FBT001  # read as one word
    return Certainty.CERTAIN if is_certain else Certainty.POSSIBLE
