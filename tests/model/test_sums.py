from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from alliance_cli.errors import Problem, ProblemName
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import exactly, parse_share
from alliance_cli.model.sums import complete_lists_fall_short, more_than_the_whole
from alliance_cli.model.when import Period, When, parse_when
from tests.notation import DAY, dataset

Sums = Callable[[Dataset], Iterator[Problem]]


def line(
    owner: str, capital: str, since: str = "", until: str = "", votes: str | None = None
) -> Holding:
    """A line of an owner of the firm."""
    return Holding(
        owner,
        "firm",
        parse_share(capital),
        parse_share(votes or capital),
        Period(
            parse_when(since) if since else None,
            parse_when(until) if until else None,
        ),
    )


def firm(*lines: Holding, complete: bool = False) -> Dataset:
    """A firm with these lines."""
    company = Company("firm", "Firm", complete=complete)
    return Dataset("drawn", DAY, companies={"firm": company}, holdings=lines)


def complete(drawing: str) -> Dataset:
    """The dataset drawn, every company in it said to be complete."""
    drawn = dataset(drawing)
    companies = {id_: replace(party, complete=True) for id_, party in drawn.companies.items()}
    return replace(drawn, companies=companies)


def messages(problems: Iterator[Problem]) -> list[str]:
    """What the problems say."""
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    "drawing",
    [
        "a 33.3% x, b 33.3% x, c 33.3% x, d 0.1% x",
        "a 1/3 x, b 1/3 x, c 1/3 x",
        "a 100% x",
        "a over 50% x, b under 50% x",
        "a over 50% x, b up to 49.9% x",
        "a at least 50% x, b at least 50% x",
        "a unknown x, b unknown x, c 100% x",
        "a 25% to 100% x, b 75% to 100% x",
        "a 60% x, b 60% y",
        "a 10% x, x 10% x, b 80% x",
        "a 60% b, b 60% a",
        "x 100% x",
    ],
)
def test_what_can_add_up_is_not_more_than_the_whole(drawing: str) -> None:
    """Exactly the whole is whole, and a range counts with its least."""
    assert not messages(more_than_the_whole(dataset(drawing)))


@pytest.mark.parametrize(
    ("drawing", "sum_"),
    [
        ("a 60% x, b 40.01% x", "at least 100.01%"),
        (
            "a 33.3% x, b 33.3% x, c 33.3% x, d 0.100000000000001% x",
            "at least 100.000000000000001%",
        ),
        ("a 1/3 x, b 1/3 x, c 1/3 x, d 1/3 x", "at least about 133.333333%"),
        ("a over 50% x, b over 50% x", "more than 100%"),
        ("a over 50% x, b 50% x", "more than 100%"),
        ("a over 50% to 60% x, b at least 50% x", "more than 100%"),
        ("a over 0% x, b 100% x", "more than 100%"),
        ("a 100% x, x 5% x", "at least 105%"),
    ],
)
def test_what_cannot_add_up_is_more_than_the_whole(drawing: str, sum_: str) -> None:
    """Over the whole by however little, or by an open end, is told with the sum."""
    assert messages(more_than_the_whole(dataset(drawing))) == [
        f"the owners of x hold {sum_} of its capital and votes on every day"
    ]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (
            [line("a", "60%"), line("b", "60%", "2020-03-05", "2020-03-07")],
            ["from 2020-03-05 until 2020-03-07"],
        ),
        ([line("a", "60%", "2020-03-05"), line("b", "60%")], ["from 2020-03-05 on"]),
        ([line("a", "60%", "", "2020-03-05"), line("b", "60%")], ["until 2020-03-05"]),
        ([line("a", "60%", "2020"), line("b", "60%", "2019-07")], ["from 2020-01-01 on"]),
        ([line("a", "60%", "", "2020"), line("b", "60%", "2020-01")], []),
        ([line("a", "60%", "2020", "2020"), line("b", "60%")], []),
        ([line("a", "60%", "2021", "2020"), line("b", "60%")], []),
        (
            [
                line("a", "60%", "2020-01-01", "2020-02-01"),
                line("a", "60%", "2020-03-01", "2020-04-01"),
                line("b", "60%"),
            ],
            ["from 2020-01-01 until 2020-02-01", "from 2020-03-01 until 2020-04-01"],
        ),
    ],
)
def test_the_days_are_exact(lines: list[Holding], days: list[str]) -> None:
    """The days told are those on which the lines meet, partial dates from their first day."""
    assert messages(more_than_the_whole(firm(*lines))) == [
        f"the owners of firm hold at least 120% of its capital and votes {stretch}"
        for stretch in days
    ]


