"""The listed stakes in one company, read from a snapshot and put back into another one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from alliance_cli.errors import AssumptionError
from alliance_cli.model.records import Company, Holding
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly, percent_text
from alliance_cli.model.snapshot import Snapshot

_ASSUMED: Final = "assumed: "
"""Before the sentences that a line rests on."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What somebody holds of a company."""

    capital: Share
    votes: Share


Stakes: TypeAlias = Mapping[str, Stake]
"""The listed stakes in one company, by owner."""
NO_STAKE: Final = Stake(exactly(NOTHING), exactly(NOTHING))


def listed_stakes(snapshot: Snapshot, company: Company) -> dict[str, Stake]:
    """What each listed owner holds of a company."""
    return {
        holding.owner: Stake(holding.capital, holding.votes)
        for holding in snapshot.holdings
        if holding.company == company.id
    }


def are_more_than_whole(shares: Iterable[Share]) -> bool:
    """Whether these shares of one company are, at the least, more than all of it."""
    listed = tuple(shares)
    least = sum((share.low for share in listed), NOTHING)
    return least > WHOLE or (least == WHOLE and any(share.low_open for share in listed))


def are_less_than_whole(shares: Iterable[Share]) -> bool:
    """Whether these shares of one company are, at the most, less than all of it."""
    listed = tuple(shares)
    most = sum((share.high for share in listed), NOTHING)
    return most < WHOLE or (most == WHOLE and any(share.high_open for share in listed))


def with_stakes(snapshot: Snapshot, company: Company, stakes: Stakes, text: str) -> Snapshot:
    """The snapshot in which these are the listed stakes in a company.

    A changed line names the assumption, `text`, in its note, has no day, and keeps its sources:
    its figure rests on them too. A stake of nothing needs no line.

    Raises:
        AssumptionError: the list of the company is complete, and these stakes fall short of it.
    """
    capital = [stake.capital for stake in stakes.values()]
    if company.complete and are_less_than_whole(capital):
        most = percent_text(sum((share.high for share in capital), NOTHING))
        message = (
            f"the list of {company.name} is complete, and its owners would hold {most} at most"
        )
        raise AssumptionError(f"'{text}' cannot be: {message}; say who has the rest")
    kept: list[Holding] = []
    before = set[str]()
    for line in snapshot.holdings:
        if line.company == company.id and line.owner in stakes:
            before.add(line.owner)
            kept += _changed(line, stakes[line.owner], text)
        else:
            kept.append(line)
    new = (
        Holding(owner, company.id, stake.capital, stake.votes, note=_ASSUMED + text)
        for owner, stake in stakes.items()
        if owner not in before and stake != NO_STAKE
    )
    return replace(snapshot, holdings=(*kept, *new))


def _changed(line: Holding, stake: Stake, text: str) -> list[Holding]:
    if stake == Stake(line.capital, line.votes):
        return [line]
    if stake == NO_STAKE:
        return []
    assumed = line.note if line.note and line.note.startswith(_ASSUMED) else ""
    note = f"{assumed}; {text}" if assumed else _ASSUMED + text
    return [
        Holding(
            line.owner, line.company, stake.capital, stake.votes, sources=line.sources, note=note
        )
    ]
