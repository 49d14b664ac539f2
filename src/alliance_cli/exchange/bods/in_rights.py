"""What contracts grant if a condition is met: commitments, which are investments here."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alliance_cli.exchange.bods.in_entry import shown
from alliance_cli.exchange.bods.in_interests import Interest, Kind
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.exchange.bods.in_stretches import Lose
from alliance_cli.exchange.bods.investments import commitments, investment_in_words
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import When, whole_date


@dataclass(slots=True)
class _Right:
    """A right under a condition, as it was told last."""

    since: When
    interest: Interest
    sources: tuple[str, ...]
    """Those of the statements that told it first, or otherwise than before."""
    over: str = ""
    """How it is over, if it is."""

    @property
    def share(self) -> Share | None:
        """What it grants, where that is told."""
        return None if self.interest.share == UNKNOWN else self.interest.share

    @property
    def words(self) -> str:
        """The right in words."""
        return f"right of {said(self.interest.share)} under a condition since {self.since}"


def investments_of(
    told: Iterable[Relationship], pair: tuple[str, str], as_of: date, lose: Lose
) -> Iterator[Investment]:
    """The commitments of one party in another.

    One that is over was carried out or cancelled. Where our own words do not say which, it is left
    out.
    """
    found: dict[tuple[Investment, int], list[_Right]] = {}
    places: Counter[tuple[Investment, When]] = Counter()
    for right in _rights(told, pair, as_of, lose):
        investment = _in_its_words(right, pair)
        if investment is None:
            yield from _committed(right, pair, lose)
            continue
        # An investment that is committed twice is told as two rights in the same words.
        place = places[investment, right.since]
        places[investment, right.since] += 1
        found.setdefault((investment, place), []).append(right)
    for (investment, _), rights in found.items():
        yield _sourced(investment, rights)


def _sourced(investment: Investment, rights: list[_Right]) -> Investment:
    """The investment: where a right begins and ends it rests on its own sources, else on all."""
    every = tuple(dict.fromkeys(id_ for right in rights for id_ in right.sources))
    of_right = {right.interest.period.start: right.sources for right in rights}
    told = {
        event: of_right.get(commitment.period.start, every)
        for commitment in commitments(investment.history)
        for event in commitment.events
    }
    history = (replace(event, sources=told.get(event, every)) for event in investment.history)
    return replace(investment, history=tuple(history))


def _in_its_words(right: _Right, pair: tuple[str, str]) -> Investment | None:
    """The investment that the details tell, if they agree with the dates of the right."""
    told = investment_in_words(right.interest.note, pair)
    if told is None:
        return None
    period = right.interest.period
    for commitment in commitments(told.history):
        is_open = commitment.ended is None
        if (commitment.period.start, commitment.period.end) == (period.start, period.end):
            return None if is_open and right.over else replace(told, share=right.share)
    return None


def _committed(right: _Right, pair: tuple[str, str], lose: Lose) -> Iterator[Investment]:
    where, until = " in ".join(pair), right.interest.period.until
    if right.over:
        lose("conditional right", where, f"{right.words}, {right.over}: left out")
        return
    if until is not None:
        lose("conditional right", where, f"{right.words}: that it ends on {until} is left out")
    event = Event(right.since, Status.COMMITTED, right.sources)
    yield Investment(*pair, (event,), share=right.share, note=right.interest.note or None)


def _rights(
    told: Iterable[Relationship], pair: tuple[str, str], as_of: date, lose: Lose
) -> list[_Right]:
    """Each right that was told, in the order in which they were: the newest statement counts."""
    by_start: dict[When | None, list[_Right]] = {}
    rights: list[_Right] = []
    standing: list[_Right] = []
    for relationship in told:
        now: list[_Right] = []
        for since, interests in _by_start(relationship).items():
            known = by_start.setdefault(since, [])
            for interest, right in _matched(interests, known):
                if right is None:
                    first = since or whole_date(relationship.day)
                    known.append(_Right(first, interest, relationship.sources))
                    rights.append(known[-1])
                else:
                    _tell_again(right, interest, relationship, pair, lose)
                now.append(right or known[-1])
                now[-1].over = _over(interest, relationship, as_of)
        # What is told of days to come ends nothing yet.
        if relationship.day <= as_of:
            still = set(map(id, now))
            for right in standing:
                if id(right) not in still:
                    right.over = right.over or f"no longer told on {relationship.day}"
        standing = now
    return rights


def _by_start(relationship: Relationship) -> dict[When | None, list[Interest]]:
    found: dict[When | None, list[Interest]] = {}
    for interest in relationship.interests:
        if interest.kind is Kind.CONDITIONAL:
            found.setdefault(interest.period.since, []).append(interest)
    return found


def _matched(
    interests: list[Interest], known: Iterable[_Right]
) -> Iterator[tuple[Interest, _Right | None]]:
    """Each interest with the right that it tells again: the most alike of those of one start."""
    found: dict[int, _Right] = {}
    free = list(known)
    for likeness in _LIKENESSES:
        alike: dict[object, deque[_Right]] = {}
        for right in free:
            alike.setdefault(likeness(right.interest), deque()).append(right)
        for place, interest in enumerate(interests):
            rights = alike.get(likeness(interest))
            if rights and place not in found:
                found[place] = rights.popleft()
        free = [right for rights in alike.values() for right in rights]
    return ((interest, found.get(place)) for place, interest in enumerate(interests))


_LIKENESSES: Final[tuple[Callable[[Interest], object], ...]] = (
    lambda interest: (interest.share, interest.note),
    lambda interest: interest.note,
    lambda interest: interest.share,
    lambda _: None,
)


def _tell_again(
    right: _Right,
    interest: Interest,
    relationship: Relationship,
    pair: tuple[str, str],
    lose: Lose,
) -> None:
    """Let a newer statement say what the right is."""
    old, where = right.interest, " in ".join(pair)
    if interest.share != old.share:
        what = f"{right.words}, before {relationship.day}: {said(interest.share)} stands alone"
        lose("conditional right", where, what)
    if old.note not in ("", interest.note):
        lose("details", where, f"superseded by newer ones: {shown(old.note)}")
    if (interest.share, interest.note) != (old.share, old.note):
        right.sources = tuple(dict.fromkeys((*right.sources, *relationship.sources)))
    right.interest = interest


def _over(interest: Interest, relationship: Relationship, as_of: date) -> str:
    end = interest.period.end
    is_past = end is not None and end <= max(as_of, relationship.day)
    is_closed = relationship.is_closed and relationship.day <= as_of
    return (
        f"over from {interest.period.until or relationship.day} on" if is_past or is_closed else ""
    )
