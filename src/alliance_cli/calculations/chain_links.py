"""The links of the chains from an owner down to a company, and the walk up along them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from alliance_cli.calculations.choice import Lists
from alliance_cli.model.share import Share
from alliance_cli.network.graph import components, inverse, reachable
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import ShareholderList

_MOST_SIFTED: Final = 500
"""Companies in a loop up to which dead ends are looked for; it takes their square."""
_START: Final = "*"
"""Where a walk from an owner to itself begins; no id is an asterisk."""


@dataclass(frozen=True, slots=True)
class ChainLinks:
    """All that is between an owner and a company, in simple chains and in loops."""

    owner: str
    company: str
    holders: Mapping[str, ShareholderList]
    """By company: its holders to whom the owner's chains lead down."""
    above: Mapping[str, tuple[str, ...]]
    """By company: its holders, but for the owner, from which a simple chain can come.

    What leads up to the owner, what the company at the end holds, and dead ends are no part of it.
    """
    components: tuple[tuple[str, ...], ...]
    """Companies in loops that a simple chain can enter, each after all above it; others alone."""

    @property
    def has_inner_loops(self) -> bool:
        """Whether a simple chain can enter companies that own one another."""
        return any(len(component) > 1 for component in self.components)

    @property
    def has_loops(self) -> bool:
        """Whether a walk can come to a company twice before it meets the owner."""
        return any(len(found) > 1 or found[0] in self._onward(found[0]) for found in self.walked())

    def walked(self) -> list[tuple[str, ...]]:
        """The components that a walk up from the company comes to, each after all above it."""
        return components([self.company], self._onward)

    def _onward(self, member: str) -> list[str]:
        return [holder for holder in self.holders.get(member, ()) if holder != self.owner]


def chain_links(network: OwnershipNetwork, owner: str, company: str) -> ChainLinks:
    """What is between `owner` and `company`; where both are the same, what leads round."""
    up = reachable([company], lambda m: network.owners(m) if m != owner or m == company else ())
    lists = {m: network.shareholders(m) for m in sorted(up) if m != owner or m == company}
    held = inverse(lists)
    down = reachable([owner], lambda holder: held.get(holder, ()))
    holders = {
        member: {holder: share for holder, share in owners.items() if holder in down}
        for member, owners in lists.items()
        if member in down
    }
    above = {
        member: tuple(h for h in owners if h not in (owner, company, member))
        for member, owners in holders.items()
    }
    while True:
        found = _components(company, above) if company in holders else []
        links = ChainLinks(owner, company, holders, above, tuple(found))
        dead = _dead_ends(links)
        if not dead:
            return links
        above = {m: tuple(h for h in sources if h not in dead) for m, sources in above.items()}


def _components(company: str, above: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    return components([company], lambda member: above[member])


def _dead_ends(links: ChainLinks) -> frozenset[str]:
    """Members of loops to and from which all leads through one and the same company.

    A chain that comes to such a member has come through that company, and could go on only by
    coming there again. (That nothing is a dead end does not say that a chain exists: to find a
    simple path through a given node is hard.)
    """
    held = inverse(links.above)
    dead: set[str] = set()
    for component in links.components:
        if 1 < len(component) <= _MOST_SIFTED:
            inside = set(component)
            upper = {m: [h for h in links.above[m] if h in inside] for m in component}
            lower = inverse(upper)
            entered = [m for m in component if _is_entered(links, m, inside)]
            left = [m for m in component if any(c not in inside for c in held[m])]
            for gate in component:
                reached = _without(gate, entered, lower)
                leaving = _without(gate, left, upper)
                dead |= inside - reached - leaving - {gate}
    return frozenset(dead)


def _is_entered(links: ChainLinks, member: str, inside: Collection[str]) -> bool:
    """Whether a chain can come to a member from outside its component."""
    outside = any(holder not in inside for holder in links.above[member])
    return outside or links.owner in links.holders[member]


def _without(gate: str, roots: Iterable[str], successors: Mapping[str, Iterable[str]]) -> set[str]:
    """What is reachable without coming through `gate`."""
    return reachable(
        [root for root in roots if root != gate],
        lambda m: (other for other in successors.get(m, ()) if other != gate),
    )


Place: TypeAlias = tuple[frozenset[str], str]
"""Where a walk is that has come nowhere twice: the members of one loop passed, and the last."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where the holders of the last company at a place lead."""

    places: Mapping[str, Place]
    again: tuple[str, ...]
    """Those to whom the walk has come already."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk up from a company until it meets an owner, or comes to some company twice."""

    owner: str
    start: str
    """The company, under another name where it is the owner."""
    lists: Lists
    """Who can hold how much of each company on the way; all ends are closed."""
    components: tuple[tuple[str, ...], ...]
    """Each after all above it."""
    places: Mapping[Place, Onward]
    """Each after all to which it leads."""


def walk_up(lists: Lists, links: ChainLinks, most_steps: int) -> Walk | None:
    """The walk from the company to the owner; none where it can be at too many places.

    `lists` are the shareholder lists of the companies between the two.
    """
    start = _START if links.owner == links.company else links.company
    named = {
        start if member == links.company else member: {
            h: Share(s.low, s.high) for h, s in o.items()
        }
        for member, o in lists.items()
    }
    found = tuple(
        tuple(start if member == links.company else member for member in component)
        for component in links.walked()
    )
    places = _places(start, named, found, most_steps)
    return None if places is None else Walk(links.owner, start, named, found, places)


def _places(
    start: str, lists: Lists, found: Sequence[Sequence[str]], most_steps: int
) -> dict[Place, Onward] | None:
    home = {member: number for number, component in enumerate(found) for member in component}
    entered = {start} | {
        h for c, owners in lists.items() for h in owners if home.get(h, home[c]) != home[c]
    }
    places: dict[Place, Onward] = {}
    steps = 0
    for component in found:
        inside: dict[Place, Onward] = {}
        waiting = [_entrance(member) for member in component if member in entered]
        while waiting:
            inside |= {place: _onward(place, lists[place[1]], home) for place in waiting}
            steps += sum(1 + len(inside[place].places) for place in waiting)
            if steps > most_steps:
                return None
            longer = (to for place in waiting for to in inside[place].places.values())
            waiting = list(dict.fromkeys(to for to in longer if len(to[0]) > len(waiting[0][0])))
        places |= reversed(inside.items())
    return places


def _entrance(member: str) -> Place:
    return frozenset([member]), member


def _onward(place: Place, owners: Iterable[str], home: Mapping[str, int]) -> Onward:
    passed, last = place
    holders = [holder for holder in owners if holder in home]
    places = {
        h: (passed | {h}, h) if home[h] == home[last] else _entrance(h)
        for h in holders
        if h not in passed
    }
    return Onward(places, tuple(h for h in holders if h in passed))
