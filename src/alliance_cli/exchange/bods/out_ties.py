"""What ties an owner to a company for a time: a line of the file, or a commitment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_shares import rounded_words, share_object
from alliance_cli.exchange.bods.out_statements import Json
from alliance_cli.model.money import money_words
from alliance_cli.model.records import Event, Holding, Investment, Status
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import Period

_CONDITIONAL: Final = "conditionalRightsGrantedByContract"


@dataclass(frozen=True, slots=True)
class Interest:
    """An interest as BODS has it, and what its fields say only nearly."""

    said: dict[str, Json]
    remarks: tuple[tuple[str, str], ...]
    """Pointers to fields of it, each with words on the field."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Interests that begin and end together."""

    start: date
    """The first day on which a statement tells them."""
    end: date | None
    """The first day on which they are over."""
    interests: tuple[Interest, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Commitment:
    """The time from a commitment to what became of it; completed without one, only its end."""

    begun: Event | None
    ended: Event | None

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for event in (self.begun, self.ended) if event)

    @property
    def start(self) -> date:
        return self.events[0].date.first_day

    @property
    def period(self) -> Period:
        return Period(
            None if self.begun is None else self.begun.date,
            None if self.ended is None else self.ended.date,
        )


def line_start(holding: Holding, beginning: date) -> date:
    """The day on which a line is first told: the beginning where the file names none."""
    return beginning if holding.period.since is None else holding.period.start


def line_tie(holding: Holding, beginning: date, account: Account) -> Tie:
    """What a line says: its capital as shareholding, its votes as voting rights."""
    where = f"{holding.owner} in {holding.company}"
    for share in dict.fromkeys((holding.capital, holding.votes)):
        if rounded := rounded_words(share):
            what = f"{rounded} is written with fifteen decimals; it stands in an annotation"
            account.lost("fraction", where, what)
    _note_partial_dates(holding.period, where, account)
    interests = (
        _interest("shareholding", holding.capital, holding.period, holding.note),
        _interest("votingRights", holding.votes, holding.period),
    )
    start = line_start(holding, beginning)
    return Tie(start, holding.period.end, interests, holding.sources)


def commitment_starts(investment: Investment) -> Iterator[date]:
    """The days on which the commitments of an investment are first told."""
    return (commitment.start for commitment in _commitments(investment.history))


def commitment_ties(investment: Investment, account: Account) -> list[Tie]:
    """The times at which an investment is committed, each as a right under a condition.

    What it bought stands in the holdings, if the file knows of it: a shareholding beside that
    line would tell one stake twice.
    """
    where = f"{investment.investor} in {investment.company}"
    words = _words(investment)
    ties = [
        _commitment_tie(commitment, investment.share or UNKNOWN, words)
        for commitment in _commitments(investment.history)
    ]
    if not ties:
        account.lost("investment", where, f"{words}: no right yet, so it is left out")
        return ties
    what = "its money and history stand in the details of a right under a condition"
    account.lost("investment", where, what)
    for commitment in _commitments(investment.history):
        _note_partial_dates(commitment.period, where, account)
    return ties


def _commitment_tie(commitment: _Commitment, share: Share, words: str) -> Tie:
    interest = _interest(_CONDITIONAL, share, commitment.period, words)
    sources = dict.fromkeys(id_ for event in commitment.events for id_ in event.sources)
    return Tie(commitment.start, commitment.period.end, (interest,), tuple(sources))


def _commitments(history: Iterable[Event]) -> Iterator[_Commitment]:
    begun: Event | None = None
    is_completed = False
    # Of several events of one day the last gives the status.
    for event in {event.date.first_day: event for event in history}.values():
        if event.status is Status.COMMITTED:
            begun = begun or event
        elif begun or (event.status is Status.COMPLETED and not is_completed):
            yield _Commitment(begun, event)
            begun = None
        is_completed = event.status is Status.COMPLETED
    if begun:
        yield _Commitment(begun, None)


def _words(investment: Investment) -> str:
    money = f" of {money_words(investment.amount)}" if investment.amount else ""
    history = ", ".join(f"{event.status.value} {event.date}" for event in investment.history)
    note = f"; {investment.note}" if investment.note else ""
    return f"investment{money}: {history}{note}"


def _interest(type_: str, share: Share, period: Period, details: str | None = None) -> Interest:
    """The interest; whether it makes a beneficial owner is not for us to say."""
    said: dict[str, Json] = {"type": type_, "directOrIndirect": "direct"}
    remarks = []
    if details:
        said["details"] = details
    if figures := share_object(share):
        said["share"] = figures
    if rounded := rounded_words(share):
        remarks.append(("/share", f"The share is {rounded}; decimals do not say it exactly."))
    for field, when in (("startDate", period.since), ("endDate", period.until)):
        if when is not None:
            said[field] = str(when.first_day)
            if when.day is None:
                remarks.append((f"/{field}", f"Of the date, {when} is known."))
    return Interest(said, tuple(remarks))


def _note_partial_dates(period: Period, where: str, account: Account) -> None:
    for when in (period.since, period.until):
        if when is not None and when.day is None:
            what = f"{when} is written as {when.first_day}; an annotation says so"
            account.lost("partial date", where, what)
