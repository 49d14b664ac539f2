from decimal import Decimal
from fractions import Fraction

import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.share import (
    Share,
    by_falling_share,
    exactly,
    parse_share,
    percent_text,
    share_words,
)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("15%", Share(Fraction(15, 100), Fraction(15, 100))),
        ("34.02%", Share(Fraction(3402, 10_000), Fraction(3402, 10_000))),
        ("0%", Share(Fraction(0), Fraction(0))),
        ("100%", Share(Fraction(1), Fraction(1))),
        ("1/3", Share(Fraction(1, 3), Fraction(1, 3))),
        (
            "44358343/295722284",
            Share(Fraction(44358343, 295722284), Fraction(44358343, 295722284)),
        ),
        ("25% to 50%", Share(Fraction(1, 4), Fraction(1, 2))),
        ("1/3 to 50%", Share(Fraction(1, 3), Fraction(1, 2))),
        ("over 50%", Share(Fraction(1, 2), Fraction(1), low_open=True)),
        ("over 25% to 50%", Share(Fraction(1, 4), Fraction(1, 2), low_open=True)),
        ("at least 75%", Share(Fraction(3, 4), Fraction(1))),
        ("under 5%", Share(Fraction(0), Fraction(1, 20), high_open=True)),
        ("up to 10%", Share(Fraction(0), Fraction(1, 10))),
        ("unknown", Share(Fraction(0), Fraction(1))),
    ],
)
def test_words_become_the_share_they_mean(words: str, share: Share) -> None:
    """Every form of the file is read exactly, and its words are kept."""
    assert parse_share(words) == share
    assert parse_share(words).stated == words
    assert share_words(parse_share(words)) == words


@pytest.mark.parametrize(
    ("value", "way_out"),
    [
        (15, "write 15%: a bare number does not say its unit"),
        (1, "write 1%: a bare number does not say its unit"),
        (Decimal("0.15"), "write 15% or 0.15%: a bare number does not say its unit"),
        (150, "a share lies between 0% and 100%"),
        (-5, "a share lies between 0% and 100%"),
        ("-5%", "a share lies between 0% and 100%"),
        (" 15%", "write 15%"),
        ("25–50 %", "write 25% to 50%"),
        ("> 50%", "write over 50%"),
        ("Unknown", "write unknown"),
        (None, "write unknown for a share that is not known"),
        ("34,02%", "write 34.02%"),
        ("15 %", "write 15%"),
        ("25 to 50%", "write 25% to 50%"),
        ("at least 25% to 50%", "a range is written 25% to 50%"),
        ("under 25% to 50%", "a range is written 25% to 50%"),
        ("50% to 25%", "the smaller end comes first"),
        ("over 50% to 50%", "the smaller end comes first"),
        ("104%", "a share lies between 0% and 100%"),
        ("4/3", "a share lies between 0% and 100%"),
        ("50% to 104%", "a share lies between 0% and 100%"),
    ],
)
def test_what_is_no_share_is_refused_with_a_way_out(value: object, way_out: str) -> None:
    """A slip that can be guessed is answered with the right form."""
    with pytest.raises(MalformedError) as refusal:
        parse_share(value)

    assert (refusal.value.name, refusal.value.way_out) == (ProblemName.BAD_SHARE, way_out)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "15",
        "half",
        "15%%",
        "1/0",
        "about 5%",
        "over unknown",
        "1.2.3 to 4%",
        "١٥%",
        "1e1%",
        True,
        ["15%"],
        {"low": "15%"},
    ],
)
def test_what_cannot_be_guessed_is_answered_with_the_forms(value: object) -> None:
    """Anything else is answered with the forms that a share has."""
    with pytest.raises(MalformedError) as refusal:
        parse_share(value)

    assert refusal.value.way_out.startswith("write a share like 34.02%, 1/3")


@pytest.mark.parametrize("words", ["over 100%", "under 0%"])
def test_a_range_that_leaves_nothing_says_where_shares_lie(words: str) -> None:
    """Over everything and under nothing there is no share, and only one end to correct."""
    with pytest.raises(MalformedError) as refusal:
        parse_share(words)

    assert "leaves no share at all" in refusal.value.message
    assert "smaller end" not in refusal.value.way_out


