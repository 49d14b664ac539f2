"""What questions ask of the data: who holds what on one day, whatever stores it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from alliance_cli.model.records import Holding, Investment, Party, Project, Source, Valuation
from alliance_cli.model.standing import Setting, StandingInvestment, StandingProject


class World(Protocol):
    """The facts of one day, or as they would be under assumptions.

    Questions ask for the lines of one company or of one owner, so that an answer costs as much as
    it covers, not as much as the file has.
    """

    @property
    def title(self) -> str:
        """The title of the data."""

    @property
    def on(self) -> date:
        """The day asked."""

    @property
    def when(self) -> str:
        """The day in words: `on 2023-12-06`."""

    @property
    def setting(self) -> Setting:
        """The day and its assumptions."""

    @property
    def parties(self) -> Iterable[Party]:
        """Every company and holder, in the order of the file."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""

    @property
    def recorded_investments(self) -> Iterable[Investment]:
        """Every investment of the file, whatever its day."""

    @property
    def recorded_projects(self) -> Iterable[Project]:
        """Every project of the file, whatever its day."""

    @property
    def recorded_valuations(self) -> Iterable[Valuation]:
        """Every valuation of the file, whatever its day."""

    @property
    def owned_companies(self) -> Iterable[str]:
        """The ids of the companies with a recorded owner on the day."""

    def party(self, id_: str) -> Party:
        """The company or holder with this id."""

    def party_named(self, name: str) -> Party:
        """The company or holder that answers to a name, alias or identifier.

        Raises:
            UnknownCompanyError: none does; with up to three near names.
        """

    def source_named(self, id_: str) -> Source:
        """The source with this id, whatever its case.

        Raises:
            UnknownSourceError: there is none; with up to three near ids.
        """

    def lines_of(self, company: str) -> tuple[Holding, ...]:
        """The lines in force that say who owns a company."""

    def lines_by(self, owner: str) -> tuple[Holding, ...]:
        """The lines in force that say what an owner holds."""

    def has_owners(self, company: str) -> bool:
        """Whether any owner of a company is recorded on the day."""

    def lines_about(self, party: Party | None) -> tuple[Holding, ...]:
        """The lines in force in and of one company or holder, in their order; for none, all."""

    def history_of(self, party: Party | None) -> Iterable[Holding]:
        """The lines of any day in and of one company or holder; for none, all."""

    def investments_of(self, party: Party | None) -> tuple[StandingInvestment, ...]:
        """The investments known on the day in and by one company or holder; for none, all."""

    def projects_of(self, party: Party | None) -> tuple[StandingProject, ...]:
        """The projects of one partner known on the day, by id; for none, all."""

    def valuations_of(self, company: str) -> tuple[Valuation, ...]:
        """The valuations of a company stated on or before the day, oldest first."""

    def latest_valuation(self, company: str) -> Valuation | None:
        """The last of them."""
