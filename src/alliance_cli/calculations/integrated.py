"""Integrated ownership: what belongs to an owner in the end, through companies and loops.

O_ij = a_ij + sum over k != i of O_ik a_kj (Baldone, Brioschi & Paleari 1998): how likely a walk up
the shareholder lists from j ever meets i. No walk is counted twice, so no owner has more than all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from alliance_cli.calculations.reached import reached
from alliance_cli.model.figures import PlainStake
from alliance_cli.model.share import NOTHING, WHOLE, Share, by_falling_share, exactly
from alliance_cli.network.graph import inverse, reachable
from alliance_cli.network.ownership import OwnershipNetwork


@dataclass(frozen=True, slots=True)
class IntegratedStake:
    """What belongs to an owner of a company, directly and in the end."""

    owner: str
    company: str
    direct: Share
    integrated: Share
    returning: Share
    """The return share of the owner: what it owns of itself in the end."""
    is_ultimate: bool
    """Whether the owner has no recorded owners of its own."""
    is_enclosed: bool = False
    """Whether the true share is somewhere between the ends, very near to both."""

    @property
    def plain(self) -> PlainStake:
        """A + A^2 + …: the sum over all walks, O_ij / (1 - O_ii); see `PlainStake`."""
        return plain_stake(self.integrated, self.returning)


def plain_stake(integrated: Share, returning: Share) -> PlainStake:
    """The plain measure of an owner whose integrated ownership and return share are known.

    Both come from the same best choices, so that the ends belong together.
    """
    return PlainStake(
        _repeated(integrated.low, returning.low), _repeated(integrated.high, returning.high)
    )


def _repeated(part: Fraction, returning: Fraction) -> Fraction | None:
    return None if returning == WHOLE and part else part / (WHOLE - returning) if part else NOTHING


@dataclass(frozen=True, slots=True)
class IntegratedHoldings:
    """All that an owner owns in the end."""

    owner: str
    holdings: tuple[IntegratedStake, ...]
    """By falling integrated ownership, then by company; without the owner itself."""
    returning: Share
    is_enclosed: bool
    """Whether floating point was used: each range contains the true figure."""


def integrated_holdings(network: OwnershipNetwork, owner: str) -> IntegratedHoldings:
    """The part of each company that belongs to `owner` in the end: one pass downward.

    Exact as fractions, or as the range that the shares leave; in loops of very many companies a
    range that contains it.
    """
    components = network.below(owner)
    found = reached(network.shareholders, components, {owner: WHOLE})
    returning = found.share_after_a_step(network.shareholders(owner))
    stakes = by_falling_integrated(
        stake_found(
            network,
            owner,
            company,
            (found.share(company), returning),
            is_enclosed=found.is_enclosed,
        )
        for component in components
        for company in component
        if company != owner
    )
    return IntegratedHoldings(owner, stakes, returning, found.is_enclosed)


def integrated_stake(
    network: OwnershipNetwork, owner: str, company: str, questions: int = 1
) -> IntegratedStake:
    """The part of `company` that belongs to `owner` in the end, from what is between the two alone.

    Where both are the same it is the return share. `questions`: how many stakes one answer needs.
    """
    components = network.above(company, owner)
    held = inverse({m: network.shareholders(m) for component in components for m in component})
    below = reachable([owner], lambda holder: held.get(holder, ()))
    between = [[m for m in component if m in below] for component in components]
    found = reached(network.shareholders, between, {owner: WHOLE}, questions)
    returning = found.share_after_a_step(network.shareholders(owner))
    integrated = returning if owner == company else found.share(company)
    return stake_found(
        network, owner, company, (integrated, returning), is_enclosed=found.is_enclosed
    )


def stake_found(
    network: OwnershipNetwork,
    owner: str,
    company: str,
    shares: tuple[Share, Share],
    *,
    is_enclosed: bool,
) -> IntegratedStake:
    """The stake whose integrated ownership and return share are found."""
    integrated, returning = shares
    if is_enclosed:
        integrated = within_the_list(network, owner, company, integrated)
    return IntegratedStake(
        owner,
        company,
        network.direct(owner, company),
        integrated,
        returning,
        is_ultimate=not network.has_owners(owner),
        is_enclosed=is_enclosed,
    )


def within_the_list(network: OwnershipNetwork, owner: str, company: str, found: Share) -> Share:
    """What floating point has found, no wider than the shareholder list of `company` leaves it.

    In the end an owner has what it holds directly, and not what those hold whom nobody owns.
    """
    owners = network.shareholders(company)
    direct = owners.get(owner, exactly(NOTHING))
    others = (s.low for h, s in owners.items() if h != owner and not network.has_owners(h))
    low, low_open = max((found.low, found.low_open), (direct.low, direct.low_open))
    high, is_closed = min((found.high, not found.high_open), (WHOLE - sum(others, NOTHING), True))
    return Share(low, high, low_open, not is_closed)


def by_falling_integrated(stakes: Iterable[IntegratedStake]) -> tuple[IntegratedStake, ...]:
    """Stakes in the order of an answer."""
    return tuple(
        sorted(stakes, key=lambda s: (*by_falling_share(s.integrated), s.owner, s.company))
    )
