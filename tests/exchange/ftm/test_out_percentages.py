from fractions import Fraction

import pytest

from alliance_cli.exchange.ftm.out_percentages import is_sayable, percentage_words
from alliance_cli.model.share import UNKNOWN, WHOLE, Share, exactly


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
