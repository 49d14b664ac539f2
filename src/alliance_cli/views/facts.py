"""The facts of the file as sentences, with the names of those whom they are about."""

from dataclasses import dataclass

from alliance_cli.calculations.diff import StakeChange, StakeEvent
from alliance_cli.model.records import (
    Event,
    Holding,
    Investment,
    Note,
    Party,
    Project,
    Valuation,
)
from alliance_cli.model.when import When
from alliance_cli.model.world import World
from alliance_cli.report.numbers import money_text, part_text


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the file says, as a sentence, and whom it is about."""

    kind: str
    date: When | None
    text: str
    sources: tuple[str, ...]
    owner: str | None = None
    company: str | None = None
    project: str | None = None


def note_fact(party: Party, note: Note) -> Fact:
    """A note, and on whom it is."""
    text = f"On {party.name}: {note.text}"
    return Fact("note", note.date, text, note.sources, company=party.id)


def holding_fact(world: World, holding: Holding) -> Fact:
    """A line: who holds what, and when."""
    owner, company = _names(world, holding.owner, holding.company)
    period = holding.period
    since = f" from {period.since}" if period.since else ""
    until = f" until {period.until}" if period.until else ""
    text = f"{owner} holds {part_text(holding.capital)} of {company}{_votes(holding)}{since}{until}"
    return Fact("holding", period.since, text, holding.sources, holding.owner, holding.company)


def investment_fact(world: World, investment: Investment, event: Event) -> Fact:
    """A status that an investment reaches."""
    investor, company = _names(world, investment.investor, investment.company)
    amount = f" of {money_text(investment.amount)}" if investment.amount else ""
    text = f"The investment{amount} by {investor} in {company} is {event.status.value}"
    ends = (investment.investor, investment.company)
    return Fact("investment", event.date, text, event.sources, *ends)


def project_fact(project: Project, event: Event) -> Fact:
    """A status that a project reaches."""
    text = f"The project '{project.title}' is {event.status.value}"
    return Fact("project", event.date, text, event.sources, project=project.id)


def valuation_fact(world: World, valuation: Valuation) -> Fact:
    """The stated value of a company."""
    (name,) = _names(world, valuation.company)
    text = f"{name} is valued at {money_text(valuation.value)}, basis {valuation.basis.value}"
    company = valuation.company
    return Fact("valuation", valuation.date, text, valuation.sources, company=company)


def stake_fact(world: World, change: StakeChange, day: When) -> Fact:
    """What becomes of a stake on a day."""
    text = _stake_sentence(change, *_names(world, change.owner, change.company))
    event = change.event.value
    return Fact(event, day, text, change.line.sources, change.owner, change.company)


def _stake_sentence(change: StakeChange, owner: str, company: str) -> str:
    line, before = change.line, change.before
    part = part_text(line.capital)
    match change.event:
        case StakeEvent.ENDED:
            return f"{owner} no longer holds {part} of {company}"
        case StakeEvent.CONFIRMED:
            return f"{owner} still holds {part} of {company}{_votes(line)}"
    if before is None:
        return f"{owner} takes {part} of {company}{_votes(line)}"
    if before.votes == line.votes != line.capital:
        votes = f"its votes stay {part_text(line.votes)}"
    else:
        votes = f"its votes go from {part_text(before.votes)} to {part_text(line.votes)}"
    if before.capital == line.capital:
        return f"{owner} keeps {part} of {company}; {votes}"
    capital = f"{owner} goes from {part_text(before.capital)} to {part} of {company}"
    alike = (before.capital, line.capital) == (before.votes, line.votes)
    return capital if alike else f"{capital}; {votes}"


def _votes(holding: Holding) -> str:
    return "" if holding.votes == holding.capital else f" ({part_text(holding.votes)} of votes)"


def _names(world: World, *ids: str) -> tuple[str, ...]:
    return tuple(world.party(id_).name for id_ in ids)
