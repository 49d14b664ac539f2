"""The least and the most that chains, those left out, and loops can add up to.

Of shares that are ranges, each sum has a least and a most. A chain passes a company once, so the
sum of chains grows evenly with each list; what loops add does not, and can be most in the middle.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.calculations.chain_links import Place, Walk
from alliance_cli.calculations.chain_merits import settled
from alliance_cli.calculations.chain_outcomes import (
    Outcome,
    chain_outcome,
    loop_outcome,
    reaching,
)
from alliance_cli.calculations.choice import (
    End,
    Lists,
    Values,
    expected,
    extreme_choice,
)
from alliance_cli.model.share import NOTHING, WHOLE, exactly
from alliance_cli.network.graph import inverse, reachable
from alliance_cli.network.shareholders import ShareholderList

MOST_PLACES: Final = 20_000
"""Links between places of a walk up to which least and most sums are looked for, some seconds."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or most of a sum, or a bound on it."""

    value: Fraction
    is_sharp: bool
    """Whether some choice comes to it; if not, none is known to."""


_Worth: TypeAlias = Callable[[Lists], Outcome]


def extreme_chain_sum(walk: Walk, end: End) -> Extreme:
    """The least or most that all simple chains add up to."""
    return _extreme(walk, walk.lists, end, lambda some: chain_outcome(walk, some, end))


def extreme_omitted(walk: Walk, end: End, listed: Iterable[Sequence[str]]) -> Extreme:
    """The least or most that the simple chains add up to that are not `listed`."""
    beginnings = _beginnings(walk, listed)
    return _extreme(walk, walk.lists, end, lambda some: _others(walk, beginnings, some, end))


def extreme_loops(walk: Walk, end: End) -> Extreme:
    """The least or most of what comes to the owner by walks that come to some company twice."""
    return _extreme(walk, settled(walk, end), end, lambda some: loop_outcome(walk, some, end))


def _extreme(walk: Walk, lists: Lists, end: End, worth: _Worth) -> Extreme:
    """The worth of the best choices, and whether one choice for each company comes to as much."""
    final = reaching(walk, lists, {walk.owner: WHOLE})
    liked = final.high if end is End.MOST else final.low
    lists = {company: _by_liking(owners, liked, end, lists) for company, owners in lists.items()}
    best = worth(lists)
    at_first = {last: values for (_, last), values in best.places.items()}
    chosen = [_chosen(lists, values, end) for values in (at_first, dict.fromkeys(lists, liked))]
    is_sharp = not final.is_enclosed and any(
        # Open ends may forbid a closed ring, and what is near to it need not be near in worth.
        worth(some).value == best.value and not (end is End.LEAST and _has_closed_ring(some))
        for some in chosen
    )
    return Extreme(best.value, is_sharp)


def _has_closed_ring(chosen: Lists) -> bool:
    """Whether a walk from some company can go on for ever."""
    outside = {holder for owners in chosen.values() for holder in owners if holder not in chosen}
    held = inverse(chosen)
    return not chosen.keys() <= reachable(outside, lambda holder: held.get(holder, ()))


def _by_liking(
    owners: ShareholderList, liked: Values, end: End, walked: Collection[str]
) -> ShareholderList:
    """The list so that, of holders worth as much on a walk, those come first who are best to have.

    Those through whom the walk does not go on close no ring.
    """
    is_most = end is End.MOST
    ranked = sorted(
        owners,
        key=lambda holder: (liked.get(holder, NOTHING), (holder in walked) is not is_most),
        reverse=is_most,
    )
    return {holder: owners[holder] for holder in ranked}


def _chosen(lists: Lists, values: Mapping[str, Values], end: End) -> Lists:
    """The lists that are best where the holders have these values, company by company."""
    return {
        company: {
            holder: exactly(part)
            for holder, part in extreme_choice(owners, values[company], end).items()
            if part
        }
        for company, owners in lists.items()
    }


_Beginning: TypeAlias = tuple[Place, dict[str, int]]
"""Where a chain is, and by holder the number of the beginning with which a listed one goes on."""


_LISTED: Final = -1
"""In place of a number: the listed chain ends there."""


def _beginnings(walk: Walk, listed: Iterable[Sequence[str]]) -> list[_Beginning]:
    """The beginnings of listed chains, from the company upward; each before those that go on."""
    found: list[_Beginning] = [((frozenset([walk.start]), walk.start), {})]
    for path in listed:
        place, longer = found[0]
        for holder in reversed(path[1:-1]):
            if holder not in longer:
                longer[holder] = len(found)
                found.append((walk.places[place].places[holder], {}))
            place, longer = found[longer[holder]]
        longer[walk.owner] = _LISTED
    return found


def _others(walk: Walk, beginnings: Sequence[_Beginning], lists: Lists, end: End) -> Outcome:
    """What the walk is worth where it meets the owner by a simple chain that is not listed."""
    chains = chain_outcome(walk, lists, end)
    worth = {_LISTED: NOTHING}
    found = dict(chains.places)
    for number, (place, longer) in reversed(list(enumerate(beginnings))):
        values = {**chains.places[place], **{h: worth[to] for h, to in longer.items()}}
        found[place] = values
        worth[number] = expected(extreme_choice(lists[place[1]], values, end), values)
    return Outcome(worth[0], found)
