"""Companies and holders: the list of them, and all about one."""

from typing import Final

from alliance_cli.model.records import Company, Party
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.projects import PROJECT_COLUMNS, project_row
from alliance_cli.views.report import (
    Column,
    Facts,
    Kind,
    Layout,
    Report,
    Row,
    Shown,
    Table,
    cited_sources,
)

_LIST_COLUMNS: Final = (
    Column("id", Kind.TEXT, "Id", flows=True),
    Column("name", Kind.TEXT, "Name", flows=True),
    Column("kind", Kind.TEXT, "Kind", rank=3),
    Column("country", Kind.TEXT, "Country", rank=5),
    Column("owners", Kind.COUNT, "Owners", rank=4),
    Column("holdings", Kind.COUNT, "Holdings", rank=4),
)
COMPANIES: Final[Layout] = (Table("companies", _LIST_COLUMNS),)

_NOTE_COLUMNS: Final = (
    Column("date", Kind.DAY, "Date"),
    Column("text", Kind.TEXT, "Note", flows=True),
    Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
)
_VALUATION_COLUMNS: Final = (
    Column("date", Kind.DAY, "Date"),
    Column("value", Kind.MONEY, "Value"),
    Column("basis", Kind.TEXT, "Basis", rank=1),
    Column("note", Kind.TEXT),
    Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
)
_COMPANY_COLUMNS: Final = (
    Column("id", Kind.TEXT, "Id"),
    Column("name", Kind.TEXT),
    Column("kind", Kind.TEXT, "Kind", rank=3),
    Column("country", Kind.TEXT, "Country", rank=5),
    Column("aliases", Kind.TEXTS, "Also called"),
    Column("ids", Kind.MAP, "Identifiers"),
    Column("complete", Kind.FLAG),
    Column("owners", Kind.COUNT, "Owners", rank=4),
    Column("holdings", Kind.COUNT, "Holdings", rank=4),
    Column("investments", Kind.COUNT, "Investments"),
)
COMPANY: Final[Layout] = (
    Facts("company", _COMPANY_COLUMNS, Shown.AS_LINES),
    Table("company.notes", _NOTE_COLUMNS, "Notes"),
    Table("company.valuations", _VALUATION_COLUMNS, "Valuations"),
    Table("company.projects", PROJECT_COLUMNS, "Joint projects"),
)


def companies_report(snapshot: Snapshot) -> Report:
    """Every company and holder of the file, by id, with the lines that name it on the day."""
    parties = sorted(snapshot.dataset.parties, key=lambda party: party.id)
    owners = _counted([holding.company for holding in snapshot.holdings])
    holdings = _counted([holding.owner for holding in snapshot.holdings])
    rows: tuple[Row, ...] = tuple(
        (
            party.id,
            party.name,
            party.kind.value,
            party.country,
            owners.get(party.id, 0),
            holdings.get(party.id, 0),
        )
        for party in parties
    )
    return Report(
        COMPANIES,
        f"{snapshot.dataset.title}: companies and holders {snapshot.when}",
        snapshot.setting,
        {"companies": rows},
        empty={"companies": "The file names no company."},
    )


def company_report(snapshot: Snapshot, party: Party) -> Report:
    """All about one company or holder, as far as it was known on the day."""
    dataset = snapshot.dataset
    content: dict[str, tuple[Row, ...]] = {
        "company": (_company_row(snapshot, party),),
        "company.notes": tuple(
            (note.date, note.text, note.sources)
            for note in sorted(party.notes, key=lambda note: note.date.first_day)
            if note.date.first_day <= snapshot.on
        ),
        "company.valuations": tuple(
            (v.date, v.value, v.basis.value, v.note, v.sources)
            for v in snapshot.valuations
            if v.company == party.id
        ),
        "company.projects": tuple(
            project_row(snapshot, standing) for standing in snapshot.projects_of(party)
        ),
    }
    return Report(
        COMPANY,
        f"{party.name} {snapshot.when}",
        snapshot.setting,
        content,
        sources=cited_sources(dataset, COMPANY, content),
    )


def _company_row(snapshot: Snapshot, party: Party) -> Row:
    return (
        party.id,
        party.name,
        party.kind.value,
        party.country,
        party.aliases,
        party.identifiers,
        party.complete if isinstance(party, Company) else None,
        sum(holding.company == party.id for holding in snapshot.holdings),
        sum(holding.owner == party.id for holding in snapshot.holdings),
        len(snapshot.investments_of(party)),
    )


def _counted(ids: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for id_ in ids:
        counts[id_] = counts.get(id_, 0) + 1
    return counts
