"""What stands for that which a file in another format does not say."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from alliance_cli.model.names import printable
from alliance_cli.model.records import Holding


def title_of(file: str) -> str:
    """The title of a dataset that has none: the name of its file, wherever it lies."""
    return printable(PurePath(file).name or file)


def latest_day(holdings: Iterable[Holding], by: date = date.max) -> date:
    """The latest day that lines mention, not after `by`; the first of all where there is none."""
    ends = (end for h in holdings for end in (h.period.since, h.period.until) if end)
    return max((end.first_day for end in ends if end.first_day <= by), default=date.min)
