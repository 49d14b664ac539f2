from decimal import Decimal

import pytest

from alliance_cli.exchange.ftm.amounts import amount_in, amount_words
from alliance_cli.model.money import Money, parse_money


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5000000", "EUR 5M"),
        ("5000000.5", "EUR 5000000.5"),
        ("5,000,000", "EUR 5M"),
        ("5.000.000", "EUR 5M"),
        ("5 000 000", "EUR 5M"),
        ("5\u202f000", "EUR 5k"),
        ("5'000", "EUR 5k"),
        ("5,000.25", "EUR 5000.25"),
        ("5.000,25", "EUR 5000.25"),
        ("51,5", "EUR 51.5"),
        ("0.125", "EUR 0.125"),
        ("1234.567", "EUR 1234.567"),
        ("<=600000000", "up to EUR 600M"),
        ("8000000000-10000000000", "EUR 8B to 10B"),
        ("1234567890123456789", "EUR 1234567890123456789"),
        ("1,234,567,890,123,456,789.5", "EUR 1234567890123456789.5"),
        ("9" * 30 + ".0123456789", "EUR " + "9" * 30 + ".0123456789"),
    ],
)
def test_amounts_are_read_where_they_can_mean_one_thing(text: str, words: str) -> None:
    """Also with marks between thousands."""
    assert amount_in(text, "eur") == parse_money(words)


@pytest.mark.parametrize(
    "text",
    [
        *("much", "1e400", "-5", "5,000", "5.000", "5,0000,000", "5,000.000.000", "5,000,00"),
        *("<=5-6", "6-5", "5m", "$5", "", "-", "<="),
        *("1" + "0" * 30, "9" * 40, "<=" + "9" * 31, "0-" + "9" * 31, "1" + ",000" * 10),
    ],
)
def test_amounts_that_can_mean_another_are_not_read(text: str) -> None:
    """Five, or five thousand: nobody can tell; nor is more than the file can hold."""
    assert amount_in(text, "EUR") is None


@pytest.mark.parametrize("currency", ["", "EURO", "XXY"])
def test_nor_are_those_of_a_currency_that_there_is_not(currency: str) -> None:
    """A number alone is no money."""
    assert amount_in("5", currency) is None


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (parse_money("EUR 600.5M"), "600500000"),
        (parse_money("up to EUR 600M"), "<=600000000"),
        (Money(Decimal(8), Decimal(10), "EUR"), "8-10"),
        (parse_money("EUR 5.125"), "5.1250"),
        (parse_money("EUR 999999999999999T"), "999999999999999000000000000"),
    ],
)
def test_amounts_are_written_in_whole_units(money: Money, words: str) -> None:
    """An amount, a ceiling, a range; never so that decimals look like thousands."""
    assert amount_words(money) == words
    assert amount_in(words, "EUR") == money
