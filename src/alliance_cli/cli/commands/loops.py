"""`alliance loops`."""

from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.views.loops import LOOPS, loops_report

LAYOUT = LOOPS


def loops(world: World) -> Report:
    """Show companies that own one another.

    Cross-shareholdings, treasury shares and closed rings, with the part of itself that each owns.

    Example: alliance loops --as-of 2010-12-31
    """
    return loops_report(world, ownership_loops(ownership_network(world, capital)))
