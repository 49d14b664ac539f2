"""Sources: what each is, and which lines of the file rest on it."""

from collections.abc import Iterator, Sequence
from typing import Final

from alliance_cli.model.records import Dataset, Event, Holding, Source
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.numbers import money_text, share_text
from alliance_cli.views.report import (
    SOURCE_COLUMNS,
    Column,
    Facts,
    Kind,
    Layout,
    Report,
    Row,
    Shown,
    Table,
    source_row,
)

_COUNT: Final = Column("count", Kind.COUNT, "Lines", rank=1)
_LINES: Final = Column("lines", Kind.TEXTS)
ALL_SOURCES: Final[Layout] = (Table("sources", (*SOURCE_COLUMNS, _COUNT, _LINES), keyed=True),)

_ONE_SOURCE_COLUMNS: Final = (
    Column("title", Kind.TEXT, "Title"),
    Column("publisher", Kind.TEXT, "Publisher"),
    Column("date", Kind.DAY, "Date"),
    Column("url", Kind.TEXT, "Address"),
    Column("count", Kind.COUNT),
    Column("lines", Kind.TEXTS, "Says"),
)


def sources_report(snapshot: Snapshot, source: Source | None) -> Report:
    """Every source of the file by id, or one of them, with all that rests on it on any day."""
    lines: dict[str, list[str]] = {}
    for ids, text in _facts(snapshot.dataset):
        for id_ in ids:
            lines.setdefault(id_, []).append(text)
    if source is not None:
        return _one_source(snapshot, source, lines.get(source.id, []))
    sources = sorted(snapshot.dataset.sources.values(), key=lambda source: source.id)
    rows: tuple[Row, ...] = tuple(
        (*source_row(source), len(lines.get(source.id, ())), tuple(lines.get(source.id, ())))
        for source in sources
    )
    return Report(
        ALL_SOURCES,
        f"{snapshot.dataset.title}: sources of facts on any day",
        snapshot.on,
        {"sources": rows},
        empty={"sources": "The file names no source."},
    )


def _one_source(snapshot: Snapshot, source: Source, lines: Sequence[str]) -> Report:
    key = f"sources.{source.id}"
    row: Row = (*source_row(source)[1:], len(lines), tuple(lines))
    return Report(
        (Facts(key, _ONE_SOURCE_COLUMNS, Shown.AS_LINES),),
        f"Source {source.id}: facts on any day",
        snapshot.on,
        {key: (row,)},
    )


def _facts(dataset: Dataset) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every fact of the file with its sources, as a sentence, in the order of the file."""
    for party in dataset.parties:
        for note in party.notes:
            yield note.sources, f"{note.date}, on {party.name}: {note.text}"
    for holding in dataset.holdings:
        yield holding.sources, _holding_text(dataset, holding)
    for investment in dataset.investments:
        investor, company = (
            dataset.party(id_).name for id_ in (investment.investor, investment.company)
        )
        amount = f" of {money_text(investment.amount)}" if investment.amount else ""
        what = f"the investment{amount} by {investor} in {company}"
        yield from (_event(event, what) for event in investment.history)
    for valuation in dataset.valuations:
        name = dataset.party(valuation.company).name
        value = f"{money_text(valuation.value)}, basis {valuation.basis.value}"
        yield valuation.sources, f"{valuation.date}: {name} is valued at {value}"
    for project in dataset.projects:
        yield from (_event(event, f"the project '{project.title}'") for event in project.history)


def _event(event: Event, what: str) -> tuple[tuple[str, ...], str]:
    return event.sources, f"{event.date}: {what} is {event.status.value}"


def _holding_text(dataset: Dataset, holding: Holding) -> str:
    owner, company = (dataset.party(id_).name for id_ in (holding.owner, holding.company))
    votes = "" if holding.votes == holding.capital else f" ({_part(holding.votes)} of votes)"
    period = holding.period
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    return f"{owner} holds {_part(holding.capital)} of {company}{votes}{since}{until}"


def _part(share: Share) -> str:
    return "an unknown part" if share == UNKNOWN else share_text(share)
