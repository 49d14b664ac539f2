"""Periods that overlap, as days on which the same of them are in force."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from alliance_cli.model.when import Period, When


def days_in_force(periods: Sequence[Period]) -> Iterator[tuple[Period, list[int]]]:
    """The days between one turn and the next, and which of the periods are in force on them.

    >>> jan, feb = When(2024, 1), When(2024, 2)
    >>> [which for _, which in days_in_force([Period(jan), Period(feb)])]
    [[0], [0, 1]]
    """
    turns: dict[date, tuple[When | None, list[int], list[int]]] = {}
    for place, period in enumerate(periods):
        turns.setdefault(period.start, (period.since, [], []))[1].append(place)
        turns.setdefault(period.end or date.max, (period.until, [], []))[2].append(place)
    in_force: dict[int, None] = {}
    for day, next_day in pairwise(sorted(turns)):
        since, beginning, ending = turns[day]
        for place in ending:
            in_force.pop(place)
        in_force.update(dict.fromkeys(beginning))
        if in_force:
            yield Period(since, turns[next_day][0]), list(in_force)
