"""How shares and money are written for people, and numbers for machines."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from alliance_cli.model.figures import Difference, PlainStake
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share, exactly, parse_share
from alliance_cli.report.numbers import (
    difference_text,
    money_text,
    number,
    part_text,
    per_cent,
    plain_stake_text,
    share_text,
)
from tests.laws.strategies import parts, shares

RANGE = re.compile(r"(over |at least |under |up to |>)?([0-9.]+)(?:–(<)?([0-9.]+))?%")


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("43.4%", "43.40%"),
        ("0%", "0.00%"),
        ("100%", "100.00%"),
        ("1/3", "33.33%"),
        ("2/3", "66.67%"),
        ("unknown", "unknown"),
        ("0% to 100%", "unknown"),
        ("25% to 50%", "25.00–50.00%"),
    ],
)
def test_shares_have_two_decimals(stated: str, shown: str) -> None:
    """People read a share with two decimals, a range with one sign, the unknown as a word."""
    assert share_text(parse_share(stated)) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("12.345%", "12.35%"),
        ("12.3449999%", "12.34%"),
        ("0.005%", "0.01%"),
        ("99.9949%", "99.99%"),
        ("1/8", "12.50%"),
    ],
)
def test_halves_are_rounded_up(stated: str, shown: str) -> None:
    """Half a hundredth counts as a hundredth, never to the even neighbour."""
    assert share_text(parse_share(stated)) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("0.0049%", "<0.01%"),
        ("1/1000000000", "<0.01%"),
        ("99.995%", ">99.99%"),
        ("999999999/1000000000", ">99.99%"),
    ],
)
def test_a_little_is_not_nothing_and_nearly_all_is_not_the_whole(stated: str, shown: str) -> None:
    """Rounding never turns a part into nothing, nor into the whole."""
    assert share_text(parse_share(stated)) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("over 50%", "over 50.00%"),
        ("at least 75%", "at least 75.00%"),
        ("under 5%", "under 5.00%"),
        ("up to 10%", "up to 10.00%"),
        ("over 25% to 50%", "25.00–50.00%"),
        ("over 0% to 50%", "0.00–50.00%"),
        ("over 0%", "over 0.00%"),
        ("under 100%", "under 100.00%"),
        ("over 50% to 100%", "over 50.00%"),
    ],
)
def test_open_ends_are_said(stated: str, shown: str) -> None:
    """A range with two ends prints them plainly; one open on one side is said in words."""
    assert share_text(parse_share(stated)) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("0.001% to 1%", "0.00–1.00%"),
        ("50% to 99.999%", "50.00–100.00%"),
        ("1/3 to 2/3", "33.33–66.67%"),
        ("10.006% to 10.0061%", "10.00–10.01%"),
        ("over 33.339% to 50%", "33.33–50.00%"),
        ("over 2/3", "over 66.66%"),
        ("under 1/3", "under 33.34%"),
        ("up to 0.0001%", "up to 0.01%"),
    ],
)
def test_ends_are_rounded_outward(stated: str, shown: str) -> None:
    """The low end is rounded down and the high end up, so that nothing possible is left out."""
    assert share_text(parse_share(stated)) == shown


def shown_range(text: str) -> Share:
    """The range that a reader understands."""
    if text == "unknown":
        return UNKNOWN
    match = RANGE.fullmatch(text)
    assert match is not None
    word, first, less, second = match.groups()
    end = Fraction(first) / 100
    if word in ("under ", "up to "):
        return Share(NOTHING, end, high_open=word == "under ")
    high = WHOLE if second is None else Fraction(second) / 100
    return Share(end, high, word in ("over ", ">"), less is not None)


@given(shares().filter(lambda share: share.exact is None))
def test_a_printed_range_contains_the_real_one(share: Share) -> None:
    """Whatever a share may be, the range that people read has it, and little beside it."""
    shown = shown_range(share_text(share))

    assert (shown.low, shown.low_open) <= (share.low, share.low_open)
    assert (share.high, not share.high_open) <= (shown.high, not shown.high_open)
    assert share.low - shown.low < Fraction(1, 10_000)
    assert shown.high - share.high < Fraction(1, 10_000)


@given(parts())
def test_a_printed_share_is_the_nearest_hundredth(part: Fraction) -> None:
    """A share that is known is off by half a hundredth at most; signs say what they mean."""
    text = share_text(exactly(part))

    if text.startswith("<"):
        assert 0 < part < Fraction(1, 20_000)
    elif text.startswith(">"):
        assert 1 - Fraction(1, 20_000) <= part < 1
    else:
        assert abs(Fraction(text[:-1]) / 100 - part) <= Fraction(1, 20_000)


def test_a_computed_range_may_be_open_above() -> None:
    """What is left by an owner of more than a part is less than the rest."""
    left = Share(Fraction(1, 4), Fraction(1, 2), high_open=True)

    assert share_text(left) == "25.00–50.00%"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (Fraction(10, 9), Fraction(10, 9), "111.11%"),
        (Fraction(5, 3), Fraction(5, 3), "166.67%"),
        (Fraction(0), Fraction(0), "0.00%"),
        (Fraction(2, 3), Fraction(10, 9), "66.66–111.12%"),
        (Fraction(2, 3), None, "at least 66.66%"),
        (Fraction(0), Fraction(10, 9), "up to 111.12%"),
        (Fraction(10_000), Fraction(10_000), "1000000.00%"),
        (Fraction(10_001), Fraction(10_001), "over 1000000%"),
        (Fraction(10**400, 7), Fraction(10**400, 7), "over 1000000%"),
        (Fraction(2, 3), Fraction(10_001), "at least 66.66%"),
        (None, None, "no sum"),
    ],
)
def test_a_plain_stake_may_be_more_than_the_whole(
    low: Fraction | None, high: Fraction | None, shown: str
) -> None:
    """What counts one share again and again passes 100 %, and has no sum in a closed ring.

    A figure that nobody reads is not printed.
    """
    assert plain_stake_text(PlainStake(low, high)) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("EUR 600M", "EUR 600M"),
        ("up to EUR 600M", "up to EUR 600M"),
        ("EUR 8B to 10B", "EUR 8B to 10B"),
        ("EUR 900M to 1.2B", "EUR 900M to 1.2B"),
        ("EUR 600000000", "EUR 600M"),
        ("EUR 1500k", "EUR 1.5M"),
        ("JPY 2T", "JPY 2T"),
        ("USD 1k", "USD 1k"),
        ("USD 999.5", "USD 999.5"),
        ("EUR 995M", "EUR 995M"),
        ("EUR 999.999M", "EUR 1B"),
        ("EUR 0.004", "EUR 0.004"),
        ("EUR 0", "EUR 0"),
        ("EUR 1.235M", "EUR 1.24M"),
    ],
)
def test_money_is_written_as_in_the_file(stated: str, shown: str) -> None:
    """People read money in the file's form, in the largest unit that fits, halves rounded up."""
    assert money_text(parse_money(stated)) == shown


