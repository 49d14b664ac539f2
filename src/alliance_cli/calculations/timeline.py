"""Every dated event of a file, oldest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from alliance_cli.calculations.diff import StakeChange, stake_changes
from alliance_cli.model.records import (
    Dataset,
    Event,
    Holding,
    Investment,
    Note,
    Party,
    Project,
    Valuation,
)
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When, whole_date


@dataclass(frozen=True, slots=True)
class InvestmentStep:
    """A status that an investment reaches."""

    investment: Investment
    event: Event


@dataclass(frozen=True, slots=True)
class ProjectStep:
    """A status that a project reaches."""

    project: Project
    event: Event


@dataclass(frozen=True, slots=True)
class PartyNote:
    """A note on a company or holder."""

    party: Party
    note: Note


Happening: TypeAlias = StakeChange | InvestmentStep | ProjectStep | Valuation | PartyNote


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens on a day."""

    date: When
    happening: Happening
    is_assumed: bool = False


def timeline(
    world: Snapshot, party: Party | None, period: Period, *, later: bool
) -> tuple[Moment, ...]:
    """Every dated event of a period, or those about one company or holder, oldest first.

    What is assumed happens on the day of the world; what happens after it is left out unless
    `later`.
    """
    found = (
        moment
        for moment in (*_told(world.dataset), *_assumed(world))
        if (party is None or party.id in about(moment.happening))
        and period.covers(moment.date.first_day)
        and (later or moment.date.first_day <= world.on)
    )
    # Sorting keeps the order of the file within a day.
    return tuple(sorted(found, key=lambda moment: (moment.date.first_day, moment.is_assumed)))


def dated_stake_changes(holdings: Iterable[Holding]) -> list[tuple[When, StakeChange]]:
    """Every stake taken, changed, confirmed or ended on a known day, oldest first.

    Where one line of a pair ends on the day on which the next begins, both tell one change.
    """
    by_pair: dict[tuple[str, str], list[Holding]] = {}
    for holding in holdings:
        by_pair.setdefault((holding.owner, holding.company), []).append(holding)
    changes = [change for lines in by_pair.values() for change in _changes_of_pair(lines)]
    return sorted(changes, key=lambda dated: dated[0].first_day)


def _changes_of_pair(lines: list[Holding]) -> Iterator[tuple[When, StakeChange]]:
    begins = {line.period.start for line in lines}
    ending = {line.period.end: line for line in lines}
    for line in lines:
        since, until = line.period.since, line.period.until
        if since is not None:
            yield since, StakeChange(line, ending.get(since.first_day), line)
        if until is not None and until.first_day not in begins:
            yield until, StakeChange(line, line, None)


def _told(dataset: Dataset) -> Iterator[Moment]:
    for day, change in dated_stake_changes(dataset.holdings):
        yield Moment(day, change)
    for investment in dataset.investments:
        for event in investment.history:
            yield Moment(event.date, InvestmentStep(investment, event))
    for valuation in dataset.valuations:
        yield Moment(valuation.date, valuation)
    for project in dataset.projects:
        for event in project.history:
            yield Moment(event.date, ProjectStep(project, event))
    for party in dataset.parties:
        for note in party.notes:
            yield Moment(note.date, PartyNote(party, note))


def _assumed(world: Snapshot) -> Iterator[Moment]:
    if not world.assumed:
        return
    told = snapshot(world.dataset, world.on)
    day = whole_date(world.on)
    for change in stake_changes(told.holdings, world.holdings):
        yield Moment(day, change, is_assumed=True)
    for standing in world.investments:
        if standing not in told.investments:
            step = InvestmentStep(standing.investment, standing.event)
            yield Moment(day, step, is_assumed=True)


def about(happening: Happening) -> tuple[str, ...]:
    """The ids of those whom it is about."""
    match happening:
        case StakeChange():
            return (happening.owner, happening.company)
        case InvestmentStep(investment):
            return (investment.investor, investment.company)
        case ProjectStep(project):
            return project.partners
        case Valuation(company):
            return (company,)
        case PartyNote(party):
            return (party.id,)
        case _:
            assert_never(happening)
