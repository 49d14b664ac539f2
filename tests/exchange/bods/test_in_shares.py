"""The share of an interest: exact, or between its ends."""

import json
from fractions import Fraction

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.model.share import Share, parse_share
from tests.exchange.bods_statements import (
    Json,
    entity,
    holds,
    losses,
    problems,
    read,
    read_text,
    stake,
)

ACME, BETA = entity("acme"), entity("beta")


def capital(**share: object) -> Share:
    """The capital that is read of a share."""
    reading = read(ACME, BETA, holds("acme", "beta", stake(share=share)))
    assert reading.problems == []
    return reading.dataset.holdings[0].capital


def wrong(**share: object) -> list[str]:
    """The problems of a share."""
    return problems(read(ACME, BETA, holds("acme", "beta", stake(share=share))))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ({"exact": 30}, "30%"),
        ({"exact": 33.3}, "33.3%"),
        ({"exact": 0}, "0%"),
        ({"minimum": 25, "maximum": 50}, "25% to 50%"),
        ({"exclusiveMinimum": 25, "maximum": 50}, "over 25% to 50%"),
        ({"minimum": 75}, "at least 75%"),
        ({"exclusiveMinimum": 50}, "over 50%"),
        ({"maximum": 10}, "up to 10%"),
        ({"exclusiveMaximum": 5}, "under 5%"),
        ({"minimum": 20, "maximum": 20}, "20%"),
        ({"minimum": 10, "exclusiveMinimum": 20}, "over 20%"),
        ({"minimum": 20, "exclusiveMinimum": 20}, "over 20%"),
        ({"minimum": 30, "exclusiveMinimum": 20}, "at least 30%"),
        ({"maximum": 50, "exclusiveMaximum": 40}, "under 40%"),
        ({"maximum": 30, "exclusiveMaximum": 40}, "up to 30%"),
        ({"exact": 30, "minimum": 25, "maximum": 50}, "30%"),
        ({"exact": None, "minimum": 75}, "at least 75%"),
        ({}, "unknown"),
    ],
)
def test_a_share_is_what_its_ends_say(share: Json, words: str) -> None:
    """Of two ends on one side the stricter one counts."""
    found = capital(**share)

    assert found == parse_share(words)
    assert parse_share(found.stated) == found


@pytest.mark.parametrize("share", [{"minimum": 25, "exclusiveMaximum": 50}])
def test_a_range_that_is_open_above_has_no_words_of_ours(share: Json) -> None:
    """It is kept as it is all the same, and can be told."""
    found = capital(**share)

    assert found == Share(Fraction(1, 4), Fraction(1, 2), high_open=True)
    assert found.stated == ""
    assert said(found) == "25% to under 50%"


@pytest.mark.parametrize(
    ("share", "message"),
    [
        ({"exact": -1}, "share.exact is -1"),
        ({"exact": 100.5}, "share.exact is 100.5"),
        ({"minimum": 101}, "share.minimum is 101"),
        ({"minimum": 60, "maximum": 50}, "share leaves no share at all"),
        ({"exclusiveMinimum": 100}, "share leaves no share at all"),
        ({"exclusiveMaximum": 0}, "share leaves no share at all"),
        ({"exclusiveMinimum": 5, "maximum": 5}, "share leaves no share at all"),
        ({"exact": 60, "maximum": 50}, "share is exact, but not between its ends"),
        ({"exact": 25, "exclusiveMinimum": 25}, "share is exact, but not between its ends"),
    ],
)
def test_a_share_that_cannot_be_is_a_problem(share: Json, message: str) -> None:
    """Its place is that of its statement."""
    assert wrong(**share) == [f"3: bad-share: recordDetails.interests[0].{message}"]


@pytest.mark.parametrize("value", ["25", True, [], {"exact": 5}])
def test_a_share_that_is_no_number_is_a_problem(value: object) -> None:
    """Numbers in quotes are texts."""
    (problem,) = wrong(exact=value)

    assert problem.startswith("3: wrong-type: recordDetails.interests[0].share.exact is ")
    assert problem.endswith(", which is no number")


@pytest.mark.parametrize("number", ["1e400", "1e999999999", "-1e999999999"])
def test_a_huge_share_is_a_problem(number: str) -> None:
    """No number is worked out before it is known to be a percentage."""
    (problem,) = problems(read_text(_text(number)))

    assert problem.startswith("1: bad-share: recordDetails.interests[0].share.exact is ")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("3.3333333333333335", "3.333333333333334%"),
        ("1e-999999999", "0%"),
        ("33." + "3" * 5000, "33.333333333333333%"),
    ],
)
def test_more_than_fifteen_decimals_are_rounded(number: str, words: str) -> None:
    """Floats have more of them; the loss is told."""
    account = Account()
    (holding,) = read_text(_text(number), account).dataset.holdings

    assert holding.capital == parse_share(words)
    assert [kind for kind, *_ in losses(account)] == ["digits"]


def test_a_share_of_the_wrong_type_is_a_problem() -> None:
    """The interest then is of an unknown share."""
    reading = read(ACME, BETA, holds("acme", "beta", stake(share=25)))

    assert problems(reading) == [
        "3: wrong-type: recordDetails.interests[0].share is 25, which is not an object"
    ]


def _text(number: str) -> str:
    """Lines with one share in them, as it is written."""
    statements = [holds("acme", "beta", stake(share={"exact": "x"})), ACME, BETA]
    return "\n".join(map(json.dumps, statements)).replace('"x"', number)
