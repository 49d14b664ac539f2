"""`alliance owners`."""

from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.cli.options import CompanyArgument, ExplainOption
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.views.owners import OWNERS, owners_report

LAYOUT = OWNERS


def owners(world: World, company: CompanyArgument, *, explain: ExplainOption = False) -> Report:
    """Show the direct, indirect and ultimate owners of a company.

    Looks through every company and loop between. The ultimate owners, what is not recorded and
    what is ownerless add up to 100 %.

    Example: alliance owners nissan --as-of 2024-12-31
    """
    party = world.party_named(company)
    owners = integrated_owners(ownership_network(world, capital), party.id)
    return owners_report(world, party, owners, explained=explain)
