"""Companies that own one another: loops, treasury shares, closed rings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import (
    End,
    Lists,
    best_holders,
    expected,
    extreme_choice,
    has_room,
    is_exact,
)
from alliance_cli.calculations.limits import refuse_too_many_walks, refusing_too_much_work
from alliance_cli.calculations.reached import reached
from alliance_cli.engine.equations import Equations
from alliance_cli.model.share import WHOLE, Share, exactly
from alliance_cli.network.graph import components
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import ShareholderList

_QUESTIONS: Final = 6
"""The work of the return shares of a loop, in solutions: twice a diagonal."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Companies each of which owns something of each other, or one that holds shares of itself."""

    companies: tuple[str, ...]
    """By id."""
    is_closed: bool | None
    """Whether they are owned by one another alone; none: the ranges leave it open."""
    returns: Mapping[str, Share]
    """The return share of each: what it owns of itself in the end."""


def ownership_loops(network: OwnershipNetwork) -> tuple[Loop, ...]:
    """Every loop of a day, the largest first, then by id (strongly connected components)."""
    found = components(network.owned_companies, network.owners)
    loops = (
        _loop(members, {member: network.shareholders(member) for member in members})
        for members in found
        if len(members) > 1 or members[0] in network.shareholders(members[0])
    )
    return tuple(sorted(loops, key=lambda loop: (-len(loop.companies), loop.companies)))


def _loop(members: tuple[str, ...], lists: Lists) -> Loop:
    is_closed = _is_closed(lists)
    if is_closed and all(map(is_exact, lists.values())):
        return Loop(members, is_closed, dict.fromkeys(members, exactly(WHOLE)))
    shares = [share for owners in lists.values() for share in owners.values()]
    if any(s.low_open or s.high_open for s in shares) or not all(map(has_room, lists.values())):
        refuse_too_many_walks(len(members), lists)
        return Loop(members, is_closed, {m: _own_return(lists, m) for m in members})
    least = _returns(lists, lambda share: share.low)
    # Where the ranges let the ring close, each member can own all of itself.
    most = _returns(lists, lambda share: share.high) if is_closed is False else None
    returns = {
        member: Share(least[member][0], most[member][1] if most else WHOLE) for member in members
    }
    return Loop(members, is_closed, returns)


def _is_closed(lists: Lists) -> bool | None:
    """Whether the members hold all of each other for certain, for certain not, or perhaps."""
    inside = dict.fromkeys(lists, WHOLE)
    if all(
        expected(extreme_choice(owners, inside, End.LEAST), inside) == WHOLE
        for owners in lists.values()
    ):
        return True
    can_close = all(
        best_holders(owners, inside, End.MOST, WHOLE, ()) is not None for owners in lists.values()
    )
    return None if can_close else False


def _own_return(lists: Lists, member: str) -> Share:
    def shareholders(company: str) -> ShareholderList:
        return lists.get(company, {})

    found = reached(shareholders, [tuple(lists)], {member: WHOLE}, len(lists))
    return found.share_after_a_step(lists[member])


def _returns(
    lists: Lists, end: Callable[[Share], Fraction]
) -> dict[str, tuple[Fraction, Fraction]]:
    """O_mm = 1 - 1/V_mm of each member, twice, or bounds on it."""
    place = {member: number for number, member in enumerate(lists)}
    matrix = [
        {place[holder]: end(share) for holder, share in owners.items() if holder in place}
        for owners in lists.values()
    ]
    with refusing_too_much_work(lists):
        diagonal = zip(lists, Equations(matrix, questions=_QUESTIONS).diagonal(), strict=True)
    return {member: (WHOLE - WHOLE / low, WHOLE - WHOLE / high) for member, (low, high) in diagonal}