def test_a_long_text_is_cut_in_the_message() -> None:
    """A page in the place of a share does not become a page of message."""
    with pytest.raises(MalformedError, match=f"^'{'x' * 40}…' is not a share$"):
        parse_share("x" * 1000)


@pytest.mark.parametrize(
    ("low", "high", "open_ends"),
    [
        (Fraction(-1, 100), Fraction(1), (False, False)),
        (Fraction(0), Fraction(101, 100), (False, False)),
        (Fraction(1, 2), Fraction(1, 4), (False, False)),
        (Fraction(1, 2), Fraction(1, 2), (True, False)),
        (Fraction(1, 2), Fraction(1, 2), (False, True)),
    ],
)
def test_a_share_that_cannot_be_is_not_made(
    low: Fraction, high: Fraction, open_ends: tuple[bool, bool]
) -> None:
    """No share lies outside the whole, backwards, or strictly between a part and itself."""
    with pytest.raises(ValueError, match="no share lies from"):
        Share(low, high, *open_ends)


def test_a_share_is_equal_to_one_in_other_words() -> None:
    """A half is a half, however the file says it."""
    assert parse_share("1/2") == parse_share("50%") == parse_share("50.0%")


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("15.1234567890123456%", "write at most 15 digits before and after the point"),
        ("1/1234567890123456", "write at most 15 digits before and after the point"),
        ("-0.1234567890123456%", "write at most 15 digits before and after the point"),
        ("-15%", "a share lies between 0% and 100%"),
    ],
)
def test_a_share_with_too_many_digits_is_told_how_many_it_may_have(text: str, way_out: str) -> None:
    """A share too fine to be stated is refused for its digits."""
    with pytest.raises(MalformedError, match=r"is not a share$") as refusal:
        parse_share(text)

    assert refusal.value.way_out == way_out


@pytest.mark.parametrize(
    ("share", "exact"),
    [
        ("1/3", Fraction(1, 3)),
        ("25% to 25%", Fraction(1, 4)),
        ("unknown", None),
        ("over 99%", None),
    ],
)
def test_only_an_exact_share_has_a_figure(share: str, exact: Fraction | None) -> None:
    """A range has no figure, be it ever so narrow."""
    assert parse_share(share).exact == exact


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 10), "10%"),
        (Fraction(1, 200), "0.5%"),
        (Fraction(333, 1000), "33.3%"),
        (Fraction(1, 10**17), "0.000000000000001%"),
        (Fraction(4, 3), "about 133.333333%"),
        (Fraction(1, 3), "about 33.333333%"),
    ],
)
def test_a_percentage_has_as_many_digits_as_it_needs(part: Fraction, text: str) -> None:
    """Percentages are exact up to fifteen decimals, and say so where they are not."""
    assert percent_text(part) == text


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (exactly(Fraction(1, 3)), "1/3"),
        (Share(Fraction(1, 3), Fraction(1, 2)), "1/3 to 50%"),
        (Share(Fraction(0), Fraction(1, 20), high_open=True), "under 5%"),
        (Share(Fraction(1, 2), Fraction(1), low_open=True), "over 50% to 100%"),
        (Share(Fraction(0), Fraction(1)), "unknown"),
    ],
)
def test_a_computed_share_gets_exact_words(share: Share, words: str) -> None:
    """A share that nobody wrote down is written without rounding."""
    assert share_words(share) == words


@pytest.mark.parametrize(
    "share",
    [
        Share(Fraction(1, 4), Fraction(1, 2), high_open=True),
        Share(Fraction(0), Fraction(1, 2), low_open=True, high_open=True),
    ],
)
def test_a_range_without_words_is_not_written_as_another(share: Share) -> None:
    """The file cannot say 'over this to under that', so such a range is never bent to fit."""
    with pytest.raises(ValueError, match="no words"):
        share_words(share)


def test_what_is_not_known_at_all_comes_last() -> None:
    """A missing share sorts after a share of nothing."""
    shares = [None, parse_share("0%"), parse_share("50%")]

    assert sorted(shares, key=by_falling_share) == [
        parse_share("50%"),
        parse_share("0%"),
        None,
    ]
