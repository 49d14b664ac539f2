"""A report as GitHub Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Final

from alliance_cli.views.report import Report
from alliance_cli.views.sheet import (
    FactLines,
    Sheet,
    assumption_line,
    explanation_lines,
    is_to_the_right,
    note_lines,
    sheets,
    source_lines,
)

_ADDRESS: Final = re.compile(r"(https?://\S+)")
_MARK: Final = re.compile(r"[\\|*_<`\[~]")


def markdown_text(report: Report) -> str:
    """A title, a table for each block that has rows, and the sentences below."""
    parts = [f"**{_escaped(report.title)}**", _escaped(assumption_line(report))]
    for sheet in sheets(report):
        if isinstance(sheet, FactLines):
            facts = ((name, "; ".join(values)) for name, values in sheet.facts)
            parts.append("\n".join(f"- {name}: {_escaped(value)}" for name, value in facts))
        elif sheet.sentence:
            parts.append(_escaped(sheet.sentence))
        else:
            parts.extend([_escaped(sheet.title)] if sheet.title else [])
            parts.extend(_tables(sheet))
    parts.extend(_escaped(sentence) for sentence in explanation_lines(report))
    if report.lists_notes:
        lines = (f"- {_escaped(names)}: {_escaped(note)}" for names, note in note_lines(report))
        parts.append("\n".join(lines))
    if report.lists_sources:
        sources = (
            f"{number} {_escaped(told)} {url}".rstrip()
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
        yield f"**{_escaped(title)}**"
        yield _table(replace(sheet, rows=tuple(row for _, row in group)))


def _table(sheet: Sheet) -> str:
    head = [_escaped(column.title) for column in sheet.columns]
    rule = ["---:" if is_to_the_right(column) else "---" for column in sheet.columns]
    rows = ([_escaped(cell) for cell in row] for row in sheet.rows)
    return "\n".join(_line(cells) for cells in (head, rule, *rows))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """The text with every mark of Markdown made plain; addresses stay as they are."""
    parts = _ADDRESS.split(text)
    plain = (
        part.replace("|", "%7C") if n % 2 else _MARK.sub(r"\\\g<0>", part)
        for n, part in enumerate(parts)
    )
    return "".join(plain).replace("\n", "<br>")
