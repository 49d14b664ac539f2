"""A report as one JSON object."""

from json import dumps
from typing import Any

from alliance_cli.views.cells import JsonValue, machine_cells
from alliance_cli.views.report import SOURCES, Block, Report, Row, Table, machine_blocks, source_row


def json_text(report: Report) -> str:
    """The report as JSON, two spaces deep, ending in a line break."""
    return dumps(json_object(report), indent=2, ensure_ascii=False) + "\n"


def json_object(report: Report) -> dict[str, Any]:
    """The report as plain values: its day, what is assumed, its blocks by key, its sources."""
    answer: dict[str, Any] = {
        "as_of": None if report.on is None else str(report.on),
        "assumed": list(report.assumed),
    }
    if report.unclosed:
        answer["unclosed"] = [
            {"investor": u.investor.id, "company": u.company.id, "why": u.why}
            for u in report.unclosed
        ]
    for block in machine_blocks(report.layout):
        place, _, key = block.key.rpartition(".")
        holder = answer if not place else answer.setdefault(place, {})
        rows = [_object(block, row) for row in report.rows(block)]
        if isinstance(block, Table):
            holder[key] = _by_first(block, rows) if block.keyed else rows
        elif key:
            holder[key] = rows[0]
        else:
            holder.update(rows[0])
    cited = sorted(report.sources, key=lambda source: source.id)
    rows = [_object(SOURCES, source_row(source)) for source in cited]
    answer.setdefault(SOURCES.key, _by_first(SOURCES, rows))
    return answer


def _object(block: Block, row: Row) -> dict[str, JsonValue]:
    return {
        key: value
        for column, cell in zip(block.columns, row, strict=True)
        for key, value in machine_cells(column, cell).items()
    }


def _by_first(table: Table, rows: list[dict[str, JsonValue]]) -> dict[str, Any]:
    first = table.columns[0].key
    return {str(row[first]): {k: v for k, v in row.items() if k != first} for row in rows}
