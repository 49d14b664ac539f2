"""`alliance show`."""

from alliance_cli.cli import session
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.model.directory import party_named
from alliance_cli.views.companies import company_report
from alliance_cli.views.formats import Format


def show(
    company: CompanyArgument,
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show all about one company.

    Its names, identifiers, notes, valuations and projects, as far as they were known on the day.

    Example: alliance show ampère
    """
    snapshot = session.open_snapshot(data, as_of, assume, share_unit)
    report = company_report(snapshot, party_named(snapshot.dataset, company))
    session.show(report, format, json=json, sources=sources)
