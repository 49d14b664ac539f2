"""Sources: what each is, and which lines of the file cite it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from alliance_cli.model.records import Source
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import SOURCE_COLUMNS, Column, column
from alliance_cli.report.kinds import COUNT, DAY, TEXT
from alliance_cli.report.report import Report
from alliance_cli.views.facts import (
    Fact,
    holding_fact,
    investment_fact,
    note_fact,
    project_fact,
    valuation_fact,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class _SourceLine:
    """A source, and how many lines cite it."""

    source: Source
    count: int


@dataclass(frozen=True, slots=True)
class _FactLine:
    """A line of the file that cites a source."""

    source: str
    fact: Fact


def _of_line(described: Column[Source]) -> Column[_SourceLine]:
    """The column of a source, for a source with its count."""
    return Column(
        described.key,
        described.kind,
        lambda line: described.value(line.source),
        described.title,
        described.rank,
        flows=described.flows,
    )


_SOURCE_COLUMNS: Final[tuple[Column[_SourceLine], ...]] = (
    *map(_of_line, SOURCE_COLUMNS),
    column("count", COUNT, lambda line: line.count, "Lines", rank=1),
)


def _fact_table(date_title: str, text_title: str) -> Table[_FactLine]:
    """The lines of the file; without headings they are for machines only."""
    return Table(
        "lines",
        (
            column("source", TEXT, lambda line: line.source),
            column("kind", TEXT, lambda line: line.fact.kind),
            column("date", DAY, lambda line: line.fact.date, date_title),
            column("owner", TEXT, lambda line: line.fact.owner),
            column("company", TEXT, lambda line: line.fact.company),
            column("project", TEXT, lambda line: line.fact.project),
            column("text", TEXT, lambda line: line.fact.text, text_title, flows=True),
        ),
    )


def _hidden(table: Table[Row]) -> Table[Row]:
    columns = tuple(shown.without_title() for shown in table.columns)
    return Table(table.key, columns, keyed=table.keyed)


_SOURCES: Final = Table("sources", _SOURCE_COLUMNS, keyed=True)
_FACTS: Final = _fact_table("Date", "Statement")
_HIDDEN_SOURCES, _HIDDEN_FACTS = _hidden(_SOURCES), _hidden(_FACTS)
ALL_SOURCES: Final[Layout] = (_SOURCES, _HIDDEN_FACTS)
_ONE_SOURCE: Final[Layout] = (_HIDDEN_SOURCES, _FACTS)


def sources_report(world: World, source: Source | None) -> Report:
    """Every source of the file by id, or one of them, with all lines that cite it, on any day."""
    sources = [source] if source else sorted(world.sources.values(), key=lambda s: s.id)
    cited = [(id_, fact) for fact in _facts(world) for id_ in fact.sources]
    by_source: dict[str, list[_FactLine]] = {}
    for id_, fact in sorted(cited, key=lambda pair: _first_day(pair[1])):
        by_source.setdefault(id_, []).append(_FactLine(id_, fact))
    source_table, fact_table = (_HIDDEN_SOURCES, _FACTS) if source else (_SOURCES, _HIDDEN_FACTS)
    return Report(
        _ONE_SOURCE if source else ALL_SOURCES,
        f"{world.title}: {source.id if source else 'sources'}, facts on any day",
        world.setting,
        (
            source_table.of(
                (_SourceLine(s, len(by_source.get(s.id, ()))) for s in sources),
                empty="The file has no sources.",
            ),
            fact_table.of(
                (line for s in sources for line in by_source.get(s.id, ())),
                empty="No line of the file cites it." if source else "",
            ),
        ),
        sources=(source,) if source else (),
        lists_sources=source is not None,
    )


def _first_day(fact: Fact) -> date:
    return date.min if fact.date is None else fact.date.first_day


def _facts(world: World) -> Iterator[Fact]:
    """Every fact of the file, in its order."""
    for party in world.parties:
        yield from (note_fact(party, note) for note in party.notes)
    for holding in world.history_of(None):
        yield holding_fact(world, holding)
    for investment in world.recorded_investments:
        for event in investment.history:
            yield investment_fact(world, investment, event)
    for valuation in world.recorded_valuations:
        yield valuation_fact(world, valuation)
    for project in world.recorded_projects:
        yield from (project_fact(project, event) for event in project.history)
