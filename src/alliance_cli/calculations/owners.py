"""Who owns a company in the end: one pass upward."""

from dataclasses import dataclass

from alliance_cli.calculations.choice import Choice, End, has_room, is_exact
from alliance_cli.calculations.integrated import (
    IntegratedStake,
    by_falling_integrated,
    integrated_stake,
)
from alliance_cli.calculations.openness import after_an_open_end
from alliance_cli.calculations.reached import reached
from alliance_cli.calculations.visits import visits
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
    stakes = (
        IntegratedStake(
            owner,
            company,
            network.direct(owner, company),
            *above.shares(owner),
            is_ultimate=not network.has_owners(owner),
        )
        for component in above.components
        for owner in component
        if owner != company
    )
    unlisted, ownerless = above.ends()
    return IntegratedOwners(
        company, by_falling_integrated(stakes), unlisted, ownerless, above.shares(company)[1]
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
        upward = self.components[::-1]
        self._fewest = visits(company, upward, self._least)
        has_choice = not all(map(is_exact, self._lists.values()))
        self._most = visits(company, upward, self._largest) if has_choice else self._fewest
        self._open = {end: after_an_open_end(company, self._lists, end) for end in End}
        self._apart = self._needing_a_walk_of_their_own()

    def _shareholders(self, member: str) -> ShareholderList:
        return self._lists.get(member, {})

    def _least(self, member: str) -> Choice:
        owners = self._shareholders(member)
        return {holder: share.low for holder, share in owners.items() if holder != UNLISTED}

    def _largest(self, member: str) -> Choice:
        owners = self._shareholders(member)
        if not has_room(owners):
            return self._least(member)
        return {holder: share.high for holder, share in owners.items() if holder != UNLISTED}

    def _needing_a_walk_of_their_own(self) -> set[str]:
        """The owners whose ends the least and the largest shares do not give.

        They give those of all others, since what an owner has never falls when a share grows: but
        some lists have no room for all shares at their largest, and in loops an open end counts
        only before the walk meets the owner.
        """
        crowded = [
            holder
            for owners in self._lists.values()
            if not has_room(owners)
            for holder, share in owners.items()
            if holder != UNLISTED and share.exact is None
        ]
        apart = reachable(crowded, self._shareholders)
        if any(self._open.values()):
            apart |= {
                member
                for component in self.components
                for member in component
                if len(component) > 1 or member in self._shareholders(member)
            }
        return apart

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
        return unlisted.share(self._company), ownerless
