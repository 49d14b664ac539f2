"""`alliance diff`."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from alliance_cli.calculations.causes import changes_between
from alliance_cli.cli.arguments import day_for
from alliance_cli.cli.options import AnyCompanyArgument
from alliance_cli.cli.query import Opened
from alliance_cli.cli.session import assumed
from alliance_cli.model.snapshot import snapshot
from alliance_cli.report.report import Report
from alliance_cli.views.diff import diff_report
from alliance_cli.views.diff_layout import DIFF

LAYOUT = DIFF


def diff(
    opened: Opened,
    from_: Annotated[
        date, typer.Argument(parser=day_for("DATE"), metavar="DATE", help="The first day.")
    ],
    to: Annotated[
        date, typer.Argument(parser=day_for("DATE"), metavar="DATE", help="The second day.")
    ],
    company: AnyCompanyArgument = None,
) -> Report:
    """Show what changed between two days.

    Direct stakes and investments; with COMPANY those of it, its look-through owners and its
    controllers, and which direct changes caused that. What is assumed is so on the second day;
    with --as-of nothing later than that day is known.

    Example: alliance diff 2023-11-07 2023-11-09 nissan
    """
    if to < from_:
        message = f"{to} comes before {from_}; name the earlier day first"
        raise typer.BadParameter(message, param_hint="DATE")
    known = opened.as_of or to
    before, after = (snapshot(opened.dataset, min(on, known)) for on in (from_, to))
    party = None if company is None else before.party_named(company)
    after = assumed(after, opened.assume)
    changes = changes_between(before, after, party)
    return diff_report(replace(after, on=known), (from_, to), party, changes)
