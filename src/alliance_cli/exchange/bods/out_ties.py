"""What ties an owner to a company for a time: a line of the file, or a commitment."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.investments import (
    Commitment,
    commitments,
    investment_words,
    unlike_investments,
)
from alliance_cli.exchange.bods.out_shares import rounded_words, share_object
from alliance_cli.exchange.bods.out_statements import Json
from alliance_cli.model.records import Holding, Investment
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.when import Period

_CONDITIONAL: Final = "conditionalRightsGrantedByContract"


@dataclass(frozen=True, slots=True)
class WrittenInterest:
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
    interests: tuple[WrittenInterest, ...]
    sources: tuple[str, ...]


def line_start(holding: Holding, beginning: date) -> date:
    """The day on which a line is first told: the beginning where the file names none."""
    return beginning if holding.period.since is None else holding.period.start


def line_tie(
    holding: Holding, beginning: date, account: Account, behind: Sequence[str] = ()
) -> Tie:
    """What a line says: its capital as shareholding, its votes as voting rights.

    Words of investments stand behind its note.
    """
    where = f"{holding.owner} in {holding.company}"
    for share in dict.fromkeys((holding.capital, holding.votes)):
        if rounded := rounded_words(share):
            what = f"{rounded} is written with fifteen decimals; it stands in an annotation"
            account.lost("fraction", where, what)
    _note_partial_dates(holding.period, where, account)
    note = _plain_note(holding.note, where, account)
    details = "\n".join(filter(None, (note, *behind)))
    interests = (
        _interest("shareholding", holding.capital, holding.period, details),
        _interest("votingRights", holding.votes, holding.period),
    )
    start = line_start(holding, beginning)
    return Tie(start, holding.period.end, interests, holding.sources)


def _plain_note(note: str | None, where: str, account: Account) -> str:
    """A note in which nothing is read as an investment."""
    plain = unlike_investments(note or "")
    if plain != (note or ""):
        what = f"{note!r} reads as an investment would; 'note: ' stands before it"
        account.lost("note", where, what)
    return plain


def is_committed(investment: Investment) -> bool:
    """Whether an investment is a right for a time, if only for one that is over."""
    return any(commitments(investment.history))


def commitment_starts(investment: Investment) -> Iterator[date]:
    """The days on which the commitments of an investment are first told."""
    return (commitment.period.start for commitment in commitments(investment.history))


def commitment_ties(investment: Investment, account: Account) -> list[Tie]:
    """The times at which an investment is committed, each as a right under a condition.

    What it bought stands in the holdings, if the file knows of it: a shareholding beside that
    line would tell one stake twice.
    """
    where = f"{investment.investor} in {investment.company}"
    words = investment_words(replace(investment, share=None))
    found = tuple(commitments(investment.history))
    for commitment in found:
        _note_partial_dates(commitment.period, where, account)
    what = "its money and history stand in the details of a right under a condition"
    account.lost("investment", where, what)
    told = dict.fromkeys(id_ for c in found for event in c.events for id_ in event.sources)
    _note_sources(investment, told, account)
    return [_commitment_tie(one, investment.share or UNKNOWN, words) for one in found]


def words_behind(investment: Investment, lines: int, account: Account) -> str:
    """An investment that was never a right, as words behind the note of a line; or nothing."""
    where = f"{investment.investor} in {investment.company}"
    history = ", ".join(f"{event.status.value} {event.date}" for event in investment.history)
    first, line_break, others = (investment.note or "").partition("\n")
    note = f"{first}{line_break}{_plain_note(others, where, account)}"
    try:
        words = investment_words(replace(investment, note=note)) if lines else ""
    except ValueError:
        words = ""
    if words:
        what = f"{history}: never a right, so it stands in the details of a shareholding"
    else:
        what = f"{history}: never a right, and no line of the two to tell it: it is left out"
    account.lost("investment", where, what)
    _note_sources(investment, (), account)
    return words


def _commitment_tie(commitment: Commitment, share: Share, words: str) -> Tie:
    interest = _interest(_CONDITIONAL, share, commitment.period, words)
    sources = dict.fromkeys(id_ for event in commitment.events for id_ in event.sources)
    return Tie(commitment.period.start, commitment.period.end, (interest,), tuple(sources))


def _note_sources(investment: Investment, told: Collection[str], account: Account) -> None:
    """Account for what other events rest on."""
    where = f"{investment.investor} in {investment.company}"
    others = dict.fromkeys(id_ for event in investment.history for id_ in event.sources)
    for id_ in others:
        if id_ not in told:
            what = f"{id_}: only where a right begins and ends do statements say on what it rests"
            account.lost("source of an event", where, what)


def _interest(
    type_: str, share: Share, period: Period, details: str | None = None
) -> WrittenInterest:
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
    return WrittenInterest(said, tuple(remarks))


def _note_partial_dates(period: Period, where: str, account: Account) -> None:
    for when in (period.since, period.until):
        if when is not None and when.day is None:
            what = f"{when} is written as {when.first_day}; an annotation says so"
            account.lost("partial date", where, what)
