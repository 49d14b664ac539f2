from decimal import Decimal

import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.money import Money, money_words, parse_money


@pytest.mark.parametrize(
    ("words", "low", "high", "up_to"),
    [
        ("EUR 600M", "600000000", "600000000", False),
        ("EUR 0.5", "0.5", "0.5", False),
        ("EUR 12k", "12000", "12000", False),
        ("EUR 1.5B", "1500000000", "1500000000", False),
        ("EUR 2T", "2000000000000", "2000000000000", False),
        ("up to EUR 600M", "0", "600000000", True),
        ("EUR 8B to 10B", "8000000000", "10000000000", False),
        ("EUR 900M to 1B", "900000000", "1000000000", False),
        ("EUR 15 to 20", "15", "20", False),
        (
            "EUR 999999999999999T",
            "999999999999999000000000000",
            "999999999999999000000000000",
            False,
        ),
        ("EUR 1234567890123456789.0123456789", *(["1234567890123456789.0123456789"] * 2), False),
        (f"up to EUR {'9' * 30}.0123456789", "0", f"{'9' * 30}.0123456789", True),
        (
            f"EUR {'1' * 18}T to {'9' * 18}T",
            f"{'1' * 18}{'0' * 12}",
            f"{'9' * 18}{'0' * 12}",
            False,
        ),
    ],
)
def test_words_become_the_money_they_mean(words: str, low: str, high: str, up_to: bool) -> None:  # noqa: FBT001  # a column of the table
    """Amounts, ceilings and ranges are read in whole units of their currency."""
    money = parse_money(words)

    assert money == Money(Decimal(low), Decimal(high), "EUR", up_to)
    assert money_words(money) == words


@pytest.mark.parametrize(
    ("value", "message", "way_out"),
    [
        (600, "'600' is not money", "write money like EUR 600M"),
        ("600M", "'600M' is not money", "write money like EUR 600M"),
        ("EUR 600 million", "is not money", "write EUR 600M"),
        ("EUR600M", "is not money", "write EUR 600M"),
        ("EUR -5M", "is not money", "write money like EUR 600M"),
        ("€600M", "is not money", "write EUR 600M"),
        (None, "the money is empty", "write money like EUR 600M"),
        ("lots", "'lots' is not money", "write money like EUR 600M"),
        ("RMB 5M", "RMB is not a currency", "write CNY 5M"),
        ("XYZ 5M", "XYZ is not a currency", "write the ISO 4217 code"),
        ("EUR 10B to 8B", "'EUR 10B to 8B' is not money", "the smaller figure comes first"),
        ("EUR 8 to 10B", "only one of its figures has a unit", "write EUR 8B to 10B"),
        ("EUR 8B to 10", "only one of its figures has a unit", "write money like EUR 600M"),
        ("up to EUR 8B to 10B", "is not money", "a ceiling is one figure: up to EUR 10B"),
        ("IDR " + "9" * 31, "is not money", "write at most 30 digits before the point"),
        ("IDR 1.01234567891", "is not money", "write at most 30 digits before the point"),
        ("IDR 1" + "0" * 18 + "T", "it has more than 30 digits", "write a smaller figure"),
        ("IDR 1 to 1" + "0" * 27 + "k", "only one of its figures has a unit", "write"),
        ("IDR 1k to 1" + "0" * 27 + "k", "it has more than 30 digits", "write a smaller figure"),
    ],
)
def test_what_is_no_money_is_refused_with_a_way_out(
    value: object, message: str, way_out: str
) -> None:
    """What the file cannot mean is refused, with the form it should have."""
    with pytest.raises(MalformedError) as refusal:
        parse_money(value)

    assert refusal.value.name is ProblemName.BAD_MONEY
    assert message in refusal.value.message
    assert refusal.value.way_out.startswith(way_out)


@pytest.mark.parametrize(
    ("words", "figure"),
    [("EUR 5", Decimal(5)), ("up to EUR 5", Decimal(5)), ("EUR 5 to 6", None)],
)
def test_a_range_has_no_one_figure(words: str, figure: Decimal | None) -> None:
    """An amount and a ceiling state one figure; a range does not."""
    assert parse_money(words).figure == figure


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(Decimal(5), Decimal(5), "EUR"), "EUR 5"),
        (Money(Decimal("6E+8"), Decimal("6E+8"), "EUR"), "EUR 600000000"),
        (Money(Decimal(0), Decimal(5), "JPY", up_to=True), "up to JPY 5"),
        (Money(Decimal(5), Decimal("6.5"), "USD"), "USD 5 to 6.5"),
    ],
)
def test_a_computed_sum_gets_plain_words(money: Money, words: str) -> None:
    """A sum that nobody wrote down is written in full, never in powers of ten."""
    assert money_words(money) == words
