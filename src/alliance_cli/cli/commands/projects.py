"""`alliance projects`."""

from alliance_cli.cli.options import AnyCompanyArgument
from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.projects import PROJECTS, projects_report

LAYOUT = PROJECTS


def projects(world: World, company: AnyCompanyArgument = None) -> Report:
    """Show joint projects, which partners run without equity.

    All projects, or those with COMPANY among the partners.

    Example: alliance projects ampere
    """
    return projects_report(world, None if company is None else world.party_named(company))
