"""The group that a company heads: control, interest, consolidation method, minorities."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import MAJORITY, control_steps, votes_of
from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.model.arithmetic import rest
from alliance_cli.model.share import NOTHING, WHOLE, Share, by_falling_share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import UNLISTED, ShareholderList

SIGNIFICANT: Final = Fraction(1, 5)
"""Significant influence is presumed from 20 % of the votes on (IAS 28.5; ANC 2020-01)."""
_HALF: Final = Fraction(1, 2)
DE_FACTO: Final = Fraction(2, 5)
"""Control is presumed over 40 % of the votes where nobody has more (Code de commerce L. 233-16)."""


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
    rule = MAJORITY if standard is Standard.IFRS else replace(MAJORITY, de_facto=DE_FACTO)
    certain, possible = ({parent, *control_steps(votes, [parent], end, rule)} for end in End)
    by_majority = control_steps(votes, [parent], End.LEAST)
    interests = {s.company: s.integrated for s in integrated_holdings(capital, parent).holdings}
    entities = []
    for company in sorted({c for head in possible for c in votes.holdings(head)} - {parent}):
        owners = votes.shareholders(company)
        control = votes_of(owners, company, certain, possible)
        interest = interests.get(company, exactly(NOTHING))
        method = _method(owners, company, certain, control, End.LEAST)
        entities.append(
            GroupEntity(
                company,
                control,
                interest,
                method,
                _method(owners, company, possible, control, End.MOST),
                is_de_facto=company in certain and company not in by_majority,
                minority=rest(interest) if method is Method.FULL else None,
            )
        )
    listed = (entity for entity in entities if entity.possible_method is not Method.NONE)
    return tuple(sorted(listed, key=lambda e: (*by_falling_share(e.interest), e.company)))


def _method(
    owners: ShareholderList,
    company: str,
    controlled: Collection[str],
    control: Share,
    end: End,
) -> Method:
    """How a company is consolidated by the fewest or by the most votes of those controlled."""
    if company in controlled:
        return Method.FULL
    if _is_shared(owners, company, controlled, control, end):
        return Method.JOINT
    if end is End.LEAST:
        is_significant = control.low >= SIGNIFICANT
    else:
        is_significant = (control.high, not control.high_open) >= (SIGNIFICANT, True)
    return Method.EQUITY if is_significant else Method.NONE


def _is_shared(
    owners: ShareholderList,
    company: str,
    controlled: Collection[str],
    control: Share,
    end: End,
) -> bool:
    """Whether one half is with those controlled, and the other in one other hand."""
    others = [s for h, s in owners.items() if h not in (*controlled, company, UNLISTED)]
    own = owners.get(company, exactly(NOTHING))
    if end is End.LEAST:
        half = _HALF * (WHOLE - own.low)
        return control.exact == _HALF and any(share.low >= half for share in others)
    half = _HALF * (WHOLE - own.high)
    return (control.high, control.high_open) == (_HALF, False) and any(
        (share.high, not share.high_open) >= (half, True) for share in others
    )


def without_upstream_votes(votes: OwnershipNetwork, parent: str) -> OwnershipNetwork:
    """The votes without those that companies of the group hold in a parent that controls them.

    Such votes are suspended and, as treasury shares, leave the denominator; who controls whom is
    asked before that, once.
    """
    inside = {parent, *control_steps(votes, [parent], End.LEAST)}
    suspended = {
        (owner, company)
        for company in inside
        # What leads round through the parent makes no subsidiary a parent of its own parent.
        for owner in control_steps(
            votes, [company], End.LEAST, within=inside - {parent} - {company}
        )
        if owner in votes.owners(company)
    }
    return votes.as_treasury(suspended)
