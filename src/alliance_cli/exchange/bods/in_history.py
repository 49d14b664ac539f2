"""What all statements say of one relationship, day by day.

A statement says how things stood on its day, so a later one may only change the days after. When
things turned, its own dates say, or else those of what was stated with it, or else its day
stands. What is stated again with the same share only corrects the dates of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from alliance_cli.exchange.bods.in_entry import shown
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_stretches import Lose, Stretch, stakes_told, stretches_told
from alliance_cli.model.when import Period, When, whole_date

Pair: TypeAlias = tuple[str, str]
Pairs: TypeAlias = Callable[[Relationship], Pair | None]
"""Owner and company of a relationship; none where one of them is not named."""


_SEVERAL: Final = ""
"""Stands for the record of a day that several records give."""


class Turns:
    """The days that statements give for what they tell: those stated together turn together."""

    def __init__(self) -> None:
        """Begin with none."""
        self._days: dict[tuple[str, date], dict[date, tuple[When, str]]] = {}
        self._in_order: dict[tuple[str, date], list[date]] = {}

    def add(self, relationship: Relationship) -> None:
        """Note the days that a statement gives."""
        key = relationship.subject, relationship.day
        for stake in stakes_told(relationship):
            for when in (stake.period.since, stake.period.until):
                if when is not None and when.first_day <= relationship.day:
                    days = self._days.setdefault(key, {})
                    known = days.setdefault(when.first_day, (when, relationship.record))
                    if known[1] != relationship.record:
                        days[when.first_day] = when, _SEVERAL

    def stated_with(self, relationship: Relationship, before: date) -> When:
        """The last day after `before` that was stated with a relationship, or its own day."""
        key = relationship.subject, relationship.day
        days = self._days.get(key, {})
        if key not in self._in_order:
            self._in_order[key] = sorted(days, reverse=True)
        for day in self._in_order[key]:
            when, record = days[day]
            if day <= before:
                break
            if record != relationship.record:
                return when
        return whole_date(relationship.day)


def history_of(
    told: Iterable[Relationship], turns: Turns, pairs: Pairs, lose: Lose
) -> list[Stretch]:
    """Who holds what, from which day to which, by statements in their order."""
    known: list[Stretch] = []
    before: date | None = None
    for relationship in told:
        closing = _closing(relationship, before, turns)
        pair = pairs(relationship)
        newer = [] if pair is None else stretches_told(relationship, pair, closing, lose)
        if before is None:
            known = newer
        elif known and newer and _is_restated(known[-1], newer[0], before):
            _restate(known, newer)
        else:
            _turn(known, newer, _day_of_turn(newer, relationship, before, turns))
        if closing is not None and known and known[-1].period.until == closing:
            _note_closing(relationship, closing, lose)
        before = relationship.day
    return known


def _closing(relationship: Relationship, before: date | None, turns: Turns) -> When | None:
    """The day from which a closed relationship is over, where its interests do not say."""
    if not relationship.is_closed:
        return None
    ends = _ends(relationship)
    if ends or before is None:
        return max(ends, key=_first_day, default=whole_date(relationship.day))
    return turns.stated_with(relationship, before)


def _ends(relationship: Relationship) -> list[When]:
    ends = (stake.period.until for stake in stakes_told(relationship))
    return [end for end in ends if end is not None]


def _first_day(when: When) -> date:
    return when.first_day


def _note_closing(relationship: Relationship, closing: When, lose: Lose) -> None:
    if not _ends(relationship):
        where = f"relationship {shown(relationship.record)}"
        what = f"closed on {relationship.day} without its own end; {closing} stands for it"
        lose("end of a stake", where, what)


def _is_restated(old: Stretch, new: Stretch, before: date) -> bool:
    return new.says_what(old) and new.start <= before and new.start < old.end


def _restate(known: list[Stretch], newer: list[Stretch]) -> None:
    """Give the last stretch known the dates of the newer statement; what it tells after goes on."""
    last = known.pop()
    period = Period(newer[0].period.since or last.period.since, newer[0].period.until)
    first = replace(_joined(last, newer[0]), period=period)
    kept = first.cut(known[-1].period.until if known else None, None)
    known.extend([kept] if kept else [])
    known.extend(newer[1:])


def _turn(known: list[Stretch], newer: list[Stretch], turn: When) -> None:
    """Let the newer statement say what is held from a day on."""
    # The stretches follow one another, so only the last ones can reach that day.
    while known and known[-1].end > turn.first_day:
        part = known.pop().cut(None, turn)
        if part:
            known.append(part)
    added = [part for new in newer if (part := new.cut(turn, None))]
    if known and added and _is_one(known[-1], added[0], newer):
        added[0] = _joined(known.pop(), added[0])
    known.extend(added)


def _day_of_turn(
    newer: list[Stretch], relationship: Relationship, before: date, turns: Turns
) -> When:
    """The day from which the newer statement tells what is held."""
    days = [when for s in newer for when in (s.period.since, s.period.until) if when]
    days.sort(key=_first_day)
    told_then = [when for when in days if before < when.first_day <= relationship.day]
    if told_then:
        return told_then[0]
    if days and not any(s.period.covers(relationship.day) for s in newer):
        later = [when for when in days if when.first_day > relationship.day]
        # It is over already, or has yet to begin.
        return later[0] if later else days[-1]
    return turns.stated_with(relationship, before)


def _is_one(old: Stretch, new: Stretch, newer: list[Stretch]) -> bool:
    """Whether a stretch merely goes on; where its day is stated, another one begins."""
    is_stated = any(new.period.since == stretch.period.since for stretch in newer)
    return old.end == new.start and old.says_what(new) and not is_stated


def _joined(old: Stretch, new: Stretch) -> Stretch:
    """Both stretches in one, told by the newer."""
    sources = tuple(dict.fromkeys((*old.sources, *new.sources)))
    period = Period(old.period.since, new.period.until)
    return replace(new, period=period, sources=sources, note=new.note or old.note)
