"""Periods that overlap, day by day: which begin and which end at each turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from alliance_cli.model.when import Period, When


@dataclass(slots=True)
class Turn:
    """A day on which periods begin or end, and the days up to the next one."""

    when: When | None
    ended: list[int] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    period: Period = field(default_factory=Period)
    """From this turn to the next."""
    in_force: int = 0
    """How many of the periods it lies in."""
    goes_on: bool = False
    """Whether one of them began before."""


def turns_of(periods: Sequence[Period]) -> Iterator[Turn]:
    """The turns of some periods in their order, the last end apart.

    >>> jan, feb = When(2024, 1), When(2024, 2)
    >>> [turn.begun for turn in turns_of([Period(jan), Period(feb)])]
    [[0], [1]]
    """
    by_day: dict[date, Turn] = {}
    for place, period in enumerate(periods):
        by_day.setdefault(period.start, Turn(period.since)).begun.append(place)
        by_day.setdefault(period.end or date.max, Turn(period.until)).ended.append(place)
    in_force = 0
    for day, next_day in pairwise(sorted(by_day)):
        turn = by_day[day]
        turn.period = Period(turn.when, by_day[next_day].when)
        left = in_force - len(turn.ended)
        in_force = left + len(turn.begun)
        turn.in_force, turn.goes_on = in_force, left > 0
        yield turn
