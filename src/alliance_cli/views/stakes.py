"""Direct stakes: who owns a company, what it owns, and the money promised in it and by it."""

from typing import Final

from alliance_cli.calculations.direct import DirectStakes
from alliance_cli.model.records import Company, Holding, Party
from alliance_cli.model.share import NOTHING, Share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.investments import (
    INVESTMENT_COLUMNS,
    investment_explanations,
    investment_rows,
)
from alliance_cli.views.report import (
    Cell,
    Column,
    Facts,
    Kind,
    LastRow,
    Layout,
    Report,
    Row,
    Shown,
    Table,
    cited_sources,
)


def _stake_columns(owner: str, company: str) -> tuple[Column, ...]:
    """The columns of a stake, with the headings of its two ends; one end is the company asked."""
    return (
        Column("owner", Kind.PARTY, owner, flows=True),
        Column("owner_kind", Kind.TEXT),
        Column("company", Kind.PARTY, company, flows=True),
        Column("company_kind", Kind.TEXT),
        Column("capital", Kind.STATED_SHARE, "Capital"),
        Column("votes", Kind.STATED_SHARE, "Votes", rank=3),
        Column("since", Kind.DAY, "Since", rank=4),
        Column("until", Kind.DAY),
        Column("note", Kind.TEXT),
        Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
    )


_UNLISTED_COLUMNS: Final = (Column("capital", Kind.SHARE), Column("votes", Kind.SHARE))

STAKES: Final[Layout] = (
    Facts("", (Column("company", Kind.PARTY),), Shown.NOT),
    Table("owners", _stake_columns("Owner", "")),
    Facts("unlisted", _UNLISTED_COLUMNS, Shown.NOT),
    Table("holdings", _stake_columns("", "Company"), "Holds"),
    Table("investments", INVESTMENT_COLUMNS, "Investments"),
)


def stakes_report(snapshot: Snapshot, stakes: DirectStakes) -> Report:
    """The direct stakes of one company or holder, with the investments that name it."""
    party = stakes.party
    investments = snapshot.investments_of(party)
    content: dict[str, tuple[Row, ...]] = {
        "": ((party,),),
        "owners": tuple(stake_row(snapshot, holding) for holding in stakes.owners),
        "unlisted": ((stakes.unlisted_capital, stakes.unlisted_votes),),
        "holdings": tuple(stake_row(snapshot, holding) for holding in stakes.holdings),
        "investments": investment_rows(snapshot, investments),
    }
    return Report(
        STAKES,
        f"{party.name}: direct stakes {snapshot.when}",
        snapshot.setting,
        content,
        empty=_empty(snapshot, stakes, content),
        last_rows={"owners": _unlisted_rows(stakes)},
        explanations=(
            *_treasury_explanation(stakes),
            *investment_explanations(snapshot, investments),
        ),
        subject=party.id,
        sources=cited_sources(snapshot.dataset, STAKES, content),
    )


def stake_row(snapshot: Snapshot, holding: Holding) -> Row:
    """A holding under the columns of a stake."""
    owner, company = (snapshot.dataset.party(id_) for id_ in (holding.owner, holding.company))
    return (
        owner,
        owner.kind.value,
        company,
        company.kind.value,
        holding.capital,
        holding.votes,
        holding.period.since,
        holding.period.until,
        holding.note,
        holding.sources,
    )


def _unlisted_rows(stakes: DirectStakes) -> tuple[LastRow, ...]:
    cells: dict[str, Cell] = {"capital": stakes.unlisted_capital, "votes": stakes.unlisted_votes}
    remains = any(isinstance(cell, Share) and cell.exact != NOTHING for cell in cells.values())
    return (LastRow("Unlisted", cells),) if remains else ()


def _treasury_explanation(stakes: DirectStakes) -> tuple[str, ...]:
    if all(holding.owner != stakes.party.id for holding in stakes.owners):
        return ()
    name = stakes.party.name
    return (f"What {name} holds of itself are treasury shares: no votes are cast with them.",)


def no_owner_sentence(snapshot: Snapshot, party: Party) -> str:
    """That nobody is recorded as an owner on the day, and from when on somebody is."""
    if not isinstance(party, Company):
        return f"{party.name} is a holder: nothing in the file can own it."
    lines = (h.period for h in snapshot.dataset.holdings if h.company == party.id)
    later = [period.start for period in lines if period.start > snapshot.on]
    first = f"; the first after that is of {min(later)}" if later else ""
    return f"No owner of {party.name} is recorded {snapshot.when}{first}."


def _empty(
    snapshot: Snapshot, stakes: DirectStakes, content: dict[str, tuple[Row, ...]]
) -> dict[str, str]:
    party = stakes.party
    if isinstance(party, Company):
        return {"owners": no_owner_sentence(snapshot, party)}
    if not (content["holdings"] or content["investments"]):
        return {"owners": f"{party.name} holds nothing that is recorded {snapshot.when}."}
    return {}
