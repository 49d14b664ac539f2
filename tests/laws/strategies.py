"""What a dataset can hold, drawn at random: shares, money, days, and small consistent datasets.

To make a strategy costs more than to draw from it, so each is made once and kept.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TypeVar

from hypothesis import strategies as st

from alliance_cli.errors import MalformedError
from alliance_cli.model.codes import COUNTRIES, CURRENCIES
from alliance_cli.model.money import MOST_DIGITS, Money
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
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.model.texts import parse_line
from alliance_cli.model.when import Period, When

_T = TypeVar("_T")
_FIRST_YEAR, _LAST_YEAR = 1995, 2030
_CURRENCIES = st.sampled_from(sorted(CURRENCIES))
_PRESS = st.just(("press",))
BOOLEANS = st.booleans()


@cache
def from_to(least: int, most: int) -> st.SearchStrategy[int]:
    """Whole numbers from one to another."""
    return st.integers(least, most)


def one_of(draw: st.DrawFn, things: Sequence[_T]) -> _T:
    """One of things that differ from draw to draw."""
    return things[draw(from_to(0, len(things) - 1))]


@cache
def some_of(things: tuple[str, ...], least: int, most: int | None) -> st.SearchStrategy[list[str]]:
    """Some of several things, each at most once."""
    return st.lists(st.sampled_from(things), min_size=least, max_size=most, unique=True)


@cache
def parts(least: Fraction = NOTHING, most: Fraction = WHOLE) -> st.SearchStrategy[Fraction]:
    """Parts of a whole: round percentages, odd ones, and thirds."""
    percentages = from_to(0, 10_000).map(lambda n: Fraction(n, 10_000))
    fractions = st.builds(_fraction, from_to(1, 10**6), from_to(0, 10**6))
    return (percentages | fractions).map(lambda part: least + part * (most - least))


def _fraction(parts: int, taken: int) -> Fraction:
    return Fraction(taken % (parts + 1), parts)


@cache
def exact_shares() -> st.SearchStrategy[Share]:
    """Shares that are exactly known."""
    return parts().map(exactly)


@cache
@st.composite
def ranges(draw: st.DrawFn) -> Share:
    """Shares of which only the ends are known, open or closed."""
    low, high = sorted((draw(parts()), draw(parts())))
    if low == high:
        return exactly(low)
    return Share(low, high, draw(BOOLEANS), draw(BOOLEANS))


@cache
def shares() -> st.SearchStrategy[Share]:
    """Shares of every kind."""
    return exact_shares() | ranges()


@cache
def sayable_shares() -> st.SearchStrategy[Share]:
    """Shares that the file has words for: open above only where nothing else is known."""
    return shares().filter(lambda s: not s.high_open or (s.low == 0 and not s.low_open))


@cache
def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts of money: to the cent, and as large and as fine as the file holds them."""
    scaled = st.integers(0, 10 ** (MOST_DIGITS + 10) - 1)
    return st.decimals(0, 10**14, places=2) | scaled.map(lambda n: Decimal(f"{n}E-10"))


@cache
@st.composite
def money(draw: st.DrawFn, currencies: st.SearchStrategy[str] = _CURRENCIES) -> Money:
    """An amount, a ceiling or a range, in a currency that exists."""
    low, high = sorted((draw(amounts()), draw(amounts())))
    currency = draw(currencies)
    kind = one_of(draw, ["amount", "ceiling", "range"])
    if kind == "ceiling":
        return Money(Decimal(0), high, currency, up_to=True)
    return Money(low if kind == "range" else high, high, currency)


@cache
def whens(first: date = date.min, last: date = date.max) -> st.SearchStrategy[When]:
    """Dates, and months and years that are known of them."""
    return st.builds(_when, st.dates(first, last), from_to(1, 3))


def _when(day: date, known: int) -> When:
    return When(day.year, *(day.month, day.day)[: known - 1])


@cache
def recent_whens() -> st.SearchStrategy[When]:
    """Dates close enough to one another to meet."""
    return whens(date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31))


@cache
@st.composite
def periods(draw: st.DrawFn, dates: st.SearchStrategy[When] | None = None) -> Period:
    """Periods, open at either end or at both, that run for at least a day."""
    dates = dates or recent_whens()
    since, until = sorted((draw(dates), draw(dates)), key=lambda when: when.first_day)
    if since.first_day == until.first_day:
        return Period(since)
    return one_of(draw, [Period(since, until), Period(since), Period(None, until)])


@cache
def lines_of_text() -> st.SearchStrategy[str]:
    """Texts of one line, also those that YAML would like to read as something else."""
    letters = st.characters(exclude_categories=("C", "Zl", "Zp"))
    words = ["NO", "yes", "010", "12:30", "1.5", "~", "null", "2023-11-08", "- a", "a: b", "#", "="]
    return (st.text(letters, min_size=1, max_size=150) | st.sampled_from(words)).filter(_is_line)


def _is_line(text: str) -> bool:
    """Whether a file may have the text: blanks and marks alone are none."""
    try:
        return bool(parse_line(text))
    except MalformedError:
        return False


def addresses() -> st.SearchStrategy[str]:
    """Addresses of pages, also such as other formats know none of."""
    paths = st.text("aé日/?#&=%()*_-.~", max_size=20)
    hosts = st.sampled_from(["example.org", "EXAMPLE.org:8080", "[2001:db8::1]", "münchen.example"])
    schemes = st.sampled_from(["https://", "http://", "HTTPS://"])
    return st.builds("{}{}/{}".format, schemes, hosts, paths)


