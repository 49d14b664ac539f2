"""What is written in a format and read again: nothing is refused, all that is no loss is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.examining import examined, no_later_than
from alliance_cli.exchange.formats import WRITERS, reader_of
from alliance_cli.exchange.recognition import Exchange, recognised
from alliance_cli.exchange.sayable import sayable
from alliance_cli.loading.reader import examine_text
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Company, Dataset, Holding, Investment, Party

TODAY: Final = date(2026, 11, 30)
WRITTEN: Final = (Exchange.ALLIANCE, Exchange.CSV, Exchange.BODS, Exchange.FTM)
"""Every format that is written."""
_RENAMED: Final = frozenset({"id"})
_TEXTS: Final = frozenset({"text", "blanks", "name", "note", "url"})
_SHARES: Final = frozenset({"fraction", "open end"})
Line: TypeAlias = tuple[str, str, date, date | None]


def written(dataset: Dataset, format_: Exchange, account: Account) -> str:
    """The dataset in a format."""
    if format_ is Exchange.ALLIANCE:
        return dataset_text(sayable(dataset, account))
    return "".join(WRITERS[format_](dataset, account))


def examine(text: str, format_: Exchange, account: Account) -> Examination:
    """What is right and wrong with a text in a format."""
    if format_ is Exchange.ALLIANCE:
        return examine_text(text, "f")
    return examined([text], "f", no_later_than(TODAY, reader_of(format_, None)), account)


@dataclass(frozen=True, slots=True)
class Trip:
    """A dataset, and what came back of it."""

    dataset: Dataset
    back: Dataset
    format: Exchange
    lost: Mapping[str, frozenset[str]]
    """The kinds of losses of the writing, by where they are."""

    def loses(self, where: str, kinds: frozenset[str]) -> bool:
        """Whether any loss of these kinds was told of something."""
        return bool(self.lost.get(where, frozenset()) & kinds)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all losses."""
        return frozenset().union(*self.lost.values())


def faults(dataset: Dataset, format_: Exchange) -> Iterator[str]:
    """All that is wrong with what a format makes of a dataset without an error."""
    account = Account()
    text = written(dataset, format_, account)
    is_nothing = text.strip() == "[]"
    if not is_nothing and recognised(text[:4096]) is not format_:
        yield f"{format_.value} is recognised as {recognised(text[:4096]).value}"
    found = examine(text, format_, Account())
    if found.dataset is None:
        problem = found.problems[0]
        yield f"{format_.value} is refused: {problem.name}: {problem.message} {problem.location}"
        return
    lost: dict[str, frozenset[str]] = {}
    for loss in account.losses:
        lost[loss.where] = lost.get(loss.where, frozenset()) | {loss.kind}
    trip = Trip(dataset, found.dataset, format_, lost)
    for fault in (*_kept(trip), *_settled(trip)):
        yield f"{format_.value}: {fault}"


def _settled(trip: Trip) -> Iterator[str]:
    """Faults of what is written again of what was read."""
    second = written(trip.back, trip.format, Account())
    again = examine(second, trip.format, Account()).dataset
    if again is None:
        yield "what was read is refused when it is written again"
    elif written(again, trip.format, Account()) != second:
        yield "what was read twice is not written the same again"
    plain = sayable(trip.back, Account())
    if examine_text(dataset_text(plain), "f").dataset != plain:
        yield "what was read is another in our own form"


def _kept(trip: Trip) -> Iterator[str]:
    if trip.format is Exchange.ALLIANCE:
        if trip.back != sayable(trip.dataset, Account()):
            yield "what comes back is not equal"
        return
    if not trip.kinds & {"day", "date"} and trip.dataset.as_of != date.min:
        yield from _unlike("day", trip.dataset.as_of, trip.back.as_of)
    if trip.kinds & _RENAMED:
        return
    yield from _parties(trip)
    yield from _lines(trip)
    yield from _investments(trip)
    if trip.format is Exchange.FTM:
        yield from _sources(trip)


