"""`alliance show`."""

from alliance_cli.cli.options import CompanyArgument
from alliance_cli.model.world import World
from alliance_cli.report.report import Report
from alliance_cli.views.companies import COMPANY, company_report

LAYOUT = COMPANY


def show(world: World, company: CompanyArgument) -> Report:
    """Show all about one company.

    Its names, identifiers, notes, valuations and projects, as far as they were known on the day.

    Example: alliance show ampère
    """
    return company_report(world, world.party_named(company))
