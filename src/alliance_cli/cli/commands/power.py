"""`alliance power`."""

from enum import StrEnum
from typing import Annotated

import typer

from alliance_cli.calculations.power import voting_power
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    CompanyArgument,
    DataOption,
    FormatOption,
    JsonOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.session import open_snapshot, show, threshold_part
from alliance_cli.model.directory import party_named
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.views.formats import Format
from alliance_cli.views.power import power_report


class Float(StrEnum):
    """What becomes of votes that no listed holder has."""

    AGAINST = "against"
    ABSENT = "absent"


def power(
    company: CompanyArgument,
    *,
    quota: Annotated[
        str | None,
        typer.Option(
            "--quota",
            metavar="PART",
            help="At least this part decides: 2/3, 75%.  [default: more than half]",
        ),
    ] = None,
    float: Annotated[
        Float, typer.Option("--float", help="What unlisted votes do.", show_default=True)
    ] = Float.AGAINST,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    as_of: AsOfOption = None,
    assume: AssumeOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    sources: SourcesOption = False,
) -> None:
    """Show the voting power of a company's holders.

    How often the votes of each decide: Banzhaf, Penrose–Banzhaf and Shapley–Shubik, exactly. Up to
    30 holders whatever their votes; up to 200 where these have at most 100,000 different sums.

    Example: alliance power flexis --as-of 2024-06 --quota 2/3
    """
    part = None if quota is None else threshold_part(quota, "--quota")
    snapshot = open_snapshot(data, as_of, assume, share_unit)
    party = party_named(snapshot.dataset, company)
    against = float is Float.AGAINST
    network = ownership_network(snapshot, votes)
    game = voting_power(
        network,
        party.id,
        part,
        unlisted_vote=against,
        name=lambda id_: snapshot.dataset.party(id_).name,
    )
    show(
        power_report(snapshot, party, game, unlisted_vote=against),
        format,
        json=json,
        sources=sources,
    )