@cache
def paragraphs() -> st.SearchStrategy[str]:
    """Texts of one or more lines."""
    return st.lists(lines_of_text(), min_size=1, max_size=4).map("\n".join)


@cache
@st.composite
def owner_lines(draw: st.DrawFn, company: str, owners: tuple[str, ...]) -> list[Holding]:
    """Lines of the owners of one company that on no day add up to more than the whole.

    Each owner has at most its equal part of the company, in one line or in one after the other.
    """
    most = Fraction(1, len(owners))
    lines = []
    for owner in draw(some_of(owners, 0, None)):
        days = sorted(draw(_TURNS), key=lambda when: when.first_day)
        turns = [None, *(w for w in days), None]
        for since, until in pairwise(turns):
            if since and until and since.first_day == until.first_day:
                continue
            capital, votes = (draw(small_shares(most)) for _ in range(2))
            lines.append(Holding(owner, company, capital, votes, Period(since, until), ("press",)))
    return lines


@cache
@st.composite
def small_shares(draw: st.DrawFn, most: Fraction) -> Share:
    """Shares that begin at or below `most`, with an open end now and then."""
    low = draw(parts(most=most))
    choices = [exactly(low), Share(low, WHOLE)]
    if low < most:
        choices.append(Share(low, most, low_open=True))
    if low > 0:
        choices.append(Share(NOTHING, low, high_open=True))
    return one_of(draw, choices)


def _oldest_first(events: list[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.date.first_day))


_LINES, _PARAGRAPHS = st.none() | lines_of_text(), st.none() | paragraphs()
_TURNS = st.sets(recent_whens(), max_size=3)
_SOURCES = st.builds(
    Source, st.just("press"), lines_of_text(), _LINES, st.none() | whens(), st.none() | addresses()
)
_NOTES = st.lists(st.builds(Note, recent_whens(), paragraphs(), _PRESS), max_size=2).map(tuple)
_HISTORIES = st.lists(
    st.builds(Event, recent_whens(), st.sampled_from(Status), _PRESS), min_size=1, max_size=3
).map(_oldest_first)


@cache
def _companies(id_: str) -> st.SearchStrategy[Company]:
    return st.builds(
        Company,
        st.just(id_),
        st.just(f"The {id_}"),
        st.sampled_from(CompanyKind),
        st.none() | st.sampled_from(sorted(COUNTRIES)),
        st.sampled_from([(), (f"alias {id_}", f"other {id_}")]),
        st.sampled_from([(), (("lei", f"LEI{id_}"), ("NO", f"010 {id_}"))]),
        notes=_NOTES,
    )


@cache
def _holders(id_: str) -> st.SearchStrategy[Holder]:
    return st.builds(Holder, st.just(id_), st.just(f"The {id_}"), st.sampled_from(HolderKind))


@cache
def _investments(
    parties: tuple[str, ...], companies: tuple[str, ...]
) -> st.SearchStrategy[tuple[Investment, ...]]:
    one = st.builds(
        Investment,
        st.sampled_from(parties),
        st.sampled_from(companies),
        _HISTORIES,
        st.none() | money(),
        st.none() | sayable_shares(),
        _PARAGRAPHS,
    )
    return st.lists(one, max_size=2).map(tuple)


@cache
def _valuations(companies: tuple[str, ...]) -> st.SearchStrategy[tuple[Valuation, ...]]:
    one = st.builds(
        Valuation,
        st.sampled_from(companies),
        money(),
        recent_whens(),
        st.sampled_from(Basis),
        _PRESS,
        _PARAGRAPHS,
    )
    return st.lists(one, max_size=2).map(tuple)


@cache
def _projects(id_: str, parties: tuple[str, ...]) -> st.SearchStrategy[Project]:
    partners = st.lists(st.sampled_from(parties), min_size=1, max_size=3).map(tuple)
    return st.builds(
        Project, st.just(id_), lines_of_text(), partners, _HISTORIES, _LINES, _PARAGRAPHS
    )


def _ids(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    companies = tuple(f"company-{letter}" for letter in "abc"[: draw(from_to(1, 3))])
    return companies, tuple(f"holder-{letter}" for letter in "xy"[: draw(from_to(0, 2))])


def _holdings(
    draw: st.DrawFn, companies: tuple[str, ...], holders: tuple[str, ...]
) -> tuple[Holding, ...]:
    everybody = (*companies, *holders)
    return tuple(line for company in companies for line in draw(owner_lines(company, everybody)))


@cache
@st.composite
def held_datasets(draw: st.DrawFn) -> Dataset:
    """Datasets without an error for laws about stakes: parties and holdings, and nothing else."""
    companies, holders = _ids(draw)
    return Dataset(
        "held",
        date(_LAST_YEAR, 12, 31),
        sources={"press": Source("press", "The press")},
        companies={id_: Company(id_, f"The {id_}") for id_ in companies},
        holders={id_: Holder(id_, f"The {id_}", HolderKind.PERSON) for id_ in holders},
        holdings=_holdings(draw, companies, holders),
    )


@cache
@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Small datasets without an error: up to three companies and two holders."""
    companies, holders = _ids(draw)
    parties = (*companies, *holders)
    return Dataset(
        draw(lines_of_text()),
        draw(st.dates()),
        sources={"press": draw(_SOURCES)},
        companies={id_: draw(_companies(id_)) for id_ in companies},
        holders={id_: draw(_holders(id_)) for id_ in holders},
        holdings=_holdings(draw, companies, holders),
        investments=draw(_investments(parties, companies)),
        valuations=draw(_valuations(companies)),
        projects=tuple(
            draw(_projects(f"project-{number}", parties)) for number in range(draw(from_to(0, 2)))
        ),
    )
