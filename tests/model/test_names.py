import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.names import folded, near_names, parse_id, parse_line, parse_paragraph


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
        ("***", "***"),
        ("", ""),
    ],
)
def test_a_name_is_the_same_in_any_dress(name: str, plain: str) -> None:
    """Case, accents, width and punctuation make no other name; signs alone stay signs."""
    assert folded(name) == plain


KNOWN = {
    "nissan": "nissan",
    "nissan motor": "nissan",
    "renault": "renault",
    "renault korea": "renault-korea",
    "renault do brasil": "renault-do-brasil",
    "horse": "horse",
}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("nisan", ("nissan",)),
        ("Rénaut", ("renault",)),
        ("korea", ("renault-korea",)),
        ("zzz", ()),
        ("do", ("renault-do-brasil",)),
        ("ni", ()),
        ("ren", ("renault", "renault-korea", "renault-do-brasil")),
        ("nissan motor company", ("nissan",)),
        ("Horse Powertrain Limited", ("horse",)),
        ("Renaultkorea", ("renault-korea", "renault")),
    ],
)
def test_a_slip_finds_what_was_meant(name: str, near: tuple[str, ...]) -> None:
    """A slip, a beginning, a word of a name and a name with more words all find the id, once."""
    assert near_names(name, KNOWN) == near


def test_no_more_names_than_asked_for() -> None:
    """Of many near names only the nearest are given."""
    assert near_names("renault", KNOWN, most=2) == ("renault", "renault-korea")


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


@pytest.mark.parametrize("text", ["Nissan", "NO", " spaced ", "日産 自動車", "a\u00a0b"])
def test_a_line_is_any_text_that_can_be_seen(text: str) -> None:
    """A line of text is itself, spaces included."""
    assert parse_line(text) == parse_paragraph(text) == text


def test_only_a_paragraph_has_line_breaks() -> None:
    """A note may run over several lines, a name may not."""
    assert parse_paragraph("one\n\ttwo") == "one\n\ttwo"
    with pytest.raises(MalformedError, match=r"line break or control character \(U\+000A\)"):
        parse_line("one\ntwo")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u2066"])
def test_an_invisible_control_is_refused(character: str) -> None:
    """What would move the cursor or turn the reading order round is no text."""
    for parse in (parse_line, parse_paragraph):
        with pytest.raises(MalformedError, match=f"U\\+{ord(character):04X}") as refusal:
            parse(f"a{character}b")
        assert refusal.value.name is ProblemName.BAD_TEXT


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_text_is_refused(text: str) -> None:
    """A field that says nothing is better left out."""
    with pytest.raises(MalformedError, match="the text is empty"):
        parse_line(text)
