"""What one statement says of a relationship, day by day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from alliance_cli.errors import Location
from alliance_cli.exchange.bods.in_days import days_in_force
from alliance_cli.exchange.bods.in_interests import Interest, Kind
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_shares import said, together, with_words
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.when import Period, When

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
    stakes = list(_ending(_beginning_together(stakes_told(relationship)), closing))
    told = frozenset(stake.kind for stake in stakes)
    found: list[Stretch] = []
    for period, places in days_in_force([stake.period for stake in stakes]):
        held = [stakes[place] for place in places]
        capital, votes = (
            _held([i.share for i in held if i.kind is kind], kind, pair, lose) for kind in _MEASURES
        )
        # What the statement tells of, but not for these days, is not held on them.
        if votes is not None and capital is None and Kind.CAPITAL in told:
            capital = _NONE_OF_IT
        if capital is not None and votes is None and Kind.VOTES in told:
            votes = _NONE_OF_IT
        note = "; ".join(dict.fromkeys(stake.note for stake in held if stake.note))
        sources, location = relationship.sources, relationship.location
        found.append(Stretch(*pair, period, capital, votes, sources, note, location))
    return found


def _beginning_together(stakes: Sequence[Interest]) -> Iterator[Interest]:
    """The stakes; those of one measure that do not say since when begin with those of the other."""
    kinds = {stake.kind for stake in stakes}
    earliest = {
        kind: min(
            (stake.period for stake in stakes if stake.kind is kind), key=lambda p: p.start
        ).since
        for kind in kinds
    }
    for stake in stakes:
        others = [earliest[kind] for kind in kinds if kind is not stake.kind]
        since = others[0] if others else None
        is_later = stake.period.since is None and since is not None
        yield replace(stake, period=replace(stake.period, since=since)) if is_later else stake


def _ending(stakes: Iterable[Interest], closing: When | None) -> Iterator[Interest]:
    for stake in stakes:
        period = stake.period
        if period.until is None and closing is not None:
            period = replace(period, until=closing)
        if not period.is_empty:
            yield replace(stake, period=period)


def _held(shares: list[Share], kind: Kind, pair: tuple[str, str], lose: Lose) -> Share | None:
    """The one share, or what is certain of several that are told side by side."""
    if not shares:
        return None
    held = together(shares)
    if len(shares) > 1:
        words = " and ".join(said(share) for share in shares[:3])
        what = f"{kind.name.lower()} of {words}, told side by side: {said(held)} stands for them"
        lose("several interests", " in ".join(pair), what)
    return held
