"""`alliance companies`."""

from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.companies import COMPANIES, companies_report

LAYOUT = COMPANIES


def companies(world: World) -> Report:
    """List the companies and holders.

    With how many owners and holdings each has on the day.

    Example: alliance companies -f csv
    """
    return companies_report(world)
