"""`alliance sanctions`."""

from typing import Annotated

import typer

from alliance_cli.calculations.blocking import blocking
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, parties_named, show
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.views.formats import Format
from alliance_cli.views.sanctions import sanctions_report


def sanctions(
    *,
    listed: Annotated[
        str, typer.Option("--listed", metavar="A,B", help="The listed parties, by comma.")
    ],
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show what the 50 Percent Rule blocks.

    Companies of which listed and blocked parties together hold at least half of the capital, and
    what is just below. Arithmetic on the file, no legal advice.

    Example: alliance sanctions --listed renault,nissan
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    parties = parties_named(snapshot.dataset, listed, "--listed")
    found = blocking(ownership_network(snapshot, capital), [party.id for party in parties])
    show(sanctions_report(snapshot, parties, found), format, json=json, sources=sources)
