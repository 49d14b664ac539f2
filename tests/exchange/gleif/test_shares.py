"""Percentages on two scales."""

from fractions import Fraction

import pytest

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.gleif.shares import Quantifier, percentage, quantified_share
from alliance_cli.model.share import Share, parse_share

CONSOLIDATION = "ACCOUNTING_CONSOLIDATION"


@pytest.mark.parametrize(
    ("amount", "stated"),
    [
        ("1", "100%"),
        ("1.00", "100%"),
        ("100", "100%"),
        ("100.00", "100%"),
        ("100.", "100%"),
        ("+100", "100%"),
        ("51", "51%"),
        ("0.51", "51%"),
        (".51", "51%"),
        ("0.999", "99.9%"),
        ("1.01", "1.01%"),
        ("33.333", "33.333%"),
        ("0", "0%"),
        ("0.00", "0%"),
        ("0.5", "0.5% to 50%"),
        ("0.01", "0.01% to 1%"),
    ],
)
def test_an_amount_is_read_on_the_scale_that_makes_sense(amount: str, stated: str) -> None:
    """Over one: per cent; over a half: a part of one; else whatever both readings leave."""
    share = percentage(amount)

    assert share.stated == stated
    assert share == parse_share(stated)


def test_what_the_grammar_cannot_say_is_the_narrowest_range_around_it() -> None:
    """A file of ours has fifteen decimals; nothing is rounded to a wrong share."""
    share = percentage("33.3333333333333333")

    assert share.stated == "33.333333333333333% to 33.333333333333334%"
    assert share.low < Fraction("0.333333333333333333") < share.high
    assert parse_share(share.stated) == share


@pytest.mark.parametrize(
    "amount", ["", "-5", "100.01", "150", "1e400", "1E+400", "51,5", "51 %", "NaN", "x", "9" * 50]
)
def test_what_is_no_percentage_is_refused(amount: str) -> None:
    """Also a number so large that to write it out would take for ever."""
    with pytest.raises(MalformedError) as caught:
        percentage(amount)

    assert caught.value.name == "bad-share"
    assert caught.value.message == f"'{amount[:40]}' is no percentage"


def test_quantifiers_that_agree_are_one_share() -> None:
    """1.00 and 100.00 say the same."""
    told = [Quantifier(CONSOLIDATION, amount, "PERCENTAGE") for amount in ("1.00", "100.00")]

    assert quantified_share(told) == Share(Fraction(1), Fraction(1))


def test_quantifiers_that_disagree_or_have_no_unit_are_no_share() -> None:
    """Nothing is chosen between two percentages, and a bare number does not say its unit."""
    two = [Quantifier(CONSOLIDATION, amount, "PERCENTAGE") for amount in ("51", "60")]

    assert quantified_share(two) is None
    assert quantified_share([Quantifier(CONSOLIDATION, "51", "")]) is None
    assert quantified_share([]) is None


def test_a_quantifier_reads_as_the_record_tells_it() -> None:
    """Amount, units and method, as far as they are given."""
    assert str(Quantifier(CONSOLIDATION, "1.00", "PERCENTAGE")) == (
        "1.00 PERCENTAGE by ACCOUNTING_CONSOLIDATION"
    )
    assert str(Quantifier("", "51", "")) == "51"
