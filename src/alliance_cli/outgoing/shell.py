"""Texts that a shell may show below its prompt: letters, digits and a few marks."""

import unicodedata
from typing import Final

from alliance_cli.outgoing.characters import is_visible

_MARKS: Final = " .,-&()"
_LONGEST: Final = 100
_ACCENTS: Final = 2
"""Marks in a row that a letter may have."""


def for_shell(text: str) -> str:
    """The text reduced to letters of any script, digits, blanks and `.,-&()`; it may become empty.

    >>> for_shell("Acme $(touch PWNED) & `Söhne` [/red]")
    'Acme (touch PWNED) & Söhne red'
    """
    kept = ""
    for character in unicodedata.normalize("NFC", text[:_LONGEST]):
        if _is_plain(character) or _is_accent(character, kept):
            kept += character
        elif character.isspace():
            kept += " "
    return " ".join(kept.split())


def is_plain_word(text: str) -> bool:
    """Whether a text can stand on a command line as it is: letters, digits and hyphens."""
    return bool(text) and not text.startswith("-") and all(_is_in_word(c) for c in text)


def _is_plain(character: str) -> bool:
    return character in _MARKS or _is_letter_or_digit(character)


def _is_in_word(character: str) -> bool:
    return character == "-" or _is_letter_or_digit(character)


def _is_letter_or_digit(character: str) -> bool:
    return character.isalnum() and is_visible(character)


def _is_accent(character: str, before: str) -> bool:
    """Whether it is part of the letter before it, as in Hindi and Thai, and no tower on it."""
    marks = len(before) - len(before.rstrip("".join(c for c in before if _is_mark(c))))
    return _is_mark(character) and marks < _ACCENTS and before[-marks - 1 :][:1].isalpha()


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc"} and is_visible(character)
