from dataclasses import replace

from hypothesis import given

from alliance_cli.model.money import Money, money_words, parse_money
from tests.laws.strategies import money


@given(money())
def test_words_mean_the_money_that_they_were_made_of(amount: Money) -> None:
    """The words written for an amount, a ceiling or a range are read as the same money."""
    assert parse_money(money_words(amount)) == amount


@given(money())
def test_words_are_kept_as_they_were_read(amount: Money) -> None:
    """Money that was read is written in the words that it was read from."""
    stated = money_words(replace(amount, stated=""))

    assert money_words(parse_money(stated)) == stated


@given(money())
def test_the_figure_is_one_of_the_ends(amount: Money) -> None:
    """The one figure of an amount or a ceiling is its high end; a range has none."""
    is_range = amount.low != amount.high and not amount.up_to

    assert amount.figure == (None if is_range else amount.high)
