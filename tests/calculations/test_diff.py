"""What changed between two days."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.calculations.diff import (
    StakeChange,
    StakeEvent,
    difference,
    investment_changes,
    stake_changes,
)
from alliance_cli.model.figures import Difference
from alliance_cli.model.records import Dataset, Event, Holding, Investment, Status
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import When
from tests.notation import drawn


def told(before: str, after: str) -> list[tuple[str, str, StakeEvent]]:
    """The changes from one drawing to another."""
    changes = stake_changes(drawn(before).holdings, drawn(after).holdings)
    return [(change.owner, change.company, change.event) for change in changes]


def test_stakes_are_taken_changed_and_ended() -> None:
    """By company, then by owner; what stays is no change."""
    assert told("a 50% x, b 20% x, c 5% y", "a 40% x, d 30% x, c 5% y") == [
        ("a", "x", StakeEvent.CHANGED),
        ("b", "x", StakeEvent.ENDED),
        ("d", "x", StakeEvent.TAKEN),
    ]


def test_votes_alone_are_a_change() -> None:
    """A stake whose votes come to life has changed."""
    line = Holding("a", "x", parse_share("15%"), parse_share("0%"))
    (change,) = stake_changes([line], [replace(line, votes=parse_share("15%"))])

    assert change.event is StakeEvent.CHANGED


def test_another_line_that_says_the_same_is_no_change() -> None:
    """Two lines may tell one stake with two sources."""
    line = Holding("a", "x", parse_share("15%"), parse_share("15%"), sources=("one",))

    assert stake_changes([line], [replace(line, sources=("two",))]) == ()
    assert StakeChange(line, line, line).event is StakeEvent.CONFIRMED


def test_one_day_has_no_changes() -> None:
    """From a day to the same day nothing changes."""
    assert told("a 50% x, b unknown x", "a 50% x, b unknown x") == []


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("40%", "15%", ("-1/4", "-1/4")),
        ("0%", "1/3", ("1/3", "1/3")),
        ("10%", "25% to 50%", ("3/20", "2/5")),
        ("unknown", "50%", ("1/2", "-1/2")),
    ],
)
def test_a_difference_is_how_far_each_end_moves(
    before: str, after: str, moved: tuple[str, str]
) -> None:
    """Exact shares move as one; of a range the ends move each on its own."""
    low, high = moved

    found = difference(parse_share(before), parse_share(after))
    assert found == Difference(Fraction(low), Fraction(high))


@pytest.fixture
def promised() -> Dataset:
    """Two promises of a, in x and in y."""
    steps = (
        Event(When(2020), Status.ANNOUNCED),
        Event(When(2021), Status.COMMITTED),
        Event(When(2022), Status.CANCELLED),
    )
    investments = (Investment("a", "x", steps), Investment("b", "y", steps[1:2]))
    return replace(drawn("a 50% x, b 50% y").dataset, investments=investments)


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        (2019, 2020, [("a", None, "announced")]),
        (2020, 2021, [("a", "announced", "committed"), ("b", None, "committed")]),
        (2021, 2022, [("a", "committed", "cancelled")]),
        (2022, 2030, []),
    ],
)
def test_investments_change_with_their_status(
    promised: Dataset, first: int, second: int, changes: list[tuple[str, str | None, str]]
) -> None:
    """What was not known on the first day has no status then."""
    before, after = (snapshot(promised, date(year, 1, 1)) for year in (first, second))

    assert [
        (
            change.investment.investor,
            change.before and change.before.event.status.value,
            change.after and change.after.event.status.value,
        )
        for change in investment_changes(before, after, None)
    ] == changes
    assert investment_changes(before, after, promised.companies["b"]) == tuple(
        change
        for change in investment_changes(before, after, None)
        if change.investment.investor == "b"
    )


def test_what_was_known_on_the_first_day_alone_has_no_status_after(promised: Dataset) -> None:
    """Worlds may be told in any order to the function."""
    before, after = (snapshot(promised, date(year, 1, 1)) for year in (2020, 2019))
    (change,) = investment_changes(before, after, None)

    assert (change.before is not None, change.after) == (True, None)
