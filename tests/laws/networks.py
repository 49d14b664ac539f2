"""Small ownership networks, drawn at random: loops, closed rings, ranges, open ends.

A choice is drawn first and the ranges are laid round it, so that every network has one at least.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import TypeAlias

from hypothesis import strategies as st

from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share, exactly
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network
from alliance_cli.network.shareholders import UNRECORDED
from tests.laws.strategies import BOOLEANS, from_to, one_of, some_of
from tests.notation import DAY, network

Stakes: TypeAlias = Mapping[str, Mapping[str, Share]]
"""By company, then by owner; only companies with recorded owners."""
Choices: TypeAlias = Mapping[str, Mapping[str, Fraction]]
"""One part for each, the unrecorded included; every list adds up to one."""
_LOW, _HIGH = ((NOTHING, Fraction(1, 2), WHOLE), (NOTHING, Fraction(1, 4), WHOLE))


@dataclass(frozen=True)
class Drawing:
    """Who holds what of whom, and one choice within it."""

    stakes: Stakes
    complete: frozenset[str]
    choice: Choices

    @cached_property
    def parties(self) -> list[str]:
        """All that hold or are held."""
        return sorted({*self.stakes, *(h for owners in self.stakes.values() for h in owners)})

    @cached_property
    def network(self) -> OwnershipNetwork:
        """The network drawn."""
        lines = [(h, c, s) for c, owners in self.stakes.items() for h, s in owners.items()]
        return network_of(lines, self.complete)

    def known(self, companies: Iterable[str]) -> "Drawing":
        """The same with the lists of some companies known exactly, as they are chosen."""
        exact = {
            company: {holder: exactly(self.choice[company][holder]) for holder in owners}
            if company in companies
            else owners
            for company, owners in self.stakes.items()
        }
        return replace(self, stakes=exact)


def written(line: str, complete: Iterable[str] = ()) -> Drawing:
    """The network that a line says (see tests.notation), without a choice."""
    drawn = network(line, frozenset(complete))
    stakes = {company: drawn.stakes_in(company) for company in drawn.owned_companies}
    return Drawing(stakes, frozenset(complete), {})


def network_of(
    lines: Iterable[tuple[str, str, Share]], complete: Iterable[str] = ()
) -> OwnershipNetwork:
    """The network of lines that say which owner has what share of which company."""
    holdings = tuple(Holding(owner, company, share, share) for owner, company, share in lines)
    ids = dict.fromkeys(id_ for h in holdings for id_ in (h.company, h.owner))
    companies = {id_: Company(id_, id_, complete=id_ in set(complete)) for id_ in ids}
    dataset = Dataset("drawn", DAY, companies=companies, holdings=holdings)
    return ownership_network(snapshot(dataset, DAY), capital)


@cache
@st.composite
def drawings(
    draw: st.DrawFn,
    most_companies: int = 4,
    most_ranges: int = 4,
    *,
    loops: bool = True,
    opens: bool = True,
) -> Drawing:
    """Networks of a few companies and two holders, with at most so many shares not exactly known.

    `loops`: whether companies can own one another. `opens`: whether ranges can have open ends.
    Owners hold 0 % now and then; some companies have no owners, and some companies themselves.
    """
    companies = [f"c{n}" for n in range(draw(from_to(1, most_companies)))]
    choice = {}
    for place, company in enumerate(companies):
        above = companies if loops else companies[place + 1 :]
        if parts := _parts(draw, (*above, "x", "y")):
            choice[company] = parts
    links = [(c, h) for c, parts in choice.items() for h in parts if h != UNRECORDED]
    most = min(most_ranges, len(links))
    vague = draw(_some_links(tuple(links), most // 2, most)) if most else []
    stakes = {
        company: {
            holder: _round(draw, part, opens=opens) if (company, holder) in vague else exactly(part)
            for holder, part in parts.items()
            if holder != UNRECORDED
        }
        for company, parts in choice.items()
    }
    full = [company for company in companies if not choice.get(company, {}).get(UNRECORDED)]
    complete = frozenset(company for company in full if draw(BOOLEANS))
    return Drawing(stakes, complete, choice)


@cache
def exact_drawings(most_companies: int = 7, *, loops: bool = True) -> st.SearchStrategy[Drawing]:
    """Networks in which every share is exactly known."""
    return drawings(most_companies, 0, loops=loops)


@cache
def _some_links(
    links: tuple[tuple[str, str], ...], least: int, most: int
) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.sampled_from(links), min_size=least, max_size=most, unique=True)


def _parts(draw: st.DrawFn, parties: tuple[str, ...]) -> dict[str, Fraction]:
    """What each of some owners holds of a company, and what is not listed; or nothing at all."""
    if draw(from_to(0, 6)) == 0:
        return {}
    owners = draw(some_of(parties, 1, 3))
    weights = {owner: draw(from_to(0, 4)) for owner in owners}
    rest = one_of(draw, (0, 0, 0, 1, 3)) if any(weights.values()) else 1
    whole = sum(weights.values()) + rest
    return {h: Fraction(weight, whole) for h, weight in {**weights, UNRECORDED: rest}.items()}


def _round(draw: st.DrawFn, part: Fraction, *, opens: bool) -> Share:
    """A range with a part in it; an end can be open where the part is not at it."""
    if draw(from_to(0, 3)) == 0:
        return UNKNOWN
    low = part * one_of(draw, _LOW)
    high = part + (1 - part) * one_of(draw, _HIGH)
    return Share(
        low,
        high,
        opens and low < part and draw(BOOLEANS),
        opens and part < high and draw(BOOLEANS),
    )
