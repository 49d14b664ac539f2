"""What one statement says of a relationship, day by day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from alliance_cli.errors import Location
from alliance_cli.exchange.bods.in_days import Turn, turns_of
from alliance_cli.exchange.bods.in_force import SharesInForce, TextsInForce
from alliance_cli.exchange.bods.in_interests import Interest, Kind
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_shares import said, with_words
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.when import Period, When, whole_date

Lose: TypeAlias = Callable[[str, str, str], None]
"""Notes a loss: its kind, of what, and what is lost."""

_NONE_OF_IT: Final = with_words(exactly(NOTHING))
_MEASURES: Final = (Kind.CAPITAL, Kind.VOTES)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which somebody holds the same; a share that is not told is none."""

    owner: str
    company: str
    period: Period
    capital: Share | None
    votes: Share | None
    sources: tuple[str, ...] = field(compare=False)
    note: str = field(compare=False)
    location: Location = field(compare=False)

    @property
    def start(self) -> date:
        """The first day."""
        return self.period.start

    @property
    def end(self) -> date:
        """The first day after it."""
        return self.period.end or date.max

    @property
    def pair(self) -> tuple[str, str]:
        """Who holds what."""
        return self.owner, self.company

    @property
    def is_untold(self) -> bool:
        """Whether it is not said what is held."""
        return self.capital is None and self.votes is None

    @property
    def from_then_on(self) -> str:
        """Since when, as words behind others."""
        return f" from {self.period.since} on" if self.period.since else ""

    def is_like(self, other: "Stretch") -> bool:
        """Whether there is no telling another stretch from it, but by its days."""
        return self.says_what(other) and self.note == other.note

    def until(self, until: When | None) -> "Stretch":
        """The stretch up to a later day."""
        return replace(self, period=Period(self.period.since, until))

    def says_what(self, other: "Stretch") -> bool:
        """Whether the same is held by the same as in another stretch."""
        return (self.pair, self.capital, self.votes) == (other.pair, other.capital, other.votes)

    def cut(self, since: When | None, until: When | None) -> "Stretch | None":
        """What of it lies between two days, if anything does."""
        period = self.period
        if since is not None and since.first_day > self.start:
            period = replace(period, since=since)
        if until is not None and until.first_day < self.end:
            period = replace(period, until=until)
        return None if period.is_empty else replace(self, period=period)


def stakes_told(relationship: Relationship) -> list[Interest]:
    """The interests of a statement that make a stake.

    Where capital or votes are told, interests of an unknown kind add nothing to them.
    """
    interests = relationship.interests
    told = [interest for interest in interests if interest.kind in _MEASURES]
    return told or [interest for interest in interests if interest.kind is Kind.UNTOLD]


def stretches_told(
    relationship: Relationship, pair: tuple[str, str], closing: When | None, lose: Lose
) -> list[Stretch]:
    """What is held from which day to which; what has no end of its own is over at the closing."""
    stakes = list(_ending(relationship, closing))
    told = _StakesInForce(relationship, pair, stakes)
    found: list[Stretch] = []
    for turn in turns_of([stake.period for stake in stakes]):
        told.turn(turn)
        if not turn.in_force:
            continue
        stretch = told.stretch(turn.period)
        told.note_what_is_too_much(stretch, lose)
        if turn.goes_on and found[-1].is_like(stretch):
            found[-1] = found[-1].until(stretch.period.until)
        else:
            told.note_what_is_not_certain(stretch, lose)
            found.append(stretch)
    return found


class _StakesInForce:
    """The stakes of a statement that are in force at a time."""

    def __init__(
        self, relationship: Relationship, pair: tuple[str, str], stakes: list[Interest]
    ) -> None:
        self._relationship, self._pair, self._stakes = relationship, pair, stakes
        self._measures = frozenset(stake.kind for stake in stakes)
        self._shares = {kind: SharesInForce() for kind in _MEASURES}
        self._notes = TextsInForce()

    def turn(self, turn: Turn) -> None:
        """Leave out what ends, and take in what begins."""
        for place in turn.ended:
            stake = self._stakes[place]
            self._notes.remove(_notes(stake))
            if stake.kind in self._shares:
                self._shares[stake.kind].remove(place)
        for place in turn.begun:
            stake = self._stakes[place]
            self._notes.add(_notes(stake))
            if stake.kind in self._shares:
                self._shares[stake.kind].add(place, stake.share)

    def stretch(self, period: Period) -> Stretch:
        """What is held for these days."""
        capital, votes = (shares.together() if shares else None for shares in self._shares.values())
        # What the statement tells of, but not for these days, is not held on them.
        if votes is not None and capital is None and Kind.CAPITAL in self._measures:
            capital = _NONE_OF_IT
        if capital is not None and votes is None and Kind.VOTES in self._measures:
            votes = _NONE_OF_IT
        sources, location = self._relationship.sources, self._relationship.location
        note = "; ".join(self._notes.first())
        return Stretch(*self._pair, period, capital, votes, sources, note, location)

    def note_what_is_not_certain(self, stretch: Stretch, lose: Lose) -> None:
        """Account for what is told side by side."""
        where = " in ".join(self._pair)
        for kind, shares in self._shares.items():
            if len(shares) > 1:
                what = (
                    f"{kind.name.lower()} of {shares.words()}, told side by side"
                    f"{stretch.from_then_on}: {said(shares.together())} stands for them"
                )
                lose("several interests", where, what)

    def note_what_is_too_much(self, stretch: Stretch, lose: Lose) -> None:
        """Account for details for which there is no room."""
        if self._notes.left_out:
            what = f"{self._notes.left_out:,} more{stretch.from_then_on} than a line can have"
            lose("details", " in ".join(self._pair), what)


def _notes(stake: Interest) -> tuple[str, ...]:
    return (stake.note,) if stake.note else ()


def _ending(relationship: Relationship, closing: When | None) -> Iterator[Interest]:
    """The stakes, none of which lasts longer than a relationship that is closed."""
    for stake in stakes_told(relationship):
        period = stake.period
        if closing is not None and period.end is None:
            period = replace(period, until=closing)
        elif closing is not None and period.end is not None and period.end > relationship.day:
            period = replace(period, until=whole_date(relationship.day))
        if not period.is_empty:
            yield replace(stake, period=period)
