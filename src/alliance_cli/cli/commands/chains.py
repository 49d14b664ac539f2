"""`alliance chains`."""

from typing import Annotated

import typer

from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.calculations.control import percentage_of_control
from alliance_cli.cli.options import CompanyArgument, OwnerArgument
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.views.chains import CHAINS, chains_report

LAYOUT = CHAINS


def chains(
    world: World,
    owner: OwnerArgument,
    company: CompanyArgument,
    *,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="How many chains to list, largest first.")
    ] = 20,
) -> Report:
    """Show every chain from an owner to a company.

    With its product and weakest link, and what loops add: the explanation of one number.

    Example: alliance chains french-state nissan
    """
    top, bottom = world.party_named(owner), world.party_named(company)
    chains = ownership_chains(ownership_network(world, capital), top.id, bottom.id, limit)
    control = percentage_of_control(ownership_network(world, votes), top.id, bottom.id)
    return chains_report(world, top, bottom, chains, control)