def test_a_stake_handed_over_on_a_day_is_not_counted_twice() -> None:
    """One owner until a day and the next from that day on are never there together."""
    assert not messages(
        more_than_the_whole(firm(line("a", "100%", "", "2020-05"), line("b", "100%", "2020-05")))
    )


@pytest.mark.parametrize(
    ("first", "second", "measures"),
    [
        (
            line("a", "60%", votes="10%"),
            line("b", "60%", votes="10%"),
            ["at least 120% of its capital"],
        ),
        (
            line("a", "10%", votes="60%"),
            line("b", "10%", votes="60%"),
            ["at least 120% of its votes"],
        ),
        (line("a", "60%"), line("b", "60%"), ["at least 120% of its capital and votes"]),
        (
            line("a", "60%", votes="70%"),
            line("b", "60%"),
            ["at least 120% of its capital", "at least 130% of its votes"],
        ),
    ],
)
def test_capital_and_votes_are_added_apart(
    first: Holding, second: Holding, measures: list[str]
) -> None:
    """Capital and votes each have their own sum, told once where both say the same."""
    assert messages(more_than_the_whole(firm(first, second))) == [
        f"the owners of firm hold {measure} on every day" for measure in measures
    ]


def test_every_line_that_adds_is_named() -> None:
    """The lines in force that add to the sum are named with their shares, and no others."""
    problems = more_than_the_whole(
        firm(
            line("a", "over 60%", "2020"),
            line("b", "1/2"),
            line("c", "20%", "", "2020"),
            line("d", "unknown"),
            line("e", "over 0%"),
            line("f", "up to 10%"),
        )
    )

    assert [[(r.path, r.text) for r in p.related] for p in problems] == [
        [
            (("holdings", 0), "a holds over 60%"),
            (("holdings", 1), "b holds 1/2"),
            (("holdings", 4), "e holds over 0%"),
        ]
    ]


def test_votes_are_named_where_votes_are_added() -> None:
    """Where only the votes are too many, the lines are named with their votes."""
    lines = (line("a", "10%", votes="60%"), line("b", "10%", votes="70%"))
    (problem,) = more_than_the_whole(firm(*lines))

    assert [other.text for other in problem.related] == ["a holds 60%", "b holds 70%"]


def test_a_computed_share_is_named_in_per_cent() -> None:
    """A line that no file stated is named with its least share."""
    part = exactly(Fraction(2, 3))
    lines = (Holding("a", "firm", part, part), Holding("b", "firm", part, part))
    (problem,) = more_than_the_whole(firm(*lines))

    assert problem.related[0].text == "a holds about 66.666667%"


def test_the_problem_stands_at_the_company() -> None:
    """The company is the place, or its last line where the company is not defined."""
    lines = (line("a", "60%"), line("b", "60%"))
    (defined,) = more_than_the_whole(firm(*lines))
    (undefined,) = more_than_the_whole(Dataset("drawn", DAY, holdings=lines))

    assert (defined.name, defined.path, defined.on_key) == (
        ProblemName.MORE_THAN_WHOLE,
        ("companies", "firm"),
        True,
    )
    assert undefined.path == ("holdings", 1)


@pytest.mark.parametrize(
    "drawing",
    [
        "a 60% x, b 40% x",
        "a 33.3% x, b 33.3% x, c 33.3% x, d 0.1% x",
        "a 1/3 x, b 2/3 x",
        "a 60% x, b 25% to 40% x",
        "a over 50% x",
        "a unknown x",
        "a 100% x, b 0% x",
        "a 60% x, b under 50% x",
        "a 90% x, x 10% x",
    ],
)
def test_what_can_be_everything_does_not_fall_short(drawing: str) -> None:
    """A complete list may reach the whole exactly, by a range, or by treasury shares."""
    assert not messages(complete_lists_fall_short(complete(drawing)))


