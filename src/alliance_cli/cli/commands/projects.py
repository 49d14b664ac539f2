"""`alliance projects`."""

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
from alliance_cli.views.projects import projects_report


def projects(
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
    """Show what partners do together without equity.

    All projects, or those with COMPANY among the partners.

    Example: alliance projects ampere
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = None if company is None else party_named(snapshot.dataset, company)
    show(projects_report(snapshot, party), format, json=json, sources=sources, notes=notes)
