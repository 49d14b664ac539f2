"""`alliance diff`."""

from dataclasses import replace
from typing import Annotated

import typer

from alliance_cli.calculations.causes import changes_between
from alliance_cli.cli.intake import open_dataset
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
from alliance_cli.cli.session import assumed, day, show
from alliance_cli.model.directory import party_named
from alliance_cli.model.snapshot import snapshot
from alliance_cli.views.diff import diff_report
from alliance_cli.views.formats import Format


def diff(
    from_: Annotated[str, typer.Argument(metavar="DATE", help="The first day.")],
    to: Annotated[str, typer.Argument(metavar="DATE", help="The second day.")],
    company: AnyCompanyArgument = None,
    *,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show what changed between two days.

    Direct stakes and investments; with COMPANY those of it, its owners in the end and its
    controllers, and which direct changes caused that. What is assumed is so on the second day;
    with --as-of nothing later than that day is known.

    Example: alliance diff 2023-11-07 2023-11-09 nissan
    """
    first, second = day(from_, "DATE"), day(to, "DATE")
    if second < first:
        message = f"{to} comes before {from_}; name the earlier day first"
        raise typer.BadParameter(message, param_hint="DATE")
    dataset = open_dataset(data, share_unit)
    party = None if company is None else party_named(dataset, company)
    known = second if as_of is None else day(as_of)
    before, after = (snapshot(dataset, min(on, known)) for on in (first, second))
    after = assumed(after, assume)
    found = changes_between(before, after, party)
    report = diff_report(replace(after, on=known), (first, second), party, found)
    show(report, format, json=json, sources=sources)
