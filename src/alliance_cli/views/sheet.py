"""A report as people see it: texts in columns, without what is empty or said already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.model.records import Company, Holder
from alliance_cli.views.cells import human_text, item_text
from alliance_cli.views.report import (
    Block,
    Cell,
    Column,
    Facts,
    Kind,
    LastRow,
    Report,
    Row,
    Shown,
    Table,
)

_TO_THE_RIGHT: Final = frozenset(
    {
        Kind.SHARE,
        Kind.STATED_SHARE,
        Kind.PART,
        Kind.PLAIN_STAKE,
        Kind.DIFFERENCE,
        Kind.MONEY,
        Kind.COUNT,
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of texts, or the sentence that stands for an empty one."""

    title: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    rests: int = 0
    """How many of the last rows are what remains beside the list, or its sum."""
    sentence: str = ""
    groups: tuple[str, ...] = ()
    """For each row the title of the group that it belongs to, which come together; or none."""


@dataclass(frozen=True, slots=True)
class FactLines:
    """Facts, a line for each: what it is, and its values."""

    facts: tuple[tuple[str, tuple[str, ...]], ...]


def sheets(report: Report) -> Iterator[Sheet | FactLines]:
    """What people see, in the order of the report; listed sources are told by their number."""
    listed = report.sources if report.lists_sources else ()
    numbers = {source.id: number for number, source in enumerate(listed, start=1)}
    for block in report.layout:
        rows = report.rows(block)
        if isinstance(block, Facts):
            if block.shown is Shown.AS_LINES:
                yield from (_lines(block, row) for row in rows)
        elif rows:
            sheet = _sheet(report, block, numbers)
            yield from [sheet] if sheet.columns else []
        elif block.key in report.empty:
            yield Sheet(sentence=report.empty[block.key])


def is_to_the_right(column: Column) -> bool:
    """Whether a column holds figures."""
    return column.kind in _TO_THE_RIGHT


def assumption_line(report: Report) -> str:
    """What is assumed; empty where nothing is."""
    return f"Assumed: {'; '.join(report.assumed)}" if report.assumed else ""


def explanation_lines(report: Report) -> tuple[str, ...]:
    """The sentences below the tables."""
    missed: dict[str, list[str]] = {}
    for one in report.unclosed:
        missed.setdefault(one.why, []).append(f"{one.investor.name} in {one.company.name}")
    told = (f"Not carried out, since {why}: {', '.join(names)}." for why, names in missed.items())
    return (*report.explanations, *told)


def source_lines(report: Report) -> Iterator[tuple[str, str, str]]:
    """The sources of the answer: number, what it is, and its address."""
    for number, source in enumerate(report.sources, start=1):
        told = (source.title, source.publisher, source.date)
        yield f"{number}.", ", ".join(str(part) for part in told if part), source.url or ""


def note_lines(report: Report) -> Iterator[tuple[str, str]]:
    """The notes that the rows carry, each once: what tells the row from others, and its note."""
    lines = (
        (_row_name(report, block, row), str(cell))
        for block in report.layout
        for row in report.rows(block)
        for column, cell in zip(block.columns, row, strict=True)
        if column.key == "note" and cell
    )
    yield from dict.fromkeys(lines)


def _row_name(report: Report, block: Block, row: Row) -> str:
    """The companies that a row names, or else its first text."""
    parties = [cell for cell in row if isinstance(cell, Company | Holder)]
    others = [party for party in parties if party.id != report.subject]
    # Treasury shares name the subject alone.
    named = ", ".join(party.name for party in others or parties[:1])
    told = zip(block.columns, row, strict=True)
    return named or next(human_text(column, cell) for column, cell in told if column.title)


def _sheet(report: Report, table: Table, numbers: Mapping[str, int]) -> Sheet:
    listed = report.rows(table)
    rests = report.last_rows.get(table.key, ())
    rows = [*listed, *(_last_row(table, rest) for rest in rests)]
    shown = _telling(report, table, rows)
    columns = tuple(table.columns[i] for i in shown)
    texts = [tuple(_text(table.columns[i], row[i], numbers) for i in shown) for row in listed]
    texts += [(rest.label, *(_last_text(column, rest) for column in columns[1:])) for rest in rests]
    groups = tuple(str(row[0]) for row in listed) if table.grouped else ()
    return Sheet(table.title, columns, tuple(texts), len(rests), groups=groups)


def _telling(report: Report, table: Table, rows: list[Row]) -> list[int]:
    """The columns that tell something; one with names always, if the rows have any."""
    titled = [index for index, column in enumerate(table.columns) if column.title]
    telling = [i for i in titled if any(_says(report, row[i]) for row in rows)]
    names = [i for i in titled if table.columns[i].kind is Kind.PARTY]
    if names and not any(i in telling for i in names):
        return sorted([names[0], *telling])
    return telling


def _last_row(table: Table, last: LastRow) -> Row:
    return tuple(last.cells.get(column.key) for column in table.columns)


def _last_text(column: Column, last: LastRow) -> str:
    """What a last row does not speak of stays blank."""
    return human_text(column, last.cells[column.key]) if column.key in last.cells else ""


def _says(report: Report, cell: Cell) -> bool:
    """Whether a cell tells more than the title does."""
    if isinstance(cell, Company | Holder):
        return cell.id != report.subject
    return cell not in (None, (), "")


def _text(column: Column, cell: Cell, numbers: Mapping[str, int]) -> str:
    if column.kind is Kind.SOURCES and numbers and isinstance(cell, tuple):
        return ", ".join(str(number) for number in sorted(numbers[str(id_)] for id_ in cell))
    return human_text(column, cell)


def _lines(block: Block, row: Row) -> FactLines:
    told = [
        (column.title, _values(column, cell))
        for column, cell in zip(block.columns, row, strict=True)
        if column.title and cell not in (None, (), "")
    ]
    return FactLines(tuple(told))


def _values(column: Column, cell: Cell) -> tuple[str, ...]:
    if column.kind in (Kind.TEXTS, Kind.MAP) and isinstance(cell, tuple):
        return tuple(item_text(item) for item in cell)
    return (human_text(column, cell),)
