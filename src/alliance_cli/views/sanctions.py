"""What the 50 Percent Rule blocks."""

from typing import Final

from alliance_cli.calculations.blocking import FIFTY_PERCENT, BlockedCompany, Blocking
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.model.records import Party
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.controllers import apart, key_of, rows_apart
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table

_COLUMNS: Final = (
    Column("company", Kind.PARTY, "Company", flows=True),
    Column("company_kind", Kind.TEXT),
    Column("aggregate", Kind.SHARE, "Held together"),
    Column("certainty", Kind.TEXT),
    Column("through", Kind.PARTIES, "By", rank=1, flows=True, names="through_names"),
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
    *apart(Table("blocked", _COLUMNS), "Perhaps blocked"),
    Table("near", _COLUMNS, "Not blocked, but 49% or more may be held"),
)


def sanctions_report(snapshot: Snapshot, listed: tuple[Party, ...], found: Blocking) -> Report:
    """What is blocked where these parties are listed, by how much, and through what."""
    evidence = Evidence(snapshot)
    entries = (*found.blocked, *found.near)
    names = ", ".join(party.name for party in listed)
    return Report(
        SANCTIONS,
        f"Blocked by the 50 Percent Rule {snapshot.when}, with {names} listed",
        snapshot.setting,
        {
            "": ((listed, FIFTY_PERCENT.threshold, FIFTY_PERCENT.operator),),
            **rows_apart("blocked", ((e.certainty, _row(snapshot, e)) for e in found.blocked)),
            "near": tuple(_row(snapshot, entry) for entry in found.near),
        },
        empty={key_of("blocked", Certainty.CERTAIN): _nothing(snapshot, found)},
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


def _nothing(snapshot: Snapshot, found: Blocking) -> str:
    sure = " for certain" if found.blocked else ""
    return f"No company is blocked{sure} {snapshot.when}."
