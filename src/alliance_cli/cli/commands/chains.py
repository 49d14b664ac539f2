"""`alliance chains`."""

from typing import Annotated

import typer

from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.calculations.control import percentage_of_control
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    NotesOption,
    OwnerArgument,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show
from alliance_cli.model.directory import party_named
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.views.chains import chains_report
from alliance_cli.views.formats import Format


def chains(
    owner: OwnerArgument,
    company: CompanyArgument,
    *,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, help="How many chains to list, largest first.")
    ] = 20,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
    notes: NotesOption = False,
) -> None:
    """Show every chain from an owner to a company.

    With its product and weakest link, and what loops add: the explanation of one number.

    Example: alliance chains french-state nissan
    """
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    top, bottom = (party_named(snapshot.dataset, name) for name in (owner, company))
    found = ownership_chains(ownership_network(snapshot, capital), top.id, bottom.id, limit)
    control = percentage_of_control(ownership_network(snapshot, votes), top.id, bottom.id)
    report = chains_report(snapshot, top, bottom, found, control)
    show(report, format, json=json, sources=sources, notes=notes)
