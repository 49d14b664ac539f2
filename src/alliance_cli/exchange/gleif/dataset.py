"""The dataset that the records of GLEIF add up to."""

import re
from datetime import date
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName
from alliance_cli.exchange.account import Reading
from alliance_cli.exchange.defaults import title_of
from alliance_cli.exchange.gleif.book import ENTITIES, RELATIONSHIPS, Book
from alliance_cli.exchange.gleif.choice import chosen
from alliance_cli.exchange.gleif.parties import SOURCE
from alliance_cli.model.records import Dataset, Source
from alliance_cli.model.when import whole_date

_DATED_NAME: Final = re.compile(r"(?:.*[/\\])?([0-9]{8})-[0-9]{4}-gleif-.*")
_DETAILS: Final = {
    RELATIONSHIPS: "the issuer, and the days of registration, update and renewal",
    ENTITIES: "addresses, legal forms, register numbers, successors, events and registration days",
}


def finished(book: Book, file: str) -> Reading:
    """The dataset of all records taken in."""
    as_of = _as_of(book, file)
    kept, giving_way = chosen(book.lines)
    for line in giving_way:
        why = "another record tells the pair on the same days; the one updated last stands"
        book.account.lost("duplicate record", line.where, why)
    _tell_ultimate(book, {line.holding.company for line in kept})
    _tell_details(book, file)
    companies = book.parties.companies(as_of)
    is_sourced = bool(kept) or any(company.notes for company in companies.values())
    title = f"GLEIF {' and '.join(book.counts)}"
    source = Source(SOURCE, title, "GLEIF", whole_date(as_of))
    dataset = Dataset(
        title_of(file),
        as_of,
        {SOURCE: source} if is_sourced else {},
        companies,
        holdings=tuple(line.holding for line in kept),
    )
    places = dict(book.parties.places)
    places.update((("holdings", index), line.location) for index, line in enumerate(kept))
    return Reading(dataset, book.problems, places)


def _as_of(book: Book, file: str) -> date:
    """The day that the header says, or the file's name, or else that of the last update."""
    named = _DATED_NAME.fullmatch(file)
    told = book.content_day or (_day_of_name(named[1]) if named else None) or book.latest_day
    if told == date.min and not book.problems:
        example = "20230609-0800-gleif-goldencopy-repex-golden-copy.csv"
        problem = Problem(
            ProblemName.MISSING_FIELD,
            "the file does not say of which day it is",
            way_out=f"let its name begin with the day, as GLEIF's do: {example}",
            location=Location(file, 0, 0, 1, ""),
        )
        book.problems.append(problem)
    return told


def _day_of_name(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None


def _tell_ultimate(book: Book, held: set[str]) -> None:
    """Count each ultimate parent as lost beside a direct one, and else note it."""
    for told in book.ultimate:
        id_ = book.parties.id_of(told.child, told.location)
        if id_ in held:
            why = "the direct parent is a holder already, and the ultimate one is never added to it"
            book.account.lost("ultimate consolidation", told.where, why)
        elif not book.parties.note(id_, told.text, told.since):
            why = "another record tells the same ultimate consolidation"
            book.account.lost("duplicate record", told.where, why)


def _tell_details(book: Book, file: str) -> None:
    """One loss for all that no record of a kind has a place for."""
    for kind, count in book.counts.items():
        if kind in _DETAILS:
            what = f"{_DETAILS[kind]} of {count} {kind} are left out"
            book.account.lost("registration details", title_of(file), what)
