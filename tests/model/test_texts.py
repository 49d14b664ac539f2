"""The texts of a file: what one may hold, how long it may be, and which address may be followed."""

import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.texts import (
    LONGEST_ADDRESS,
    LONGEST_LINE,
    LONGEST_PARAGRAPH,
    mended_text,
    parse_address,
    parse_line,
    parse_paragraph,
)


@pytest.mark.parametrize("text", ["Nissan", "NO", " spaced ", "日産 自動車", "a\u00a0b"])
def test_a_line_is_any_text_that_can_be_seen(text: str) -> None:
    """A line of text is itself, spaces included."""
    assert parse_line(text) == parse_paragraph(text) == text


def test_only_a_paragraph_has_line_breaks() -> None:
    """A note may run over several lines, a name may not."""
    assert parse_paragraph("one\n\ttwo") == "one\n\ttwo"
    with pytest.raises(MalformedError, match=r"line break or control character \(U\+000A\)"):
        parse_line("one\ntwo")


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u2066", "\u200b", "\u3164", "\ue000"],
)
def test_what_cannot_be_seen_is_refused(character: str) -> None:
    """What would move the cursor, turn the reading order round or hide in a name is no text."""
    for parse in (parse_line, parse_paragraph):
        with pytest.raises(MalformedError, match=f"U\\+{ord(character):04X}") as refusal:
            parse(f"a{character}b")
        assert refusal.value.name is ProblemName.BAD_TEXT


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_text_is_refused(text: str) -> None:
    """A field that says nothing is better left out."""
    with pytest.raises(MalformedError, match="the text is empty"):
        parse_line(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\u200f", ", but an invisible character (U+200F)"),
        ("\u2063\u2064", ", but an invisible character (U+2063)"),
        ("\ue000\ufdd0", ", but a private-use character (U+E000)"),
        ("\u3164", ", but an invisible character (U+3164)"),
        ("\u0301", ""),
    ],
)
def test_a_text_without_a_letter_is_refused(text: str, what: str) -> None:
    """A name of which nothing can be seen names nobody."""
    with pytest.raises(MalformedError) as refusal:
        parse_line(text)
    assert refusal.value.message == f"the text has no letter or sign in it{what}"


def test_a_heap_of_marks_is_refused() -> None:
    """No letter has more than thirty."""
    assert parse_line("a" + "\u0301" * 30)
    with pytest.raises(MalformedError, match="more than 30 combining marks in a row"):
        parse_line("a" + "\u0301" * 31)


def test_lines_and_paragraphs_have_their_length() -> None:
    """A name has up to 1,000 characters, a note a hundred times as many."""
    assert parse_line("x" * LONGEST_LINE)
    assert parse_paragraph("x" * LONGEST_PARAGRAPH)
    for parse, longest in ((parse_line, LONGEST_LINE), (parse_paragraph, LONGEST_PARAGRAPH)):
        with pytest.raises(MalformedError, match=f"may have {longest:,}") as refusal:
            parse("x" * (longest + 1))
        assert refusal.value.name is ProblemName.BAD_TEXT


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=(e);f,g!*#h",
        "HTTPS://EXAMPLE.ORG/",
        "https://ja.wikipedia.org/wiki/日産",
        "https://münchen.example/",
        "http://[2001:db8::1]:8080/a",
        "http://192.0.2.1/",
        "https://user@example.org/",
        "https://example.org/" + "a" * (LONGEST_ADDRESS - 20),
    ],
)
def test_a_page_of_the_web_has_an_address(address: str) -> None:
    """Of any host, in any script."""
    assert parse_address(address) == address


@pytest.mark.parametrize(
    ("address", "reason", "way_out"),
    [
        ("javascript:alert(1)", "not one of http or https", "put the text into the title"),
        ("data:text/html,<b>", "not one of http or https", "put the text into the title"),
        ("ftp://example.org/", "not one of http or https", "put the text into the title"),
        ("example.org", "not one of http or https", "from https:// on"),
        (" https://example.org", "not one of http or https", "from https:// on"),
        ("", "not one of http or https", "from https:// on"),
        ("https:example.org", "not one of http or https", "from https:// on"),
        ("https:///a", "names no host", "https://example.org/page"),
        ("https://", "names no host", "https://example.org/page"),
        ("https://?a", "names no host", "https://example.org/page"),
        ("https://:80/", "names no host", "https://example.org/page"),
        ("https://user@/", "names no host", "https://example.org/page"),
        ("https://[a/", "names no host", "https://example.org/page"),
        ('https://a.org/"b', "U+0022", "write %22"),
        ("https://a.org/'b", "U+0027", "write %27"),
        ("https://a.org/`b", "U+0060", "write %60"),
        ("https://a.org/b c", "U+0020", "write %20"),
        ("https://a.org/b\u00a0c", "U+00A0", "write %C2%A0"),
        ("https://a.org/<b", "U+003C", "write %3C"),
        ("https://a.org/>b", "U+003E", "write %3E"),
        ("https://a.org\\b", "U+005C", "write %5C"),
        ("https://a.org/b\n", "U+000A", "write %0A"),
        ("https://a.org/\x1b[31m", "U+001B", "write %1B"),
        ("https://a.org/\u202eb", "U+202E", "write %E2%80%AE"),
        ("https://a.org/\u200bb", "U+200B", "write %E2%80%8B"),
        ("https://a.org/\ud800", "U+D800", "write %ED%A0%80"),
        ("https://a.org/" + "b" * LONGEST_ADDRESS, "2,014 characters, and may have 2,000", "title"),
    ],
)
def test_no_browser_is_sent_anywhere_else(address: str, reason: str, way_out: str) -> None:
    """What is no page, or breaks out of the place where it is written, is unsafe."""
    with pytest.raises(MalformedError) as refusal:
        parse_address(address)
    assert refusal.value.name is ProblemName.UNSAFE_URL
    assert reason in refusal.value.message
    assert way_out in refusal.value.way_out


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Acme", "Acme"),
        ("A\u200bcme\x00", "Acme"),
        ("A\ncme", "A cme"),
        ("a" + "\u0301" * 40, "a" + "\u0301" * 30),
        ("x" * 1001, "x" * 999 + "…"),
        ("\u3164\u200b", ""),
        ("  ", ""),
    ],
)
def test_texts_of_others_are_mended(text: str, mended: str) -> None:
    """What is not seen is dropped, a line break is a blank, and what is too long is cut."""
    assert mended_text(text) == mended
    assert not mended or parse_line(mended) == mended


def test_something_may_stand_for_what_is_not_seen() -> None:
    """A mark shows where it was."""
    assert mended_text("a\u3164b\x07\n", instead="�", allowed="\n") == "a�b�\n"
