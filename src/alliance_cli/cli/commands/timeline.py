"""`alliance timeline`."""

from typing import Annotated

import typer

from alliance_cli.calculations.timeline import timeline as find_timeline
from alliance_cli.cli.options import (
    AnyCompanyArgument,
    AsOfOption,
    AssumeOption,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import day, open_snapshot, show
from alliance_cli.model.directory import party_named
from alliance_cli.model.when import Period, whole_date
from alliance_cli.views.formats import Format
from alliance_cli.views.timeline import timeline_report


def timeline(
    company: AnyCompanyArgument = None,
    *,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="The first day to show.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The first day no longer shown.")
    ] = None,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show every dated event, oldest first.

    Stakes taken, changed and ended, statuses, valuations and notes: all, or those about COMPANY.
    The whole file, whatever its day; with --as-of or --assume up to that day.

    Example: alliance timeline nissan --since 2023
    """
    period = Period(
        None if since is None else whole_date(day(since, "--since")),
        None if until is None else whole_date(day(until, "--until")),
    )
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = None if company is None else party_named(snapshot.dataset, company)
    later = as_of is None and not assume
    moments = find_timeline(snapshot, party, period, later=later)
    report = timeline_report(snapshot, party, moments, period, later=later)
    show(report, format, json=json, sources=sources)
