"""`alliance group`."""

from typing import Annotated

import typer

from alliance_cli.calculations.group import Standard, without_upstream_votes
from alliance_cli.calculations.group import group as group_of
from alliance_cli.cli.options import CompanyArgument
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.views.group import GROUP, group_report

LAYOUT = GROUP


def group(
    world: World,
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
) -> Report:
    """Show the group that a company heads.

    Every company in which it has control or at least 20 % of the votes: percentage of control,
    percentage of interest, consolidation method, minorities.

    Example: alliance group renault --standard fr
    """
    party, network = world.party_named(company), ownership_network(world, votes)
    cast = without_upstream_votes(network, party.id) if suspend_upstream else network
    entities = group_of(ownership_network(world, capital), cast, party.id, standard)
    return group_report(world, party, standard, entities, suspended=suspend_upstream)