def _unlike(what: str, told: object, back: object) -> Iterator[str]:
    if told != back:
        yield f"{what}: {told!r} came back as {back!r}"


def _parties(trip: Trip) -> Iterator[str]:
    for party in trip.dataset.parties:
        if trip.loses(party.id, frozenset({"party"})):
            continue
        found = trip.back.companies.get(party.id) or trip.back.holders.get(party.id)
        if found is None:
            yield f"{party.id} is no more"
        else:
            yield from _party(trip, party, found)


def _party(trip: Trip, party: Party, found: Party) -> Iterator[str]:
    if not trip.loses(party.id, _TEXTS):
        yield from _unlike("name", party.name, found.name)
    yield from _unlike("kind", (type(party), party.kind), (type(found), found.kind))
    if trip.format is Exchange.CSV:
        is_complete = isinstance(party, Company) and party.complete
        owned = any(line.company == party.id for line in trip.dataset.holdings)
        came = isinstance(found, Company) and found.complete
        yield from _unlike(f"complete list of {party.id}", is_complete and owned, came)
        return
    yield from _unlike("country", party.country, found.country)
    if not trip.loses(party.id, _TEXTS | {"identifier", "identifier scheme"}):
        yield from _unlike("aliases", party.aliases, found.aliases)
        yield from _unlike("identifiers", len(party.identifiers), len(found.identifiers))
    if trip.format is Exchange.FTM and not trip.loses(party.id, _TEXTS | {"date"}):
        notes = tuple(dict.fromkeys(party.notes))
        yield from _unlike("notes", notes, found.notes)


def _lines(trip: Trip) -> Iterator[str]:
    told, back = _by_line(trip, trip.dataset), _by_line(trip, trip.back)
    if told.keys() != back.keys():
        yield from _unlike("lines", sorted(told.keys() - back.keys()), back.keys() - told.keys())
        return
    for key, line in told.items():
        where = f"{line.owner} in {line.company}"
        if not trip.loses(where, _SHARES):
            yield from _unlike(f"capital of {where}", line.capital, back[key].capital)
            yield from _unlike(f"votes of {where}", line.votes, back[key].votes)
        if not trip.loses(where, _TEXTS):
            yield from _unlike(f"note of {where}", line.note, back[key].note)
        if trip.format is not Exchange.BODS:
            yield from _unlike(f"sources of {where}", line.sources, back[key].sources)


def _by_line(trip: Trip, dataset: Dataset) -> dict[Line, Holding]:
    return {
        (line.owner, line.company, line.period.start, line.period.end): line
        for line in dataset.holdings
        if not trip.loses(f"{line.owner} in {line.company}", frozenset({"date"}))
    }


def _investments(trip: Trip) -> Iterator[str]:
    told, back = _by_pair(trip, trip.dataset), _by_pair(trip, trip.back)
    if trip.format is Exchange.FTM:
        yield from _unlike("investments", told - back, back - told)
    elif trip.format is Exchange.BODS and back - told:
        yield f"investments that nobody told: {back - told}"


def _by_pair(trip: Trip, dataset: Dataset) -> Counter[Investment]:
    """Investments without sources; those of which more is lost are left out."""
    found: Counter[Investment] = Counter()
    for one in dataset.investments:
        where = f"{one.investor} in {one.company}"
        if not trip.loses(where, _TEXTS | _SHARES | {"date"}):
            history = tuple(replace(event, sources=()) for event in one.history)
            share = None if trip.format is Exchange.BODS else one.share
            found[replace(one, history=history, share=share)] += 1
    return found


def _sources(trip: Trip) -> Iterator[str]:
    for source in trip.dataset.sources.values():
        if not trip.loses(source.id, _TEXTS | {"date"}):
            yield from _unlike("source", source, trip.back.sources.get(source.id))
