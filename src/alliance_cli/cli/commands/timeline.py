"""`alliance timeline`."""

from datetime import date
from typing import Annotated

import typer

from alliance_cli.calculations.timeline import timeline as timeline_of
from alliance_cli.cli.arguments import day_for
from alliance_cli.cli.options import AnyCompanyArgument
from alliance_cli.cli.query import Opened
from alliance_cli.model.when import Period, whole_date
from alliance_cli.report.report import Report
from alliance_cli.views.timeline import TIMELINE, timeline_report

LAYOUT = TIMELINE


def timeline(
    opened: Opened,
    company: AnyCompanyArgument = None,
    *,
    since: Annotated[
        date | None,
        typer.Option(
            "--since", parser=day_for("--since"), metavar="DATE", help="The first day to show."
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=day_for("--until"),
            metavar="DATE",
            help="The first day no longer shown.",
        ),
    ] = None,
) -> Report:
    """Show every dated event, oldest first.

    Stakes taken, changed and ended, statuses, valuations and notes: all, or those about COMPANY.
    The whole file, whatever its day; with --as-of or --assume up to that day.

    Example: alliance timeline nissan --since 2023
    """
    if since is not None and until is not None and until < since:
        message = f"{until} comes before --since {since}; name the earlier day as --since"
        raise typer.BadParameter(message, param_hint="--until")
    first, last = (None if on is None else whole_date(on) for on in (since, until))
    world, period = opened.world(), Period(first, last)
    party = None if company is None else world.party_named(company)
    later = opened.as_of is None and not opened.assume
    moments = timeline_of(world, party, period, later=later)
    return timeline_report(world, party, moments, period, later=later)
