"""`alliance portfolio`."""

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.cli.options import CompanyArgument, ExplainOption
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.views.portfolio import PORTFOLIO, portfolio_report

LAYOUT = PORTFOLIO


def portfolio(world: World, company: CompanyArgument, *, explain: ExplainOption = False) -> Report:
    """Show all that a company or holder owns, directly and through others.

    Looks through every company and loop between.

    Example: alliance portfolio french-state
    """
    party = world.party_named(company)
    holdings = integrated_holdings(ownership_network(world, capital), party.id)
    return portfolio_report(world, party, holdings, explained=explain)
