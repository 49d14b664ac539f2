"""Simple chains one after the other, the largest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final, TypeAlias

from alliance_cli.calculations.chain_links import ChainLinks
from alliance_cli.model.share import WHOLE, Share, exactly
from alliance_cli.network.graph import inverse

MOST_STEPS: Final = 300_000
"""Beginnings of chains, some seconds, after which the search stops."""

_ALL: Final = exactly(WHOLE)

Size: TypeAlias = tuple[Fraction, ...]
"""What chains are compared by: one end of a product, or the least and then the most."""


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """A chain as far as it is known, from the company upward."""

    member: str
    kept: Size
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
    """The paths of simple chains, in the one order in which they are told.

    What is certainly largest comes first, and of that what may be largest; what may be nothing
    comes last. Chains of one product come by their ids, read from the company up to the owner.
    """
    shares = [share for holders in links.holders.values() for share in holders.values()]
    size = _least if all(share.exact is not None for share in shares) else _least_and_most
    yield from chains_by_falling_product(links, size, most_steps)
    if any(not share.low for share in shares):
        for path in chains_by_falling_product(links, _most, most_steps):
            if not all(share.low for share in shares_along(links, path)):
                yield path


def _least(share: Share) -> Size:
    return (share.low,)


def _least_and_most(share: Share) -> Size:
    return share.low, share.high


def _most(share: Share) -> Size:
    return (share.high,)


def shares_along(links: ChainLinks, path: Sequence[str]) -> list[Share]:
    """The links of a chain, from the owner down."""
    return [links.holders[company][holder] for holder, company in pairwise(path)]


def chains_by_falling_product(
    links: ChainLinks, size: Callable[[Share], Size], most_steps: int = MOST_STEPS
) -> Iterator[tuple[str, ...]]:
    """The paths of all simple chains by the falling product of their links' sizes, lazily.

    Best first (Hart, Nilsson & Raphael 1968): a beginning is taken up in the order of the largest
    product that it can still have, and those of one product by their ids, read upward. So the
    chains come out in order and nothing is looked at that is not needed. Chains whose product is 0
    are left out.
    """
    kept = _kept(links, size)
    loop = {member: number for number, ring in enumerate(links.components) for member in ring}
    waiting = _Waiting()
    waiting.add([_Step(links.company, size(_ALL), None)])
    steps = 0
    while steps < most_steps and (step := waiting.next()):
        if step.below and step.member == links.owner:
            yield step.path()
            continue
        longer = [
            _Step(holder, _times(step.kept, part), step)
            for holder, part in kept.get(step.member, ())
            if holder == links.owner or not _has_passed(step, holder, loop)
        ]
        waiting.add(longer)
        steps += len(longer)


class _Waiting:
    """Beginnings of chains, taken up by falling size, then by their ids."""

    def __init__(self) -> None:
        self._sizes: list[Size] = []
        """A heap of the sizes, negative, below the one at hand."""
        self._of_a_size: dict[Size, list[_Step]] = {}
        self._at_hand: list[_Step] = []
        """Those of the largest size, the last of them first by its ids."""
        self._size: Size = ()

    def add(self, steps: Sequence[_Step]) -> None:
        """Put in the beginnings that go on from the one taken up last, by rising ids."""
        for step in reversed(steps):
            if step.kept == self._size:
                # What goes on from the first by its ids stays before all others of its size.
                self._at_hand.append(step)
            elif step.kept in self._of_a_size:
                self._of_a_size[step.kept].append(step)
            else:
                self._of_a_size[step.kept] = [step]
                heappush(self._sizes, tuple(-part for part in step.kept))

    def next(self) -> _Step | None:
        """The beginning that is to be taken up; none where all have been."""
        if not self._at_hand and self._sizes:
            self._size = tuple(-part for part in heappop(self._sizes))
            self._at_hand = _last_first(self._of_a_size.pop(self._size))
        return self._at_hand.pop() if self._at_hand else None


def _last_first(steps: Sequence[_Step]) -> list[_Step]:
    """Beginnings none of which goes on from another, by their falling ids, read upward.

    They are the leaves of a tree whose root is the company; each place is looked at once.
    """
    if len(steps) == 1:
        return list(steps)
    upward: dict[_Step | None, list[_Step]] = {}
    for leaf in steps:
        step: _Step | None = leaf
        while step:
            is_known = step.below in upward
            upward.setdefault(step.below, []).append(step)
            step = None if is_known else step.below
    found, waiting = list[_Step](), list(upward[None])
    while waiting:
        step = waiting.pop()
        if step in upward:
            waiting += sorted(upward[step], key=lambda above: above.member)
        else:
            found.append(step)
    return found


def _times(size: Size, other: Size) -> Size:
    return tuple(one * two for one, two in zip(size, other, strict=True))


def _has_passed(step: _Step | None, member: str, loop: dict[str, int]) -> bool:
    """Whether a chain has come through a company; it can only do so within a loop."""
    while step and loop[step.member] == loop[member]:
        if step.member == member:
            return True
        step = step.below
    return False


def _kept(
    links: ChainLinks, size: Callable[[Share], Size]
) -> dict[str, tuple[tuple[str, Size], ...]]:
    """By company, for its holders by id: what the link keeps of the largest product down to it.

    It is 1 for the holder from which the best chain comes; holders from which none comes that is
    more than nothing are left out.
    """
    best = _best_products(links, size)
    kept = {}
    for company, holders in links.holders.items():
        products = {
            holder: _times(size(holders[holder]), best[holder])
            for holder in _sources(links, company)
            if size(holders[holder])[0] and holder in best
        }
        most = max(products.values(), default=())
        kept[company] = tuple((h, _parts_of(products[h], most)) for h in sorted(products))
    return kept


def _parts_of(size: Size, most: Size) -> Size:
    return tuple(WHOLE if one == two else one / two for one, two in zip(size, most, strict=True))


def _sources(links: ChainLinks, company: str) -> Iterator[str]:
    """Where a simple chain can come from to a company, the owner included."""
    if links.owner in links.holders[company]:
        yield links.owner
    yield from links.above[company]


def _best_products(links: ChainLinks, size: Callable[[Share], Size]) -> dict[str, Size]:
    """The largest product of a chain from the owner down to each company (Dijkstra 1959)."""
    held = inverse({company: list(_sources(links, company)) for company in links.holders})
    best: dict[str, Size] = {}
    heap = [(tuple(-part for part in size(_ALL)), links.owner)]
    while heap:
        negative, holder = heappop(heap)
        if holder not in best:
            best[holder] = tuple(-part for part in negative)
            for company in held.get(holder, ()):
                link = size(links.holders[company][holder])
                if link[0] and company not in best and company != links.company:
                    heappush(heap, (_times(negative, link), company))
    return best
