"""Companies and holders: the list of them, and all about one."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.model.records import Company, Note, Party, Valuation
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import Column, column, sources_column
from alliance_cli.report.kinds import COUNT, DAY, FLAG, MAP, MONEY, TEXT, TEXTS
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.projects import PROJECT_COLUMNS, project_lines


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A company or holder, and how many lines name it on the day."""

    party: Party
    owners: int
    holdings: int
    investments: int


_PARTIES: Final[Table[PartyLine]] = Table(
    "companies",
    (
        column("id", TEXT, lambda line: line.party.id, "Id", flows=True),
        column("name", TEXT, lambda line: line.party.name, "Name", flows=True),
        column("kind", TEXT, lambda line: line.party.kind.value, "Kind", rank=2),
        column("country", TEXT, lambda line: line.party.country, "Country", rank=1),
        column("owners", COUNT, lambda line: line.owners, "Owners", rank=1),
        column("holdings", COUNT, lambda line: line.holdings, "Holdings", rank=1),
    ),
)
COMPANIES: Final[Layout] = (_PARTIES,)

_PARTY_COLUMNS: Final[tuple[Column[PartyLine], ...]] = (
    column("id", TEXT, lambda line: line.party.id, "Id"),
    column("name", TEXT, lambda line: line.party.name),
    column("kind", TEXT, lambda line: line.party.kind.value, "Kind", rank=3),
    column("country", TEXT, lambda line: line.party.country, "Country", rank=5),
    column("aliases", TEXTS, lambda line: line.party.aliases, "Also called"),
    column("ids", MAP, lambda line: line.party.identifiers, "Identifiers"),
    column("complete", FLAG, lambda line: _is_complete(line.party)),
    column("owners", COUNT, lambda line: line.owners, "Owners", rank=4),
    column("holdings", COUNT, lambda line: line.holdings, "Holdings", rank=4),
    column("investments", COUNT, lambda line: line.investments, "Investments"),
)
_PARTY: Final[Facts[PartyLine]] = Facts("company", _PARTY_COLUMNS, as_lines=True)
_NOTES: Final[Table[Note]] = Table(
    "company.notes",
    (
        column("date", DAY, lambda note: note.date, "Date"),
        column("text", TEXT, lambda note: note.text, "Note", flows=True),
        sources_column(lambda note: note.sources),
    ),
    "Notes",
)
_VALUATIONS: Final[Table[Valuation]] = Table(
    "company.valuations",
    (
        column("date", DAY, lambda valuation: valuation.date, "Date"),
        column("value", MONEY, lambda valuation: valuation.value, "Value"),
        column("basis", TEXT, lambda valuation: valuation.basis.value, "Basis", rank=1),
        column("note", TEXT, lambda valuation: valuation.note),
        sources_column(lambda valuation: valuation.sources),
    ),
    "Valuations",
)
_PROJECTS: Final = Table("company.projects", PROJECT_COLUMNS, "Joint projects")
COMPANY: Final[Layout] = (_PARTY, _NOTES, _VALUATIONS, _PROJECTS)


def companies_report(world: World) -> Report:
    """Every company and holder of the file, by id, with the lines that name it on the day."""
    lines = (_party_line(world, party, investments=0) for party in world.parties)
    return Report(
        COMPANIES,
        f"{world.title}: companies and holders {world.when}",
        world.setting,
        (
            _PARTIES.of(
                sorted(lines, key=lambda line: line.party.id), empty="The file has no companies."
            ),
        ),
    )


def company_report(world: World, party: Party) -> Report:
    """All about one company or holder, as far as it was known on the day."""
    known = (note for note in party.notes if note.date.first_day <= world.on)
    sections = (
        _PARTY.of(_party_line(world, party, len(world.investments_of(party)))),
        _NOTES.of(sorted(known, key=lambda note: note.date.first_day)),
        _VALUATIONS.of(world.valuations_of(party.id)),
        _PROJECTS.of(project_lines(world, world.projects_of(party))),
    )
    return Report(
        COMPANY,
        f"{party.name} {world.when}",
        world.setting,
        sections,
        sources=cited_sources(world.sources, sections),
    )


def _party_line(world: World, party: Party, investments: int) -> PartyLine:
    owners, holdings = len(world.lines_of(party.id)), len(world.lines_by(party.id))
    return PartyLine(party, owners, holdings, investments)


def _is_complete(party: Party) -> bool | None:
    return party.complete if isinstance(party, Company) else None
