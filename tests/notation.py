"""A dataset in a line: `a 60% b, b 25% to 50% c` says that a holds 60 % of b, and so on."""

from collections.abc import Collection
from datetime import date

from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network

DAY = date(2024, 1, 1)


def dataset(drawing: str, complete: Collection[str] = ()) -> Dataset:
    """The dataset drawn: companies are made as they are named, votes are as the capital."""
    holdings = []
    for line in drawing.split(","):
        owner, *share, company = line.split()
        part = parse_share(" ".join(share))
        holdings.append(Holding(owner, company, part, part))
    names = dict.fromkeys(name for h in holdings for name in (h.owner, h.company))
    companies = {name: Company(name, name.upper(), complete=name in complete) for name in names}
    return Dataset("drawn", DAY, companies=companies, holdings=tuple(holdings))


def drawn(drawing: str, complete: Collection[str] = ()) -> Snapshot:
    """The dataset drawn, on its day."""
    return snapshot(dataset(drawing, complete), DAY)


def network(drawing: str, complete: Collection[str] = ()) -> OwnershipNetwork:
    """The network of the capital drawn."""
    return ownership_network(drawn(drawing, complete), capital)
