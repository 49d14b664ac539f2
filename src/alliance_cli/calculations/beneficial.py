"""Beneficial owners by a rule, and why."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import MAJORITY, Control, ControlRule, Reach
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.owners import IntegratedOwners, integrated_owners
from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.network.graph import reachable
from alliance_cli.network.ownership import OwnershipNetwork

_NOTHING: Final = exactly(NOTHING)


class Ground(Enum):
    """Why somebody is a beneficial owner."""

    INTEREST = auto()
    """Its share of the company itself."""
    CONTROL = auto()
    """It controls the company."""
    CONTROL_OF_OWNER = auto()
    """It controls companies that together have such a share directly."""
    INTEREST_IN_CONTROLLER = auto()
    """It has such a share of a company that controls the one asked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and how sure it is."""

    ground: Ground
    certainty: Certainty
    share: Share
    measure: Measure
    through: tuple[str, ...] = ()
    """The companies between, where the reason rests on some."""


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
    unrecorded: Share
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
    # A chain may lead on by capital at one level and by votes at the next.
    above = reachable([company], lambda m: [o for n in networks.values() for o in n.owners(m)])
    owned = {member for member in above for n in networks.values() if n.has_owners(member)}
    ends = sorted(above - owned - {company})
    control = _Control(networks, company, rule, above) if rule.by_control else None
    is_downward = control is not None and len(control.controllers) > len(ends)
    shares = _Shares(networks, company, rule, above, is_downward=is_downward)
    found = []
    for party in ends:
        reasons = list(shares.reasons(party, company, Ground.INTEREST))
        reasons += control.reasons(party, shares) if control else ()
        if reasons:
            found.append(BeneficialOwner(party, shares.interest(party), tuple(reasons)))
    found.sort(key=lambda owner: (*by_falling_share(owner.interest), owner.owner))
    return BeneficialOwners(
        tuple(owner for owner in found if owner.owner in persons),
        tuple(owner for owner in found if owner.owner not in persons),
        shares.unrecorded,
    )


class _Shares:
    """What a rule counts as the share of a party in a company, and for whom it is enough."""

    def __init__(
        self,
        networks: Mapping[Measure, OwnershipNetwork],
        company: str,
        rule: BeneficialRule,
        above: Collection[str],
        *,
        is_downward: bool,
    ) -> None:
        self._networks = networks
        self._company = company
        self._rule = rule
        # One pass for each party is less work where there are fewer of them than of companies.
        self._downward = {
            measure: networks[measure].among(above)
            for measure in (rule.measures if is_downward else ())
        }
        self._counted = {m: Control([network]) for m, network in networks.items()}
        link = ControlRule(single_link=rule.reading is Reading.MAJORITY_STAKE)
        self._links = Control([networks[Measure.VOTES]], link, above)
        self._integrated: dict[tuple[Measure, str], Mapping[str, Share]] = {}
        self._is_one_measure = _are_same(networks, above)
        owned = integrated_owners(networks[Measure.CAPITAL], company)
        self._integrated[Measure.CAPITAL, company] = _by_owner(owned)
        self.unrecorded = owned.unrecorded

    def interest(self, party: str) -> Share:
        """Its integrated ownership of the capital of the company asked."""
        return self._integrated[Measure.CAPITAL, self._company].get(party, _NOTHING)

    def reasons(
        self, party: str, company: str, ground: Ground, through: tuple[str, ...] = ()
    ) -> Iterator[Reason]:
        """Its share of a company by each measure, where that is enough or may be."""
        for measure in self._rule.measures:
            share = self._share(party, company, measure)
            if certainty := _certainty(self._rule, share):
                yield Reason(ground, certainty, share, measure, through)

    def _share(self, party: str, company: str, measure: Measure) -> Share:
        if self._rule.reading is not Reading.MULTIPLY:
            reach = self._links.reach([party])
            certain, possible = ({party, *reach.steps(end)} for end in End)
            return self._counted[measure].votes(company, certain, possible)
        if self._is_one_measure:
            measure = Measure.CAPITAL
        if measure in self._downward and company != self._company:
            if (measure, party) not in self._integrated:
                below = integrated_holdings(self._downward[measure], party)
                self._integrated[measure, party] = {s.company: s.integrated for s in below.holdings}
            return self._integrated[measure, party].get(company, _NOTHING)
        if (measure, company) not in self._integrated:
            owned = integrated_owners(self._networks[measure], company)
            self._integrated[measure, company] = _by_owner(owned)
        return self._integrated[measure, company].get(party, _NOTHING)


class _Control:
    """Who controls what above a company, where enough by one of a rule's measures is control."""

    def __init__(
        self,
        networks: Mapping[Measure, OwnershipNetwork],
        company: str,
        rule: BeneficialRule,
        above: Collection[str],
    ) -> None:
        self._company = company
        self._rule = rule
        self._half = replace(rule, threshold=MAJORITY.threshold, at_least=MAJORITY.at_least)
        self._measures = sorted(rule.measures, reverse=True)
        """Votes first: by them control is told where both say the same."""
        self._control = Control([networks[m] for m in self._measures], within=above)
        self.controllers = {
            member: Certainty.CERTAIN if company in reach.certain else Certainty.POSSIBLE
            for member in sorted(set(above) - {company})
            if company in (reach := self._control.reach([member])).possible
        }

    def reasons(self, party: str, shares: _Shares) -> Iterator[Reason]:
        """Every reason that rests on control."""
        reach = self._control.reach([party])
        yield from _surest(self._by_majority(reach))
        yield from _surest(self._through_owners(reach))
        for between, certainty in self.controllers.items():
            if between != party:
                found = shares.reasons(
                    party, between, Ground.INTEREST_IN_CONTROLLER, through=(between,)
                )
                sure = certainty is Certainty.CERTAIN
                yield from _surest(r if sure else replace(r, certainty=certainty) for r in found)

    def _by_majority(self, reach: Reach) -> Iterator[Reason]:
        for place, measure in enumerate(self._measures):
            share = self._control.directed(reach, self._company, place)
            if certainty := _certainty(self._half, share):
                yield Reason(Ground.CONTROL, certainty, share, measure)

    def _through_owners(self, reach: Reach) -> Iterator[Reason]:
        """What the companies controlled hold directly, all together."""
        for measure in self._rule.measures:
            place = self._measures.index(measure)
            holders = self._control.register(self._company, place).owners.keys()
            for end, certainty in ((End.LEAST, Certainty.CERTAIN), (End.MOST, Certainty.POSSIBLE)):
                between = reach.among(holders, end) - reach.heads - {self._company}
                share = self._control.votes(self._company, between, between, place)
                if _certainty(self._rule, share) in (Certainty.CERTAIN, certainty):
                    through = tuple(sorted(between))
                    yield Reason(Ground.CONTROL_OF_OWNER, certainty, share, measure, through)
                    break


def _by_owner(owned: IntegratedOwners) -> dict[str, Share]:
    return {stake.owner: stake.integrated for stake in owned.owners}


def _are_same(networks: Mapping[Measure, OwnershipNetwork], above: Collection[str]) -> bool:
    """Whether the shares above a company are the same by every measure, so that one will do."""
    first, *others = networks.values()
    return all(
        first.stakes_in(member) == other.stakes_in(member) for other in others for member in above
    )


def _certainty(rule: BeneficialRule, share: Share) -> Certainty | None:
    """How surely a share is enough; none: it is not."""
    if rule.is_met(share):
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if rule.may_be_met(share) else None


def _surest(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The first of the surest of several reasons that differ in what is measured."""
    found = min(reasons, key=lambda r: r.certainty is not Certainty.CERTAIN, default=None)
    if found is not None:
        yield found
