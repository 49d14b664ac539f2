"""Where matters stand on a day: the last event of an investment or project, and the day itself."""

from dataclasses import dataclass
from datetime import date

from alliance_cli.model.records import Event, Investment, Party, Project


@dataclass(frozen=True, slots=True)
class StandingInvestment:
    """An investment and its last event."""

    investment: Investment
    event: Event


@dataclass(frozen=True, slots=True)
class StandingProject:
    """A project and its last event."""

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
    """The day of an answer, and the assumptions about it."""

    on: date
    assumed: tuple[str, ...] = ()
    """The sentences, in the order in which they were applied."""
    unclosed: tuple[Unclosed, ...] = ()
    """The commitments that they could not carry out."""
