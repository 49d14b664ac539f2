"""Which characters of a text can be seen, and where those that cannot be have a use."""

import unicodedata

import pytest

from alliance_cli.model.characters import (
    MOST_MARKS,
    has_body,
    is_ignorable,
    is_seen,
    normalized,
    surplus_marks,
    unfit_character,
)

USEFUL = {
    "a joiner in a Persian word": "می\u200cخواهم",
    "a joiner behind a virama, at the end of a word": "ന\u0d4d\u200d",
    "a joiner in Sinhala": "ශ\u0dca\u200dරී",
    "a selector of Mongolian": "\u182d\u180b",
    "a sign over Arabic numbers": "\u0600١٢",
    "an emoji in colour": "☀\ufe0f Energy",
    "the key of a number": "7\ufe0f\u20e3",
    "an emoji of several": "👩\u200d🔬",
    "an emoji of several, in colour": "🏳\ufe0f\u200d🌈",
    "a shape of an ideograph": "葛\U000e0100城",
    "an ideograph newer than this Python may know": "\U0002ebf0\U000323b0",
    "a space that keeps words together": "a\u00a0b",
}
USELESS = {
    "a space of no width": ("a\u200bb", "an invisible character"),
    "a soft hyphen": ("a\u00adb", "an invisible character"),
    "a mark of direction": ("a\u200eb", "an invisible character"),
    "a joiner in a Latin word": ("a\u200db", "an invisible character"),
    "a joiner at the beginning": ("\u200dب", "an invisible character"),
    "a joiner at the end": ("ب\u200c", "an invisible character"),
    "a joiner before a blank mark of a joined script": ("ب\u200c\u17b4", "an invisible character"),
    "a joiner behind an emoji alone": ("👩\u200d", "an invisible character"),
    "a joiner behind a selector without use": ("a\ufe0f\u200d☀", "an invisible character"),
    "a selector behind a letter": ("a\ufe0f", "an invisible character"),
    "a selector at the beginning": ("\ufe0fa", "an invisible character"),
    "a selector of another kind behind an emoji": ("☀\ufe00", "an invisible character"),
    "a selector of Mongolian behind a Latin letter": ("a\u180b", "an invisible character"),
    "a tag": ("a\U000e0041", "an invisible character"),
    "the grapheme joiner": ("a\u034f\u0301", "an invisible character"),
    "a filler of Hangul": ("a\u3164", "an invisible character"),
    "a narrow filler of Hangul": ("a\uffa0", "an invisible character"),
    "an initial filler of Hangul": ("\u115fa", "an invisible character"),
    "Braille without dots": ("a\u2800", "an invisible character"),
    "a private-use letter": ("a\ue000", "a private-use character"),
    "a private-use letter of the last plane": ("a\U00100000", "a private-use character"),
    "no character": ("a\ufdd0", "an unassigned character"),
    "the last of a plane": ("a\U0002ffff", "an unassigned character"),
    "a mark that turns the line": ("a\u202eb", "a mark that turns the line around"),
    "a control": ("a\x07b", "a line break or control character"),
}


@pytest.mark.parametrize("text", USEFUL.values(), ids=USEFUL)
def test_joiners_and_selectors_stay_where_a_script_or_an_emoji_needs_them(text: str) -> None:
    """What decides how a word or an emoji is drawn is part of it."""
    assert unfit_character(text) is None


@pytest.mark.parametrize(("text", "what"), USELESS.values(), ids=USELESS)
def test_what_cannot_be_seen_has_no_place_in_a_text(text: str, what: str) -> None:
    """Anything else that is not seen could make two names of one."""
    unfit = unfit_character(text)
    assert unfit is not None
    assert (unfit.character in text, unfit.what) == (True, what)


def test_controls_may_be_allowed() -> None:
    """A note has line breaks."""
    assert unfit_character("a\nb", allowed="\n") is None


@pytest.mark.parametrize("text", ["A", "7", "日", "+", "🚗", "\u0301a"])
def test_a_letter_or_sign_gives_a_text_a_body(text: str) -> None:
    """One is enough."""
    assert has_body(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u0301", "\u3164", "\u2800", "\u200f", "\ue000"]
)
def test_blanks_and_marks_alone_give_none(text: str) -> None:
    """Nobody could read such a name."""
    assert not has_body(text)


def test_spaces_are_seen_and_fillers_are_not() -> None:
    """A space parts words; a filler, printable to Python, is drawn as nothing."""
    assert [is_seen(character) for character in "a \u3164\u200b\x07"] == [
        *(True, True),
        *(False, False, False),
    ]


def test_a_name_is_the_same_without_joiners_and_selectors() -> None:
    """Blanks, letters and drawn signs make a difference."""
    assert [is_ignorable(c) for c in "\u200c\ufe0f\u00ad\u3164 a\u0600"] == [
        *(True, True, True, True),
        *(False, False, False),
    ]


@pytest.mark.parametrize("base", ["a", "日", ""])
def test_thirty_marks_may_follow_one_another(base: str) -> None:
    """The limit is that of the Stream-Safe Text Format; every mark behind it is surplus."""
    sound = base + "\u0316" * MOST_MARKS
    assert list(surplus_marks(sound)) == []
    assert list(surplus_marks(sound + "\u0301b\u0301")) == [len(sound)]


def test_a_run_of_marks_cannot_hide_from_the_places_that_are_looked_at() -> None:
    """Wherever a run begins, its surplus is counted."""
    for before in range(70):
        text = "日" * before + "\u0301" * (MOST_MARKS + 2) + "b" * 70
        assert len(list(surplus_marks(text))) == 2


def test_letters_that_become_marks_are_counted_with_them() -> None:
    """Half-width marks of Japanese would break a run, and join it again in the plain form."""
    assert len(list(surplus_marks("a" + "\uff9e\u0301" * 20))) == 10


def test_only_stream_safe_texts_are_brought_into_normal_form() -> None:
    """To put a heap of marks in order would take the square of their number."""
    assert normalized("NFC", "e\u0301") == "é"
    heap = "a" + "\u0316\u0301" * 100_000
    assert normalized("NFKC", heap) == heap
    assert unicodedata.is_normalized("NFC", normalized("NFC", "a\u0301\u0316"))
