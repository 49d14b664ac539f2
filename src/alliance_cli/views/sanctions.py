"""What the 50 Percent Rule blocks."""

from typing import Final

from alliance_cli.calculations.blocking import FIFTY_PERCENT, BlockedCompany, Blocking
from alliance_cli.model.records import Party
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table

_COLUMNS: Final = (
    Column("company", Kind.PARTY, "Company", flows=True),
    Column("company_kind", Kind.TEXT),
    Column("aggregate", Kind.SHARE, "Held together"),
    Column("certainty", Kind.TEXT, "Certainty", rank=2),
    Column("through", Kind.PARTIES, "By", flows=True, names="through_names"),
)
_LEGEND: Final = (
    "At least 50% of the capital, with blocked companies counted in full. Arithmetic on the file, "
    "no legal advice."
)
SANCTIONS: Final[Layout] = (
    Facts(
        "",
        (
            Column("listed", Kind.PARTIES, names="listed_names"),
            Column("threshold", Kind.PART),
            Column("operator", Kind.TEXT),
        ),
        Shown.NOT,
    ),
    Table("blocked", _COLUMNS),
    Table("near", _COLUMNS, "Not blocked, but 49% or more may be held"),
)


def sanctions_report(snapshot: Snapshot, listed: tuple[Party, ...], found: Blocking) -> Report:
    """What is blocked where these parties are listed, by how much, and through what."""
    evidence = Evidence(snapshot)
    entries = (*found.blocked, *found.near)
    names = ", ".join(party.name for party in listed)
    return Report(
        SANCTIONS,
        f"Blocked by the 50 Percent Rule on {snapshot.on}, with {names} listed",
        snapshot.on,
        {
            "": ((listed, FIFTY_PERCENT.threshold, FIFTY_PERCENT.operator),),
            "blocked": tuple(_row(snapshot, entry) for entry in found.blocked),
            "near": tuple(_row(snapshot, entry) for entry in found.near),
        },
        empty={"blocked": f"No company is blocked on {snapshot.on}."},
        explanations=(_LEGEND,),
        sources=evidence.sources_of(
            {(holder, entry.company) for entry in entries for holder in entry.through}
        ),
    )


def _row(snapshot: Snapshot, entry: BlockedCompany) -> Row:
    company = snapshot.dataset.party(entry.company)
    return (
        company,
        company.kind.value,
        entry.aggregate,
        entry.certainty.value,
        tuple(snapshot.dataset.party(id_) for id_ in entry.through),
    )
