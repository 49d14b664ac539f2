import re
from fractions import Fraction

import pytest

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.ftm.percentages import (
    is_sayable,
    is_too_fine,
    percentage_words,
    share_in,
)
from alliance_cli.model.share import UNKNOWN, WHOLE, Share, exactly


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
        ("25-<50", ""),
    ],
)
def test_percentages_of_the_wild_are_read(text: str, stated: str) -> None:
    """A percentage is read in each of the ways in which people write it, to the exact ends."""
    assert share_in(text).stated == stated


@pytest.mark.parametrize("text", ["unknown", "n/a", "N/A", "-", "—", "?"])
def test_words_for_nothing_known_mean_unknown(text: str) -> None:
    """That nothing is known is no zero."""
    assert share_in(text) == UNKNOWN


def test_a_bare_number_is_per_cent() -> None:
    """0.5 is half a per cent, never a half: a fraction is not guessed."""
    assert share_in("0.5") == exactly(Fraction(1, 200))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1e400", "'1e400' is not a percentage"),
        ("1E+400", "'1E+400' is not a percentage"),
        ("1/3", "'1/3' is not a percentage"),
        ("-5", "'-5' is not a percentage"),
        ("half", "'half' is not a percentage"),
        (">50+", "'>50+' is not a percentage"),
        ("25 50", "'25 50' is not a percentage"),
        ("", "'' is not a percentage"),
        ("9" * 60, f"'{'9' * 40}…' is not a percentage"),
        ("101", "'101' is over 100 per cent"),
        ("50-150", "'50-150' is over 100 per cent"),
        ("50-25", "'50-25' leaves no share at all"),
        (">100", "'>100' leaves no share at all"),
        ("<0", "'<0' leaves no share at all"),
    ],
)
def test_what_is_no_percentage_is_refused(text: str, message: str) -> None:
    """What means no share between nothing and everything is named."""
    with pytest.raises(MalformedError, match=re.escape(message)) as caught:
        share_in(text)
    assert caught.value.name == "bad-share"


def test_decimals_beyond_the_fifteenth_are_cut() -> None:
    """A third written with many threes is as long as the dataset's own words are."""
    many = "33." + "3" * 20
    assert is_too_fine(many)
    assert not is_too_fine("33." + "3" * 15)
    assert share_in(many).stated == "33.333333333333333%"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (exactly(Fraction(434, 1000)), "43.4"),
        (exactly(Fraction(0)), "0"),
        (exactly(WHOLE), "100"),
        (Share(Fraction(1, 4), Fraction(1, 2)), "25-50"),
        (Share(Fraction(1, 4), Fraction(1, 2), low_open=True), ">25-50"),
        (Share(Fraction(1, 4), Fraction(1, 2), high_open=True), "25-<50"),
        (Share(Fraction(1, 4), Fraction(1, 2), low_open=True, high_open=True), ">25-<50"),
        (Share(Fraction(1, 2), WHOLE, low_open=True), ">50"),
        (Share(Fraction(1, 2), WHOLE), ">=50"),
        (Share(Fraction(0), Fraction(1, 20), high_open=True), "<5"),
        (Share(Fraction(0), Fraction(1, 10)), "<=10"),
        (Share(Fraction(0), WHOLE, low_open=True), ">0"),
        (Share(Fraction(0), WHOLE, high_open=True), "<100"),
        (UNKNOWN, None),
    ],
)
def test_shares_are_written_readably(share: Share, words: str | None) -> None:
    """Each kind of share has its words in per cent; of one that is not known nothing is said."""
    assert is_sayable(share)
    assert percentage_words(share) == words


def test_no_fractions_add_up_to_more_than_they_did() -> None:
    """A sixth is written a little smaller, and the ends of a range a little further apart."""
    sixth = Fraction(1, 6)
    assert percentage_words(exactly(sixth)) == "16.666666666666666"
    assert percentage_words(Share(sixth, 2 * sixth)) == "16.666666666666666-33.333333333333334"
    assert not is_sayable(exactly(sixth))
