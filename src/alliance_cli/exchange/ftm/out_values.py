"""The properties of one entity on its way out: cleaned as FollowTheMoney cleans, losses noted."""

import json
from collections.abc import Callable, Iterable
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.sources import PREFIX
from alliance_cli.exchange.ftm.text import kept_name, kept_text, kept_url
from alliance_cli.exchange.ftm.words import ARTICLE
from alliance_cli.model.records import Source
from alliance_cli.model.when import Period, When

_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2999
"""Between these FollowTheMoney knows dates."""


def is_date(day: When) -> bool:
    """Whether FollowTheMoney knows a date."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_within_dates(period: Period) -> bool:
    """Whether a period has a day on a date that FollowTheMoney knows.

    The others have to be left out: without its dates a stake would be held on all days.
    """
    begins, until = period.start, period.until
    return begins.year <= _LAST_YEAR and (until is None or until.year >= _FIRST_YEAR)


class Properties:
    """The properties of one entity; `where` names it among the losses."""

    def __init__(self, account: Account, where: str) -> None:
        """Begin with none."""
        self.account, self.where = account, where
        self._values: dict[str, list[str]] = {}

    def add(self, property_: str, *values: str | None) -> None:
        """Put values that need no cleaning."""
        for value in values:
            held = self._values.setdefault(property_, []) if value else []
            if value and value not in held:
                held.append(value)

    def add_text(self, property_: str, text: str | None) -> None:
        """Put a text of any length."""
        self._add_cleaned(property_, text, kept_text)

    def add_name(self, property_: str, name: str | None) -> None:
        """Put a name."""
        self._add_cleaned(property_, name, kept_name)

    def add_url(self, property_: str, url: str | None) -> None:
        """Put the address of a page."""
        self._add_cleaned(property_, url, kept_url)

    def add_day(self, property_: str, day: When | None) -> None:
        """Put a date, whole or partial."""
        if day is not None and not is_date(day):
            self.lose_date(f"{property_} {day}")
        elif day is not None:
            self.add(property_, str(day))

    def lose_date(self, what: str) -> None:
        """Note what cannot be told for want of a date."""
        self.lost("date", f"{what}: only the years {_FIRST_YEAR} to {_LAST_YEAR} are dates")

    def add_sources(self, sources: Iterable[Source]) -> None:
        """Put what the entity rests on: the documents, their addresses and publishers."""
        for source in sources:
            self.add("proof", f"{PREFIX}{source.id}")
            # What the document could not hold of these is told once, with the document.
            self.add("sourceUrl", kept_url(source.url or ""))
            self.add("publisher", kept_text(source.publisher or ""))

    def lost(self, kind: str, what: str) -> None:
        """Note something of the entity that finds no place."""
        self.account.lost(kind, self.where, what)

    def has(self, property_: str) -> bool:
        """Whether the property has a value."""
        return bool(self._values.get(property_))

    def line(self, id_: str, schema: str) -> str:
        """The entity as one line of JSON."""
        entity = {"id": id_, "schema": schema, "properties": self._values}
        return json.dumps(entity, ensure_ascii=False) + "\n"

    def _add_cleaned(self, property_: str, text: str | None, cleaned: Callable[[str], str]) -> None:
        if text is None:
            return
        kept = cleaned(text)
        if kept != text:
            what = (
                f"{property_} {text!r} is written as {kept!r}" if kept else f"{property_} {text!r}"
            )
            self.lost("url" if property_ == "sourceUrl" else "text", what)
        self.add(property_, kept)


def source_line(source: Source, touched: When | None, account: Account) -> str:
    """A source as an article, which needs no file; `touched` where no party tells the day."""
    article = Properties(account, source.id)
    article.add_text("title", source.title)
    article.add_text("publisher", source.publisher)
    article.add_day("publishedAt", source.date)
    article.add_url("sourceUrl", source.url)
    article.add_day("modifiedAt", touched)
    return article.line(f"{PREFIX}{source.id}", ARTICLE)
