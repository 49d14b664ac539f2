"""Which characters of a text do more than can be seen."""

import time

import pytest

from alliance_cli.outgoing.characters import harmless, is_visible, isolated


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 日本 ①", "plain é 日本 ①"),
        ("\x1b]0;title\x07\x9b31m\x7f", "�]0;title��31m�"),
        ("a\r\nb", "a��b"),
        ("a\tb\xa0c\u202fd\u3000e", "a b c d\u3000e"),
        ("\u202egpj\u2066x\u2069\u200e", "�gpj�x��"),
        ("a\u200bb\ufeff\u00ad\u2063", "a�b���"),
        ("\ue000\ufdd0\udcff\U000e0041", "����"),
        ("a\u3164b\u034f", "a�b�"),
        ("\u200dx\u200d", "�x�"),
        ("ab\u200dcd", "ab�cd"),
        ("می\u200cخواهم ക\u0d4d\u200dഷ", "می\u200cخواهم ക\u0d4d\u200dഷ"),
        ("辻\U000e0100 ☃\ufe0f", "辻\U000e0100 ☃\ufe0f"),
        ("\ufe0fa\ufe0f\ufe0f", "�a\ufe0f�"),
    ],
)
def test_what_steers_or_hides_is_a_box(text: str, shown: str) -> None:
    """Every character has one in its place; blanks are spaces, and what words need stays."""
    assert harmless(text) == shown
    assert harmless(shown) == shown
    assert len(shown) == len(text)


def test_what_is_visible_is_seen_or_a_blank() -> None:
    """A letter that nobody sees is not visible."""
    assert all(map(is_visible, "a é日☃"))
    assert not any(map(is_visible, "\x1b\u3164\u200b\ue000\xa0"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Apple 10%", "Apple 10%"),
        ("Société", "Société"),
        ("שלום", "[שלום]"),
        ("שלום עולם 15 Ltd", "[שלום עולם] 15 Ltd"),
        ("בית 5 ספר", "[בית 5 ספר]"),
        ("A → שלום → עולם, ספר", "A → [שלום] → [עולם], [ספר]"),
        ("שלום  10.00%  עולם", "[שלום]  10.00%  [עולם]"),
        ("שלום\nעולם", "[שלום]\n[עולם]"),
        ("בע״מ (סולל-בונה)", "[בע״מ (סולל-בונה])"),
        ("\x1b[1mשלום\x1b[0m", "\x1b[1m[שלום]\x1b[0m"),
    ],
)
def test_what_is_written_from_the_right_is_isolated(text: str, shown: str) -> None:
    """The words of one name together; names in a list, a path or a table each."""
    assert isolated(text).translate({0x2068: "[", 0x2069: "]"}) == shown


def test_long_texts_take_no_longer_than_they_are() -> None:
    """A hundred thousand characters are looked at once."""
    begun = time.process_time()
    for text in ("א" + "-" * 100_000, "א-" * 50_000, "a" + "\u0316\u0301" * 50_000 + "\x1b"):
        assert len(harmless(isolated(text))) >= len(text)

    assert time.process_time() - begun < 5
