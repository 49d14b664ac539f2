from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from alliance_cli.model.share import Share, parse_share, percent_text, share_words
from tests.laws.strategies import exact_shares, parts, sayable_shares, shares


@given(sayable_shares())
def test_words_mean_the_share_that_they_were_made_of(share: Share) -> None:
    """The words written for a share are read as the same share."""
    assert parse_share(share_words(share)) == share


@given(sayable_shares())
def test_words_are_kept_as_they_were_read(share: Share) -> None:
    """A share that was read is written in the words that it was read from."""
    words = share_words(share)

    assert share_words(parse_share(words)) == words


@given(shares())
def test_a_share_is_a_part_of_a_whole(share: Share) -> None:
    """The ends of a share lie between nothing and everything, the smaller one first."""
    assert 0 <= share.low <= share.high <= 1


@given(exact_shares())
def test_an_exact_share_is_both_its_ends(share: Share) -> None:
    """A share that is exactly known is neither more than its low end nor less than its high one."""
    assert share.exact == share.low == share.high


@given(parts())
def test_a_percentage_is_exact_or_says_about(part: Fraction) -> None:
    """A percentage without 'about' before it is the part itself, not a rounded one."""
    text = percent_text(part)

    if text.startswith("about "):
        assert abs(Fraction(text[6:-1]) / 100 - part) <= Fraction(1, 10**8)
    else:
        assert Fraction(Decimal(text[:-1])) / 100 == part
