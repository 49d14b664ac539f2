"""`alliance portfolio`."""

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    CompanyArgument,
    DataOption,
    ExplainOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.model.directory import party_named
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.views.formats import Format
from alliance_cli.views.portfolio import portfolio_report


def portfolio(
    company: CompanyArgument,
    *,
    explain: ExplainOption = False,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show all that a company or holder owns in the end.

    Looks through every company and loop between.

    Example: alliance portfolio french-state
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    found = integrated_holdings(ownership_network(snapshot, capital), party.id)
    report = portfolio_report(snapshot, party, found, explained=explain)
    show(report, format, json=json, sources=sources)
