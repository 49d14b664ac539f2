"""The timeline: every dated event, grouped by year."""

from dataclasses import dataclass
from typing import Final, assert_never

from alliance_cli.calculations.diff import StakeChange
from alliance_cli.calculations.timeline import InvestmentStep, Moment, PartyNote, ProjectStep
from alliance_cli.model.records import Party, Valuation
from alliance_cli.model.when import Period
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import DAY, FLAG, PARTY, TEXT
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.facts import (
    Fact,
    investment_fact,
    note_fact,
    project_fact,
    stake_fact,
    valuation_fact,
)


@dataclass(frozen=True, slots=True)
class _EventLine:
    """An event, and those whom it is about."""

    moment: Moment
    fact: Fact
    owner: Party | None
    company: Party | None

    @property
    def text(self) -> str:
        """The sentence of the event."""
        return f"{self.fact.text} (assumed)" if self.moment.is_assumed else self.fact.text


_EVENTS: Final[Table[_EventLine]] = Table(
    "events",
    (
        column("year", TEXT, lambda line: str(line.moment.date.year), for_people=True),
        column("date", DAY, lambda line: line.fact.date, "Date"),
        column("kind", TEXT, lambda line: line.fact.kind),
        column("text", TEXT, lambda line: line.text, "Event", flows=True),
        column("owner", PARTY, lambda line: line.owner),
        column("company", PARTY, lambda line: line.company),
        column("project", TEXT, lambda line: line.fact.project),
        column("assumed", FLAG, lambda line: line.moment.is_assumed),
        sources_column(lambda line: line.fact.sources),
    ),
    grouped=True,
)
TIMELINE: Final[Layout] = (_EVENTS,)


def timeline_report(
    world: World,
    party: Party | None,
    moments: tuple[Moment, ...],
    period: Period,
    *,
    later: bool,
) -> Report:
    """The events of a period; without `later` ones as far as the day asked."""
    whose = world.title if party is None else party.name
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    known = "facts on any day" if later else f"as far as {world.on}"
    events = _EVENTS.of(
        (_event_line(world, moment) for moment in moments),
        empty=f"No dated event is recorded{since}{until}, {known}.",
    )
    return Report(
        TIMELINE,
        f"{whose}: timeline{since}{until}, {known}",
        world.setting,
        (events,),
        sources=cited_sources(world.sources, [events]),
    )


def _event_line(world: World, moment: Moment) -> _EventLine:
    fact = _fact(world, moment)
    owner, company = (
        None if id_ is None else world.party(id_) for id_ in (fact.owner, fact.company)
    )
    return _EventLine(moment, fact, owner, company)


def _fact(world: World, moment: Moment) -> Fact:
    match moment.happening:
        case StakeChange() as change:
            return stake_fact(world, change, moment.date)
        case InvestmentStep(investment, event):
            return investment_fact(world, investment, event)
        case ProjectStep(project, event):
            return project_fact(project, event)
        case Valuation() as valuation:
            return valuation_fact(world, valuation)
        case PartyNote(party, note):
            return note_fact(party, note)
        case _:
            assert_never(moment.happening)
