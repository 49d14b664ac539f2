"""The formats that a report can be printed in."""

from datetime import date

import pytest

from alliance_cli.model.snapshot import Setting
from alliance_cli.views.formats import RENDERERS, Format
from alliance_cli.views.report import Column, Kind, Report, Table

REPORT = Report(
    (Table("rows", (Column("name", Kind.TEXT, "Name"),)),),
    "Title",
    Setting(date(2024, 1, 1)),
    {"rows": (("Ampère",),)},
)


def test_every_format_but_the_table_has_a_renderer() -> None:
    """A format cannot be added without the function that prints it."""
    assert RENDERERS.keys() | {Format.TABLE} == set(Format)


@pytest.mark.parametrize("format_", RENDERERS)
def test_every_renderer_prints_any_report(format_: Format) -> None:
    """Each prints the rows in letters, not in escapes, and ends its last line."""
    text = RENDERERS[format_](REPORT)

    assert "Ampère" in text
    assert text.endswith("\n")
