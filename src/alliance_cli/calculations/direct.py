"""Who owns a company directly, what it owns, and what no listed owner holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliance_cli.model.arithmetic import rest, total
from alliance_cli.model.records import Company, Holding, Party
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.model.world import World


@dataclass(frozen=True, slots=True)
class DirectStakes:
    """The lines that name one company or holder on one day."""

    party: Party
    owners: tuple[Holding, ...]
    """By falling capital, then by owner."""
    unrecorded_capital: Share | None
    """What no listed owner holds; none for a holder, which nobody can own."""
    unrecorded_votes: Share | None
    holdings: tuple[Holding, ...]
    """By falling capital, then by company."""


def direct_stakes(world: World, party: Party) -> DirectStakes:
    """The direct stakes in and of `party` (methods: direct ownership)."""
    owners, held = world.lines_of(party.id), world.lines_by(party.id)
    return DirectStakes(
        party,
        tuple(sorted(owners, key=lambda h: (*by_falling_share(h.capital), h.owner))),
        unrecorded_share(party, [h.capital for h in owners]),
        unrecorded_share(party, [h.votes for h in owners]),
        tuple(sorted(held, key=lambda h: (*by_falling_share(h.capital), h.company))),
    )


def unrecorded_share(party: Party, listed: Iterable[Share]) -> Share | None:
    """What no listed owner holds: nothing where the list is said to be complete.

    None for a holder, which nobody can own.
    """
    shares = tuple(listed)
    if not isinstance(party, Company):
        return None
    if party.complete and shares:
        return exactly(NOTHING)
    return rest(total(shares))
