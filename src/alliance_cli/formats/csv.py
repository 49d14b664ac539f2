"""A report as one flat table, RFC 4180: every row says its day and which table it is of."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from alliance_cli.outgoing.csv import for_csv, without_formulas
from alliance_cli.report.blocks import Facts, machine_blocks
from alliance_cli.report.kinds import Cells, JsonValue
from alliance_cli.report.report import Report

ANSWER: Final = "answer"
"""The table of the row that is about the whole answer."""


def safe_csv_text(report: Report) -> str:
    """The report as CSV for a spreadsheet: no cell is a formula."""
    return csv_text(report, without_formulas)


def csv_text(report: Report, protected: Callable[[Iterable[str]], list[str]] = list) -> str:
    """The report as CSV with the keys of JSON as its head; lists are joined by `; `.

    What was asked stands in every row that has no such column itself; shares of the whole answer
    have a row of their own.
    """
    shared: Cells = {"as_of": None if report.on is None else str(report.on)}
    keys = dict.fromkeys((*shared, "table"))
    rows: list[Cells] = []
    for block in machine_blocks(report.layout):
        for column in block.columns:
            keys.update(dict.fromkeys(column.schema))
        section = report.section(block)
        for row in section.rows:
            cells = section.cells(row)
            if isinstance(block, Facts) and not block.key:
                figures = _figures(block)
                shared |= {key: cell for key, cell in cells.items() if key not in figures}
                if any(cells[key] is not None for key in figures):
                    rows.append(shared | {"table": ANSWER} | cells)
            elif not all(column.value(row) is None for column in block.columns):
                rows.append(shared | {"table": block.key} | cells)
    lines = [list(keys), *([_field(flat.get(key)) for key in keys] for flat in rows)]
    return "".join(for_csv(protected(line)) for line in lines)


def _figures(facts: Facts[Any]) -> set[str]:
    """The keys of what was calculated; it is true of the whole answer, and not of each row."""
    shares = (column for column in facts.columns if column.kind.is_share)
    return {key for column in shares for key in column.schema}


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
