"""What stands for that which a file in another format does not say."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from alliance_cli.exchange.account import Account
from alliance_cli.model.records import Holding
from alliance_cli.outgoing.characters import harmless


def title_of(file: str) -> str:
    """The title of a dataset that has none: the name of its file, wherever it lies."""
    name = harmless(PurePath(file).name or file)
    return name if name.strip() else f"'{name}'"


def latest_day(holdings: Iterable[Holding], by: date = date.max) -> date:
    """The latest day that lines mention, not after `by`; the first of all where there is none."""
    ends = (end for h in holdings for end in (h.period.since, h.period.until) if end)
    return max((end.first_day for end in ends if end.first_day <= by), default=date.min)


def note_untold_day(as_of: date, account: Account) -> None:
    """Account for the day of a dataset that has nobody in it, where only records tell a day."""
    if as_of != date.min:
        account.lost("day", str(as_of), "nothing is in the dataset that could tell its day")
