"""What a dataset can hold, drawn at random: shares, money, days, and small consistent datasets."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from alliance_cli.model.codes import COUNTRIES, CURRENCIES
from alliance_cli.model.money import Money
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
from alliance_cli.model.when import Period, When

_CURRENCIES = st.sampled_from(sorted(CURRENCIES))
_ORDERING_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FIRST_YEAR, _LAST_YEAR = 1995, 2030


def parts(least: Fraction = NOTHING, most: Fraction = WHOLE) -> st.SearchStrategy[Fraction]:
    """Parts of a whole: round percentages, odd ones, and thirds."""
    percentages = st.integers(0, 10_000).map(lambda n: Fraction(n, 10_000))
    fractions = st.fractions(0, 1, max_denominator=10**6)
    return (percentages | fractions).map(lambda part: least + part * (most - least))


def exact_shares() -> st.SearchStrategy[Share]:
    """Shares that are exactly known."""
    return parts().map(exactly)


@st.composite
def ranges(draw: st.DrawFn) -> Share:
    """Shares of which only the ends are known, open or closed."""
    low, high = sorted((draw(parts()), draw(parts())))
    if low == high:
        return exactly(low)
    return Share(low, high, draw(st.booleans()), draw(st.booleans()))


def shares() -> st.SearchStrategy[Share]:
    """Shares of every kind."""
    return exact_shares() | ranges()


def sayable_shares() -> st.SearchStrategy[Share]:
    """Shares that the file has words for: open above only where nothing else is known."""
    return shares().filter(lambda s: not s.high_open or (s.low == 0 and not s.low_open))


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts of money, to the cent."""
    return st.decimals(0, 10**14, places=2)


@st.composite
def money(draw: st.DrawFn, currencies: st.SearchStrategy[str] = _CURRENCIES) -> Money:
    """An amount, a ceiling or a range, in a currency that exists."""
    low, high = sorted((draw(amounts()), draw(amounts())))
    currency = draw(currencies)
    kind = draw(st.sampled_from(["amount", "ceiling", "range"]))
    if kind == "ceiling":
        return Money(Decimal(0), high, currency, up_to=True)
    return Money(low if kind == "range" else high, high, currency)


@st.composite
def whens(draw: st.DrawFn, first: date = date.min, last: date = date.max) -> When:
    """Dates, and months and years that are known of them."""
    day = draw(st.dates(first, last))
    known = draw(st.integers(1, 3))
    month_and_day = (day.month, day.day)[: known - 1]
    return When(day.year, *month_and_day)


def recent_whens() -> st.SearchStrategy[When]:
    """Dates close enough to one another to meet."""
    return whens(date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31))


@st.composite
def periods(draw: st.DrawFn, dates: st.SearchStrategy[When] | None = None) -> Period:
    """Periods, open at either end or at both, that run for at least a day."""
    dates = dates or recent_whens()
    since, until = sorted((draw(dates), draw(dates)), key=lambda when: when.first_day)
    if since.first_day == until.first_day:
        return Period(since)
    return draw(st.sampled_from([Period(since, until), Period(since), Period(None, until)]))


def lines_of_text() -> st.SearchStrategy[str]:
    """Texts of one line, also those that YAML would like to read as something else."""
    letters = st.characters(
        exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=_ORDERING_MARKS
    )
    words = ["NO", "yes", "010", "12:30", "1.5", "~", "null", "2023-11-08", "- a", "a: b", "#", "="]
    return (st.text(letters, min_size=1, max_size=150) | st.sampled_from(words)).filter(
        lambda text: bool(text.strip())
    )


def paragraphs() -> st.SearchStrategy[str]:
    """Texts of one or more lines."""
    return st.lists(lines_of_text(), min_size=1, max_size=4).map("\n".join)


