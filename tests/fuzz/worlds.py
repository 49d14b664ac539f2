"""Datasets without an error that are as odd as a file may be."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, Final, TypeVar

from alliance_cli.errors import MalformedError
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.codes import COUNTRIES
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.names import folded
from alliance_cli.model.records import (
    Basis,
    Company,
    CompanyKind,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Note,
    Project,
    Source,
    Status,
    Valuation,
)
from alliance_cli.model.share import UNKNOWN, Share, exactly, parse_share
from alliance_cli.model.when import Period, When, parse_when
from tests.fuzz import words

_Drawn = TypeVar("_Drawn")
_WORDLESS: Final = 0.05
"""How many shares the file itself has no words for."""
_TENTH: Final = 10
_DAYS: Final = (
    date(2024, 5, 6),
    date(2024, 5, 6),
    date.min,
    date.max,
    date(2031, 1, 1),
    date(999, 1, 1),
)
_COUNTRIES: Final = sorted(COUNTRIES)


def world(random: Random) -> Dataset:
    """A dataset that passes every check; seldom an empty one, or one of a day to come."""
    drawn = _World(random).dataset()
    for holding in drawn.holdings:
        if not _is_sound(drawn):
            kept = tuple(line for line in drawn.holdings if line.company != holding.company)
            drawn = replace(drawn, holdings=kept)
    completed = {
        id_: replace(company, complete=random.random() < 0.5)
        for id_, company in drawn.companies.items()
    }
    complete = replace(drawn, companies=completed)
    return complete if _is_sound(complete) else drawn


def _is_sound(dataset: Dataset) -> bool:
    return all(problem.is_warning for check in CHECKS for problem in check(dataset))


class _World:
    """Draws one dataset; whoever is called so already is called otherwise."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()
        self._sources: list[str] = []

    def dataset(self) -> Dataset:
        """The dataset, which may have too much in some company."""
        random = self._random
        sources = {source.id: source for source in self._some(self._source, 3)}
        self._sources = list(sources)
        companies = {company.id: company for company in self._some(self._company, 4)}
        holders = {holder.id: holder for holder in self._some(self._holder, 2)}
        owners, owned = [*companies, *holders], list(companies)
        return Dataset(
            words.name(random),
            random.choice(_DAYS),
            sources,
            companies,
            holders,
            tuple(line for id_ in owned for line in self._lines(id_, owners)),
            tuple(self._some(lambda: self._investment(owners, owned), 3) if owned else ()),
            tuple(self._some(lambda: self._valuation(owned), 2) if owned else ()),
            tuple(self._projects(owners)),
        )

    def _some(self, draw: Callable[[], _Drawn], most: int) -> list[_Drawn]:
        return [draw() for _ in range(self._random.randint(0, most))]

    def _free(self, draw: Callable[[], str]) -> str:
        """A text to which nobody answers yet."""
        text = draw()
        while folded(text) in self._taken:
            text = f"{text[:70].rstrip('-')}-{self._random.randint(2, 99)}"
        self._taken.add(folded(text))
        return text

    def _perhaps(self, text: str) -> str | None:
        return text if self._random.random() < 0.5 else None

    def _named(self) -> str:
        return self._free(lambda: words.name(self._random))

    def _id(self) -> str:
        return self._free(lambda: self._random.choice(words.IDS))

    def _rest_on(self) -> tuple[str, ...]:
        some = self._random.sample(self._sources, self._random.randint(0, len(self._sources)))
        return tuple(some)

    def _source(self) -> Source:
        random = self._random
        day = parse_when(words.when(random)) if random.random() < 0.5 else None
        titled = words.name(random), self._perhaps(words.name(random))
        return Source(
            random.choice(words.IDS), *titled, day, self._perhaps(random.choice(words.URLS))
        )

    def _party(self) -> dict[str, Any]:
        """What companies and holders have in common."""
        random = self._random
        schemes = random.sample(words.SCHEMES, random.choice((0, 0, 1, 2)))
        return {
            "id": self._id(),
            "name": self._named(),
            "country": self._perhaps(random.choice(_COUNTRIES)),
            "aliases": tuple(self._named() for _ in range(random.choice((0, 0, 1, 2)))),
            "identifiers": tuple((scheme, self._named()) for scheme in schemes),
            "notes": tuple(
                Note(parse_when(words.when(random)), words.note(random), self._rest_on())
                for _ in range(random.choice((0, 0, 1, 2)))
            ),
        }

    def _company(self) -> Company:
        return Company(**self._party(), kind=self._random.choice(list(CompanyKind)))

    def _holder(self) -> Holder:
        return Holder(**self._party(), kind=self._random.choice(list(HolderKind)))

    def _lines(self, company: str, owners: Sequence[str]) -> list[Holding]:
        random, lines = self._random, list[Holding]()
        some = random.sample(owners, random.randint(0, len(owners)))
        for owner in some:
            days = sorted({self._when() for _ in range(random.randint(0, 2))}, key=_first_day)
            turns = [random.choice((None, parse_when("1990"))), *days, None]
            for since, until in pairwise(turns):
                period = Period(since, until)
                if random.random() < 0.8 and not period.is_empty:
                    lines.append(self._line(owner, company, period, 100 // len(some)))
        return lines

    def _line(self, owner: str, company: str, period: Period, most: int) -> Holding:
        capital = self._share(most)
        votes = random_votes = replace(capital, stated="")
        if self._random.random() < 0.3:
            votes = self._random.choice((random_votes, self._share(most), exactly(capital.low * 0)))
        if votes == capital:
            votes = replace(capital, stated="")
        note = self._perhaps(words.note(self._random))
        return Holding(owner, company, capital, votes, period, self._rest_on(), note)

    def _share(self, most: int) -> Share:
        if self._random.random() < _WORDLESS and most > _TENTH:
            return Share(Fraction(1, 100), Fraction(1, 3), high_open=True)
        try:
            found = parse_share(words.share(self._random, most))
        except MalformedError:
            return UNKNOWN
        return found if self._random.random() < 0.7 else replace(found, stated="")

    def _money(self) -> Money:
        found = parse_money(words.money(self._random))
        return found if self._random.random() < 0.7 else replace(found, stated="")

    def _when(self) -> When:
        return parse_when(words.when(self._random))

    def _history(self) -> tuple[Event, ...]:
        days = sorted((self._when() for _ in range(self._random.randint(1, 4))), key=_first_day)
        statuses = list(Status)
        return tuple(Event(day, self._random.choice(statuses), self._rest_on()) for day in days)

    def _investment(self, owners: Sequence[str], owned: Sequence[str]) -> Investment:
        random = self._random
        return Investment(
            random.choice(owners),
            random.choice(owned),
            self._history(),
            self._money() if random.random() < 0.6 else None,
            self._share(100) if random.random() < 0.5 else None,
            self._perhaps(words.note(random)),
        )

    def _valuation(self, owned: Sequence[str]) -> Valuation:
        random = self._random
        basis, note = random.choice(list(Basis)), self._perhaps(words.note(random))
        company = random.choice(owned)
        return Valuation(company, self._money(), self._when(), basis, self._rest_on(), note)

    def _projects(self, owners: Sequence[str]) -> list[Project]:
        random = self._random
        ids = random.sample(words.IDS, random.randint(0, 2)) if owners else []
        return [
            Project(
                id_,
                words.name(random),
                tuple(random.choice(owners) for _ in range(random.randint(1, 3))),
                self._history(),
                self._perhaps(words.name(random)),
                self._perhaps(words.note(random)),
            )
            for id_ in ids
        ]


def _first_day(when: When) -> date:
    return when.first_day
