"""What the program says of every pair in a network, each way that it can be asked."""

from collections.abc import Iterable

from alliance_cli.calculations.integrated import integrated_holdings, integrated_stake
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import UNRECORDED
from tests.laws.brute import OWNERLESS

Told = dict[tuple[str, str], Share]
"""By owner and company, as in `brute.Parts`; of itself each has its return share."""


def by_owners(network: OwnershipNetwork, parties: Iterable[str]) -> Told:
    """Company by company, with the unrecorded and the ownerless part."""
    told: Told = {}
    for company in parties:
        found = integrated_owners(network, company)
        told |= {(owner, company): exactly(NOTHING) for owner in parties}
        told |= {(stake.owner, company): stake.integrated for stake in found.owners}
        told[UNRECORDED, company], told[OWNERLESS, company] = found.unrecorded, found.ownerless
        told[company, company] = found.returning
    return told


def by_holdings(network: OwnershipNetwork, parties: Iterable[str]) -> Told:
    """Owner by owner."""
    told: Told = {}
    for owner in parties:
        found = integrated_holdings(network, owner)
        told |= {(owner, company): exactly(NOTHING) for company in parties}
        told |= {(owner, stake.company): stake.integrated for stake in found.holdings}
        told[owner, owner] = found.returning
    return told


def by_pairs(network: OwnershipNetwork, parties: Iterable[str]) -> Told:
    """Pair by pair."""
    return {
        (owner, company): integrated_stake(network, owner, company).integrated
        for owner in parties
        for company in parties
    }
