"""Sources: what each is, and which lines of the file rest on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alliance_cli.model.records import Dataset, Holding, Source
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.when import When
from alliance_cli.views.numbers import money_text, share_text
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


@dataclass(frozen=True, slots=True)
class _Fact:
    """A line of the file as a sentence, and whom it is about."""

    sources: tuple[str, ...]
    kind: str
    date: When | None
    text: str
    owner: str | None = None
    company: str | None = None
    project: str | None = None


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
        snapshot.on,
        content,
        empty={"sources": "The file names no source."}
        if source is None
        else {"lines": "No line of the file rests on it."},
        sources=() if source is None else (source,),
        lists_sources=source is not None,
    )


def _first_day(fact: _Fact) -> date:
    return date.min if fact.date is None else fact.date.first_day


def _facts(dataset: Dataset) -> Iterator[_Fact]:
    """Every fact of the file, in its order."""
    for party in dataset.parties:
        for note in party.notes:
            text = f"On {party.name}: {note.text}"
            yield _Fact(note.sources, "note", note.date, text, company=party.id)
    for holding in dataset.holdings:
        text = _holding_text(dataset, holding)
        since, owner, company = holding.period.since, holding.owner, holding.company
        yield _Fact(holding.sources, "holding", since, text, owner, company)
    for investment in dataset.investments:
        owner, company = investment.investor, investment.company
        amount = f" of {money_text(investment.amount)}" if investment.amount else ""
        what = f"The investment{amount} by {dataset.party(owner).name} in "
        what += dataset.party(company).name
        for event in investment.history:
            text = f"{what} is {event.status.value}"
            yield _Fact(event.sources, "investment", event.date, text, owner, company)
    for valuation in dataset.valuations:
        name, company = dataset.party(valuation.company).name, valuation.company
        value = f"{money_text(valuation.value)}, basis {valuation.basis.value}"
        text = f"{name} is valued at {value}"
        yield _Fact(valuation.sources, "valuation", valuation.date, text, company=company)
    for project in dataset.projects:
        for event in project.history:
            text = f"The project '{project.title}' is {event.status.value}"
            yield _Fact(event.sources, "project", event.date, text, project=project.id)


def _holding_text(dataset: Dataset, holding: Holding) -> str:
    owner, company = (dataset.party(id_).name for id_ in (holding.owner, holding.company))
    votes = "" if holding.votes == holding.capital else f" ({_part(holding.votes)} of votes)"
    period = holding.period
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    return f"{owner} holds {_part(holding.capital)} of {company}{votes}{since}{until}"


def _part(share: Share) -> str:
    return "an unknown part" if share == UNKNOWN else share_text(share)
