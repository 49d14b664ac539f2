"""Names as people type them: whatever their case and accents, and the nearest right one."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName

ID_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID: Final = re.compile(ID_PATTERN)
_LONGEST_ID: Final = 80
_NOT_TEXT_IN_YAML: Final = frozenset({"null", "true", "false"})
_VOICING: Final = frozenset("\u3099\u309a")
"""Marks that make another letter of a Japanese one, not an accent of it."""
_ORDERING_MARKS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def folded(name: str) -> str:
    """The name without case, accents and punctuation, one space between its words.

    The signs of `C++` and `C#` are no punctuation.

    >>> folded("Société Générale S.A.")
    'societe generale sa'
    """
    plain = name.casefold() if name.isascii() else _without_accents(name)
    joined = plain.replace(".", "").replace("'", "").replace("’", "")
    words = "".join(c if c.isalnum() or c in "+#" else " " for c in joined).split()
    return " ".join(words) or name


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in letters if c in _VOICING or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold()


def near_names(name: str, known: Mapping[str, str], most: int = 3) -> tuple[str, ...]:
    """The ids whose folded names are nearest to `name`, best first, each once.

    `known` maps a folded name to the id that answers to it.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only needed for a wrong name

    wanted = folded(name)
    begun = [
        *(key for key in known if _begins(key, wanted)),
        *(key for key in known if wanted.startswith(f"{key} ")),
    ]
    within = [key for key in known if wanted in key.split()]
    matches = [*begun, *get_close_matches(wanted, known, n=3 * most, cutoff=0.7), *within]
    return tuple(dict.fromkeys(known[match] for match in matches))[:most]


def _begins(key: str, wanted: str) -> bool:
    return len(wanted) > 2 and key.startswith(wanted)  # noqa: PLR2004  # two letters begin much


def parse_id(value: str) -> str:
    """The id itself: lower-case words joined by hyphens.

    Raises:
        MalformedError: `bad-id`.
    """
    if not _ID.fullmatch(value) or len(value) > _LONGEST_ID:
        slug = folded(value).encode("ascii", "ignore").decode().replace(" ", "-")
        hint = f"write '{slug}'" if _ID.fullmatch(slug) and len(slug) <= _LONGEST_ID else ""
        raise _bad_id(
            f"'{printable(value)[:40]}' is not an id",
            hint or "an id is made of words of a to z and digits, joined by hyphens",
        )
    if value in _NOT_TEXT_IN_YAML or not any(c.isalpha() for c in value):
        raise _bad_id(f"the id '{value}' would be read as something else", "an id has a word in it")
    return value


def parse_line(value: str) -> str:
    """The text itself: one line that a terminal can print.

    Raises:
        MalformedError: `bad-text`, for an empty text, a line break or an invisible control.
    """
    return _printable_text(value, "a line break or control character", allowed="")


def parse_paragraph(value: str) -> str:
    """The text itself, line breaks allowed.

    Raises:
        MalformedError: `bad-text`, for an empty text or an invisible control.
    """
    return _printable_text(value, "a control character", allowed="\n\t")


def _printable_text(value: str, what: str, allowed: str) -> str:
    if not value.strip():
        raise _bad_text("the text is empty", "write something")
    if value.isprintable():
        return value
    for character in value:
        category = unicodedata.category(character)
        turns = _ORDERING_MARKS.match(character)
        if turns or (category in {"Cc", "Cs", "Zl", "Zp"} and character not in allowed):
            named = "a mark that turns the line around" if turns else what
            message = f"the text has {named} (U+{ord(character):04X}) in it"
            raise _bad_text(message, "write it in plain characters")
    return value


def printable(text: str) -> str:
    """The text without anything that could steer a terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _bad_id(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_ID, message, way_out)


def _bad_text(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_TEXT, message, way_out)
