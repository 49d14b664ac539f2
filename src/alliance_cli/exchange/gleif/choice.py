"""One line for a pair on a day, where several records, or several periods of one, tell it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from alliance_cli.errors import Location
from alliance_cli.model.share import Share
from alliance_cli.model.when import Period, whole_date


@dataclass(frozen=True, slots=True)
class Word:
    """What one record says of the consolidation of a company."""

    type: str
    company: str
    owner: str
    """Both by their ids."""
    held: tuple[Period, ...]
    """When it was consolidated; of two periods that do not run backwards none meets another."""
    denied: tuple[Period, ...]
    """When it was not, or when it is over but the record does not say since when."""
    told: datetime
    """When the record was updated, or deleted."""
    share: Share
    note: str
    location: Location

    @property
    def relationship(self) -> tuple[str, str, str]:
        """Of what it is a word."""
        return (self.type, self.company, self.owner)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A period that another record tells, or denies, from some day on."""

    word: Word
    period: Period
    since: date
    rest: Period | None
    """The days before, if any are left."""


def merged(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods, of which those that have days in common are one; in the order of their days.

    Behind them stand those that no day is in.
    """
    found: list[Period] = []
    for period in sorted((p for p in periods if not p.is_empty), key=lambda p: p.start):
        last = found[-1] if found else None
        if last is None or (last.end is not None and last.end <= period.start):
            found.append(period)
        elif last.end is not None and (period.end is None or last.end < period.end):
            found[-1] = Period(last.since, period.until)
    return (*found, *(period for period in periods if period.is_empty))


def chosen(words: Sequence[Word]) -> tuple[list[Word], list[Overruled]]:
    """The words of which no two tell a relationship on one day, and what they overrule.

    Where two meet on a day, the record told last is right from its own first day on; the other
    keeps the days before. Of two told at one moment one that denies is right, or else the first.
    The words keep their order; of those that say nothing any more nothing is left.
    """
    by_relationship: dict[tuple[str, str, str], list[int]] = {}
    for index, word in enumerate(words):
        by_relationship.setdefault(word.relationship, []).append(index)
    held = [word.held for word in words]
    overruled: list[Overruled] = []
    for indexes in by_relationship.values():
        if len(indexes) > 1:
            told = _Told()
            # Sorting keeps the order of the file, turned round or not.
            newest = sorted(indexes, key=lambda i: not words[i].denied)
            for index in sorted(newest, key=lambda i: words[i].told, reverse=True):
                held[index], lost = told.heard(words[index])
                overruled += lost
    kept = zip(words, held, strict=True)
    stand = [w if p is w.held else replace(w, held=p) for w, p in kept if p]
    return stand, overruled


@dataclass(slots=True)
class _Told:
    """The days of one relationship that have been told, as stretches that do not touch."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def heard(self, word: Word) -> tuple[tuple[Period, ...], list[Overruled]]:
        """What is left of a word, and what has been told otherwise; it is told from now on."""
        left: list[Period] = []
        lost: list[Overruled] = []
        for period in word.held:
            since = self._told_since(period)
            if since is None:
                left.append(period)
                continue
            rest = Period(period.since, whole_date(since)) if since > period.start else None
            lost.append(Overruled(word, period, since, rest))
            left += filter(None, (rest,))
        for period in (*word.held, *word.denied):
            self._tell(*_stretch(period))
        return (tuple(left) if lost else word.held), lost

    def _told_since(self, period: Period) -> date | None:
        """The first day of the first stretch that a period meets, if it meets one."""
        if period.is_empty:
            return None
        start, end = _stretch(period)
        index = bisect_right(self.ends, start)
        if index == len(self.ends) or self.starts[index] >= end:
            return None
        return date.fromordinal(self.starts[index])

    def _tell(self, start: int, end: int) -> None:
        first, behind = bisect_left(self.ends, start), bisect_right(self.starts, end)
        if first < behind:
            start, end = min(start, self.starts[first]), max(end, self.ends[behind - 1])
        self.starts[first:behind], self.ends[first:behind] = [start], [end]


def _stretch(period: Period) -> tuple[int, int]:
    """The first day, and the first day behind; one that ends as it begins is about that day."""
    start = period.start.toordinal()
    last = date.max.toordinal() if period.end is None else period.end.toordinal() - 1
    return start, max(start, last) + 1
