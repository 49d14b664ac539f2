"""A report as one JSON object."""

from typing import Any

from alliance_cli.outgoing.json import for_json
from alliance_cli.report.blocks import SOURCES, Table, machine_blocks
from alliance_cli.report.kinds import Cells
from alliance_cli.report.report import Report


def json_text(report: Report) -> str:
    """The report as JSON, two spaces deep, ending in a line break."""
    return for_json(json_object(report)) + "\n"


def json_object(report: Report) -> dict[str, Any]:
    """The report as plain values: its day, its assumptions, its blocks by key, its sources."""
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
        section = report.section(block)
        rows = [section.cells(row) for row in section.rows]
        if isinstance(block, Table):
            holder[key] = _by_first(block, rows) if block.keyed else rows
        elif key:
            holder[key] = rows[0]
        else:
            holder.update(rows[0])
    cited = SOURCES.of(sorted(report.sources, key=lambda source: source.id))
    rows = [cited.cells(source) for source in cited.rows]
    answer.setdefault(SOURCES.key, _by_first(SOURCES, rows))
    return answer


def _by_first(table: Table[Any], rows: list[Cells]) -> dict[str, Any]:
    first = table.columns[0].key
    return {str(row[first]): {k: v for k, v in row.items() if k != first} for row in rows}
