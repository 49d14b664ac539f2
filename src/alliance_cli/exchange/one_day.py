"""A dataset as it is on one day: what is in force, and what was known."""

from dataclasses import replace
from datetime import date

from alliance_cli.model.records import Dataset, Event, Note, Party
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import Period


def on_day(dataset: Dataset, on: date) -> Dataset:
    """The dataset without what is over, or later than the day; that a stake ends is not known yet.

    Parties, sources and projects stay; of histories and notes what was known by then.
    """
    world = snapshot(dataset, on)
    return replace(
        dataset,
        as_of=on,
        companies={id_: replace(c, notes=_known(c, on)) for id_, c in dataset.companies.items()},
        holders={id_: replace(h, notes=_known(h, on)) for id_, h in dataset.holders.items()},
        holdings=tuple(replace(h, period=Period(h.period.since)) for h in world.holdings),
        investments=tuple(
            replace(s.investment, history=_past(s.investment.history, on))
            for s in world.investments
        ),
        valuations=tuple(v for v in dataset.valuations if v.date.first_day <= on),
        projects=tuple(
            replace(s.project, history=_past(s.project.history, on)) for s in world.projects
        ),
    )


def _known(party: Party, on: date) -> tuple[Note, ...]:
    return tuple(note for note in party.notes if note.date.first_day <= on)


def _past(history: tuple[Event, ...], on: date) -> tuple[Event, ...]:
    return tuple(event for event in history if event.date.first_day <= on)
