"""Simple chains one after the other, the largest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import Final

from alliance_cli.calculations.chain_links import ChainLinks
from alliance_cli.model.share import NOTHING, WHOLE, Share
from alliance_cli.network.graph import inverse

MOST_STEPS: Final = 300_000
"""Beginnings of chains, some seconds, after which the search stops."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A chain as far as it is known, from the company upward."""

    member: str
    kept: Fraction
    """The part of the largest product of all that a chain beginning so can still have."""
    below: "_Step | None"

    def path(self) -> tuple[str, ...]:
        """The companies of the chain, from the top down."""
        path, step = [self.member], self.below
        while step:
            path.append(step.member)
            step = step.below
        return tuple(path)


def largest_chains(links: ChainLinks, most_steps: int = MOST_STEPS) -> Iterator[tuple[str, ...]]:
    """The paths of simple chains: what is certainly largest first, what may be nothing last."""
    yield from chains_by_falling_product(links, lambda share: share.low, most_steps)
    if any(not share.low for holders in links.holders.values() for share in holders.values()):
        for path in chains_by_falling_product(links, lambda share: share.high, most_steps):
            if not all(share.low for share in shares_along(links, path)):
                yield path


def shares_along(links: ChainLinks, path: Sequence[str]) -> list[Share]:
    """The links of a chain, from the owner down."""
    return [links.holders[company][holder] for holder, company in pairwise(path)]


def chains_by_falling_product(
    links: ChainLinks, end: Callable[[Share], Fraction], most_steps: int = MOST_STEPS
) -> Iterator[tuple[str, ...]]:
    """The paths of all simple chains by falling product of one end of their links, lazily.

    Best first (Hart, Nilsson & Raphael 1968): a beginning is taken up in the order of the largest
    product that it can still have, so that the chains come out in order and nothing is looked at
    that is not needed. Chains whose product is 0 are left out.
    """
    kept = _kept(links, end)
    loop = {member: number for number, ring in enumerate(links.components) for member in ring}
    order = count(0, -1)
    heap = [(-WHOLE, next(order), _Step(links.company, WHOLE, None))]
    steps = 0
    while heap and steps < most_steps:
        step = heappop(heap)[2]
        if step.below and step.member == links.owner:
            yield step.path()
            continue
        for holder, part in kept.get(step.member, {}).items():
            if holder == links.owner or not _has_passed(step, holder, loop):
                can_keep = step.kept * part
                heappush(heap, (-can_keep, next(order), _Step(holder, can_keep, step)))
                steps += 1


def _has_passed(step: _Step | None, member: str, loop: dict[str, int]) -> bool:
    """Whether a chain has come through a company; it can only do so within a loop."""
    while step and loop[step.member] == loop[member]:
        if step.member == member:
            return True
        step = step.below
    return False


def _kept(links: ChainLinks, end: Callable[[Share], Fraction]) -> dict[str, dict[str, Fraction]]:
    """By company and holder: what the link keeps of the largest product down to the company.

    It is 1 for the holder from which the best chain comes; holders from which none comes that is
    more than nothing are left out.
    """
    best = _best_products(links, end)
    kept = {}
    for company, holders in links.holders.items():
        products = {
            holder: end(holders[holder]) * best[holder]
            for holder in _sources(links, company)
            if end(holders[holder]) and holder in best
        }
        most = max(products.values(), default=NOTHING)
        kept[company] = {h: WHOLE if p == most else p / most for h, p in products.items()}
    return kept


def _sources(links: ChainLinks, company: str) -> Iterator[str]:
    """Where a simple chain can come from to a company, the owner included."""
    if links.owner in links.holders[company]:
        yield links.owner
    yield from links.above[company]


def _best_products(links: ChainLinks, end: Callable[[Share], Fraction]) -> dict[str, Fraction]:
    """The largest product of a chain from the owner down to each company (Dijkstra 1959)."""
    held = inverse({company: list(_sources(links, company)) for company in links.holders})
    best: dict[str, Fraction] = {}
    heap = [(-WHOLE, links.owner)]
    while heap:
        negative, holder = heappop(heap)
        if holder not in best:
            best[holder] = -negative
            for company in held.get(holder, ()):
                product = -negative * end(links.holders[company][holder])
                if product and company not in best and company != links.company:
                    heappush(heap, (-product, company))
    return best
