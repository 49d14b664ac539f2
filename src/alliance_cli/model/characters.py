"""Which characters of a text can be seen, and where those that cannot be have a use."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

NormalForm: TypeAlias = Literal["NFC", "NFKC"]

MOST_MARKS: Final = 30
"""Combining marks in a row, as in the Stream-Safe Text Format of UAX #15: a longer run takes time
that grows with its square wherever it is put in order, and no script needs one."""

_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""They choose one of the shapes of the character before them."""
_UNSEEN: Final = re.compile(
    # Default_Ignorable_Code_Point, where the general category does not say so
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef"
    # signs without anything to see: Braille without dots, a note without a head
    "\u2800\U0001d159]"
)
_SHOWN_FORMATS: Final = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
)
"""Format characters that are drawn: the signs over Arabic numbers and the like."""
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FUTURE_IDEOGRAPHS: Final = re.compile("[\U00020000-\U0002fffd\U00030000-\U0003fffd]")
"""Planes that Unicode keeps for ideographs: what an older version does not know there is one."""
_IDEOGRAPH: Final = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_JOINED: Final = re.compile(
    "[\u0600-\u109f\u1780-\u18aa\u1b00-\u1bff\ua800-\uabff\ufb50-\ufdfb\ufe70-\ufefc"
    "\U00010a00-\U00011fff]"
)
"""The scripts in whose words joiners decide how letters are drawn: Arabic, those of India …"""
_MONGOLIAN: Final = re.compile("[\u1820-\u18aa]")
_EMOJI_KEYS: Final = frozenset("0123456789#*\u203c\u2049\u3030")
"""Characters that are no symbols and that have an emoji."""
_HALF_WIDTH_MARKS: Final = frozenset("\uff9e\uff9f")
"""Letters that are marks in the compatible form of a text."""
_VIRAMA: Final = 9


@dataclass(frozen=True, slots=True)
class Unfit:
    """A character that a text may not have."""

    character: str
    what: str
    """What it is, in a few words."""


def unfit_character(text: str, allowed: str = "") -> Unfit | None:
    """The first control or unseen character without a use; `allowed` are controls that are none."""
    if text.isprintable() and not _UNSEEN.search(text):
        return None
    for index, character in enumerate(text):
        what = "" if character in allowed or is_seen(character) else _defect(text, index)
        if what:
            return Unfit(character, what)
    return None


def surplus_marks(text: str) -> Iterator[int]:
    """Where a combining mark stands behind `MOST_MARKS` others in a row."""
    # No run that is too long can hide between these places.
    places = range(MOST_MARKS, len(text), MOST_MARKS + 1)
    if text.isascii() or not any(_is_mark(text[place]) for place in places):
        return
    run = 0
    for index, character in enumerate(text):
        run = run + 1 if _is_mark(character) else 0
        if run > MOST_MARKS:
            yield index


def is_seen(character: str) -> bool:
    """Whether a character leaves something to be seen: a letter, a digit, a mark, a sign.

    A space does, one of no width does not.
    """
    return character.isprintable() and not _UNSEEN.match(character)


def is_ignorable(character: str) -> bool:
    """Whether a name is the same without this character: a joiner, a selector, a blank mark."""
    is_format = unicodedata.category(character) == "Cf" and not _SHOWN_FORMATS.match(character)
    return is_format or _UNSEEN.match(character) is not None


def has_body(text: str) -> bool:
    """Whether there is a letter, a digit or a sign that can be seen, not spaces and marks alone."""
    return any(unicodedata.category(c)[0] in "LNPS" and not _UNSEEN.match(c) for c in text)


def normalized(form: NormalForm, text: str) -> str:
    """The text in a normal form of Unicode; as it is where it is no stream-safe text."""
    return text if any(True for _ in surplus_marks(text)) else unicodedata.normalize(form, text)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in _HALF_WIDTH_MARKS


def _defect(text: str, index: int) -> str:
    """What is wrong with a character that cannot be seen; nothing where it has a use."""
    character = text[index]
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Zl", "Zp"}:
        return "a line break or control character"
    if _TURNS.match(character):
        return "a mark that turns the line around"
    if category == "Zs" or _SHOWN_FORMATS.match(character) or _has_use(text, index):
        return ""
    if category == "Co":
        return "a private-use character"
    if category != "Cn":
        return "an invisible character"
    return "" if _FUTURE_IDEOGRAPHS.match(character) else "an unassigned character"


def _has_use(text: str, index: int) -> bool:
    """Whether a joiner, or a selector of a shape, stands where a script or an emoji needs it."""
    character, before = text[index], text[index - 1 : index]
    if character in "\u200c\u200d":
        return bool(before) and _joins(text, index)
    if "\u180b" <= character <= "\u180f":
        return _MONGOLIAN.match(before) is not None
    if not _SELECTORS.match(character):
        return False
    is_for_emoji = character in "\ufe0e\ufe0f" and (_is_symbol(before) or before in _EMOJI_KEYS)
    return is_for_emoji or _IDEOGRAPH.match(before) is not None


def _joins(text: str, index: int) -> bool:
    """Whether a joiner changes how a word, or an emoji of several, is drawn."""
    before, behind = text[index - 1], text[index + 1 : index + 2]
    if unicodedata.combining(before) == _VIRAMA or (_is_joined(before) and _is_joined(behind)):
        return True
    is_after_emoji = _is_symbol(before) or (before == "\ufe0f" and _has_use(text, index - 1))
    return is_after_emoji and _is_symbol(behind)


def _is_joined(character: str) -> bool:
    return _JOINED.match(character) is not None and is_seen(character)


def _is_symbol(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] == "S" and is_seen(character)
