"""A dataset on one day: the records in force then, kept in memory."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from alliance_cli.model.directory import Directory, source_named
from alliance_cli.model.records import (
    Dataset,
    Event,
    Holding,
    Investment,
    Party,
    Project,
    Source,
    Valuation,
)
from alliance_cli.model.standing import Setting, StandingInvestment, StandingProject, Unclosed

Record = TypeVar("Record", Holding, Valuation)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The facts of the day `on`, or as they would be under assumptions: a `World`."""

    dataset: Dataset
    on: date
    holdings: tuple[Holding, ...]
    investments: tuple[StandingInvestment, ...]
    projects: tuple[StandingProject, ...]
    assumed: tuple[str, ...] = ()
    """The assumptions, in their order."""
    unclosed: tuple[Unclosed, ...] = ()
    _directory: list[Directory] = field(init=False, default_factory=list, compare=False, repr=False)
    """Who answers to a name, made when it is first asked."""
    _by_company: Mapping[str, tuple[Holding, ...]] = field(init=False, compare=False, repr=False)
    _by_owner: Mapping[str, tuple[Holding, ...]] = field(init=False, compare=False, repr=False)
    _valuations: Mapping[str, tuple[Valuation, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the lines by company and by owner, and the valuations by company, once."""
        known = (v for v in self.dataset.valuations if v.date.first_day <= self.on)
        oldest_first = sorted(known, key=lambda v: v.date.first_day)
        object.__setattr__(self, "_by_company", _grouped(self.holdings, lambda h: h.company))
        object.__setattr__(self, "_by_owner", _grouped(self.holdings, lambda h: h.owner))
        object.__setattr__(self, "_valuations", _grouped(oldest_first, lambda v: v.company))

    @property
    def title(self) -> str:
        """The title of the dataset."""
        return self.dataset.title

    @property
    def setting(self) -> Setting:
        """The day and its assumptions."""
        return Setting(self.on, self.assumed, self.unclosed)

    @property
    def when(self) -> str:
        """The day in words: `on 2023-12-06`; a dataset without any date is as it is on any day."""
        is_undated = self.on == self.dataset.as_of == date.min
        return "on any day" if is_undated else f"on {self.on}"

    @property
    def parties(self) -> tuple[Party, ...]:
        """Every company and holder, in the order of the file."""
        return self.dataset.parties

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return self.dataset.sources

    @property
    def owned_companies(self) -> Iterable[str]:
        """The ids of the companies with a recorded owner on the day."""
        return self._by_company

    def party(self, id_: str) -> Party:
        """The company or holder with this id."""
        return self.dataset.party(id_)

    def party_named(self, name: str) -> Party:
        """The company or holder that answers to a name, alias or identifier.

        Raises:
            UnknownCompanyError: none does; with up to three near names.
        """
        if not self._directory:
            self._directory.append(Directory(self.dataset))
        return self._directory[0].party_named(name)

    def source_named(self, id_: str) -> Source:
        """The source with this id, whatever its case.

        Raises:
            UnknownSourceError: there is none; with up to three near ids.
        """
        return source_named(self.dataset, id_)

    def lines_of(self, company: str) -> tuple[Holding, ...]:
        """The lines in force that say who owns a company."""
        return self._by_company.get(company, ())

    def lines_by(self, owner: str) -> tuple[Holding, ...]:
        """The lines in force that say what an owner holds."""
        return self._by_owner.get(owner, ())

    def has_owners(self, company: str) -> bool:
        """Whether any owner of a company is recorded on the day."""
        return company in self._by_company

    def lines_about(self, party: Party | None) -> tuple[Holding, ...]:
        """The lines in force in and of one company or holder, in their order; for none, all."""
        if party is None:
            return self.holdings
        return tuple(line for line in self.holdings if party.id in (line.owner, line.company))

    def history_of(self, party: Party | None) -> tuple[Holding, ...]:
        """The lines of any day in and of one company or holder; for none, all."""
        lines = self.dataset.holdings
        if party is None:
            return lines
        return tuple(line for line in lines if party.id in (line.owner, line.company))

    def investments_of(self, party: Party | None) -> tuple[StandingInvestment, ...]:
        """The investments known on the day in and by one company or holder; for none, all."""
        return tuple(
            standing
            for standing in self.investments
            if party is None
            or party.id in (standing.investment.investor, standing.investment.company)
        )

    def projects_of(self, party: Party | None) -> tuple[StandingProject, ...]:
        """The projects of one partner known on the day, by id; for none, all."""
        named = (
            standing
            for standing in self.projects
            if party is None or party.id in standing.project.partners
        )
        return tuple(sorted(named, key=lambda standing: standing.project.id))

    def valuations_of(self, company: str) -> tuple[Valuation, ...]:
        """The valuations of a company stated on or before the day, oldest first."""
        return self._valuations.get(company, ())

    def latest_valuation(self, company: str) -> Valuation | None:
        """The last of them."""
        known = self.valuations_of(company)
        return known[-1] if known else None

    @property
    def recorded_investments(self) -> Iterable[Investment]:
        """Every investment of the file, whatever its day."""
        return self.dataset.investments

    @property
    def recorded_projects(self) -> Iterable[Project]:
        """Every project of the file, whatever its day."""
        return self.dataset.projects

    @property
    def recorded_valuations(self) -> Iterable[Valuation]:
        """Every valuation of the file, whatever its day."""
        return self.dataset.valuations


def snapshot(dataset: Dataset, on: date) -> Snapshot:
    """The dataset as it stands on a day: nothing later is in it, facts without a day are."""
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
    )


def last_event(history: tuple[Event, ...], on: date) -> Event | None:
    """The last event on or before a day, which gives the status; none before the first."""
    past = [event for event in history if event.date.first_day <= on]
    return past[-1] if past else None


def _grouped(
    records: Iterable[Record], key: Callable[[Record], str]
) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {id_: tuple(members) for id_, members in groups.items()}
