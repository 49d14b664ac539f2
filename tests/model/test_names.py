import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.names import folded, parse_id


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ampère", "ampere"),
        ("Société Générale S.A.", "societe generale sa"),
        ("société générale SA", "societe generale sa"),
        ("L'Oréal", "loreal"),
        ("L’Oréal", "loreal"),
        ("A.P. Møller-Mærsk A/S", "ap møller mærsk a s"),
        ("...", "..."),
        ("  The   Future-Is_Neutral ", "the future is neutral"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ｎｉｓｓａｎ", "nissan"),
        ("日産", "日産"),
        ("ガス", "ガス"),
        ("カ\u3099ス", "ガス"),
        ("Å Ω é", "a ω e"),
        ("C++", "c++"),
        ("टाटा", "टाटा"),
        ("क्त", "क्त"),
        ("ก่า", "ก่า"),
        ("שָׁלוֹם", "שלום"),
        ("می\u200cخواهم", "میخواهم"),
        ("葛\U000e0100城", "葛城"),
        ("So\u00adcie\ufe0fte", "societe"),
        ("\U000323b0\U00020000", "\U000323b0\U00020000"),
        ("a\u3164b", "ab"),
        ("\u200d", "\u200d"),
        ("***", "***"),
        ("", ""),
    ],
)
def test_a_name_is_the_same_in_any_dress(name: str, plain: str) -> None:
    """Case, accents, width and punctuation make no other name; signs alone stay signs."""
    assert folded(name) == plain


@pytest.mark.parametrize("id_", ["renault", "french-state", "3m", "a", "x" * 80])
def test_an_id_is_words_joined_by_hyphens(id_: str) -> None:
    """An id is itself."""
    assert parse_id(id_) == id_


@pytest.mark.parametrize(
    ("value", "way_out"),
    [
        ("Renault", "write 'renault'"),
        ("Renault Groupe", "write 'renault-groupe'"),
        ("société_générale", "write 'societe-generale'"),
        ("-renault", "write 'renault'"),
        ("日産", "an id is made of words of a to z and digits, joined by hyphens"),
        ("", "an id is made of words of a to z and digits, joined by hyphens"),
        ("x" * 81, "an id is made of words of a to z and digits, joined by hyphens"),
        ("null", "an id has a word in it"),
        ("true", "an id has a word in it"),
        ("2023-11", "an id has a word in it"),
    ],
)
def test_what_is_no_id_is_refused_with_one_that_is(value: str, way_out: str) -> None:
    """A name in the place of an id is answered with the id it would make."""
    with pytest.raises(MalformedError) as refusal:
        parse_id(value)

    assert (refusal.value.name, refusal.value.way_out) == (ProblemName.BAD_ID, way_out)


def test_a_wrong_id_is_shown_without_what_a_terminal_would_obey() -> None:
    """An escape in an id does not reach the terminal through the message."""
    with pytest.raises(MalformedError, match=r"^'a�\[31m' is not an id$"):
        parse_id("a\x1b[31m")


def test_names_that_differ_in_a_vowel_sign_are_two() -> None:
    """Signs for vowels are letters of Indian scripts, not accents."""
    assert folded("टाटा") != folded("टीटी")
    assert folded("ก่า") != folded("กา")


def test_folding_takes_letters_one_by_one() -> None:
    """A heap of marks costs no more than as many letters; what is left of it is the letter."""
    assert folded("á" + "\u0316\u0301" * 200_000) == "a"
    assert len(folded("a" + "\u093c\u094d" * 200_000)) > 1


def test_a_long_text_that_is_no_id_is_refused_at_once() -> None:
    """The id that it would make is looked for in its beginning."""
    with pytest.raises(MalformedError, match="is not an id"):
        parse_id("a" + "\u0316\u0301" * 200_000)
