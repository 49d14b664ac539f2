"""`alliance investments`."""

from alliance_cli.cli.options import (
    AnyCompanyArgument,
    AsOfOption,
    AssumeOption,
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
from alliance_cli.views.investments import investments_report


def investments(
    company: AnyCompanyArgument = None,
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
    """Show the money and stakes promised.

    All, or those in and by COMPANY; with what they add up to.

    Example: alliance investments nissan
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = None if company is None else party_named(snapshot.dataset, company)
    show(investments_report(snapshot, party), format, json=json, sources=sources, notes=notes)
