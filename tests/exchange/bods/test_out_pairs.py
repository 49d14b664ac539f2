from dataclasses import replace
from datetime import date

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_pairs import beginning, first_days, pairs, told_by_day
from alliance_cli.exchange.bods.out_ties import WrittenInterest
from alliance_cli.model.records import Dataset, Event, Holding, Investment, Status
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import Period, parse_when
from tests.notation import dataset

COMMITTED = Investment(
    "a",
    "b",
    (
        Event(parse_when("2010-01-01"), Status.COMMITTED),
        Event(parse_when("2012-01-01"), Status.COMPLETED),
    ),
)


def held(*lines: str) -> Dataset:
    """Lines of `a` in `b`, on 2024-01-01: `10% 2001 2002`, with a dash for what is not said."""
    holdings = []
    for line in lines:
        share, *ends = line.split()
        since, until = (None if end == "-" else parse_when(end) for end in ends)
        part = parse_share(share)
        holdings.append(Holding("a", "b", part, part, Period(since, until)))
    return replace(dataset("a 1% b"), holdings=tuple(holdings))


def story(data: Dataset) -> list[str]:
    """What is told of `a` in `b`: the day, the status, and each share of capital or right."""
    (pair,) = pairs(data)
    ties = pair.ties(beginning(data), Account())
    return [
        " ".join(
            [str(told.on), told.status, *(_mark(i) for tie in told.ties for i in tie.interests[:1])]
        )
        for told in told_by_day(ties, data.as_of)
    ]


def _mark(interest: WrittenInterest) -> str:
    share = interest.said.get("share")
    return f"{share['exact']:f}%" if isinstance(share, dict) else "right"


def test_each_line_is_told_on_its_first_day() -> None:
    """New, then updated, whatever the order of the lines; the last still runs."""
    assert story(held("20% 2002 -", "10% 2001 2002")) == [
        "2001-01-01 new 10%",
        "2002-01-01 updated 20%",
    ]


def test_a_record_is_closed_when_the_last_line_is_over() -> None:
    """The line is told once more on that day; both its dates are in it."""
    assert story(held("10% 2001 2002")) == ["2001-01-01 new 10%", "2002-01-01 closed 10%"]


def test_a_gap_is_told_when_it_begins() -> None:
    """The line that is over stands there with its end; the record goes on."""
    assert story(held("10% 2001 2002", "20% 2005 -")) == [
        "2001-01-01 new 10%",
        "2002-01-01 updated 10%",
        "2005-01-01 updated 20%",
    ]


def test_an_end_after_the_day_of_the_dataset_closes_nothing() -> None:
    """It stands in the interest; a statement of the future would be none."""
    assert story(held("10% 2001 2024-01-02")) == ["2001-01-01 new 10%"]
    assert story(held("10% 2001 2024-01-01")) == [
        "2001-01-01 new 10%",
        "2024-01-01 closed 10%",
    ]


def test_a_line_after_the_day_of_the_dataset_is_told_on_its_own() -> None:
    """Whoever looks at a day before does not see it."""
    assert story(held("10% 2001 2025", "20% 2026 -")) == [
        "2001-01-01 new 10%",
        "2026-01-01 updated 20%",
    ]


def test_a_line_without_a_first_day_is_told_from_the_beginning() -> None:
    """The beginning is the first day that the file names, and before any such line ends."""
    assert story(held("10% - 2002", "20% 2002 -")) == [
        "2001-12-31 new 10%",
        "2002-01-01 updated 20%",
    ]
    assert story(held("10% - -")) == ["2024-01-01 new 10%"]


def test_a_right_is_told_beside_what_is_held() -> None:
    """One record for two parties, with the lines first."""
    data = replace(held("10% 2011 2013"), investments=(COMMITTED,))

    assert story(data) == [
        "2010-01-01 new right",
        "2011-01-01 updated 10% right",
        "2012-01-01 updated 10%",
        "2013-01-01 closed 10%",
    ]


def test_what_was_never_a_right_stands_behind_the_line_of_its_day() -> None:
    """Or the next that begins, or else the last; without a line no record is made of it."""

    def behind(day: str, *lines: str) -> list[int]:
        history = (Event(parse_when(day), Status.COMPLETED),)
        data = replace(held(*lines), investments=(replace(COMMITTED, history=history),))
        (pair,) = pairs(data)
        ties = pair.ties(beginning(data), Account())
        return [n for n, tie in enumerate(ties) if "details" in tie.interests[0].said]

    lines = "20% 2014 -", "10% 2012 2013"
    assert behind("2012-05", *lines) == [1]
    assert behind("2012", *lines) == [1]
    assert behind("2011", *lines) == [1]
    assert behind("2013", *lines) == [0]
    assert behind("2015", *lines) == [0]
    assert behind("2015", lines[1]) == [0]
    assert behind("2015") == []
    completed = replace(COMMITTED, history=COMMITTED.history[1:])
    assert story(replace(held(), investments=(completed,))) == []


def test_the_news_of_a_statement_is_what_begins() -> None:
    """Or else the first that is told; its source is that of the statement."""
    data = replace(held("10% 2009 2013"), investments=(COMMITTED,))
    (pair,) = pairs(data)
    ties = pair.ties(beginning(data), Account())

    assert [told.news for told in told_by_day(ties, data.as_of)] == [
        ties[0],
        ties[1],
        ties[0],
        ties[0],
    ]


def test_lines_and_investments_of_one_pair_stand_together() -> None:
    """In the order in which the file first names the two."""
    data = dataset("a 1% b, b 2% c, a 3% b")
    other = replace(COMMITTED, investor="c")
    found = pairs(replace(data, investments=(other, COMMITTED)))

    assert [(p.owner, p.company, len(p.lines), len(p.investments)) for p in found] == [
        ("a", "b", 2, 1),
        ("b", "c", 1, 0),
        ("c", "b", 0, 1),
    ]


def test_a_party_is_told_before_all_that_is_told_of_it() -> None:
    """At the latest on the day of the dataset."""
    data = replace(dataset("a 1% b, b 2% c"), investments=(COMMITTED,))
    lonely = replace(data, holdings=data.holdings[1:])

    assert beginning(data) == date(2010, 1, 1)
    assert first_days(pairs(lonely)[1:], lonely, date(2010, 1, 1)) == {
        "a": date(2010, 1, 1),
        "b": date(2010, 1, 1),
        "c": date(2024, 1, 1),
    }
    assert first_days(pairs(data), data, beginning(data))["c"] == date(2010, 1, 1)
    later = held("1% 2030 -")
    assert first_days(pairs(later), later, beginning(later))["a"] == later.as_of
