"""What must be so in any dataset: each check reads the records and yields the problems it sees."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from alliance_cli.errors import DataPath, Problem, ProblemName, Related
from alliance_cli.model.directory import Spelling, all_spellings
from alliance_cli.model.look_alikes import look_alike_names
from alliance_cli.model.names import folded
from alliance_cli.model.records import Dataset, Event, Holding, Party
from alliance_cli.model.sums import complete_lists_fall_short, more_than_the_whole

Check: TypeAlias = Callable[[Dataset], Iterator[Problem]]


def duplicate_names(dataset: Dataset) -> Iterator[Problem]:
    """Two companies or holders that answer to one name, alias or identifier."""
    first: dict[str, tuple[Party, DataPath]] = {}
    for spelling, party, path in all_spellings(dataset):
        known, there = first.setdefault(folded(spelling.text), (party, path))
        if known is not party:
            yield _two_answer(spelling, path, known, there)


def _two_answer(spelling: Spelling, path: DataPath, known: Party, there: DataPath) -> Problem:
    same_id = not spelling.field and known.id == spelling.text
    return Problem(
        ProblemName.DUPLICATE_NAME,
        f"the id '{known.id}' is that of a company already"
        if same_id
        else f"'{spelling.text}' stands for {known.id} already",
        path,
        on_key=not spelling.field,
        way_out="keep it in one section" if same_id else "give one of the two another name",
        related=(Related(there, f"{known.id} ({known.name})"),),
    )


def duplicate_projects(dataset: Dataset) -> Iterator[Problem]:
    """Two projects with one id."""
    first: dict[str, int] = {}
    for index, project in enumerate(dataset.projects):
        there = first.setdefault(project.id, index)
        if there != index:
            yield Problem(
                ProblemName.DUPLICATE_NAME,
                f"there is a project '{project.id}' already",
                ("projects", index, "id"),
                way_out="give one of the two another id",
                related=(Related(("projects", there), dataset.projects[there].title),),
            )


def periods_backwards(dataset: Dataset) -> Iterator[Problem]:
    """Holdings that end before, or on, the day on which they begin."""
    for index, holding in enumerate(dataset.holdings):
        period = holding.period
        if period.is_empty:
            yield Problem(
                ProblemName.PERIOD_BACKWARDS,
                f"held from {period.since} until {period.until} is held on no day",
                ("holdings", index, "until"),
                way_out="until is the first day no longer held, so it comes after since",
            )


def overlapping_holdings(dataset: Dataset) -> Iterator[Problem]:
    """Two lines for one owner and one company on one day."""
    by_pair: dict[tuple[str, str], list[int]] = {}
    for index, holding in enumerate(dataset.holdings):
        if holding.period.is_empty:
            continue
        by_pair.setdefault((holding.owner, holding.company), []).append(index)
    for indexes in by_pair.values():
        in_time = sorted(indexes, key=lambda i: dataset.holdings[i].period.start)
        longest = in_time[0]
        for later in in_time[1:]:
            first, second = dataset.holdings[longest], dataset.holdings[later]
            if _lasts(first) > second.period.start:
                yield _overlap(first, second, longest, later)
            longest = max(longest, later, key=lambda i: _lasts(dataset.holdings[i]))


def _lasts(holding: Holding) -> date:
    return holding.period.end or date.max


def _overlap(first: Holding, second: Holding, earlier: int, later: int) -> Problem:
    here, there = max(earlier, later), min(earlier, later)
    day = f"on {second.period.start}" if second.period.since else "from the beginning"
    return Problem(
        ProblemName.OVERLAPPING_HOLDINGS,
        f"{first.owner} has two lines in {first.company} {day}",
        ("holdings", here),
        way_out="end the older line with until on the day on which the newer one begins",
        related=(Related(("holdings", there), "the other line"),),
    )


def histories_out_of_order(dataset: Dataset) -> Iterator[Problem]:
    """Events that stand after a later one; the last one on or before a day gives the status."""
    for path, history in _histories(dataset):
        for index, (earlier, later) in enumerate(pairwise(history), start=1):
            if later.date.first_day < earlier.date.first_day:
                yield Problem(
                    ProblemName.HISTORY_OUT_OF_ORDER,
                    f"{later.date} comes before {earlier.date}, the event above it",
                    (*path, index, "date"),
                    way_out="write the events oldest first",
                )


def facts_without_source(dataset: Dataset) -> Iterator[Problem]:
    """Facts that name no source."""
    for path in _unsourced(dataset):
        yield Problem(
            ProblemName.NO_SOURCE, "this fact names no source", path, way_out="add sources: [id]"
        )


def _unsourced(dataset: Dataset) -> Iterator[DataPath]:
    for section, parties in (("companies", dataset.companies), ("holders", dataset.holders)):
        for party in parties.values():
            for index, note in enumerate(party.notes):
                if not note.sources:
                    yield (section, party.id, "notes", index)
    for index, holding in enumerate(dataset.holdings):
        if not holding.sources:
            yield ("holdings", index)
    for path, history in _histories(dataset):
        yield from ((*path, index) for index, event in enumerate(history) if not event.sources)
    for index, valuation in enumerate(dataset.valuations):
        if not valuation.sources:
            yield ("valuations", index)


def _histories(dataset: Dataset) -> Iterator[tuple[DataPath, tuple[Event, ...]]]:
    for index, investment in enumerate(dataset.investments):
        yield ("investments", index, "history"), investment.history
    for index, project in enumerate(dataset.projects):
        yield ("projects", index, "history"), project.history


CHECKS: Final[tuple[Check, ...]] = (
    duplicate_names,
    look_alike_names,
    duplicate_projects,
    periods_backwards,
    overlapping_holdings,
    histories_out_of_order,
    more_than_the_whole,
    complete_lists_fall_short,
    facts_without_source,
)
