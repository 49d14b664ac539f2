from decimal import Decimal
from fractions import Fraction

import pytest

from alliance_cli.exchange.bods.out_shares import rounded_words, share_object
from alliance_cli.exchange.bods.out_statements import Json
from alliance_cli.model.share import Share, exactly, parse_share


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("34.02%", {"exact": "34.02"}),
        ("0%", {"exact": "0"}),
        ("100%", {"exact": "100"}),
        ("25% to 25%", {"exact": "25"}),
        ("25% to 50%", {"minimum": "25", "maximum": "50"}),
        ("over 25% to 50%", {"exclusiveMinimum": "25", "maximum": "50"}),
        ("over 0%", {"exclusiveMinimum": "0", "maximum": "100"}),
        ("at least 75%", {"minimum": "75", "maximum": "100"}),
        ("under 5%", {"minimum": "0", "exclusiveMaximum": "5"}),
        ("up to 10%", {"minimum": "0", "maximum": "10"}),
        ("unknown", {}),
        ("1/8", {"exact": "12.5"}),
        ("0.000000000000001%", {"exact": "0.000000000000001"}),
    ],
)
def test_a_share_is_written_in_per_cent(words: str, written: dict[str, str]) -> None:
    """Exact or with both ends, each open or closed; what is not known is not written."""
    assert _digits(share_object(parse_share(words))) == written
    assert not rounded_words(parse_share(words))


def test_a_share_open_at_both_ends_is_written_so() -> None:
    """BODS has words for what our file has none for."""
    share = Share(Fraction(1, 4), Fraction(1, 2), low_open=True, high_open=True)

    assert _digits(share_object(share)) == {"exclusiveMinimum": "25", "exclusiveMaximum": "50"}


def test_a_fraction_is_rounded_down_and_told_exactly() -> None:
    """Seven sevenths are never written as more than a whole."""
    seventh = exactly(Fraction(1, 7))
    written = share_object(seventh)["exact"]

    assert isinstance(written, Decimal)
    assert _digits({"exact": written}) == {"exact": "14.285714285714285"}
    assert 7 * written < 100
    assert rounded_words(seventh) == "1/7"


def test_a_range_of_fractions_is_rounded_outwards() -> None:
    """The share lies within what is written of it."""
    share = Share(Fraction(1, 3), Fraction(2, 3))

    assert _digits(share_object(share)) == {
        "minimum": "33.333333333333333",
        "maximum": "66.666666666666667",
    }
    assert rounded_words(share) == "1/3 to 2/3"


def test_a_fraction_without_end_is_not_spelt_out() -> None:
    """Thousands of digits are no remark."""
    assert rounded_words(exactly(Fraction(1, 3**10_000))) == "a longer fraction"


def _digits(written: dict[str, Json]) -> dict[str, str]:
    return {key: f"{value:f}" for key, value in written.items() if isinstance(value, Decimal)}
