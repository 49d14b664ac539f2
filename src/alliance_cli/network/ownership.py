"""The network of a day: direct stakes by owner and by company."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from alliance_cli.model.arithmetic import total
from alliance_cli.model.records import Holding
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.graph import components, inverse
from alliance_cli.network.shareholders import UNLISTED, ShareholderList, shareholder_list

NONE: ShareholderList = {}


@dataclass(frozen=True, slots=True)
class OwnershipNetwork:
    """Who holds what share of whom on one day, by capital or by votes."""

    stakes: Mapping[str, Mapping[str, Share]]
    """By company, then by owner, as the file states them; only companies with recorded owners."""
    held: Mapping[str, tuple[str, ...]]
    """By owner: the companies in which something of it can be, by id."""
    complete: frozenset[str]
    """Companies whose listed owners hold everything."""
    _lists: dict[str, ShareholderList] = field(default_factory=dict, compare=False, repr=False)

    def direct(self, owner: str, company: str) -> Share:
        """What `owner` holds of `company` itself, as stated; nothing where no line says so."""
        return self.stakes.get(company, {}).get(owner, exactly(NOTHING))

    def has_owners(self, company: str) -> bool:
        """Whether any owner of it is recorded."""
        return company in self.stakes

    def shareholders(self, company: str) -> ShareholderList:
        """Who can hold how much of it, the unlisted included; empty without recorded owners."""
        if company not in self.stakes:
            return NONE
        if company not in self._lists:
            self._lists[company] = shareholder_list(
                self.stakes[company], complete=company in self.complete
            )
        return self._lists[company]

    def owners(self, company: str) -> list[str]:
        """Those who can hold something of it."""
        return [holder for holder in self.shareholders(company) if holder != UNLISTED]

    def above(self, *companies: str) -> list[tuple[str, ...]]:
        """The components of `companies` and all above them, each after all above itself."""
        return components(companies, self.owners)

    def holdings(self, owner: str) -> list[str]:
        """The companies in which it can hold something."""
        return [c for c in self.held.get(owner, ()) if owner in self.shareholders(c)]

    def as_treasury(self, holdings: Collection[tuple[str, str]]) -> "OwnershipNetwork":
        """The same network, where these owners' stakes are held by the companies themselves."""
        stakes = {company: dict(owners) for company, owners in self.stakes.items()}
        for owner, company in holdings:
            moved = stakes[company].pop(owner)
            own = stakes[company].get(company)
            stakes[company][company] = moved if own is None else total((own, moved))
        return _network(stakes, self.complete)

    def below(self, owner: str) -> list[tuple[str, ...]]:
        """The components of `owner` and all below it, each after all that hold something of it."""
        return components([owner], self.holdings)[::-1]


def ownership_network(snapshot: Snapshot, measure: Callable[[Holding], Share]) -> OwnershipNetwork:
    """The network of a day by one measure, `capital` or `votes`; lines of one pair are added."""
    stakes: dict[str, dict[str, Share]] = {}
    for holding in snapshot.holdings:
        owners, share = stakes.setdefault(holding.company, {}), measure(holding)
        known = owners.get(holding.owner)
        owners[holding.owner] = share if known is None else total((known, share))
    complete = (c.id for c in snapshot.dataset.companies.values() if c.complete)
    return _network(stakes, frozenset(complete))


def _network(
    stakes: Mapping[str, Mapping[str, Share]], complete: frozenset[str]
) -> OwnershipNetwork:
    held = inverse(stakes)
    return OwnershipNetwork(
        {company: dict(sorted(owners.items())) for company, owners in stakes.items()},
        {owner: tuple(sorted(companies)) for owner, companies in held.items()},
        complete,
    )


def capital(holding: Holding) -> Share:
    """The economic share of a line."""
    return holding.capital


def votes(holding: Holding) -> Share:
    """The voting rights of a line."""
    return holding.votes
