"""Names as people type them: whatever their case and accents."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.characters import is_ignorable, normalized
from alliance_cli.model.texts import LONGEST_LINE
from alliance_cli.outgoing.characters import harmless

ID_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID: Final = re.compile(ID_PATTERN)
_LONGEST_ID: Final = 80
_NOT_TEXT_IN_YAML: Final = frozenset({"null", "true", "false"})
_OF_LETTERS: Final = (range(7, 10), range(84, 133))
"""Combining classes of marks that make another letter of one and are no accents of it: those of
Japanese voices and of Indian, Thai and Tibetan letters. Points of Hebrew and Arabic are accents."""
_FIRST_IDEOGRAPH: Final = "\U00020000"


def folded(name: str) -> str:
    """The name without case, accents and punctuation, one space between its words.

    The signs of `C++` and `C#` are no punctuation.

    >>> folded("Société Générale S.A.")
    'societe generale sa'
    """
    plain = name.casefold() if name.isascii() else bare(name).casefold()
    joined = plain.replace(".", "").replace("'", "").replace("’", "")
    words = "".join(c if c.isalnum() or _is_of_a_word(c) else " " for c in joined).split()
    return " ".join(words) or name


def _is_of_a_word(character: str) -> bool:
    """Whether a character that is no letter and no digit belongs to the word that it stands in."""
    # Signs for vowels are marks; an ideograph may be newer than the Unicode of this Python.
    is_newer = character >= _FIRST_IDEOGRAPH
    return character in "+#" or is_newer or unicodedata.category(character)[0] == "M"


def bare(name: str) -> str:
    """The name without accents, and without joiners and whatever else cannot be seen."""
    return normalized("NFC", "".join(map(_bare, name)))


@lru_cache(maxsize=2**13)
def _bare(character: str) -> str:
    """One letter by itself: to put the marks of many in order takes the square of their number."""
    if is_ignorable(character):
        return ""
    letters = unicodedata.normalize("NFKD", character)
    return "".join(c for c in letters if not _is_accent(c))


def _is_accent(character: str) -> bool:
    place = unicodedata.combining(character)
    return place != 0 and not any(place in places for places in _OF_LETTERS)


def parse_id(value: str) -> str:
    """The id itself: lower-case words joined by hyphens.

    Raises:
        MalformedError: `bad-id`.
    """
    if not _ID.fullmatch(value) or len(value) > _LONGEST_ID:
        slug = folded(value[:LONGEST_LINE]).encode("ascii", "ignore").decode().replace(" ", "-")
        hint = f"write '{slug}'" if _ID.fullmatch(slug) and len(slug) <= _LONGEST_ID else ""
        raise _bad_id(
            f"'{harmless(value)[:40]}' is not an id",
            hint or "an id is made of words of a to z and digits, joined by hyphens",
        )
    if value in _NOT_TEXT_IN_YAML or not any(c.isalpha() for c in value):
        raise _bad_id(f"the id '{value}' would be read as something else", "an id has a word in it")
    return value


def _bad_id(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_ID, message, way_out)
