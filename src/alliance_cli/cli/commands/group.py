"""`alliance group`."""

from typing import Annotated

import typer

from alliance_cli.calculations.group import Standard, without_upstream_votes
from alliance_cli.calculations.group import group as find_group
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
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.model.directory import party_named
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.views.formats import Format
from alliance_cli.views.group import group_report


def group(
    company: CompanyArgument,
    *,
    standard: Annotated[
        Standard, typer.Option("--standard", help="The accounting rules.", show_default=True)
    ] = Standard.IFRS,
    suspend_upstream: Annotated[
        bool,
        typer.Option(
            "--suspend-upstream", help="Leave out votes that a company holds in its own parent."
        ),
    ] = False,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show the group that a company heads.

    Every company in which it has control or at least 20 % of the votes: percentage of control,
    percentage of interest, consolidation method, minorities.

    Example: alliance group renault --standard fr
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    network = ownership_network(snapshot, votes)
    cast = without_upstream_votes(network, party.id) if suspend_upstream else network
    found = find_group(ownership_network(snapshot, capital), cast, party.id, standard)
    report = group_report(snapshot, party, standard, found, suspended=suspend_upstream)
    show(report, format, json=json, sources=sources)
