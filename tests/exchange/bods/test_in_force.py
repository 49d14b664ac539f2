"""Shares and words that are told at a time."""

from fractions import Fraction

from alliance_cli.exchange.bods.in_force import MOST, SharesInForce, TextsInForce
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.model.share import exactly, parse_share


def told(*shares: str) -> SharesInForce:
    """Shares, each under its place."""
    found = SharesInForce()
    for place, share in enumerate(shares):
        found.add(place, parse_share(share))
    return found


def test_what_is_certain_of_shares_side_by_side() -> None:
    """The least is the largest of the lower ends, the most the sum of the upper ones."""
    found = told("over 10% to 20%", "10% to 30%", "5%")

    assert found.together() == parse_share("over 10% to 55%")
    assert found.words() == "over 10% to 20% and 10% to 30% and 5%"
    found.remove(0)
    assert found.together() == parse_share("10% to 35%")
    found.remove(2)
    assert found.together() == parse_share("10% to 30%")
    found.add(3, parse_share("100%"))
    assert found.together() == parse_share("100%")


def test_claims_that_agree_leave_what_all_of_them_allow() -> None:
    """An end is open where one of them has it open."""
    found = told("over 10% to 20%", "10% to 15%", "unknown")

    assert found.agree
    assert found.claimed() == parse_share("over 10% to 15%")
    found.add(3, parse_share("12%"))
    assert found.claimed() == exactly(Fraction(12, 100))


def test_claims_that_exclude_one_another_leave_all_that_one_of_them_allows() -> None:
    """An end is open only where no claim has it closed."""
    found = told("over 10% to 20%", "10%", "under 10%")

    assert not found.agree
    assert found.claimed() == parse_share("up to 20%")
    assert found.ends() == "under 10% and over 10% to 20%"
    assert not told("under 20%", "20%").agree
    assert not told("over 20%", "20%").agree
    assert told("up to 20%", "20%").agree
    assert said(told("20%", "40%").claimed()) == "20% to 40%"


def test_texts_are_told_once_while_they_are_told_at_all() -> None:
    """In the order in which they came, as many as a line can have."""
    found = TextsInForce()
    found.add(["b", "a"])
    found.add(["b"])
    found.remove(["b"])
    assert found.first() == ("b", "a")
    found.remove(["b"])
    assert (found.first(), found.left_out) == (("a",), 0)
    found.add(map(str, range(MOST)))
    assert (len(found.first()), found.left_out) == (MOST, 1)
