"""What may stand on a command line."""

import pytest

from alliance_cli.outgoing.shell import for_shell, is_plain_word


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Société & Söhne (日本), Ltd.", "Société & Söhne (日本), Ltd."),
        ("A\\$(touch X)`y`;|<>\"'{}[]*?!#~%^=+:/@_", "A(touch X)y"),
        (" a\n\tb\xa0c ", "a b c"),
        ("x[/red]y", "xredy"),
        ("सारा สวัสดี é", "सारा สวัสดี é"),
        ("a\u0316\u0301\u0316\u0301", "á\u0316\u0316"),
        ("\u0301a -\u0301", "a -"),
        ("a\u3164\u200b\x1b\ue000b", "ab"),
        ("$$", ""),
        ("a" * 500, "a" * 100),
    ],
)
def test_a_name_is_letters_digits_and_a_few_marks(text: str, shown: str) -> None:
    """All else goes; a letter keeps an accent or two."""
    assert for_shell(text) == shown


@pytest.mark.parametrize(
    ("word", "is_plain"),
    [
        ("nissan", True),
        ("état-2", True),
        ("日本", True),
        ("", False),
        ("-x", False),
        ("a b", False),
        ("$(x)", False),
        ("a\u3164", False),
    ],
)
def test_an_id_is_a_plain_word_or_is_not_offered(word: str, is_plain: bool) -> None:  # noqa: FBT001  # as pytest gives it
    """Letters of any script, digits and hyphens, and no option."""
    assert is_plain_word(word) is is_plain
