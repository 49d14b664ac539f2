"""Investments in words, and out of them."""

import pytest

from alliance_cli.exchange.bods.investments import (
    commitments,
    investment_in_words,
    investment_words,
    parted,
    sourced,
)
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import When

PAIR = ("a", "b")
EVENTS = (Event(When(2019, 5), Status.ANNOUNCED), Event(When(2020), Status.COMPLETED))


@pytest.mark.parametrize(
    "investment",
    [
        Investment(*PAIR, EVENTS),
        Investment(*PAIR, EVENTS, parse_money("up to EUR 600M")),
        Investment(*PAIR, EVENTS, None, parse_share("over 25% to 1/3")),
        Investment(*PAIR, EVENTS, parse_money("JPY 5B to 6B"), parse_share("unknown")),
        Investment(*PAIR, EVENTS[:1], note="of two\nlines; and more: committed 2020"),
    ],
)
def test_words_say_all_but_sources(investment: Investment) -> None:
    """What they say is read again."""
    assert investment_in_words(investment_words(investment), PAIR) == investment


@pytest.mark.parametrize(
    "words",
    [
        "up to EUR 600M",
        "investment",
        "investment: agreed 2020",
        "investment: committed 2020-13",
        "investment of XYZ 5M: committed 2020",
        "investment for 101%: committed 2020",
        "investment: committed 2021, completed 2020",
        "an investment: committed 2020",
    ],
)
def test_words_of_others_are_none_of_ours(words: str) -> None:
    """Nor are those that say what cannot be."""
    assert investment_in_words(words, PAIR) is None


def test_details_of_a_holding_are_parted() -> None:
    """What is no investment stays where it was."""
    completed = Investment(*PAIR, EVENTS[1:])
    again = Investment(*PAIR, EVENTS[1:], note="x")

    assert parted("", PAIR) == ("", [])
    assert parted("a note", PAIR) == ("a note", [])
    assert parted("investment: completed 2020", PAIR) == ("", [completed])
    assert parted(
        "two\nlines\ninvestment: completed 2020\ninvestment: completed 2020; x", PAIR
    ) == (
        "two\nlines",
        [completed, again],
    )
    assert parted("a\ninvestment: completed 2020-13\ninvestment: completed 2020", PAIR) == (
        "a\ninvestment: completed 2020-13",
        [completed],
    )


def test_all_events_may_rest_on_the_same() -> None:
    """The source of a statement is that of all it tells."""
    assert [event.sources for event in sourced(Investment(*PAIR, EVENTS), ("press",)).history] == [
        ("press",),
        ("press",),
    ]


def test_an_investment_is_committed_for_a_time() -> None:
    """Until it is completed or cancelled, or for good."""
    committed, again = Event(When(2021), Status.COMMITTED), Event(When(2022), Status.COMMITTED)
    cancelled = Event(When(2023), Status.CANCELLED)
    (one,) = commitments((committed, again, cancelled))
    (other,) = commitments((committed,))

    assert (one.events, one.period.until) == ((committed, cancelled), When(2023))
    assert (other.events, other.period.until) == ((committed,), None)
    assert list(commitments(EVENTS)) == []
