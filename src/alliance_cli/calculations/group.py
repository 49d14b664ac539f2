"""The group that a company heads: control, interest, consolidation method, minorities."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import Control
from alliance_cli.calculations.de_facto import controlled_in_fact, other_hands
from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.model.arithmetic import rest
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.network.ownership import OwnershipNetwork

SIGNIFICANT: Final = Fraction(1, 5)
"""Significant influence is presumed from 20 % of the votes on (IAS 28.5; ANC 2020-01)."""
_HALF: Final = Fraction(1, 2)


class Standard(StrEnum):
    """The rules by which a group is drawn up."""

    IFRS = "ifrs"
    FR = "fr"


class Method(StrEnum):
    """How a company is consolidated."""

    FULL = "full"
    JOINT = "joint"
    EQUITY = "equity"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GroupEntity:
    """A company in which the parent has control or significant influence."""

    company: str
    control: Share
    """The votes of the parent and of all that it controls."""
    interest: Share
    """Integrated ownership of the parent."""
    method: Method
    """By the votes that are cast for certain."""
    possible_method: Method
    """By the votes that are possible."""
    is_de_facto: bool
    """Whether control is presumed from less than half of the votes, or rests on such control."""
    minority: Share | None
    """What belongs to others, where the company is consolidated in full."""


def group(
    capital: OwnershipNetwork, votes: OwnershipNetwork, parent: str, standard: Standard
) -> tuple[GroupEntity, ...]:
    """Every company in which `parent` has control or, perhaps, at least 20 % of the votes.

    By falling interest, then by id.
    """
    majority = Control([votes])
    reach = majority.reach([parent])
    if standard is Standard.FR:
        certain, possible = (controlled_in_fact(majority, parent, end) for end in End)
    else:
        certain, possible = ({parent, *reach.steps(end)} for end in End)
    interests = {s.company: s.integrated for s in integrated_holdings(capital, parent).holdings}
    entities = []
    for company in {r.company for head in possible for r in majority.held_by(head)} - {parent}:
        control = majority.votes(company, certain, possible)
        interest = interests.get(company, exactly(NOTHING))
        method = _method(majority, company, certain, control, End.LEAST)
        perhaps = _method(majority, company, possible, control, End.MOST)
        in_fact = company in certain and company not in reach.certain
        minority = rest(interest) if method is Method.FULL else None
        entities.append(GroupEntity(company, control, interest, method, perhaps, in_fact, minority))
    listed = (entity for entity in entities if entity.possible_method is not Method.NONE)
    return tuple(sorted(listed, key=lambda e: (*by_falling_share(e.interest), e.company)))


def _method(
    majority: Control, company: str, controlled: AbstractSet[str], control: Share, end: End
) -> Method:
    """How a company is consolidated by the fewest or by the most votes of those controlled."""
    if company in controlled:
        return Method.FULL
    if end is End.LEAST:
        is_half, is_significant = control.exact == _HALF, control.low >= SIGNIFICANT
    else:
        most = control.high, not control.high_open
        is_half, is_significant = most == (_HALF, True), most >= (SIGNIFICANT, True)
    if is_half and _has_other_half(majority, company, controlled, end):
        return Method.JOINT
    return Method.EQUITY if is_significant else Method.NONE


def _has_other_half(
    majority: Control, company: str, controlled: AbstractSet[str], end: End
) -> bool:
    """Whether half of the votes is in one other hand, for certain or possibly."""
    for hand in other_hands(majority, company, controlled, end):
        share = majority.votes(company, hand - controlled, hand - controlled)
        if end is End.LEAST and share.low == _HALF:
            return True
        if end is End.MOST and (share.high, not share.high_open) >= (_HALF, True):
            return True
    return False


def without_upstream_votes(votes: OwnershipNetwork, parent: str) -> OwnershipNetwork:
    """The votes without those that companies of the group hold in a parent that controls them.

    Such votes are suspended and, as treasury shares, leave the denominator; who controls whom is
    asked before that, once.
    """
    inside = {parent, *Control([votes]).steps([parent], End.LEAST)}
    # What leads round through the parent makes no subsidiary a parent of its own parent.
    subsidiaries = Control([votes], within=inside - {parent})
    suspended = {
        (owner, company)
        for company in inside
        for owner in subsidiaries.steps([company], End.LEAST).keys() & votes.owners(company)
    }
    return votes.as_treasury(suspended)
