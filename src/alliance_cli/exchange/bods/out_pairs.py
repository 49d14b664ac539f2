"""Each owner with each company it has to do with, and what is told of the two day by day.

BODS has one record for a relationship, so all lines and commitments of two parties share one. A
statement is made on each day on which an interest begins, and tells those in force from then on;
each interest has both its dates, so that it is read right by statements and by dates alike.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_ties import (
    Tie,
    commitment_starts,
    commitment_ties,
    is_committed,
    line_start,
    line_tie,
    words_behind,
)
from alliance_cli.model.records import Dataset, Holding, Investment


@dataclass(frozen=True, slots=True)
class Pair:
    """An owner, a company, and all that the file says of the two."""

    owner: str
    company: str
    lines: list[Holding] = field(default_factory=list)
    investments: list[Investment] = field(default_factory=list)

    def ties(self, beginning: date, account: Account) -> list[Tie]:
        """Lines first: what is held comes before what may be bought."""
        rights = [
            tie
            for investment in self.investments
            if is_committed(investment)
            for tie in commitment_ties(investment, account)
        ]
        behind = self._words_behind(account)
        lines = [
            line_tie(line, beginning, account, behind.get(place, ()))
            for place, line in enumerate(self.lines)
        ]
        return lines + rights

    def _words_behind(self, account: Account) -> dict[int, list[str]]:
        """By the place of a line: the investments that stand behind its note.

        That is the line which runs on the last day of an investment, or begins next.
        """
        in_order = sorted(range(len(self.lines)), key=lambda place: self.lines[place].period.start)
        ends = [self.lines[place].period.end or date.max for place in in_order]
        found: dict[int, list[str]] = {}
        for investment in self.investments:
            if not is_committed(investment):
                words = words_behind(investment, len(self.lines), account)
                if words:
                    later = bisect_right(ends, investment.history[-1].date.first_day)
                    place = in_order[min(later, len(in_order) - 1)]
                    found.setdefault(place, []).append(words)
        return found

    def starts(self, beginning: date) -> Iterator[date]:
        """The days on which something of the two is first told."""
        yield from (line_start(line, beginning) for line in self.lines)
        for investment in self.investments:
            yield from commitment_starts(investment)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a statement tells of a pair."""

    on: date
    status: str
    ties: tuple[Tie, ...]

    @property
    def news(self) -> Tie:
        """The tie for which it is made: the first that begins; where it tells of ends, the first.

        Its source is that of the statement, so that nothing else seems to rest on it.
        """
        return next((tie for tie in self.ties if tie.start == self.on), self.ties[0])


def pairs(dataset: Dataset) -> list[Pair]:
    """Every owner and company, in the order in which the file first names the two."""
    found: dict[tuple[str, str], Pair] = {}
    for line in dataset.holdings:
        key = (line.owner, line.company)
        found.setdefault(key, Pair(*key)).lines.append(line)
    for investment in dataset.investments:
        key = (investment.investor, investment.company)
        found.setdefault(key, Pair(*key)).investments.append(investment)
    return list(found.values())


def beginning(dataset: Dataset) -> date:
    """The day as far back as the file goes: lines without a first day are told from then on."""
    days = [dataset.as_of]
    for line in dataset.holdings:
        if line.period.since is not None:
            days.append(line.period.start)
        elif line.period.end is not None:
            days.append(line.period.end - timedelta(days=1))
    for investment in dataset.investments:
        days.extend(event.date.first_day for event in investment.history)
    return min(days)


def first_days(found: Sequence[Pair], dataset: Dataset, begins: date) -> dict[str, date]:
    """The day on which each party is first spoken of; the day of the dataset at the latest."""
    days = dict.fromkeys((party.id for party in dataset.parties), dataset.as_of)
    for pair in found:
        for start in pair.starts(begins):
            days[pair.owner] = min(days[pair.owner], start)
            days[pair.company] = min(days[pair.company], start)
    return days


def told_by_day(ties: Sequence[Tie], as_of: date) -> Iterator[Telling]:
    """The statements of a record: one for each day on which ties begin, or the last of them ends.

    Where no tie is left, those that ended are told once more, and the record is closed if none
    comes after. An end after `as_of` closes nothing yet.
    """
    waiting = sorted(range(len(ties)), key=lambda place: ties[place].start, reverse=True)
    ends = {tie.end for tie in ties if tie.end is not None and tie.end <= as_of}
    days = sorted(ends | {tie.start for tie in ties})
    told: list[int] = []
    for day in days:
        ended = [place for place in told if ties[place].end == day]
        told = [place for place in told if _lasts(ties[place], day)]
        while waiting and ties[waiting[-1]].start == day:
            told.append(waiting.pop())
        now = tuple(ties[place] for place in sorted(told or ended))
        is_over = not waiting and not any(_lasts(tie, day) for tie in now)
        status = "closed" if is_over else "new" if day == days[0] else "updated"
        yield Telling(day, status, now)


def _lasts(tie: Tie, day: date) -> bool:
    return tie.end is None or tie.end > day
