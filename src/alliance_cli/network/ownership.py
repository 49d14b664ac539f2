"""The network of a day: direct stakes by owner and by company."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from alliance_cli.model.arithmetic import total
from alliance_cli.model.records import Company, Holding
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.world import World
from alliance_cli.network.graph import components
from alliance_cli.network.shareholders import UNRECORDED, ShareholderList, shareholder_list

Stakes = Mapping[str, Share]
"""The stakes in one company by owner, as recorded."""
NO_STAKES: Stakes = {}


@dataclass(frozen=True, slots=True)
class OwnershipNetwork:
    """Who holds what share of whom on one day, by capital or by votes.

    The lines of a company are asked for when they are needed, and once.
    """

    _stakes_in: Callable[[str], Stakes]
    _held_by: Callable[[str], Iterable[str]]
    _owned: Callable[[], Iterable[str]]
    _is_complete: Callable[[str], bool]
    _stakes: dict[str, Stakes] = field(default_factory=dict)
    _lists: dict[str, ShareholderList] = field(default_factory=dict)

    @property
    def owned_companies(self) -> list[str]:
        """All companies with recorded owners, by id."""
        return sorted(self._owned())

    def stakes_in(self, company: str) -> Stakes:
        """The stakes in a company by owner, as recorded; by id."""
        if company not in self._stakes:
            self._stakes[company] = dict(sorted(self._stakes_in(company).items()))
        return self._stakes[company]

    def held_by(self, owner: str) -> list[str]:
        """The companies in which a stake of an owner is recorded, by id."""
        return sorted(self._held_by(owner))

    def direct(self, owner: str, company: str) -> Share:
        """What `owner` holds of `company` itself, as stated; nothing where no line says so."""
        return self.stakes_in(company).get(owner, exactly(NOTHING))

    def has_owners(self, company: str) -> bool:
        """Whether any owner of it is recorded."""
        return bool(self.stakes_in(company))

    def is_complete(self, company: str) -> bool:
        """Whether the recorded owners hold everything."""
        return self._is_complete(company)

    def shareholders(self, company: str) -> ShareholderList:
        """Who can hold how much of it, the unrecorded included; empty without recorded owners."""
        if company not in self._lists:
            stakes = self.stakes_in(company)
            self._lists[company] = (
                shareholder_list(stakes, complete=self.is_complete(company)) if stakes else {}
            )
        return self._lists[company]

    def owners(self, company: str) -> list[str]:
        """Those who can hold something of it."""
        return [holder for holder in self.shareholders(company) if holder != UNRECORDED]

    def above(self, *companies: str) -> list[tuple[str, ...]]:
        """The components of `companies` and all above them, each after all above itself."""
        return components(companies, self.owners)

    def holdings(self, owner: str) -> list[str]:
        """The companies in which it can hold something."""
        return [c for c in self.held_by(owner) if owner in self.shareholders(c)]

    def below(self, owner: str) -> list[tuple[str, ...]]:
        """The components of `owner` and all below it, each after all that hold something of it."""
        return components([owner], self.holdings)[::-1]

    def as_treasury(self, holdings: Collection[tuple[str, str]]) -> "OwnershipNetwork":
        """The same network, where these owners' stakes are held by the companies themselves."""
        if not holdings:
            return self
        moved: dict[str, list[str]] = {}
        for owner, company in holdings:
            moved.setdefault(company, []).append(owner)

        def stakes_in(company: str) -> Stakes:
            stakes = dict(self.stakes_in(company))
            own = [stakes.pop(owner) for owner in moved.get(company, ())]
            if own:
                before = [stakes[company]] if company in stakes else []
                stakes[company] = total((*before, *own))
            return stakes

        def held_by(owner: str) -> set[str]:
            kept = {c for c in self.held_by(owner) if owner not in moved.get(c, ())}
            return kept | {owner} if owner in moved else kept

        return OwnershipNetwork(stakes_in, held_by, self._owned, self._is_complete)

    def among(self, members: Collection[str]) -> "OwnershipNetwork":
        """The network of some companies alone, with all their direct owners."""
        return OwnershipNetwork(
            lambda company: self.stakes_in(company) if company in members else NO_STAKES,
            lambda owner: (c for c in self.held_by(owner) if c in members),
            lambda: (company for company in members if self.has_owners(company)),
            self._is_complete,
        )


def ownership_network(world: World, measure: Callable[[Holding], Share]) -> OwnershipNetwork:
    """The network of a day by one measure, `capital` or `votes`; lines of one pair are added."""

    def stakes_in(company: str) -> Stakes:
        stakes: dict[str, Share] = {}
        for line in world.lines_of(company):
            known = stakes.get(line.owner)
            share = measure(line)
            stakes[line.owner] = share if known is None else total((known, share))
        return stakes

    def is_complete(company: str) -> bool:
        party = world.party(company)
        return isinstance(party, Company) and party.complete

    return OwnershipNetwork(
        stakes_in,
        lambda owner: {line.company for line in world.lines_by(owner)},
        lambda: world.owned_companies,
        is_complete,
    )


def capital(holding: Holding) -> Share:
    """The economic share of a line."""
    return holding.capital


def votes(holding: Holding) -> Share:
    """The voting rights of a line."""
    return holding.votes
