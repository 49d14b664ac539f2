"""Sources: what each is, and which lines of the file rest on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from alliance_cli.model.records import Dataset, Source
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.facts import (
    Fact,
    holding_fact,
    investment_fact,
    note_fact,
    project_fact,
    valuation_fact,
)
from alliance_cli.views.report import (
    SOURCE_COLUMNS,
    Column,
    Kind,
    Layout,
    Report,
    Row,
    Table,
    source_row,
)

_COUNT: Final = Column("count", Kind.COUNT, "Lines", rank=1)


def _line_columns(date: str, text: str) -> tuple[Column, ...]:
    """The columns of a line of the file; without headings it is for machines only."""
    return (
        Column("source", Kind.TEXT),
        Column("kind", Kind.TEXT),
        Column("date", Kind.DAY, date),
        Column("owner", Kind.TEXT),
        Column("company", Kind.TEXT),
        Column("project", Kind.TEXT),
        Column("text", Kind.TEXT, text, flows=True),
    )


ALL_SOURCES: Final[Layout] = (
    Table("sources", (*SOURCE_COLUMNS, _COUNT), keyed=True),
    Table("lines", _line_columns("", "")),
)
_ONE_SOURCE: Final[Layout] = (
    Table("sources", tuple(replace(c, title="") for c in (*SOURCE_COLUMNS, _COUNT)), keyed=True),
    Table("lines", _line_columns("Date", "Says")),
)


def sources_report(snapshot: Snapshot, source: Source | None) -> Report:
    """Every source of the file by id, or one of them, with all that rests on it on any day."""
    dataset = snapshot.dataset
    told = sorted(dataset.sources.values(), key=lambda s: s.id) if source is None else [source]
    facts = [(id_, fact) for fact in _facts(dataset) for id_ in fact.sources]
    lines: dict[str, list[Row]] = {}
    for id_, f in sorted(facts, key=lambda keyed: _first_day(keyed[1])):
        row: Row = (id_, f.kind, f.date, f.owner, f.company, f.project, f.text)
        lines.setdefault(id_, []).append(row)
    content: dict[str, tuple[Row, ...]] = {
        "sources": tuple((*source_row(s), len(lines.get(s.id, ()))) for s in told),
        "lines": tuple(row for s in told for row in lines.get(s.id, ())),
    }
    whose = "sources" if source is None else source.id
    return Report(
        ALL_SOURCES if source is None else _ONE_SOURCE,
        f"{dataset.title}: {whose}, facts on any day",
        snapshot.setting,
        content,
        empty={"sources": "The file names no source."}
        if source is None
        else {"lines": "No line of the file rests on it."},
        sources=() if source is None else (source,),
        lists_sources=source is not None,
    )


def _first_day(fact: Fact) -> date:
    return date.min if fact.date is None else fact.date.first_day


def _facts(dataset: Dataset) -> Iterator[Fact]:
    """Every fact of the file, in its order."""
    for party in dataset.parties:
        yield from (note_fact(party, note) for note in party.notes)
    for holding in dataset.holdings:
        yield holding_fact(dataset, holding)
    for investment in dataset.investments:
        for event in investment.history:
            yield investment_fact(dataset, investment, event)
    for valuation in dataset.valuations:
        yield valuation_fact(dataset, valuation)
    for project in dataset.projects:
        yield from (project_fact(project, event) for event in project.history)
