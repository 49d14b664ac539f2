"""Sums, products and remainders of shares."""

import pytest

from alliance_cli.model.arithmetic import product, rest, total
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly, parse_share


def shares(line: str) -> list[Share]:
    """The shares in a line."""
    return [parse_share(words) for words in line.split(", ")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("10%, 20.5%", "30.5%"),
        ("10%, over 20%", "over 30%"),
        ("25% to 50%, 10%", "35% to 60%"),
        ("under 50%, 50%", "50% to 100%"),
        ("unknown, 50%", "at least 50%"),
    ],
)
def test_a_total_is_at_most_the_whole(line: str, told: str) -> None:
    """Ends are added up; an end past the whole is the whole."""
    assert total(shares(line)) == Share(
        parse_share(told).low,
        parse_share(told).high,
        parse_share(told).low_open,
        high_open=line.startswith("under"),
    )


def test_a_total_of_no_shares_is_nothing() -> None:
    """Nobody has nothing."""
    assert total([]) == exactly(NOTHING)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("50%, 40%", "20%"),
        ("50%, over 25% to 50%", "over 12.5% to 25%"),
        ("over 25%, up to 50%", "up to 50%"),
        ("over 0%, over 25%", "over 0%"),
        ("under 50%, 50%", "under 25%"),
        ("under 50%, 0%", "0%"),
        ("over 25%, 0%", "0%"),
    ],
)
def test_a_product_has_exact_ends(line: str, told: str) -> None:
    """An end is open where no choice attains it; where a factor can be nothing, nothing is."""
    assert product(shares(line)) == parse_share(told)


def test_a_product_of_no_shares_is_the_whole() -> None:
    """As with numbers."""
    assert product([]) == exactly(WHOLE)


@pytest.mark.parametrize(
    ("share", "told"),
    [("30%", "70%"), ("25% to 50%", "50% to 75%"), ("unknown", "unknown"), ("0%", "100%")],
)
def test_a_rest_makes_the_whole(share: str, told: str) -> None:
    """What is not in a share is in its rest."""
    assert rest(parse_share(share)) == parse_share(told)


def test_the_rest_of_an_open_end_is_open() -> None:
    """Over half leaves less than half."""
    assert rest(parse_share("over 50%")) == parse_share("under 50%")
    assert rest(rest(parse_share("over 50%"))) == parse_share("over 50%")
