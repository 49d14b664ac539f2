"""`alliance owners`."""

from alliance_cli.calculations.owners import integrated_owners
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
from alliance_cli.views.owners import owners_report


def owners(
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
    """Show who owns a company in the end.

    Looks through every company and loop between; what is unlisted or ownerless is said, so that
    the ultimate owners and these add up to 100 %.

    Example: alliance owners nissan --as-of 2024-12-31
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    found = integrated_owners(ownership_network(snapshot, capital), party.id)
    report = owners_report(snapshot, party, found, explained=explain)
    show(report, format, json=json, sources=sources)