@pytest.mark.parametrize(
    ("drawing", "sum_"),
    [
        ("a 60% x", "at most 60%"),
        ("a 33.3% x, b 33.3% x, c 33.3% x", "at most 99.9%"),
        ("a 50% x, b under 50% x", "less than 100%"),
        ("a 60% x, b up to 39.999999999999999% x", "at most 99.999999999999999%"),
        ("a 0% x", "at most 0%"),
    ],
)
def test_a_complete_list_that_cannot_be_everything_falls_short(drawing: str, sum_: str) -> None:
    """Owners said to be all who cannot hold everything are told with the most they can hold."""
    assert messages(complete_lists_fall_short(complete(drawing))) == [
        f"x is complete, but its owners hold {sum_} of its capital on every day"
    ]


def test_a_complete_list_is_complete_on_each_day_that_has_owners() -> None:
    """Days without any line say nothing; from the first owner on, the list must be whole."""
    lines = (
        line("a", "60%", "2020", "2021"),
        line("b", "40%", "2020-07", "2021"),
        line("a", "100%", "2022"),
    )

    (problem,) = complete_lists_fall_short(firm(*lines, complete=True))

    assert problem.message.endswith("at most 60% of its capital from 2020-01-01 until 2020-07-01")


@pytest.mark.parametrize(
    "lines",
    [
        (line("a", "60%", votes="90%"), line("b", "40%", votes="0%")),
        (line("a", "90%", votes="90%"), line("firm", "10%", votes="0%")),
        (line("a", "100%", votes="0%"),),
    ],
)
def test_a_complete_list_may_leave_votes_to_nobody(lines: tuple[Holding, ...]) -> None:
    """Treasury shares are part of the whole and vote for nobody, so votes may fall short."""
    assert not messages(complete_lists_fall_short(firm(*lines, complete=True)))


def test_a_list_that_falls_short_names_those_who_hold_some() -> None:
    """The problem stands at `complete`; lines that add nothing to the capital are not named."""
    lines = (line("a", "90%"), line("b", "0%", votes="10%"), line("c", "100%", "", "2020"))
    (problem,) = complete_lists_fall_short(firm(*lines[:2], complete=True))

    assert problem.path == ("companies", "firm", "complete")
    assert [other.text for other in problem.related] == ["a holds 90%"]
    (later,) = complete_lists_fall_short(firm(*lines, complete=True))
    assert later.message.endswith("at most 90% of its capital from 2020-01-01 on")
    assert [other.text for other in later.related] == ["a holds 90%"]


def test_lines_are_named_under_the_first_stretches_that_fall_short() -> None:
    """Each stretch is told; the lines are named under the first twenty only."""
    lines = [line("a", "60%", f"2020-01-{day:02}", f"2020-01-{day + 1:02}") for day in range(1, 26)]
    problems = list(complete_lists_fall_short(firm(*lines, complete=True)))

    assert [len(problem.related) for problem in problems] == [1] * 20 + [0] * 5


@pytest.mark.parametrize(
    "data",
    [
        firm(line("a", "60%")),
        firm(complete=True),
        Dataset("drawn", DAY, holdings=(line("a", "1%"),)),
    ],
)
def test_only_a_list_said_to_be_complete_can_fall_short(data: Dataset) -> None:
    """Companies that are not complete, have no owners or are not defined are left alone."""
    assert not messages(complete_lists_fall_short(data))


def test_a_page_of_lines_is_counted_rather_than_named() -> None:
    """Of hundreds of owners the first two hundred are named, and the rest counted."""
    lines = [line(f"owner-{n}", "1%") for n in range(250)]
    (problem,) = more_than_the_whole(firm(*lines))

    assert len(problem.related) == 201
    assert problem.related[-1].path == ("holdings", 200)
    assert problem.related[-1].text == "the first of 50 more lines"


def test_every_stretch_of_days_is_told() -> None:
    """However often the sum changes, each stretch that is over the whole has its report."""
    days = [date(2000, 1, 1) + timedelta(days=n) for n in range(150)]
    share = exactly(Fraction(1, 2))
    lines = [
        Holding(f"owner-{n}", "firm", share, share, Period(When(day.year, day.month, day.day)))
        for n, day in enumerate(days)
    ]

    assert len(messages(more_than_the_whole(firm(*lines)))) == 148


@pytest.mark.parametrize("sums", [more_than_the_whole, complete_lists_fall_short])
def test_no_lines_add_up_to_nothing_wrong(sums: Sums) -> None:
    """An empty file has no sum that could be wrong."""
    assert not messages(sums(Dataset("empty", DAY)))
