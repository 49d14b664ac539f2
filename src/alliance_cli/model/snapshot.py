"""The world on one day: the records of a dataset that are in force then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alliance_cli.model.records import (
    Dataset,
    Event,
    Holding,
    Investment,
    Party,
    Project,
    Valuation,
)


@dataclass(frozen=True, slots=True)
class StandingInvestment:
    """An investment and the last thing that happened to it."""

    investment: Investment
    event: Event


@dataclass(frozen=True, slots=True)
class StandingProject:
    """A project and the last thing that happened to it."""

    project: Project
    event: Event


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A commitment that an assumption could not carry out."""

    investor: Party
    company: Party
    why: str


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of an answer, and what is assumed of it."""

    on: date
    assumed: tuple[str, ...] = ()
    """The sentences, in the order in which they were applied."""
    unclosed: tuple[Unclosed, ...] = ()
    """The commitments that they could not carry out."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is so on the day `on`, or would be under assumptions."""

    dataset: Dataset
    on: date
    holdings: tuple[Holding, ...]
    investments: tuple[StandingInvestment, ...]
    projects: tuple[StandingProject, ...]
    valuations: tuple[Valuation, ...]
    """Those stated on or before the day, oldest first."""

    latest_valuations: Mapping[str, Valuation]
    """The last of them for each company."""

    assumed: tuple[str, ...] = ()
    """The sentences that changed it, in their order."""
    unclosed: tuple[Unclosed, ...] = ()

    @property
    def setting(self) -> Setting:
        """The day, and what is assumed of it."""
        return Setting(self.on, self.assumed, self.unclosed)

    @property
    def when(self) -> str:
        """The day in words: `on 2023-12-06`; a dataset without any date is as it is on any day."""
        is_undated = self.on == self.dataset.as_of == date.min
        return "on any day" if is_undated else f"on {self.on}"

    def holdings_of(self, party: Party | None) -> tuple[Holding, ...]:
        """The stakes in and of one company or holder; for none, all."""
        return tuple(
            holding
            for holding in self.holdings
            if party is None or party.id in (holding.owner, holding.company)
        )

    def investments_of(self, party: Party | None) -> tuple[StandingInvestment, ...]:
        """The investments in and by one company or holder; for none, all."""
        return tuple(
            standing
            for standing in self.investments
            if party is None
            or party.id in (standing.investment.investor, standing.investment.company)
        )

    def projects_of(self, party: Party | None) -> tuple[StandingProject, ...]:
        """The projects of one partner, by id; for none, all."""
        named = (p for p in self.projects if party is None or party.id in p.project.partners)
        return tuple(sorted(named, key=lambda standing: standing.project.id))


def snapshot(dataset: Dataset, on: date) -> Snapshot:
    """The dataset as it stands on a day: nothing later is in it, facts without a day are."""
    valuations = tuple(
        sorted(
            (v for v in dataset.valuations if v.date.first_day <= on),
            key=lambda v: v.date.first_day,
        )
    )
    return Snapshot(
        dataset,
        on,
        holdings=tuple(h for h in dataset.holdings if h.period.covers(on)),
        investments=tuple(
            StandingInvestment(investment, event)
            for investment in dataset.investments
            if (event := last_event(investment.history, on))
        ),
        projects=tuple(
            StandingProject(project, event)
            for project in dataset.projects
            if (event := last_event(project.history, on))
        ),
        valuations=valuations,
        latest_valuations={valuation.company: valuation for valuation in valuations},
    )


def last_event(history: tuple[Event, ...], on: date) -> Event | None:
    """The last event on or before a day, which gives the status; none before the first."""
    past = [event for event in history if event.date.first_day <= on]
    return past[-1] if past else None
