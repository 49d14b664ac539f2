"""A dataset as FollowTheMoney entities, one a line: parties, sources, Ownerships.

Where the votes are as the capital, one Ownership tells both, so that nobody who adds up
percentages counts a stake twice; other votes are an Ownership of their own, kept apart by `role`.
"""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.defaults import note_untold_day
from alliance_cli.exchange.ftm.amounts import amount_words
from alliance_cli.exchange.ftm.out_parties import party_line
from alliance_cli.exchange.ftm.out_percentages import is_sayable, percentage_words
from alliance_cli.exchange.ftm.out_values import Properties, is_date, is_within_dates, source_line
from alliance_cli.exchange.ftm.roles import Right
from alliance_cli.exchange.ftm.words import OWNERSHIP, VOTES_SUMMARY
from alliance_cli.model.money import money_words
from alliance_cli.model.records import Dataset, Holding, Investment
from alliance_cli.model.share import Share
from alliance_cli.model.when import When, whole_date

_ANY: Final = "0-100"


def write_ftm(dataset: Dataset, account: Account) -> Iterator[str]:
    """The dataset as JSON Lines, an entity a chunk, in the order of the dataset."""
    # The first of all days stands where nothing tells one.
    as_of = None if dataset.as_of == date.min else whole_date(dataset.as_of)
    _note_losses(dataset, account)
    for party in dataset.parties:
        yield party_line(party, dataset, as_of, account)
    for source in dataset.sources.values():
        yield source_line(source, None if dataset.parties else as_of, account)
    if not (dataset.parties or dataset.sources):
        # No line at all could be anything; an empty array is known for what it is.
        note_untold_day(dataset.as_of, account)
        yield "[]\n"
    numbers = _Numbers()
    for holding in dataset.holdings:
        yield from _held(holding, numbers.next(holding.owner, holding.company), dataset, account)
    for investment in dataset.investments:
        number = numbers.next("investment", investment.investor, investment.company)
        yield from _invested(investment, f"investment.{number}", dataset, account)


class _Numbers:
    """Counts what has the same ends, so that a new line changes the ids of no other pair."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, ...], int] = {}

    def next(self, *ends: str) -> str:
        """The last two ends, and which line of theirs this is."""
        self._counts[ends] = self._counts.get(ends, 0) + 1
        return f"{ends[-2]}.{ends[-1]}.{self._counts[ends]}"


def _held(holding: Holding, number: str, dataset: Dataset, account: Account) -> Iterator[str]:
    where = f"{holding.owner} in {holding.company}"
    if not is_within_dates(holding.period):
        words = f"from {holding.period.since} until {holding.period.until}"
        Properties(account, where).lose_date(f"a line {words} is left out")
        return
    sides = [(Right.CAPITAL, holding.capital)]
    if holding.votes != holding.capital:
        sides.append((Right.VOTES, holding.votes))
    for right, share in sides:
        entity = _ownership(
            holding.owner, holding.company, right, share, Properties(account, where)
        )
        entity.add_day("startDate", holding.period.since)
        entity.add_day("endDate", holding.period.until)
        if right is Right.CAPITAL:
            entity.add_text("description", holding.note)
        else:
            entity.add("summary", VOTES_SUMMARY)
        entity.add_sources(dataset.sources[id_] for id_ in holding.sources)
        kind = "holding" if right is Right.CAPITAL else "votes"
        yield entity.line(f"{kind}.{number}", OWNERSHIP)


def _invested(
    investment: Investment, record: str, dataset: Dataset, account: Account
) -> Iterator[str]:
    """An Ownership for each event: the status is as it says from its day to that of the next."""
    where = f"{investment.investor} in {investment.company}"
    for event in investment.history:
        if not is_date(event.date):
            words = f"{event.status.value} {event.date} is left out"
            Properties(account, where).lose_date(words)
    history = tuple(event for event in investment.history if is_date(event.date))
    dates: list[When | None] = [event.date for event in history]
    turns = zip_longest(history, dates[1:])
    for number, (event, until) in enumerate(turns, start=1):
        entity = Properties(account, where)
        ends = (investment.investor, investment.company)
        _ownership(*ends, Right.INTENTION, investment.share, entity)
        entity.add("status", event.status.value)
        entity.add_day("startDate", event.date)
        entity.add_day("endDate", until)
        if investment.amount is not None:
            entity.add("sharesValue", amount_words(investment.amount))
            entity.add("sharesCurrency", investment.amount.currency)
        entity.add_text("description", investment.note)
        entity.add("recordId", record)
        entity.add_sources(dataset.sources[id_] for id_ in event.sources)
        yield entity.line(f"{record}.{number}", OWNERSHIP)


def _ownership(
    owner: str, company: str, right: Right, share: Share | None, entity: Properties
) -> Properties:
    entity.add("owner", owner)
    entity.add("asset", company)
    entity.add("role", right.value)
    if share is not None:
        # An intention without a percentage need not be for a stake at all.
        unknown = _ANY if right is Right.INTENTION else None
        entity.add("percentage", percentage_words(share) or unknown)
        if not is_sayable(share):
            words = f"{share.low} to {share.high}" if share.exact is None else f"{share.exact}"
            entity.lost("fraction", f"{words} is written in per cent with 15 decimals")
    return entity


def _note_losses(dataset: Dataset, account: Account) -> None:
    for valuation in dataset.valuations:
        what = f"{money_words(valuation.value)} on {valuation.date}"
        account.lost("valuation", valuation.company, what)
    for project in dataset.projects:
        account.lost("project", project.id, project.title)
