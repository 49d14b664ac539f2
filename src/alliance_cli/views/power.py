"""Voting power of the holders of a company."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.power import VotingGame, VotingPower
from alliance_cli.model.records import Party
from alliance_cli.model.share import exactly, share_words
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import PART, PARTY, TEXT
from alliance_cli.report.report import Report
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.stakes import no_owner_sentence


@dataclass(frozen=True, slots=True)
class _Asked:
    """The company asked, its quota, and how votes that are not recorded count."""

    company: Party
    game: VotingGame
    unrecorded: str


@dataclass(frozen=True, slots=True)
class _HolderLine:
    """A holder and its power."""

    holder: Party
    power: VotingPower
    sources: tuple[str, ...]


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("company", PARTY, lambda asked: asked.company),
        column("quota", TEXT, lambda asked: _quota_words(asked.game)),
        column("quota", PART, lambda asked: asked.game.quota),
        column("operator", TEXT, lambda asked: ">=" if asked.game.at_least else ">"),
        column("float", TEXT, lambda asked: asked.unrecorded),
    ),
)
_HOLDERS: Final[Table[_HolderLine]] = Table(
    "holders",
    (
        column("holder", PARTY, lambda line: line.holder, "Holder", flows=True),
        column("holder_kind", TEXT, lambda line: line.holder.kind.value),
        column("votes", PART, lambda line: line.power.votes, "Votes"),
        column("banzhaf", PART, lambda line: line.power.banzhaf, "Banzhaf"),
        column(
            "penrose_banzhaf",
            PART,
            lambda line: line.power.penrose_banzhaf,
            "Penrose–Banzhaf",
            rank=3,
        ),
        column(
            "shapley_shubik", PART, lambda line: line.power.shapley_shubik, "Shapley–Shubik", rank=1
        ),
        sources_column(lambda line: line.sources),
    ),
)
POWER: Final[Layout] = (_ASKED, _HOLDERS)


def power_report(world: World, party: Party, game: VotingGame, *, unrecorded_vote: bool) -> Report:
    """How often the votes of each direct holder decide."""
    evidence = Evidence(world)
    lines = [
        _HolderLine(world.party(power.holder), power, evidence.cited(power.holder, party.id))
        for power in game.powers
    ]
    return Report(
        POWER,
        f"{party.name}: voting power {world.when}",
        world.setting,
        (
            _ASKED.of(_Asked(party, game, "against" if unrecorded_vote else "absent")),
            _HOLDERS.of(lines, empty=no_owner_sentence(world, party)),
        ),
        explanations=_explanations(game, unrecorded_vote=unrecorded_vote) if lines else (),
        subject=party.id,
        sources=evidence.sources_of({(power.holder, party.id) for power in game.powers}),
    )


def _quota_words(game: VotingGame) -> str:
    return f"{'at least' if game.at_least else 'more than'} {share_words(exactly(game.quota))}"


def _explanations(game: VotingGame, *, unrecorded_vote: bool) -> tuple[str, ...]:
    unrecorded = "are against" if unrecorded_vote else "are not cast"
    sentences = [f"Quota: {_quota_words(game)} of the votes; votes not recorded {unrecorded}."]
    if all(power.banzhaf is None for power in game.powers):
        sentences.append(
            "No holder is ever decisive: the recorded votes together do not reach the quota."
        )
    else:
        sentences.append(
            "Banzhaf: a holder's share of all swings; Penrose–Banzhaf: its swings in proportion to "
            "all votes of the others; Shapley–Shubik: its pivots in all orders of voting."
        )
    return tuple(sentences)
