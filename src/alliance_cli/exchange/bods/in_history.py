"""What all statements say of one relationship, day by day.

A statement says how things stood on its day, so a later one may only change the days after. When
things turned, its own dates say, or else its day stands. What is stated again with the same share
only corrects the dates of it. The dates of other owners have no say, but where nothing is left
beside them of what was held.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from alliance_cli.exchange.bods.in_beginnings import Beginnings
from alliance_cli.exchange.bods.in_entry import shown
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_stretches import Lose, Stretch, stakes_told, stretches_told
from alliance_cli.model.when import Period, When, whole_date

EndsOf: TypeAlias = Callable[[Relationship], tuple[str, str] | None]
"""Gives owner and company of a relationship; none where one of them is not named."""


def history_of(
    told: Iterable[Relationship], beginnings: Beginnings, ends_of: EndsOf, lose: Lose
) -> list[Stretch]:
    """Who holds what, from which day to which, by statements in their order."""
    history = _History(beginnings, lose)
    for relationship in told:
        history.tell(relationship, ends_of(relationship))
    return history.known


@dataclass(slots=True)
class _History:
    """What is known of a relationship by the statements so far."""

    beginnings: Beginnings
    lose: Lose
    known: list[Stretch] = field(default_factory=list)
    """One after the other."""
    before: Relationship | None = None
    """The statement before."""

    def tell(self, relationship: Relationship, pair: tuple[str, str] | None) -> None:
        """Take in one statement more."""
        before, self.before = self.before, relationship
        closing = self._closing(relationship, before) if relationship.is_closed else None
        newer = [] if pair is None else stretches_told(relationship, pair, closing, self.lose)
        if before is None:
            self.known = newer
        elif self.known and newer and _is_restated(self.known[-1], newer[0], relationship, before):
            self._restate(newer, joins_sources=_tells_again(relationship, before))
        else:
            self._turn(newer, self._day_of_turn(newer, relationship, before))
        if closing is not None:
            self._note_closing(relationship, closing)

    def _closing(self, relationship: Relationship, before: Relationship | None) -> When:
        """The day from which a closed relationship is over, where its interests do not say."""
        crowded = None if before is None else self._crowded_out(relationship, before, ())
        return crowded or whole_date(relationship.day)

    def _day_of_turn(
        self, newer: list[Stretch], relationship: Relationship, before: Relationship
    ) -> When:
        """The day from which the newer statement tells what is held."""
        days = [when for s in newer for when in (s.period.since, s.period.until) if when]
        days.sort(key=_first_day)
        told_then = [when for when in days if before.day < when.first_day <= relationship.day]
        if told_then:
            return told_then[0]
        if days and not any(s.period.covers(relationship.day) for s in newer):
            later = [when for when in days if when.first_day > relationship.day]
            # It is over already, or has yet to begin.
            return later[0] if later else days[-1]
        crowded = self._crowded_out(relationship, before, newer)
        if crowded and not relationship.is_closed:
            where = f"relationship {shown(relationship.record)}"
            what = f"told on {relationship.day} without a day of its own; {crowded} stands for it"
            self.lose("day of a change", where, f"{what}, from which others hold the rest")
        return crowded or whole_date(relationship.day)

    def _crowded_out(
        self, relationship: Relationship, before: Relationship, newer: Iterable[Stretch]
    ) -> When | None:
        if not self.known:
            return None
        return self.beginnings.crowding_out(self.known[-1], relationship, before.day, newer)

    def _restate(self, newer: list[Stretch], *, joins_sources: bool) -> None:
        """Give the last stretch the dates of the newer statement; what it tells after goes on."""
        last = self.known.pop()
        period = Period(newer[0].period.since or last.period.since, newer[0].period.until)
        first = replace(self._joined(last, newer[0], joins_sources=joins_sources), period=period)
        kept = first.cut(self.known[-1].period.until if self.known else None, None)
        self.known.extend([kept] if kept else [])
        self.known.extend(newer[1:])

    def _turn(self, newer: list[Stretch], turn: When) -> None:
        """Let the newer statement say what is held from a day on."""
        known = self.known
        # The stretches follow one another, so only the last ones can reach that day.
        while known and known[-1].end > turn.first_day:
            part = known.pop().cut(None, turn)
            if part:
                known.append(part)
        added = [part for new in newer if (part := new.cut(turn, None))]
        if known and added and _is_one(known[-1], added[0], newer):
            added[0] = self._joined(known.pop(), added[0], joins_sources=False)
        known.extend(added)

    def _joined(self, old: Stretch, new: Stretch, *, joins_sources: bool) -> Stretch:
        """Both stretches in one, in the words of the newer."""
        if new.note and old.note not in ("", new.note):
            where, what = " in ".join(old.pair), f"superseded by newer ones: {shown(old.note)}"
            self.lose("details", where, what)
        sources = dict.fromkeys((*old.sources, *(new.sources if joins_sources else ())))
        period = Period(old.period.since, new.period.until)
        return replace(new, period=period, sources=tuple(sources), note=new.note or old.note)

    def _note_closing(self, relationship: Relationship, closing: When) -> None:
        """Account for stakes whose end is that of the relationship, and not their own."""
        where, day = f"relationship {shown(relationship.record)}", relationship.day
        ends = [stake.period.until for stake in stakes_told(relationship)]
        for end in ends:
            if end is not None and end.first_day > day:
                what = f"closed on {day} before its own end {end}; {day} stands for it"
                self.lose("end of a stake", where, what)
        is_open = None in ends or not ends
        if is_open and self.known and self.known[-1].period.until == closing:
            what = f"closed on {day} without its own end; {closing} stands for it"
            self.lose("end of a stake", where, what)


def _is_restated(
    old: Stretch, new: Stretch, relationship: Relationship, before: Relationship
) -> bool:
    """Whether a statement only corrects the dates of what was stated before.

    What was closed, or was over before, and is told again without a start of its own, is new.
    """
    goes_on = new.period.since is not None or old.end > relationship.day or new.end <= old.end
    # What is still to come has not been told again yet.
    meets = new.start <= before.day and new.start < old.end and old.start <= relationship.day
    return new.says_what(old) and meets and goes_on and not before.is_closed


def _tells_again(relationship: Relationship, before: Relationship) -> bool:
    """Whether a statement tells nothing new, so that its source is one more of what was told."""
    told, again = (
        [(interest.kind, interest.share) for interest in it.interests]
        for it in (before, relationship)
    )
    return told == again


def _first_day(when: When) -> date:
    return when.first_day


def _is_one(old: Stretch, new: Stretch, newer: list[Stretch]) -> bool:
    """Whether a stretch merely goes on; where its day is stated, another one begins."""
    is_stated = any(new.period.since == stretch.period.since for stretch in newer)
    return old.end == new.start and old.says_what(new) and not is_stated
