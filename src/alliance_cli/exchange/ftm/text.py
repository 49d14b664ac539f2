"""Texts as FollowTheMoney keeps them, and foreign texts as a dataset can hold them.

FollowTheMoney cleans what it reads without a word; a writer that cleans alike can say what changed.
"""

import re
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.model.characters import normalized
from alliance_cli.model.texts import LONGEST_PARAGRAPH, mended_text, parse_line, parse_paragraph

_SPACES: Final = re.compile("[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0a00]")
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff]"
)
_QUOTED: Final = re.compile("^[\"'](.*)[\"']$")
_URL: Final = re.compile(
    r"(?:https?|ftp)://"
    r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
    r"\.[a-z]{2,63}\.?(?::[0-9]{1,4})?(?:/[^\s#]*(?:#\S+)?)?"
)
_AFTER_HOST: Final = re.compile(r"://[^/]+/")
_EMPTY_PARTS: Final = re.compile(r";(?=[?#]|$)|\?(?=#|$)")
_LEI: Final = re.compile("[0-9A-Z]{18}[0-9]{2}")


def kept_text(text: str) -> str:
    """The text as FollowTheMoney keeps it: composed, without controls, without blanks around it."""
    composed = normalized("NFC", text)
    return _DROPPED.sub("", _SPACES.sub(" ", composed)).strip()


def kept_name(text: str) -> str:
    """The text as FollowTheMoney keeps a name: also without quotes around it, in single blanks."""
    name, before = kept_text(text), ""
    while name != before:
        before = name
        name = " ".join(_QUOTED.sub(r"\1", name).split())
    return name


def kept_url(text: str) -> str:
    """The address as FollowTheMoney keeps it, or nothing where it keeps none."""
    if kept_text(text) != text or not _URL.fullmatch(text) or _EMPTY_PARTS.search(text):
        return ""
    return text if _AFTER_HOST.search(text) else f"{text}/"


def is_lei(text: str) -> bool:
    """Whether the check digits of a legal entity identifier are right."""
    if not _LEI.fullmatch(text):
        return False
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1


def readable_line(text: str) -> str:
    """The text as one line that a dataset can hold, or nothing where no letter is left."""
    try:
        return parse_line(text)
    except MalformedError:
        return mended_text(" ".join(mended_text(text, longest=len(text)).split()))


def readable_paragraph(text: str) -> str:
    """The text as a dataset can hold it, or nothing where no letter is left."""
    try:
        return parse_paragraph(text)
    except MalformedError:
        return mended_text(text, allowed="\n\t", longest=LONGEST_PARAGRAPH)
