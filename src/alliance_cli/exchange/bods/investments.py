"""Investments as statements can tell them: when they are committed, and all else in words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.model.money import MONEY_PATTERN, money_words, parse_money
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import SHARE_PATTERN, parse_share, share_words
from alliance_cli.model.when import Period, parse_when

_EVENT: Final = rf"(?:{'|'.join(Status)}) [0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?"
_OF: Final = rf"(?: of (?P<money>{MONEY_PATTERN}))?(?: for (?P<share>{SHARE_PATTERN}))?"
_HEAD: Final = rf"investment{_OF}: (?P<history>{_EVENT}(?:, {_EVENT})*)"
_WORDS: Final = re.compile(rf"{_HEAD}(?:; (?P<note>.+))?", re.DOTALL)
_BEGINNING: Final = re.compile(rf"^(?={_HEAD}(?:; |$))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Commitment:
    """The time from a commitment to what became of it."""

    begun: Event
    ended: Event | None

    @property
    def period(self) -> Period:
        """The days on which the investment is committed."""
        return Period(self.begun.date, None if self.ended is None else self.ended.date)

    @property
    def events(self) -> tuple[Event, ...]:
        """Where it begins and where it ends."""
        return (self.begun,) if self.ended is None else (self.begun, self.ended)


def commitments(history: Iterable[Event]) -> Iterator[Commitment]:
    """The times at which an investment is committed, and neither completed nor cancelled."""
    begun: Event | None = None
    # Of several events of one day the last gives the status.
    for event in {event.date.first_day: event for event in history}.values():
        if event.status is Status.COMMITTED:
            begun = begun or event
        elif begun:
            yield Commitment(begun, event)
            begun = None
    if begun:
        yield Commitment(begun, None)


def investment_words(investment: Investment) -> str:
    """The investment in words: its money, share and history, and its note behind them.

    Raises:
        ValueError: its share is a range that the file has no words for.
    """
    amount, share = investment.amount, investment.share
    money = f" of {money_words(amount)}" if amount else ""
    part = f" for {share_words(share)}" if share else ""
    history = ", ".join(f"{event.status.value} {event.date}" for event in investment.history)
    note = f"; {investment.note}" if investment.note else ""
    return f"investment{money}{part}: {history}{note}"


def investment_in_words(words: str, pair: tuple[str, str]) -> Investment | None:
    """The investment of one party in another that such words tell; none where they are others'.

    >>> investment_in_words("investment: committed 2023-07; a note", ("a", "b")).note
    'a note'
    """
    match = _WORDS.fullmatch(words)
    if match is None:
        return None
    try:
        history = tuple(_event(part) for part in match["history"].split(", "))
        amount = parse_money(match["money"]) if match["money"] else None
        share = parse_share(match["share"]) if match["share"] else None
    except MalformedError:
        return None
    if any(later.date.first_day < event.date.first_day for event, later in pairwise(history)):
        return None
    return Investment(*pair, history, amount, share, match["note"])


def unlike_investments(note: str) -> str:
    r"""The note, `note: ` before each line that would be read as an investment.

    >>> unlike_investments("a line\ninvestment: completed 2012")
    'a line\nnote: investment: completed 2012'
    """
    return _BEGINNING.sub("note: ", note)


def parted(details: str, pair: tuple[str, str]) -> tuple[str, list[Investment]]:
    r"""What details of a holding say of it, and the investments that are told behind that.

    >>> parted("a line\ninvestment: completed 2012", ("a", "b"))[0]
    'a line'
    """
    starts = [match.start() for match in _BEGINNING.finditer(details)]
    note, found = details[: starts[0]] if starts else details, list[Investment]()
    for start, end in pairwise((*starts, len(details))):
        words = details[start:end]
        investment = investment_in_words(words.removesuffix("\n"), pair)
        if investment is None:
            note += words
        else:
            found.append(investment)
    return note.removesuffix("\n"), found


def sourced(investment: Investment, sources: tuple[str, ...]) -> Investment:
    """The investment, all of whose events rest on the same sources."""
    history = tuple(replace(event, sources=sources) for event in investment.history)
    return replace(investment, history=history)


def _event(words: str) -> Event:
    status, when = words.split(" ")
    return Event(parse_when(when), Status(status))
