"""`alliance investments`."""

from alliance_cli.cli.options import AnyCompanyArgument
from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.investments import INVESTMENTS, investments_report

LAYOUT = INVESTMENTS


def investments(world: World, company: AnyCompanyArgument = None) -> Report:
    """Show the investments promised and made.

    All, or those in and by COMPANY, with their totals.

    Example: alliance investments nissan
    """
    return investments_report(world, None if company is None else world.party_named(company))
