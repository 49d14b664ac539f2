"""Who owns a company in the end: one pass upward."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alliance_cli.calculations.choice import Choice, End, Lists, has_room, is_exact, room_to_move
from alliance_cli.calculations.integrated import (
    IntegratedStake,
    by_falling_integrated,
    integrated_stake,
    stake_found,
    within_the_list,
)
from alliance_cli.calculations.limits import is_solved_exactly, refuse_too_many_walks
from alliance_cli.calculations.openness import after_an_open_end
from alliance_cli.calculations.reached import reached
from alliance_cli.calculations.visits import visits
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import UNRECORDED, ShareholderList


@dataclass(frozen=True, slots=True)
class IntegratedOwners:
    """Who owns a company in the end.

    The ultimate owners, the unrecorded and the ownerless part are the whole company.
    """

    company: str
    owners: tuple[IntegratedStake, ...]
    """By falling integrated ownership, then by owner; without the company itself."""
    unrecorded: Share
    """What ends in shares that no listed owner holds, of the company and of those above it."""
    ownerless: Share
    """What ends in a closed ring: companies that are owned by one another alone."""
    returning: Share
    """What the company owns of itself in the end."""
    is_enclosed: bool = False
    """Whether floating point was used: each range contains the true figure."""

    def __post_init__(self) -> None:
        """Hold the identity: where all is exact, the parts are exactly the whole."""
        parts = [stake.integrated for stake in self.owners if stake.is_ultimate]
        parts += [self.unrecorded, self.ownerless]
        least = sum((part.low for part in parts), NOTHING)
        most = sum((part.high for part in parts), NOTHING)
        if not least <= WHOLE <= most:
            message = f"the owners of {self.company} add up to {least} to {most}"
            raise ArithmeticError(message)


def integrated_owners(network: OwnershipNetwork, company: str) -> IntegratedOwners:
    """The part of `company` that belongs to each of those above it in the end.

    Exact as fractions, or as the range that the shares leave; in loops of very many companies a
    range that contains it.
    """
    if not network.has_owners(company):
        return IntegratedOwners(company, (), exactly(WHOLE), exactly(NOTHING), exactly(NOTHING))
    above = _Above(network, company)
    stakes = by_falling_integrated(
        stake_found(network, owner, company, above.shares(owner), is_enclosed=above.is_enclosed)
        for component in above.components
        for owner in component
        if owner != company
    )
    return IntegratedOwners(
        company, stakes, *above.ends(), above.shares(company)[1], above.is_enclosed
    )


class _Above:
    """What is above a company, and what a walk from it comes to with the least and most shares."""

    def __init__(self, network: OwnershipNetwork, company: str) -> None:
        self._network = network
        self._company = company
        self.components = network.above(company)
        self._lists = {
            member: owners
            for component in self.components
            for member in component
            if (owners := network.shareholders(member))
        }
        self._crowded = _crowded(self._lists, self.components)
        # In very large loops, where an end is a bound, nothing is said of whether it is attained.
        large = {m for component in self.components if self._is_large(component) for m in component}
        self._open = {end: after_an_open_end(company, self._lists, end) - large for end in End}
        self._apart = self._needing_a_walk_of_their_own(large)
        refuse_too_many_walks(len(self._apart), self._lists)
        upward = self.components[::-1]
        self._fewest = visits(company, upward, self._least)
        has_choice = not all(map(is_exact, self._lists.values()))
        self._most = visits(company, upward, self._largest) if has_choice else self._fewest
        self.is_enclosed = self._fewest.is_enclosed or self._most.is_enclosed

    def _shareholders(self, member: str) -> ShareholderList:
        return self._lists.get(member, {})

    def _least(self, member: str) -> Choice:
        owners = self._shareholders(member)
        return {holder: share.low for holder, share in owners.items() if holder != UNRECORDED}

    def _largest(self, member: str) -> Choice:
        if member in self._crowded:
            # Whatever it gives is of no matter, but in a loop it must not be more than all.
            return self._least(member)
        owners = self._shareholders(member)
        return {holder: share.high for holder, share in owners.items() if holder != UNRECORDED}

    def _is_large(self, component: Sequence[str]) -> bool:
        """Whether a loop is too large to be solved in fractions for each member."""
        lists = {member: self._shareholders(member) for member in component}
        return len(component) > 1 and not is_solved_exactly(lists, questions=len(component))

    def _needing_a_walk_of_their_own(self, large: Collection[str]) -> set[str]:
        """The owners whose ends the least and the largest shares do not give.

        They give those of all others, since what an owner has never falls when a share grows: but
        some lists have no room for all shares at their largest, and in loops an open end counts
        only before the walk meets the owner.
        """
        if not any(self._open.values()):
            return self._crowded
        return self._crowded | {
            member
            for component in self.components
            for member in component
            if (len(component) > 1 and member not in large) or member in self._shareholders(member)
        }

    def shares(self, owner: str) -> tuple[Share, Share]:
        """The integrated ownership of an owner, and its return share."""
        if owner in self._apart:
            questions = len(self._apart)
            stake = integrated_stake(self._network, owner, self._company, questions)
            return stake.integrated, stake.returning
        ever = self._fewest.ever(owner)[0], self._most.ever(owner)[1]
        again = self._fewest.ever_again(owner)[0], self._most.ever_again(owner)[1]
        is_open = owner in self._open[End.LEAST], owner in self._open[End.MOST]
        return Share(*ever, *is_open), Share(*again)

    def ends(self) -> tuple[Share, Share]:
        """The unrecorded and the ownerless part."""
        ultimate = [m for c in self.components for m in c if m not in self._lists]
        unrecorded, owned = (
            reached(self._shareholders, self.components, dict.fromkeys(goal, WHOLE), 2)
            for goal in ([UNRECORDED], [UNRECORDED, *ultimate])
        )
        part = owned.share(self._company)
        ownerless = Share(WHOLE - part.high, WHOLE - part.low, part.high_open, part.low_open)
        share = unrecorded.share(self._company)
        if unrecorded.is_enclosed:
            share = within_the_list(self._network, UNRECORDED, self._company, share)
        return share, ownerless


def _crowded(lists: Lists, components: Sequence[Sequence[str]]) -> set[str]:
    """Those above whom some list cannot have all its ways to them at their least, or their most.

    `components` come from the top down. Whoever is above one of those is one of them.
    """
    above = _masks(lists, components)
    crowded = 0
    for owners in lists.values():
        if has_room(owners):
            continue
        room = room_to_move(owners)
        ways = [
            (above[holder], share.high - share.low)
            for holder, share in owners.items()
            if holder != UNRECORDED and share.exact is None
        ]
        once = twice = 0
        for mask, _ in ways:
            once, twice = once | mask, twice | once & mask
        twice &= ~crowded
        while twice:
            number = twice.bit_length() - 1
            if sum((width for mask, width in ways if mask >> number & 1), NOTHING) >= room:
                crowded |= above[components[number][0]]
                twice &= ~crowded
            twice &= ~(1 << number)
    return {m for n, component in enumerate(components) if crowded >> n & 1 for m in component}


def _masks(lists: Lists, components: Sequence[Sequence[str]]) -> dict[str, int]:
    """For each member the numbers of its component and of all above it, as bits."""
    masks: dict[str, int] = {}
    for number, component in enumerate(components):
        holders = {h for member in component for h in lists.get(member, ())} - {UNRECORDED}
        mask = 1 << number
        for holder in holders:
            mask |= masks.get(holder, 0)
        masks |= dict.fromkeys(component, mask)
    return masks
