"""What all simple chains from an owner to a company add up to, and how many they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.chain_links import ChainLinks
from alliance_cli.model.share import NOTHING, WHOLE, Share

MOST_STEPS: Final = 300_000
"""Steps through the companies of one loop, some seconds, after which chains are not counted.

Where fractions are long a step counts as several: it takes the square of their length.
"""


@dataclass(frozen=True, slots=True)
class ChainSums:
    """How many chains there are, and the sum of their products with the least and most shares."""

    count: int
    low: Fraction
    high: Fraction

    @property
    def steps(self) -> int:
        """How many steps it counts as to come to these sums: the longer they are, the more."""
        bits = max(self.low.denominator.bit_length(), self.high.denominator.bit_length())
        return 1 + bits**2 // 1_000_000

    def plus(self, other: "ChainSums") -> "ChainSums":
        """The chains of both."""
        return ChainSums(self.count + other.count, self.low + other.low, self.high + other.high)

    def times(self, share: Share) -> "ChainSums":
        """The same chains with one more link."""
        return ChainSums(self.count, self.low * share.low, self.high * share.high)


NO_CHAINS: Final = ChainSums(0, NOTHING, NOTHING)


_ONE_CHAIN: Final = ChainSums(1, WHOLE, WHOLE)


def chain_sums(links: ChainLinks, most_steps: int = MOST_STEPS) -> ChainSums | None:
    """The sums over all simple chains, or none where loops hold too many to be counted.

    From the owner down, component by component: outside loops each company is passed once. Within
    a loop chains that have come through the same companies to the same one are counted together.
    """
    sums: dict[str, ChainSums] = {}
    for component in links.components:
        entering = {member: _arriving(links, member, component, sums) for member in component}
        through = entering if len(component) == 1 else _through(links, entering, most_steps)
        if through is None:
            return None
        sums |= through
    return sums.get(links.company, NO_CHAINS)


def _arriving(
    links: ChainLinks, member: str, component: Sequence[str], sums: dict[str, ChainSums]
) -> ChainSums:
    """The chains that come to a member from outside its component."""
    holders = links.holders[member]
    from_owner = [_ONE_CHAIN.times(holders[links.owner])] if links.owner in holders else []
    from_above = (
        sums[holder].times(holders[holder])
        for holder in links.above[member]
        if holder not in component
    )
    return _sum([*from_owner, *from_above])


def _through(
    links: ChainLinks, entering: dict[str, ChainSums], most_steps: int
) -> dict[str, ChainSums] | None:
    """The chains that come to each member of a loop, by way of the others."""
    holders = {m: [h for h in links.above[m] if h in entering] for m in entering}
    found = dict.fromkeys(entering, NO_CHAINS)
    waiting = {
        (frozenset([member]), member): sums for member, sums in entering.items() if sums.count
    }
    steps = 0
    while waiting:
        longer: dict[tuple[frozenset[str], str], ChainSums] = {}
        for (passed, last), sums in waiting.items():
            found[last] = found[last].plus(sums)
            steps += found[last].steps
            for member in entering:
                if member not in passed and last in holders[member]:
                    place = (passed | {member}, member)
                    more = sums.times(links.holders[member][last])
                    longer[place] = longer.get(place, NO_CHAINS).plus(more)
                    steps += longer[place].steps
            if steps > most_steps:
                return None
        waiting = longer
    return found


def _sum(sums: Iterable[ChainSums]) -> ChainSums:
    total = NO_CHAINS
    for one in sums:
        total = total.plus(one)
    return total
