"""The formats that a report can be printed in."""

import pytest

from alliance_cli.formats.formats import RENDERERS, Format
from alliance_cli.report.blocks import Table
from alliance_cli.report.kinds import TEXT
from tests.report.rows import columns, named, report_of

REPORT = report_of(Table("rows", columns(named("name", TEXT, "Name"))).of([("Ampère",)]))


def test_every_format_but_the_table_has_a_renderer() -> None:
    """A format cannot be added without the function that prints it."""
    assert RENDERERS.keys() | {Format.TABLE} == set(Format)


@pytest.mark.parametrize("format_", RENDERERS)
def test_every_renderer_prints_any_report(format_: Format) -> None:
    """Each prints the rows in letters, not in escapes, and ends its last line."""
    text = RENDERERS[format_](REPORT)

    assert "Ampère" in text
    assert text.endswith("\n")
