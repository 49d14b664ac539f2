"""`alliance power`."""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated

import typer

from alliance_cli.calculations.power import voting_power
from alliance_cli.cli.arguments import part_for
from alliance_cli.cli.options import CompanyArgument
from alliance_cli.model.world import World
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.views.power import POWER, power_report

LAYOUT = POWER


class Float(StrEnum):
    """What becomes of votes that no recorded holder has."""

    AGAINST = "against"
    ABSENT = "absent"


def power(
    world: World,
    company: CompanyArgument,
    *,
    quota: Annotated[
        Fraction | None,
        typer.Option(
            "--quota",
            parser=part_for("--quota"),
            metavar="PART",
            help="At least this part decides: 2/3, 75%.  [default: more than half]",
        ),
    ] = None,
    float: Annotated[
        Float, typer.Option("--float", help="How unrecorded votes count.", show_default=True)
    ] = Float.AGAINST,
) -> Report:
    """Show the voting power of a company's holders.

    How often the votes of each are decisive: Banzhaf, Penrose–Banzhaf and Shapley–Shubik, exactly.
    Up to 38 holders whatever their votes; up to 200 with votes in hundredths of a per cent.

    Example: alliance power flexis --as-of 2024-06 --quota 2/3
    """
    party, against = world.party_named(company), float is Float.AGAINST
    game = voting_power(
        ownership_network(world, votes),
        party.id,
        quota,
        unrecorded_vote=against,
        name=lambda id_: world.party(id_).name,
    )
    return power_report(world, party, game, unrecorded_vote=against)
