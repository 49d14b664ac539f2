"""All that somebody owns in the end."""

from typing import Final

from alliance_cli.calculations.integrated import IntegratedHoldings, IntegratedStake
from alliance_cli.model.records import Party
from alliance_cli.model.share import NOTHING
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.owners import ENCLOSED, OUTWARD, plain_sentence, return_sentence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table

PORTFOLIO: Final[Layout] = (
    Facts("", (Column("owner", Kind.PARTY), Column("return", Kind.SHARE)), Shown.NOT),
    Table(
        "holdings",
        (
            Column("company", Kind.PARTY, "Company", flows=True),
            Column("company_kind", Kind.TEXT),
            Column("direct", Kind.STATED_SHARE, "Direct", rank=3),
            Column("integrated", Kind.SHARE, "In the end"),
            Column("plain", Kind.PLAIN_STAKE),
            Column("explained_plain", Kind.PLAIN_STAKE, "Plain series", rank=2, for_people=True),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
    ),
)


def portfolio_report(
    snapshot: Snapshot, party: Party, answer: IntegratedHoldings, *, explained: bool
) -> Report:
    """Every company of which something belongs to an owner in the end."""
    evidence = Evidence(snapshot)
    rows = tuple(_row(snapshot, evidence, stake, explained=explained) for stake in answer.holdings)
    below = {stake.company for stake in answer.holdings}
    cited = (id_ for stake in answer.holdings for id_ in evidence.cited(stake.owner, stake.company))
    return Report(
        PORTFOLIO,
        f"{party.name}: holdings in the end {snapshot.when}",
        snapshot.setting,
        {"": ((party, answer.returning),), "holdings": rows},
        empty={"holdings": f"{party.name} holds nothing that is recorded {snapshot.when}."},
        explanations=_explanations(party, answer, explained=explained) if rows else (),
        subject=party.id,
        sources=evidence.sources_among({party.id, *below}, below, cited),
    )


def _row(snapshot: Snapshot, evidence: Evidence, stake: IntegratedStake, *, explained: bool) -> Row:
    company = snapshot.dataset.party(stake.company)
    is_looped = explained and stake.returning.high > NOTHING
    return (
        company,
        company.kind.value,
        stake.direct,
        stake.integrated,
        stake.plain,
        stake.plain if is_looped else None,
        evidence.cited(stake.owner, stake.company),
    )


def _explanations(party: Party, answer: IntegratedHoldings, *, explained: bool) -> tuple[str, ...]:
    said = ["In the end: through every company and loop between."]
    if answer.returning.high > NOTHING:
        said.append(return_sentence(party, answer.returning))
    if any(stake.integrated.exact is None for stake in answer.holdings):
        said.append(OUTWARD)
    if answer.is_enclosed:
        said.append(ENCLOSED)
    if explained:
        said.append(plain_sentence(answer.returning.high > NOTHING))
    return tuple(said)
