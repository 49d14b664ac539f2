"""All that a company or holder owns, directly and through others."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.integrated import IntegratedHoldings, IntegratedStake
from alliance_cli.model.records import Party
from alliance_cli.model.share import NOTHING, Share
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import PARTY, PLAIN_STAKE, SHARE, STATED_SHARE, TEXT
from alliance_cli.report.report import Report
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.owners import ENCLOSED, OUTWARD, plain_sentence, return_sentence


@dataclass(frozen=True, slots=True)
class _Asked:
    """The owner asked, and its return share."""

    owner: Party
    returning: Share


@dataclass(frozen=True, slots=True)
class _HoldingLine:
    """A company and the stake in it."""

    company: Party
    stake: IntegratedStake
    is_explained: bool
    """Whether people see the plain series."""
    sources: tuple[str, ...]


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("owner", PARTY, lambda asked: asked.owner),
        column("return", SHARE, lambda asked: asked.returning),
    ),
)
_HOLDINGS: Final[Table[_HoldingLine]] = Table(
    "holdings",
    (
        column("company", PARTY, lambda line: line.company, "Company", flows=True),
        column("company_kind", TEXT, lambda line: line.company.kind.value),
        column("direct", STATED_SHARE, lambda line: line.stake.direct, "Direct", rank=3),
        column("integrated", SHARE, lambda line: line.stake.integrated, "Look-through"),
        column("plain", PLAIN_STAKE, lambda line: line.stake.plain),
        column(
            "explained_plain",
            PLAIN_STAKE,
            lambda line: line.stake.plain if line.is_explained else None,
            "Plain series",
            rank=2,
            for_people=True,
        ),
        sources_column(lambda line: line.sources),
    ),
)
PORTFOLIO: Final[Layout] = (_ASKED, _HOLDINGS)


def portfolio_report(
    world: World, party: Party, answer: IntegratedHoldings, *, explained: bool
) -> Report:
    """Every company in which an owner has a stake, directly or through others."""
    evidence = Evidence(world)
    lines = [
        _holding_line(world, evidence, stake, explained=explained) for stake in answer.holdings
    ]
    below = {stake.company for stake in answer.holdings}
    return Report(
        PORTFOLIO,
        f"{party.name}: direct and indirect holdings {world.when}",
        world.setting,
        (
            _ASKED.of(_Asked(party, answer.returning)),
            _HOLDINGS.of(lines, empty=f"{party.name} has no recorded holdings {world.when}."),
        ),
        explanations=_explanations(party, answer, explained=explained) if lines else (),
        subject=party.id,
        sources=evidence.sources_among(
            {party.id, *below}, below, (id_ for line in lines for id_ in line.sources)
        ),
    )


def _holding_line(
    world: World, evidence: Evidence, stake: IntegratedStake, *, explained: bool
) -> _HoldingLine:
    is_explained = explained and stake.returning.high > NOTHING
    sources = evidence.cited(stake.owner, stake.company)
    return _HoldingLine(world.party(stake.company), stake, is_explained, sources)


def _explanations(party: Party, answer: IntegratedHoldings, *, explained: bool) -> tuple[str, ...]:
    sentences = [
        "Look-through: all that is held, directly and through every company and loop between."
    ]
    if answer.returning.high > NOTHING:
        sentences.append(return_sentence(party, answer.returning))
    if any(stake.integrated.exact is None for stake in answer.holdings):
        sentences.append(OUTWARD)
    if answer.is_enclosed:
        sentences.append(ENCLOSED)
    if explained:
        sentences.append(plain_sentence(answer.returning.high > NOTHING))
    return tuple(sentences)
