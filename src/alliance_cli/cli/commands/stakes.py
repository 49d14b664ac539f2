"""`alliance stakes`."""

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.cli.options import CompanyArgument
from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.stakes import STAKES, stakes_report

LAYOUT = STAKES


def stakes(world: World, company: CompanyArgument) -> Report:
    """Show who owns a company directly, and what it owns.

    And the investments in and by it, with the stake that the money would buy.

    Example: alliance stakes ampere --as-of 2025-12-31
    """
    return stakes_report(world, direct_stakes(world, world.party_named(company)))