def test_a_sum_of_ceilings_is_a_ceiling() -> None:
    """Money that was added up is written like money that was read."""
    money = Money(Decimal(200_000_000), Decimal(800_000_000), "EUR", up_to=True)

    assert money_text(money) == "up to EUR 800M"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(1, 2), 0.5),
        (Fraction(4, 2), 2),
        (Decimal("1.5"), 1.5),
        (Decimal("6E8"), 600000000),
    ],
)
def test_whole_numbers_stay_whole(value: Fraction | Decimal, told: float) -> None:
    """A machine reads 600000000, not 600000000.0."""
    assert number(value) == told
    assert isinstance(number(value), type(told))


def test_machines_read_the_nearest_number() -> None:
    """A machine has the full precision of a fraction, in per cent."""
    assert per_cent(Fraction(44358343, 295722284)) == 100 * 44358343 / 295722284
    assert per_cent(Fraction(434, 1000)) == 43.4


def test_a_part_smaller_than_any_number_is_not_nothing() -> None:
    """What no float is small enough for is the smallest of them, never 0."""
    assert 0 < per_cent(Fraction(1, 2**10_000)) < 1e-300
    assert per_cent(NOTHING) == 0


def test_a_part_nearer_to_the_whole_than_any_number_is_not_the_whole() -> None:
    """What is less than all stays less than 100, for a threshold may turn on it."""
    assert 99.9999 < per_cent(1 - Fraction(1, 10**30)) < 100
    assert per_cent(WHOLE) == 100
    assert per_cent(Fraction(5, 4)) == 125


@pytest.mark.parametrize("value", [Fraction(10**400), Fraction(10**400, 7)])
def test_a_number_larger_than_any_is_the_largest(value: Fraction) -> None:
    """A plain series in a ring that is nearly closed has more digits than JSON can carry."""
    assert 1e308 < number(value) < float("inf")


def test_a_share_within_a_sentence_is_a_part() -> None:
    """What is wholly unknown is a part in a sentence, and all else a figure."""
    assert part_text(UNKNOWN) == "an unknown part"
    assert part_text(parse_share("over 50%")) == "over 50.00%"


def test_the_whole_is_no_more_than_itself() -> None:
    """Exactly the whole and exactly nothing have no sign before them."""
    assert share_text(exactly(Fraction(1))) == "100.00%"
    assert share_text(exactly(Fraction(0))) == "0.00%"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("1/50", "1/50", "+2.00"),
        ("-1/4", "-1/4", "-25.00"),
        ("0", "0", "0.00"),
        ("1/100000", "1/100000", "<0.01"),
        ("-1/100", "1/50", "-1.00 to +2.00"),
        ("1/50", "-1/100", "-1.00 to +2.00"),
        ("1", "1", "+100.00"),
    ],
)
def test_a_difference_is_told_in_percentage_points(low: str, high: str, shown: str) -> None:
    """With its sign; of a range how far its ends move, the smaller first."""
    assert difference_text(Difference(Fraction(low), Fraction(high))) == shown
