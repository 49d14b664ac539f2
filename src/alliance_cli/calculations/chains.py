"""The chains from an owner to a company: the explanation of one number."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from alliance_cli.calculations.chain_links import ChainLinks, chain_links
from alliance_cli.calculations.chain_search import largest_chains, shares_along
from alliance_cli.calculations.chain_sums import ChainSums, chain_sums
from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.calculations.reached import reached
from alliance_cli.model.arithmetic import product
from alliance_cli.model.share import NOTHING, WHOLE, Share, by_falling_share, exactly
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


@dataclass(frozen=True, slots=True)
class OwnershipChains:
    """How integrated ownership comes about: simple chains, and what loops add."""

    owner: str
    company: str
    direct: Share
    integrated: Share
    chain_sum: Share
    loops: Share
    """Integrated ownership less the chains: walks that come to some company twice."""
    chains: tuple[Chain, ...]
    """The largest, by falling product."""
    omitted: OmittedChains


def ownership_chains(
    network: OwnershipNetwork, owner: str, company: str, limit: int
) -> OwnershipChains:
    """The `limit` largest simple chains from `owner` to `company`, and the sums over all.

    The product and weakest link of a chain are exact, or ranges with exact ends. So are the sums,
    but in two cases, where they are ranges that contain the true one: inside loops whose shares
    are ranges that cannot all be largest at once, and where chains are too many to be counted.
    """
    links = chain_links(network, owner, company)
    stake = integrated_stake(network, owner, company)
    sums = chain_sums(links)
    found = islice(largest_chains(links), limit if sums is None else min(limit, sums.count))
    chains = sorted(
        (_chain(links, path) for path in found),
        key=lambda chain: (*by_falling_share(chain.product), chain.path),
    )
    chain_sum = _chain_sum(network, links, sums, chains, stake.integrated)
    return OwnershipChains(
        owner,
        company,
        stake.direct,
        stake.integrated,
        chain_sum,
        _loops(network, links, sums, chain_sum, stake.integrated),
        tuple(chains),
        _omitted(sums, chains, chain_sum),
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


def _chain_sum(
    network: OwnershipNetwork,
    links: ChainLinks,
    sums: ChainSums | None,
    chains: list[Chain],
    integrated: Share,
) -> Share:
    if not links.has_inner_loops:
        # A walk that stops where it comes back to the company is a simple chain.
        goal = {links.company: NOTHING, links.owner: WHOLE}

        def others(member: str) -> ShareholderList:
            above = {links.owner, *links.above.get(member, ())}
            owners = network.shareholders(member)
            return {h if h in above else _ASIDE + h: share for h, share in owners.items()}

        return reached(others, links.components, goal).share_after_a_step(others(links.company))
    if sums:
        return Share(sums.low, min(sums.high, integrated.high))
    return Share(sum((chain.product.low for chain in chains), NOTHING), integrated.high)


def _loops(
    network: OwnershipNetwork,
    links: ChainLinks,
    sums: ChainSums | None,
    chain_sum: Share,
    integrated: Share,
) -> Share:
    if not links.has_loops:
        return exactly(NOTHING)
    if sums and all(_has_room(network.shareholders(c), of) for c, of in links.holders.items()):
        # Both grow with each share, and so does what is between them.
        low, high = integrated.low - sums.low, integrated.high - sums.high
    else:
        low, high = integrated.low - chain_sum.high, integrated.high - chain_sum.low
    return Share(max(low, NOTHING), max(high, NOTHING))


def _has_room(owners: ShareholderList, counting: ShareholderList) -> bool:
    """Whether those who count can all have their most at once, and all their least."""
    others = [share for holder, share in owners.items() if holder not in counting]
    most = sum((s.high for s in counting.values()), sum((s.low for s in others), NOTHING))
    least = sum((s.low for s in counting.values()), sum((s.high for s in others), NOTHING))
    return most <= WHOLE <= least


def _omitted(sums: ChainSums | None, chains: list[Chain], chain_sum: Share) -> OmittedChains:
    listed_low = sum((chain.product.low for chain in chains), NOTHING)
    if sums is None:
        return OmittedChains(None, Share(NOTHING, max(chain_sum.high - listed_low, NOTHING)))
    listed_high = sum((chain.product.high for chain in chains), NOTHING)
    high = min(sums.high - listed_high, chain_sum.high)
    return OmittedChains(sums.count - len(chains), Share(sums.low - listed_low, high))
