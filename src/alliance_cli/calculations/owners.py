"""Who owns a company in the end: one pass upward."""

from dataclasses import dataclass
from fractions import Fraction

from alliance_cli.calculations.choice import Choice, End, Lists, has_room, is_exact, room_to_move
from alliance_cli.calculations.integrated import (
    IntegratedStake,
    by_falling_integrated,
    integrated_stake,
    stake_found,
    within_the_list,
)
from alliance_cli.calculations.openness import after_an_open_end
from alliance_cli.calculations.reached import reached
from alliance_cli.calculations.visits import visits
from alliance_cli.engine.equations import EXACT_UP_TO
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.graph import reachable
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import UNLISTED, ShareholderList


@dataclass(frozen=True, slots=True)
class IntegratedOwners:
    """Who owns a company in the end.

    The ultimate owners, the unlisted and the ownerless part are the whole company.
    """

    company: str
    owners: tuple[IntegratedStake, ...]
    """By falling integrated ownership, then by owner; without the company itself."""
    unlisted: Share
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
        parts += [self.unlisted, self.ownerless]
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
        self._crowded = _crowded(self._lists)
        upward = self.components[::-1]
        self._fewest = visits(company, upward, self._least)
        has_choice = not all(map(is_exact, self._lists.values()))
        self._most = visits(company, upward, self._largest) if has_choice else self._fewest
        self.is_enclosed = self._fewest.is_enclosed or self._most.is_enclosed
        # In very large loops, where an end is a bound, nothing is said of whether it is attained.
        large = {
            m for component in self.components if len(component) > EXACT_UP_TO for m in component
        }
        self._open = {end: after_an_open_end(company, self._lists, end) - large for end in End}
        self._apart = self._needing_a_walk_of_their_own()

    def _shareholders(self, member: str) -> ShareholderList:
        return self._lists.get(member, {})

    def _least(self, member: str) -> Choice:
        owners = self._shareholders(member)
        return {holder: share.low for holder, share in owners.items() if holder != UNLISTED}

    def _largest(self, member: str) -> Choice:
        if member in self._crowded:
            # Whatever it gives is of no matter, but in a loop it must not be more than all.
            return self._least(member)
        owners = self._shareholders(member)
        return {holder: share.high for holder, share in owners.items() if holder != UNLISTED}

    def _needing_a_walk_of_their_own(self) -> set[str]:
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
            if 1 < len(component) <= EXACT_UP_TO or member in self._shareholders(member)
        }

    def shares(self, owner: str) -> tuple[Share, Share]:
        """The integrated ownership of an owner, and its return share."""
        if owner in self._apart:
            stake = integrated_stake(self._network, owner, self._company)
            return stake.integrated, stake.returning
        ever = self._fewest.ever(owner)[0], self._most.ever(owner)[1]
        again = self._fewest.ever_again(owner)[0], self._most.ever_again(owner)[1]
        is_open = owner in self._open[End.LEAST], owner in self._open[End.MOST]
        return Share(*ever, *is_open), Share(*again)

    def ends(self) -> tuple[Share, Share]:
        """The unlisted and the ownerless part."""
        ultimate = [m for c in self.components for m in c if m not in self._lists]
        unlisted, owned = (
            reached(self._shareholders, self.components, dict.fromkeys(goal, WHOLE))
            for goal in ([UNLISTED], [UNLISTED, *ultimate])
        )
        part = owned.share(self._company)
        ownerless = Share(WHOLE - part.high, WHOLE - part.low, part.high_open, part.low_open)
        share = unlisted.share(self._company)
        if unlisted.is_enclosed:
            share = within_the_list(self._network, UNLISTED, self._company, share)
        return share, ownerless


def _crowded(lists: Lists) -> set[str]:
    """Those above whom some list cannot have all its ways to them at their least, or their most."""
    found = set[str]()

    def onward(member: str) -> ShareholderList:
        # Whoever is above one who is found is found in the end.
        return {} if member in found else lists.get(member, {})

    for owners in lists.values():
        if has_room(owners):
            continue
        room, widths = room_to_move(owners), dict[str, Fraction]()
        for holder, share in owners.items():
            if holder == UNLISTED or share.exact is not None:
                continue
            for member in reachable([holder], onward):
                before = widths.get(member, NOTHING)
                widths[member] = before + share.high - share.low
                if before and widths[member] >= room:
                    found.add(member)
    return reachable(found, lambda member: lists.get(member, {}))
