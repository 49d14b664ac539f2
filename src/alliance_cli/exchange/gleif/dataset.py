"""The dataset that the records of GLEIF add up to."""

import re
from collections.abc import Sequence
from datetime import date
from sys import intern
from typing import Final

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Reading
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.gleif.book import ENTITIES, RELATIONSHIPS, Book
from alliance_cli.exchange.gleif.choice import Overruled, Word, chosen
from alliance_cli.exchange.gleif.parties import SOURCE
from alliance_cli.exchange.gleif.records import DIRECT, relationship_of
from alliance_cli.exchange.gleif.shares import NOT_DISCLOSED
from alliance_cli.model.records import Dataset, Holding, Source
from alliance_cli.model.when import whole_date

_DATED_NAME: Final = re.compile(r"(?:.*[/\\])?([0-9]{8})-[0-9]{4}-gleif-.*")
_DAY: Final = ("as_of",)
_DETAILS: Final = {
    RELATIONSHIPS: "the issuer, and the days of registration, update and renewal",
    ENTITIES: (
        "addresses, legal forms, transliterated names, register numbers, other entities, events "
        "and registration days"
    ),
}


def finished(book: Book, file: str) -> Reading:
    """The dataset of all records taken in."""
    words, overruled = chosen(book.words)
    lines = _lines(book, words)
    for one in overruled:
        _tell_overruled(book, one)
    holdings = tuple(holding for holding, _ in lines)
    as_of, day_place = _as_of(book, file, holdings)
    _tell_ultimate(book, words, {h.company for h in holdings if h.period.covers(as_of)})
    _tell_exceptions(book)
    book.parties.enlist_entities()
    _tell_details(book, file)
    places = dict(book.parties.places)
    places.update((("holdings", index), place) for index, (_, place) in enumerate(lines))
    if day_place is not None:
        places[_DAY] = day_place
    return Reading(_dataset(book, file, as_of, holdings), book.problems, places)


def _dataset(book: Book, file: str, as_of: date, holdings: tuple[Holding, ...]) -> Dataset:
    companies = book.parties.companies(as_of)
    day = None if as_of == date.min else whole_date(as_of)
    source = Source(SOURCE, f"GLEIF {' and '.join(book.kinds)}", "GLEIF", day)
    is_sourced = bool(holdings) or any(company.notes for company in companies.values())
    sources = {SOURCE: source} if is_sourced else {}
    return Dataset(title_of(file), as_of, sources, companies, holdings=holdings)


def _lines(book: Book, words: Sequence[Word]) -> list[tuple[Holding, Location]]:
    """A holding for each period of a direct consolidation, and the place of its record."""
    lines = []
    for word in words:
        if word.type != DIRECT:
            continue
        _enlist(book, word)
        note = intern(f"GLEIF: direct accounting consolidation, not a stake{word.note}")
        for period in word.held:
            pair = (word.owner, word.company)
            holding = Holding(*pair, word.share, NOT_DISCLOSED, period, (SOURCE,), note)
            lines.append((holding, word.location))
    return lines


def _as_of(book: Book, file: str, holdings: Sequence[Holding]) -> tuple[date, Location | None]:
    """The day of the file, and where it says so: in its header, or in its name.

    Else it is that of the last update, or the latest that the holdings tell.
    """
    if book.content_day is not None:
        return book.content_day
    named = _DATED_NAME.fullmatch(file)
    told = _day_of_name(named[1]) if named else None
    if told is not None:
        return told, Location(file, 0, 0, 1, "")
    return (latest_day(holdings) if book.latest_day == date.min else book.latest_day), None


def _day_of_name(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None


def _tell_overruled(book: Book, one: Overruled) -> None:
    since = "" if one.since == date.min else f" from {one.since} on"
    rest = "nothing of this one is left" if one.rest is None else "this one tells the days before"
    why = f"another record is right about the relationship{since}; {rest}"
    book.account.lost("duplicate record", _where(book, one.word), why)
    # They are still known, though nobody may hold them any more.
    _enlist(book, one.word)


def _enlist(book: Book, word: Word) -> None:
    for id_ in (word.company, word.owner) if word.type == DIRECT else (word.company,):
        book.parties.enlist(id_, word.location)


def _tell_ultimate(book: Book, words: Sequence[Word], held: set[str]) -> None:
    """Count each ultimate parent as lost beside a direct one, and else note it."""
    for word in words:
        if word.type == DIRECT:
            continue
        where = _where(book, word)
        if word.company in held:
            why = "the direct parent is a holder already, and the ultimate one is never added to it"
            book.account.lost("ultimate consolidation", where, why)
            continue
        _enlist(book, word)
        parent = book.parties.nodes[word.owner].code
        text = f"GLEIF: ultimate accounting consolidation by {parent}, no holding"
        for period in word.held:
            until = f"; until {period.until}" if period.until else ""
            book.parties.note(word.company, f"{text}{until}{word.note}", period.since)


def _where(book: Book, word: Word) -> str:
    child, parent = (book.parties.nodes[id_].code for id_ in (word.company, word.owner))
    return relationship_of(child, parent)


def _tell_exceptions(book: Book) -> None:
    for (id_, text), place in book.exceptions.items():
        book.parties.enlist(id_, place)
        book.parties.note(id_, f"GLEIF: no parent named, {text}", None)


def _tell_details(book: Book, file: str) -> None:
    """One loss for all that no record of a kind has a place for."""
    for kind, count in book.detailed.items():
        if count:
            what = f"{_DETAILS[kind]} of {count} {kind} are left out"
            book.account.lost("registration details", f"file {title_of(file)}", what)