def _perhaps(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


@st.composite
def owner_lines(draw: st.DrawFn, company: str, owners: Sequence[str]) -> list[Holding]:
    """Lines of the owners of one company that on no day add up to more than the whole.

    Each owner has at most its equal part of the company, in one line or in one after the other.
    """
    most = Fraction(1, len(owners))
    lines = []
    for owner in draw(st.lists(st.sampled_from(owners), unique=True)):
        days = sorted(draw(st.sets(recent_whens(), max_size=3)), key=lambda when: when.first_day)
        turns = [None, *(w for w in days), None]
        for since, until in pairwise(turns):
            if since and until and since.first_day == until.first_day:
                continue
            capital, votes = (draw(small_shares(most)) for _ in range(2))
            lines.append(Holding(owner, company, capital, votes, Period(since, until), ("press",)))
    return lines


@st.composite
def small_shares(draw: st.DrawFn, most: Fraction) -> Share:
    """Shares that begin at or below `most`, with an open end now and then."""
    low = draw(parts(most=most))
    choices = [exactly(low), Share(low, WHOLE)]
    if low < most:
        choices.append(Share(low, most, low_open=True))
    if low > 0:
        choices.append(Share(NOTHING, low, high_open=True))
    return draw(st.sampled_from(choices))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """Events, oldest first."""
    days = draw(st.lists(recent_whens(), min_size=1, max_size=3))
    return tuple(
        Event(day, draw(st.sampled_from(Status)), ("press",))
        for day in sorted(days, key=lambda when: when.first_day)
    )


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Small datasets without an error: up to three companies and two holders."""
    companies = [f"company-{letter}" for letter in "abc"[: draw(st.integers(1, 3))]]
    holders = [f"holder-{letter}" for letter in "xy"[: draw(st.integers(0, 2))]]
    anybody = st.sampled_from([*companies, *holders])
    some_company = st.sampled_from(companies)
    notes = st.builds(Note, recent_whens(), paragraphs(), st.just(("press",)))
    return Dataset(
        draw(lines_of_text()),
        draw(st.dates()),
        sources={
            "press": Source(
                "press",
                draw(lines_of_text()),
                draw(_perhaps(lines_of_text())),
                draw(st.none() | whens()),
                draw(_perhaps(lines_of_text())),
            )
        },
        companies={
            id_: Company(
                id_,
                f"The {id_}",
                draw(st.sampled_from(CompanyKind)),
                draw(_perhaps(st.sampled_from(sorted(COUNTRIES)))),
                draw(st.sampled_from([(), (f"alias {id_}", f"other {id_}")])),
                draw(st.sampled_from([(), (("lei", f"LEI{id_}"), ("NO", f"010 {id_}"))])),
                notes=tuple(draw(st.lists(notes, max_size=2))),
            )
            for id_ in companies
        },
        holders={
            id_: Holder(id_, f"The {id_}", draw(st.sampled_from(HolderKind))) for id_ in holders
        },
        holdings=tuple(
            line
            for company in companies
            for line in draw(owner_lines(company, [*companies, *holders]))
        ),
        investments=tuple(
            draw(
                st.lists(
                    st.builds(
                        Investment,
                        anybody,
                        some_company,
                        histories(),
                        st.none() | money(),
                        st.none() | sayable_shares(),
                        _perhaps(paragraphs()),
                    ),
                    max_size=2,
                )
            )
        ),
        valuations=tuple(
            draw(
                st.lists(
                    st.builds(
                        Valuation,
                        some_company,
                        money(),
                        recent_whens(),
                        st.sampled_from(Basis),
                        st.just(("press",)),
                        _perhaps(paragraphs()),
                    ),
                    max_size=2,
                )
            )
        ),
        projects=tuple(
            Project(
                f"project-{number}",
                draw(lines_of_text()),
                tuple(draw(st.lists(anybody, min_size=1, max_size=3))),
                draw(histories()),
                draw(_perhaps(lines_of_text())),
                draw(_perhaps(paragraphs())),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
    )
