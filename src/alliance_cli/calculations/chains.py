"""The chains from an owner to a company: the explanation of one number."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Final

from alliance_cli.calculations.chain_extremes import (
    MOST_PLACES,
    Extreme,
    extreme_chain_sum,
    extreme_loops,
    extreme_omitted,
)
from alliance_cli.calculations.chain_links import ChainLinks, Walk, chain_links, walk_up
from alliance_cli.calculations.chain_search import largest_chains, shares_along
from alliance_cli.calculations.chain_sums import ChainSums, chain_sums
from alliance_cli.calculations.choice import End, Lists
from alliance_cli.calculations.integrated import IntegratedStake, integrated_stake
from alliance_cli.calculations.reached import reached
from alliance_cli.model.arithmetic import product
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import ShareholderList

_ASIDE: Final = "-"
"""Before the ids of holders to whom no simple chain goes; no id begins with a hyphen."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One simple chain: no company comes twice."""

    path: tuple[str, ...]
    """From the owner down to the company."""
    product: Share
    """The part of the company that comes to the owner along it."""
    weakest_link: Share
    """The smallest link (Claessens, Djankov & Lang 2000)."""


@dataclass(frozen=True, slots=True)
class OmittedChains:
    """Chains that are not listed."""

    count: int | None
    """None: more than could be counted."""
    product: Share
    """What they add up to."""
    is_sharp: bool
    """As for the other sums: see `OwnershipChains`."""


@dataclass(frozen=True, slots=True)
class OwnershipChains:
    """How integrated ownership comes about: simple chains, and what loops add.

    A sum is sharp where choices within the ranges come to both its ends, or as near as one likes.
    If not, its ends contain the true one, and perhaps no choice comes near to them.
    """

    owner: str
    company: str
    direct: Share
    integrated: Share
    chain_sum: Share
    is_chain_sum_sharp: bool
    loops: Share
    """Integrated ownership less the chains: walks that come to some company twice."""
    is_loops_sharp: bool
    chains: tuple[Chain, ...]
    """The largest, by falling product, then by their ids read from the company up to the owner."""
    omitted: OmittedChains


def ownership_chains(
    network: OwnershipNetwork, owner: str, company: str, limit: int
) -> OwnershipChains:
    """The `limit` largest simple chains from `owner` to `company`, and the sums over all.

    The product and weakest link of a chain are exact, or ranges with exact ends. So are the sums
    where all shares can be largest at once, and all smallest; where not, their ends are looked for
    in loops that are not too large, and it is said whether they were found.
    """
    links = chain_links(network, owner, company)
    stake = integrated_stake(network, owner, company)
    counted = chain_sums(links)
    found = islice(largest_chains(links), limit if counted is None else min(limit, counted.count))
    chains = tuple(_chain(links, path) for path in found)
    sums = _Sums(network, links, counted, stake, chains)
    count = None if counted is None else counted.count - len(chains)
    return OwnershipChains(
        owner,
        company,
        stake.direct,
        stake.integrated,
        *sums.chain_sum,
        *sums.loops(),
        chains,
        OmittedChains(count, *sums.omitted()),
    )


def _chain(links: ChainLinks, path: tuple[str, ...]) -> Chain:
    shares = shares_along(links, path)
    return Chain(path, product(shares), _weakest(shares))


def _weakest(shares: list[Share]) -> Share:
    low, high = min(share.low for share in shares), min(share.high for share in shares)
    return Share(
        low,
        high,
        all(share.low_open for share in shares if share.low == low),
        any(share.high_open for share in shares if share.high == high),
    )


