"""A report as GitHub Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from alliance_cli.outgoing.markdown import for_markdown, paragraph_for_markdown
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import (
    FactLines,
    Sheet,
    assumption_line,
    explanation_lines,
    note_lines,
    sheets,
    source_lines,
)


def markdown_text(report: Report) -> str:
    """A title, a table for each block that has rows, and the sentences below."""
    parts = [f"**{for_markdown(report.title)}**", for_markdown(assumption_line(report))]
    for sheet in sheets(report):
        if isinstance(sheet, FactLines):
            facts = ((name, "; ".join(values)) for name, values in sheet.facts)
            parts.append("\n".join(f"- {name}: {for_markdown(value)}" for name, value in facts))
        elif sheet.sentence:
            parts.append(paragraph_for_markdown(sheet.sentence))
        else:
            parts.extend([for_markdown(sheet.title)] if sheet.title else [])
            parts.extend(_tables(sheet))
    parts.extend(paragraph_for_markdown(sentence) for sentence in explanation_lines(report))
    if report.lists_notes:
        lines = (
            f"- {paragraph_for_markdown(names)}: {for_markdown(note)}"
            for names, note in note_lines(report)
        )
        parts.append("\n".join(lines))
    if report.lists_sources:
        sources = (
            f"{number} {for_markdown(told)} {for_markdown(url)}".rstrip()
            for number, told, url in source_lines(report)
        )
        parts.append("\n".join(sources))
    return "\n\n".join(part for part in parts if part) + "\n"


def _tables(sheet: Sheet) -> Iterator[str]:
    """The table, or one for each group below its title."""
    if not sheet.groups:
        yield _table(sheet)
    told = zip(sheet.groups, sheet.rows, strict=False)
    for title, group in groupby(told, key=itemgetter(0)):
        yield f"**{for_markdown(title)}**"
        yield _table(replace(sheet, rows=tuple(row for _, row in group)))


def _table(sheet: Sheet) -> str:
    head = [for_markdown(column.title) for column in sheet.columns]
    rule = ["---:" if column.kind.is_figure else "---" for column in sheet.columns]
    rows = ([for_markdown(cell) for cell in row] for row in sheet.rows)
    return "\n".join(_line(cells) for cells in (head, rule, *rows))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
