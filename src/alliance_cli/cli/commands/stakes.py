"""`alliance stakes`."""

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    NotesOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.model.directory import party_named
from alliance_cli.views.formats import Format
from alliance_cli.views.stakes import stakes_report


def stakes(
    company: CompanyArgument,
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
    notes: NotesOption = False,
) -> None:
    """Show who owns a company directly, and what it owns.

    And the investments in and by it, with the stake that the money would buy.

    Example: alliance stakes ampere --as-of 2025-12-31
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    stakes = direct_stakes(snapshot, party_named(snapshot.dataset, company))
    show(stakes_report(snapshot, stakes), format, json=json, sources=sources, notes=notes)
