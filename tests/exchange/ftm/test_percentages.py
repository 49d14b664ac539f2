import re
from fractions import Fraction

import pytest

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.ftm.percentages import around, is_too_fine, share_in, share_within
from alliance_cli.model.share import UNKNOWN, exactly


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("51.5", "51.5%"),
        ("51,5", "51.5%"),
        ("51.5%", "51.5%"),
        (" 51.50 % ", "51.5%"),
        ("51.5 per cent", "51.5%"),
        ("51.5 percent", "51.5%"),
        ("100", "100%"),
        ("0", "0%"),
        (".5", "0.5%"),
        ("5.", "5%"),
        ("１２％", "12%"),
        ("25-50", "25% to 50%"),
        ("25–50%", "25% to 50%"),
        ("25 % — 50 %", "25% to 50%"),
        ("25% to 50%", "25% to 50%"),
        ("between 25 and 50 per cent", "25% to 50%"),
        ("from 25 to 50", "25% to 50%"),
        ("more than 25% but not more than 50%", "over 25% to 50%"),
        ("More than 25% up to 50%", "over 25% to 50%"),
        (">25-50", "over 25% to 50%"),
        (">50", "over 50% to 100%"),
        ("> 50 %", "over 50% to 100%"),
        ("over 25", "over 25% to 100%"),
        ("above 25%", "over 25% to 100%"),
        ("50+", "50% to 100%"),
        ("50%+", "50% to 100%"),
        ("75% or more", "75% to 100%"),
        ("≥ 75 %", "75% to 100%"),
        ("at least 75", "75% to 100%"),
        ("<5", "under 5%"),
        ("less than 5%", "under 5%"),
        ("<=10", "0% to 10%"),
        ("≤10%", "0% to 10%"),
        ("up to 10", "0% to 10%"),
        ("10% or less", "0% to 10%"),
        ("0-100", "unknown"),
        ("25..50", "25% to 50%"),
        ("25...50", "25% to 50%"),
        ("25 … 50 %", "25% to 50%"),
        ("[25;50]", "25% to 50%"),
        ("(25; 50]", "over 25% to 50%"),
        ("]25..50]", "over 25% to 50%"),
        ("[0;5[", "under 5%"),
        ("more than 25 percent and up to and including 50 percent", "over 25% to 50%"),
        ("more than 25%, but not more than 50%", "over 25% to 50%"),
        ("5e1", "50%"),
        ("1E-7", "0.0000001%"),
        ("-0.0", "0%"),
        ("25-<50", ""),
    ],
)
def test_percentages_of_the_wild_are_read(text: str, stated: str) -> None:
    """A percentage is read in each of the ways in which people write it, to the exact ends."""
    share = share_in(text)
    assert share is not None
    assert share.stated == stated


@pytest.mark.parametrize("text", ["unknown", "n/a", "N/A", "-", "—", "?"])
def test_words_for_nothing_known_mean_unknown(text: str) -> None:
    """That nothing is known is no zero."""
    assert share_in(text) == UNKNOWN


def test_a_bare_number_is_per_cent() -> None:
    """0.5 is half a per cent, never a half: a fraction is not guessed."""
    assert share_in("0.5") == exactly(Fraction(1, 200))


@pytest.mark.parametrize(
    "text",
    [
        *("1/3", "50/50", "half", "majority", "ca. 50%", "~50%", ">50+", "25 50", "25 and 50"),
        *("(25,50)", "50% plus one share", "", "9" * 5000, "5k"),
    ],
)
def test_what_can_mean_another_thing_is_no_percentage(text: str) -> None:
    """It is not guessed."""
    assert share_in(text) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1e400", "'1e400' is over 100 per cent"),
        ("1E+4000", "'1E+4000' is over 100 per cent"),
        ("9" * 60, f"'{'9' * 40}…' is over 100 per cent"),
        ("101", "'101' is over 100 per cent"),
        ("50-150", "'50-150' is over 100 per cent"),
        ("-5", "'-5' is under 0 per cent"),
        ("−5 %", "'−5 %' is under 0 per cent"),
        ("-1e-7", "'-1e-7' is under 0 per cent"),
        ("50-25", "'50-25' leaves no share at all"),
        (">100", "'>100' leaves no share at all"),
        ("<0", "'<0' leaves no share at all"),
    ],
)
def test_numbers_that_no_share_can_be_are_refused(text: str, message: str) -> None:
    """What means no share between nothing and everything is named."""
    with pytest.raises(MalformedError, match=re.escape(message)) as caught:
        share_in(text)
    assert caught.value.name == "bad-share"


def test_decimals_beyond_the_fifteenth_are_cut() -> None:
    """A third written with many threes is as long as the dataset's own words are."""
    many = "33." + "3" * 20
    assert is_too_fine(many)
    assert not is_too_fine("33." + "3" * 15)
    assert is_too_fine("1e-16")
    share = share_in(many)
    assert share is not None
    assert share.stated == "33.333333333333333%"


def test_the_range_around_shares_has_their_outermost_ends() -> None:
    """An end is open only where it is so in each share that reaches it."""
    shares = [share_in(text) for text in (">25-50", "25-<60", "30-60")]
    assert around([share for share in shares if share]) == share_in("25-60")
    open_ends = [share_in(text) for text in (">25-50", "30-<60")]
    assert around([share for share in open_ends if share]) == share_in(">25-<60")


def test_a_percentage_is_found_within_a_text_that_says_its_unit() -> None:
    """With what stands around it; a number alone may be any."""
    assert share_within("Shares: 25 % to 50 % of all") == (share_in("25-50"), "shares:", " of all")
    assert share_within("shares of class 25") is None
    assert share_within("shares in %") is None
