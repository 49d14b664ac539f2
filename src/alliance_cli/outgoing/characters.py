"""Which characters of a text do more than can be seen."""

import re
import unicodedata
from typing import Final

BOX: Final = "\ufffd"
"""Stands for a character that steers or hides."""
_IGNORABLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Those that Python counts as printable, and no reader sees (Default_Ignorable_Code_Point)."""
_JOINERS: Final = "\u200c\u200d"
"""Some scripts write words with them: Persian, Hindi, Malayalam."""
_FIRST_JOINED: Final = "\u0590"
"""No script before Hebrew needs a joiner."""
_WIDE_BLANK: Final = "\u3000"
_RIGHT_TO_LEFT: Final = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_FROM_RIGHT: Final = re.compile(
    # Names that stand in a list or a path are isolated each; words of one name together.
    f"[{_RIGHT_TO_LEFT}]+(?:(?:\\d|[^\\w\\s,;:|→\x1b]| (?! ))*?[{_RIGHT_TO_LEFT}]+)*"
)


def harmless(text: str) -> str:
    r"""The text as one line, of as many characters: blanks are spaces, what steers or hides a box.

    Joiners inside words and the first selector of a variant are kept.

    >>> harmless("a\x1b[31m\tb\u202e")
    'a�[31m b�'
    """
    if text.isprintable() and not _IGNORABLE.search(text):
        return text
    return "".join(_shown(text, place) for place in range(len(text)))


def is_visible(character: str) -> bool:
    """Whether a reader sees something, or its blank, and nothing else happens."""
    return character.isprintable() and not _IGNORABLE.match(character)


def isolated(text: str) -> str:
    """The text with U+2068 … U+2069 around what is written from the right to the left.

    So it changes no place with the figures beside it. Widths stay as they are.
    """
    return text if text.isascii() else _FROM_RIGHT.sub("\u2068\\g<0>\u2069", text)


def _shown(text: str, place: int) -> str:
    character = text[place]
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if is_visible(character):
        return character
    if character == "\t" or unicodedata.category(character) == "Zs":
        return character if character == _WIDE_BLANK else " "
    if character in _JOINERS:
        return character if _is_joined(before) and _is_joined(behind) else BOX
    is_variant = "VARIATION SELECTOR" in unicodedata.name(character, "")
    return character if is_variant and before.strip() and is_visible(before) else BOX


def _is_joined(character: str) -> bool:
    return character >= _FIRST_JOINED and unicodedata.category(character)[0] in "LM"
