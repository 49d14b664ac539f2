"""`alliance controllers`."""

import typer

from alliance_cli.calculations.control import ControlRule
from alliance_cli.calculations.controllers import controllers as find_controllers
from alliance_cli.calculations.controllers import votes_in_concert
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    AtLeastOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SingleLinkOption,
    SourcesOption,
    ThresholdOption,
    TogetherOption,
)
from alliance_cli.cli.session import open_snapshot, parties_named, show, threshold_part
from alliance_cli.model.directory import party_named
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.views.controllers import controllers_report
from alliance_cli.views.formats import Format


def controllers(
    company: CompanyArgument,
    *,
    threshold: ThresholdOption = "50%",
    at_least: AtLeastOption = False,
    single_link: SingleLinkOption = False,
    together: TogetherOption = None,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show who controls a company, and how that follows.

    By recursive majority of the votes: own votes and those of all companies controlled.

    Example: alliance controllers renault-korea --threshold 40%
    """
    rule = ControlRule(threshold_part(threshold), at_least, single_link)
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    concert = parties_named(snapshot.dataset, together, "--together")
    if party in concert:
        message = f"{party.name} is the company asked; leave it out"
        raise typer.BadParameter(message, param_hint="--together")
    network, members = ownership_network(snapshot, votes), [member.id for member in concert]
    found = find_controllers(network, party.id, rule, members)
    directed = votes_in_concert(network, party.id, rule, members) if members else None
    report = controllers_report(snapshot, party, rule, concert, found, directed=directed)
    show(report, format, json=json, sources=sources)
