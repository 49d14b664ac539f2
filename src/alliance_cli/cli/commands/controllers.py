"""`alliance controllers`."""

import typer

from alliance_cli.calculations.control import HALF, ControlRule
from alliance_cli.calculations.controllers import controllers as controllers_of
from alliance_cli.calculations.controllers import votes_in_concert
from alliance_cli.cli.options import (
    AtLeastOption,
    CompanyArgument,
    SingleLinkOption,
    ThresholdOption,
    TogetherOption,
)
from alliance_cli.cli.session import parties_named
from alliance_cli.model.world import World
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.views.controllers import CONTROLLERS, controllers_report

LAYOUT = CONTROLLERS


def controllers(
    world: World,
    company: CompanyArgument,
    *,
    threshold: ThresholdOption = None,
    at_least: AtLeastOption = False,
    single_link: SingleLinkOption = False,
    together: TogetherOption = None,
) -> Report:
    """Show who controls a company, and how.

    By recursive majority of the votes: direct votes and those of controlled companies.

    Example: alliance controllers renault-korea --threshold 40%
    """
    rule = ControlRule(threshold or HALF, at_least, single_link)
    party, concert = world.party_named(company), parties_named(world, together, "--together")
    if party in concert:
        message = f"{party.name} is the company asked; leave it out"
        raise typer.BadParameter(message, param_hint="--together")
    network, members = ownership_network(world, votes), [member.id for member in concert]
    in_control = controllers_of(network, party.id, rule, members)
    directed = votes_in_concert(network, party.id, rule, members) if members else None
    return controllers_report(world, party, rule, concert, in_control, directed=directed)
