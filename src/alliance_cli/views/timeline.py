"""The timeline: every dated event, grouped by year."""

from typing import Final, assert_never

from alliance_cli.calculations.diff import StakeChange
from alliance_cli.calculations.timeline import InvestmentStep, Moment, PartyNote, ProjectStep
from alliance_cli.model.records import Dataset, Party, Valuation
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.when import Period
from alliance_cli.views.facts import (
    Fact,
    investment_fact,
    note_fact,
    project_fact,
    stake_fact,
    valuation_fact,
)
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table, cited_sources

TIMELINE: Final[Layout] = (
    Table(
        "events",
        (
            Column("year", Kind.TEXT, for_people=True),
            Column("date", Kind.DAY, "Date"),
            Column("kind", Kind.TEXT),
            Column("text", Kind.TEXT, "Event", flows=True),
            Column("owner", Kind.PARTY),
            Column("company", Kind.PARTY),
            Column("project", Kind.TEXT),
            Column("assumed", Kind.FLAG),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
        grouped=True,
    ),
)


def timeline_report(
    snapshot: Snapshot,
    party: Party | None,
    moments: tuple[Moment, ...],
    period: Period,
    *,
    later: bool,
) -> Report:
    """The events of a period; without `later` ones as far as the day asked."""
    content = {"events": tuple(_row(snapshot.dataset, moment) for moment in moments)}
    whose = snapshot.dataset.title if party is None else party.name
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    known = "facts on any day" if later else f"as far as {snapshot.on}"
    return Report(
        TIMELINE,
        f"{whose}: timeline{since}{until}, {known}",
        snapshot.setting,
        content,
        empty={"events": f"Nothing that is dated is recorded{since}{until}, {known}."},
        sources=cited_sources(snapshot.dataset, TIMELINE, content),
    )


def _row(dataset: Dataset, moment: Moment) -> Row:
    fact = _fact(dataset, moment)
    return (
        str(moment.date.year),
        fact.date,
        fact.kind,
        f"{fact.text} (assumed)" if moment.is_assumed else fact.text,
        None if fact.owner is None else dataset.party(fact.owner),
        None if fact.company is None else dataset.party(fact.company),
        fact.project,
        moment.is_assumed,
        fact.sources,
    )


def _fact(dataset: Dataset, moment: Moment) -> Fact:
    match moment.happening:
        case StakeChange() as change:
            return stake_fact(dataset, change, moment.date)
        case InvestmentStep(investment, event):
            return investment_fact(dataset, investment, event)
        case ProjectStep(project, event):
            return project_fact(project, event)
        case Valuation() as valuation:
            return valuation_fact(dataset, valuation)
        case PartyNote(party, note):
            return note_fact(party, note)
        case _:
            assert_never(moment.happening)
