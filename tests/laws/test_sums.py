from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.errors import Problem
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import Share
from alliance_cli.model.sums import complete_lists_fall_short, more_than_the_whole
from alliance_cli.model.when import Period, When
from tests.laws.strategies import parts, ranges, small_shares

_START = date(2020, 1, 1)
_DAYS = 12


def _when(day: int) -> When:
    on = _START + timedelta(days=day)
    return When(on.year, on.month, on.day)


@st.composite
def _lines(draw: st.DrawFn) -> Holding:
    since, until = (draw(st.none() | st.integers(0, _DAYS).map(_when)) for _ in range(2))
    kinds = small_shares(Fraction(1, 2)) | ranges() | parts().map(lambda p: Share(p, p))
    share = draw(kinds)
    votes = draw(st.just(share) | kinds)
    return Holding("owner", "firm", share, votes, Period(since, until))


@st.composite
def _firms(draw: st.DrawFn) -> Dataset:
    """A complete company whose lines begin and end within a few days of one another."""
    lines = draw(st.lists(_lines(), max_size=5))
    firm = Company("firm", "Firm", complete=True)
    return Dataset("drawn", _START, companies={"firm": firm}, holdings=tuple(lines))


def _cannot_fit(shares: list[Share]) -> bool:
    least = sum((s.low for s in shares), Fraction(0))
    return least > 1 or (least == 1 and any(s.low_open for s in shares))


def _cannot_reach(shares: list[Share]) -> bool:
    most = sum((s.high for s in shares), Fraction(0))
    return bool(shares) and (most < 1 or (most == 1 and any(s.high_open for s in shares)))


def _wrong_days(firm: Dataset, is_wrong: Callable[[list[Share]], bool]) -> dict[str, set[date]]:
    """Day by day, from before the first change to after the last, what naive sums say."""
    days = [_START + timedelta(days=n) for n in range(-1, _DAYS + 2)]
    return {
        measure: {
            day
            for day in days
            if is_wrong([getattr(h, measure) for h in firm.holdings if h.period.covers(day)])
        }
        for measure in ("capital", "votes")
    }


def _told_days(problems: list[Problem]) -> dict[str, set[date]]:
    """The days that the problems name, read from their sentences."""
    days = [_START + timedelta(days=n) for n in range(-1, _DAYS + 2)]
    told: dict[str, set[date]] = {"capital": set(), "votes": set()}
    for problem in problems:
        words = problem.message.replace("on every day", "").split()
        since = date.fromisoformat(words[words.index("from") + 1]) if "from" in words else date.min
        until = date.fromisoformat(words[-1]) if "until" in words else date.max
        for measure, measured in told.items():
            if measure in words:
                measured |= {day for day in days if since <= day < until}
    return told


@given(_firms())
def test_more_than_the_whole_is_found_on_the_very_days(firm: Dataset) -> None:
    """The days named are those on which the lines, added up one by one, cannot fit."""
    assert _told_days(list(more_than_the_whole(firm))) == _wrong_days(firm, _cannot_fit)


@given(_firms())
def test_a_complete_list_falls_short_on_the_very_days(firm: Dataset) -> None:
    """The days named are those on which somebody owns and the capital cannot be whole."""
    told = _told_days(list(complete_lists_fall_short(firm)))

    assert told == {**_wrong_days(firm, _cannot_reach), "votes": set()}
