"""`alliance sanctions`."""

from typing import Annotated

import typer

from alliance_cli.calculations.blocking import blocking
from alliance_cli.cli.session import parties_named
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.views.sanctions import SANCTIONS, sanctions_report

LAYOUT = SANCTIONS


def sanctions(
    world: World,
    *,
    listed: Annotated[
        str, typer.Option("--listed", metavar="A,B", help="The listed parties, by comma.")
    ],
) -> Report:
    """Show the companies that the 50 Percent Rule blocks.

    Those of which listed and blocked parties together hold at least half of the capital, and
    those just below. Arithmetic on the file, not legal advice.

    Example: alliance sanctions --listed renault,nissan
    """
    parties = parties_named(world, listed, "--listed")
    blocked = blocking(ownership_network(world, capital), [party.id for party in parties])
    return sanctions_report(world, parties, blocked)
