"""A report as people see it: texts in columns, without what is empty or stated already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alliance_cli.report.blocks import Facts, Section, Table
from alliance_cli.report.columns import Column
from alliance_cli.report.kinds import PARTY, SOURCE_IDS
from alliance_cli.report.report import Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of texts, or the sentence that stands for an empty one."""

    title: str = ""
    columns: tuple[Column[Any], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    last: int = 0
    """How many of the rows, at their end, are what remains beside the list, or its total."""
    sentence: str = ""
    groups: tuple[str, ...] = ()
    """For each row the title of its group, whose rows come together; or none."""


@dataclass(frozen=True, slots=True)
class FactLines:
    """Facts, a line for each: its name and its values."""

    facts: tuple[tuple[str, tuple[str, ...]], ...]


def sheets(report: Report) -> Iterator[Sheet | FactLines]:
    """What people see, in the order of the report; listed sources are cited by their number."""
    listed = report.sources if report.lists_sources else ()
    numbers = {source.id: number for number, source in enumerate(listed, start=1)}
    for block in report.layout:
        section = report.section(block)
        if isinstance(block, Facts):
            if block.as_lines:
                yield from (_lines(block, row) for row in section.rows)
        elif section.rows:
            sheet = _sheet(report.subject, block, section, numbers)
            yield from [sheet] if sheet.columns else []
        elif section.empty:
            yield Sheet(sentence=section.empty)


def assumption_line(report: Report) -> str:
    """The assumptions; empty where there are none."""
    return f"Assumed: {'; '.join(report.assumed)}" if report.assumed else ""


def explanation_lines(report: Report) -> tuple[str, ...]:
    """The sentences below the tables."""
    missed: dict[str, list[str]] = {}
    for unclosed in report.unclosed:
        names = f"{unclosed.investor.name} in {unclosed.company.name}"
        missed.setdefault(unclosed.why, []).append(names)
    reasons = (f"Not carried out, since {why}: {', '.join(by)}." for why, by in missed.items())
    return (*report.explanations, *reasons)


def source_lines(report: Report) -> Iterator[tuple[str, str, str]]:
    """The sources of the answer: number, title with publisher and date, and address."""
    for number, source in enumerate(report.sources, start=1):
        parts = (source.title, source.publisher, source.date)
        yield f"{number}.", ", ".join(str(part) for part in parts if part), source.url or ""


def note_lines(report: Report) -> Iterator[tuple[str, str]]:
    """The notes on the rows, each once: what tells the row from others, and its note."""
    lines = (
        (_row_name(report.subject, section, row), column.text(row))
        for section in map(report.section, report.layout)
        for row in section.rows
        for column in section.block.columns
        if column.key == "note" and not column.is_blank(row)
    )
    yield from dict.fromkeys(lines)


def _row_name(subject: str, section: Section, row: Any) -> str:  # noqa: ANN401
    """The companies that a row names, or else its first text."""
    columns = section.block.columns
    parties = [
        column.value(row) for column in columns if column.kind is PARTY and not column.is_blank(row)
    ]
    others = [party for party in parties if party.id != subject]
    # Treasury shares name the subject alone.
    named = ", ".join(party.name for party in others or parties[:1])
    return named or next(column.text(row) for column in columns if column.title)


def _sheet(subject: str, table: Table[Any], section: Section, numbers: Mapping[str, int]) -> Sheet:
    columns = _informative(subject, table, section)
    rows = [tuple(_text(column, row, numbers) for column in columns) for row in section.rows]
    rows += [
        (last.label, *(last.texts.get(column.key, "") for column in columns[1:]))
        for last in section.last_rows
    ]
    groups = tuple(table.columns[0].text(row) for row in section.rows) if table.grouped else ()
    return Sheet(table.title, columns, tuple(rows), len(section.last_rows), groups=groups)


def _informative(subject: str, table: Table[Any], section: Section) -> tuple[Column[Any], ...]:
    """The columns with anything in them; one with names always, if the table has any."""
    titled = [column for column in table.columns if column.title]
    shown = [
        column
        for column in titled
        if any(column.key in last.texts for last in section.last_rows)
        or any(_is_informative(subject, column, row) for row in section.rows)
    ]
    names = [column for column in titled if column.kind is PARTY]
    if names and not any(column in shown for column in names):
        return tuple(column for column in titled if column in (names[0], *shown))
    return tuple(shown)


def _is_informative(subject: str, column: Column[Any], row: Any) -> bool:  # noqa: ANN401
    """Whether a cell says more than the title does."""
    if column.is_blank(row):
        return False
    return column.kind is not PARTY or column.value(row).id != subject


def _text(column: Column[Any], row: Any, numbers: Mapping[str, int]) -> str:  # noqa: ANN401
    if column.kind is SOURCE_IDS and numbers:
        return ", ".join(str(n) for n in sorted(numbers[id_] for id_ in column.value(row) or ()))
    return column.text(row)


def _lines(block: Facts[Any], row: Any) -> FactLines:  # noqa: ANN401
    facts = (
        (column.title, _values(column, row))
        for column in block.columns
        if column.title and not column.is_blank(row)
    )
    return FactLines(tuple(facts))


def _values(column: Column[Any], row: Any) -> tuple[str, ...]:  # noqa: ANN401
    lines = column.kind.lines
    return (column.text(row),) if lines is None else lines(column.value(row))