class _Sums:
    """What all chains, those omitted, and loops add up to."""

    def __init__(
        self,
        network: OwnershipNetwork,
        links: ChainLinks,
        counted: ChainSums | None,
        stake: IntegratedStake,
        chains: Sequence[Chain],
    ) -> None:
        self._links = links
        self._lists = {c: network.shareholders(c) for c in links.holders}
        self._counted = counted
        self._stake = stake
        self._chains = chains
        self.chain_sum = self._chain_sum()
        """The sum, and whether it is sharp."""

    @cached_property
    def _walk(self) -> Walk | None:
        """The walk up, by which ends are looked for that not all shares can have at once."""
        return walk_up(self._lists, self._links, MOST_PLACES)

    def _chain_sum(self) -> tuple[Share, bool]:
        if not self._links.has_inner_loops:
            return _sum_without_loops(self._links, self._lists), True
        high = min(self._stake.integrated.high, _first_links(self._links))
        if self._counted is None:
            listed = sum((chain.product.low for chain in self._chains), NOTHING)
            return Share(listed, high), False
        least, most = (self._extreme_chain_sum(self._counted, end) for end in End)
        return _within(least, most, NOTHING, high)

    def _extreme_chain_sum(self, counted: ChainSums, end: End) -> Extreme:
        value = counted.low if end is End.LEAST else counted.high
        if self._has_room(_in_chains(self._links), end):
            return Extreme(value, is_sharp=True)
        return extreme_chain_sum(self._walk, end) if self._walk else Extreme(value, is_sharp=False)

    def loops(self) -> tuple[Share, bool]:
        """What loops add: nothing where there are none."""
        if not self._links.has_loops:
            return exactly(NOTHING), True
        least, most = (self._extreme_loops(end) for end in End)
        (chain_sum, _), integrated = self.chain_sum, self._stake.integrated
        return _within(
            least, most, integrated.low - chain_sum.high, integrated.high - chain_sum.low
        )

    def _extreme_loops(self, end: End) -> Extreme:
        if self._counted and self._has_room(self._links.holders, end):
            # Both grow with each share, and so does what is between them.
            is_exact = not self._stake.is_enclosed
            if end is End.LEAST:
                return Extreme(self._stake.integrated.low - self._counted.low, is_exact)
            return Extreme(self._stake.integrated.high - self._counted.high, is_exact)
        if self._counted and self._walk:
            return extreme_loops(self._walk, end)
        return Extreme(NOTHING if end is End.LEAST else WHOLE, is_sharp=False)

    def omitted(self) -> tuple[Share, bool]:
        """What the chains that are not listed add up to."""
        listed = sum((chain.product.low for chain in self._chains), NOTHING)
        most = self.chain_sum[0].high - listed
        if self._counted is None:
            return Share(NOTHING, max(most, NOTHING)), False
        if self._counted.count == len(self._chains):
            return exactly(NOTHING), True
        low, high = (self._extreme_omitted(self._counted, end) for end in End)
        return _within(low, high, NOTHING, most)

    def _extreme_omitted(self, counted: ChainSums, end: End) -> Extreme:
        listed = (c.product.low if end is End.LEAST else c.product.high for c in self._chains)
        value = (counted.low if end is End.LEAST else counted.high) - sum(listed, NOTHING)
        if self._has_room(_in_chains(self._links), end):
            return Extreme(value, is_sharp=True)
        if self._walk:
            return extreme_omitted(self._walk, end, [chain.path for chain in self._chains])
        return Extreme(value, is_sharp=False)

    def _has_room(self, counting: Mapping[str, Collection[str]], end: End) -> bool:
        """Whether those who count can all have their most at once, or all their least."""
        return all(_has_room(owners, counting[c], end) for c, owners in self._lists.items())


def _first_links(links: ChainLinks) -> Fraction:
    """What the owner can hold of all companies together: no chain passes one of them twice."""
    held = (links.holders[c].get(links.owner) for ring in links.components for c in ring)
    return sum((share.high for share in held if share), NOTHING)


def _sum_without_loops(links: ChainLinks, lists: Lists) -> Share:
    """The ends of the sum: a walk that stops where it comes back to the company is a chain."""
    goal = {links.company: NOTHING, links.owner: WHOLE}
    counting = _in_chains(links)

    def others(member: str) -> ShareholderList:
        owners = lists.get(member, {})
        return {h if h in counting[member] else _ASIDE + h: s for h, s in owners.items()}

    return reached(others, links.components, goal).share_after_a_step(others(links.company))


def _in_chains(links: ChainLinks) -> dict[str, frozenset[str]]:
    """By company, the holders from which a simple chain can come."""
    return {c: frozenset({links.owner, *links.above.get(c, ())}) for c in links.holders}


def _has_room(owners: ShareholderList, counting: Collection[str], end: End) -> bool:
    counts = [share for holder, share in owners.items() if holder in counting]
    others = [share for holder, share in owners.items() if holder not in counting]
    if end is End.MOST:
        most = sum((s.high for s in counts), sum((s.low for s in others), NOTHING))
        return most <= WHOLE
    return sum((s.low for s in counts), sum((s.high for s in others), NOTHING)) >= WHOLE


def _within(least: Extreme, most: Extreme, low: Fraction, high: Fraction) -> tuple[Share, bool]:
    """From the least to the most, and no wider than other bounds that are known."""
    ends = max(least.value, low, NOTHING), min(most.value, high)
    return Share(*ends), least.is_sharp and most.is_sharp
