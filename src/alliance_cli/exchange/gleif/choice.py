"""One line for a pair on a day, where several records tell it."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alliance_cli.errors import Location
from alliance_cli.model.records import Holding


@dataclass(frozen=True, slots=True)
class Line:
    """A holding that a record tells."""

    holding: Holding
    updated: date
    where: str
    location: Location


def chosen(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of which no two tell one pair on one day, and those that give way to them.

    The record updated last stands, of two updated on one day the first. Both in the order of
    `lines`.
    """
    by_pair: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(lines):
        by_pair.setdefault((line.holding.owner, line.holding.company), []).append(index)
    stands = [True] * len(lines)
    for indexes in by_pair.values():
        if len(indexes) > 1:
            for index in _giving_way(lines, indexes):
                stands[index] = False
    kept = [line for line, stands_ in zip(lines, stands, strict=True) if stands_]
    return kept, [line for line, stands_ in zip(lines, stands, strict=True) if not stands_]


def _giving_way(lines: Sequence[Line], indexes: Sequence[int]) -> list[int]:
    taken: list[tuple[date, date]] = []
    giving_way = []
    for index in sorted(indexes, key=lambda i: (-lines[i].updated.toordinal(), i)):
        period = lines[index].holding.period
        stretch = (period.start, period.end or date.max)
        if period.is_empty:
            continue
        if _meets(stretch, taken):
            giving_way.append(index)
        else:
            insort(taken, stretch)
    return giving_way


def _meets(stretch: tuple[date, date], taken: Sequence[tuple[date, date]]) -> bool:
    """Whether a stretch of days has one in common with stretches that have none in common."""
    since, until = stretch
    after = bisect_left(taken, (since, date.min))
    return (after > 0 and taken[after - 1][1] > since) or (
        after < len(taken) and taken[after][0] < until
    )
