"""A report as one flat table, RFC 4180: every row says its day and which table it is of."""

import csv
from io import StringIO
from typing import Final

from alliance_cli.views.cells import JsonValue, machine_cells
from alliance_cli.views.report import Facts, Kind, Report, machine_blocks

ANSWER: Final = "answer"
"""The table of the row that is about the whole answer."""


def csv_text(report: Report) -> str:
    """The report as CSV with the keys of JSON as its head; lists are joined by `; `.

    What was asked stands in every row that has no such column itself; shares of the whole answer
    have a row of their own.
    """
    shared: dict[str, JsonValue] = {"as_of": None if report.on is None else str(report.on)}
    keys = dict.fromkeys((*shared, "table"))
    rows: list[dict[str, JsonValue]] = []
    for block in machine_blocks(report.layout):
        for column in block.columns:
            keys.update(dict.fromkeys(machine_cells(column, None)))
        for row in report.rows(block):
            cells: dict[str, JsonValue] = {}
            for column, cell in zip(block.columns, row, strict=True):
                cells |= machine_cells(column, cell)
            if isinstance(block, Facts) and not block.key:
                figures = _figures(block)
                shared |= {key: cell for key, cell in cells.items() if key not in figures}
                if any(cells[key] is not None for key in figures):
                    rows.append(shared | {"table": ANSWER} | cells)
            elif any(cell is not None for cell in row):
                rows.append(shared | {"table": block.key} | cells)
    text = StringIO()
    writer = csv.DictWriter(text, list(keys), restval="", lineterminator="\r\n")
    writer.writeheader()
    for flat in rows:
        writer.writerow({key: _field(value) for key, value in flat.items()})
    return text.getvalue()


def _figures(facts: Facts) -> set[str]:
    """The keys of what was calculated; it is true of the whole answer, and not of each row."""
    shares = (column for column in facts.columns if column.kind in (Kind.SHARE, Kind.STATED_SHARE))
    return {key for column in shares for key in machine_cells(column, None)}


def _field(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(value)
        case dict():
            pairs = ((name, "" if inner is None else f" {inner}") for name, inner in value.items())
            return "; ".join(f"{name}{inner}" for name, inner in pairs)
        case _:
            return str(value)
