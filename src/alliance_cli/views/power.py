"""Voting power of the holders of a company."""

from typing import Final

from alliance_cli.calculations.power import VotingGame
from alliance_cli.model.records import Party
from alliance_cli.model.share import exactly, share_words
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table
from alliance_cli.views.stakes import no_owner_sentence

POWER: Final[Layout] = (
    Facts(
        "",
        (
            Column("company", Kind.PARTY),
            Column("quota", Kind.TEXT),
            Column("quota", Kind.PART),
            Column("operator", Kind.TEXT),
            Column("float", Kind.TEXT),
        ),
        Shown.NOT,
    ),
    Table(
        "holders",
        (
            Column("holder", Kind.PARTY, "Holder", flows=True),
            Column("holder_kind", Kind.TEXT),
            Column("votes", Kind.PART, "Votes"),
            Column("banzhaf", Kind.PART, "Banzhaf"),
            Column("penrose_banzhaf", Kind.PART, "Penrose–Banzhaf", rank=3),
            Column("shapley_shubik", Kind.PART, "Shapley–Shubik", rank=1),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
    ),
)


def power_report(
    snapshot: Snapshot, party: Party, game: VotingGame, *, unlisted_vote: bool
) -> Report:
    """How often the votes of each direct holder decide."""
    evidence = Evidence(snapshot)
    rows: tuple[Row, ...] = tuple(
        (
            (holder := snapshot.dataset.party(power.holder)),
            holder.kind.value,
            power.votes,
            power.banzhaf,
            power.penrose_banzhaf,
            power.shapley_shubik,
            evidence.cited(power.holder, party.id),
        )
        for power in game.powers
    )
    word = "at least" if game.at_least else "more than"
    quota = f"{word} {share_words(exactly(game.quota))}"
    floats = "against" if unlisted_vote else "absent"
    return Report(
        POWER,
        f"{party.name}: voting power {snapshot.when}",
        snapshot.setting,
        {
            "": ((party, quota, game.quota, ">=" if game.at_least else ">", floats),),
            "holders": rows,
        },
        empty={"holders": no_owner_sentence(snapshot, party)},
        explanations=_explanations(game, quota, unlisted_vote=unlisted_vote) if rows else (),
        subject=party.id,
        sources=evidence.sources_of({(power.holder, party.id) for power in game.powers}),
    )


def _explanations(game: VotingGame, quota: str, *, unlisted_vote: bool) -> tuple[str, ...]:
    unlisted = "are against" if unlisted_vote else "are not cast"
    said = [f"Decides: {quota} of the votes; unlisted votes {unlisted}."]
    if all(power.banzhaf is None for power in game.powers):
        said.append("Nobody ever decides: the listed votes are not enough together.")
    else:
        said.append(
            "Banzhaf: how often a holder's votes turn the outcome, of all turns; Penrose–Banzhaf: "
            "of all votes of the others; Shapley–Shubik: of all orders of voting."
        )
    return tuple(said)
