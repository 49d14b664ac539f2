"""The texts of a file: what one may hold, how long it may be, and which address may be followed."""

import re
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.characters import (
    MOST_MARKS,
    Unfit,
    has_body,
    is_seen,
    surplus_marks,
    unfit_character,
)

LONGEST_LINE: Final = 1_000
"""Characters of a name, a title, or any other text on one line."""
LONGEST_ADDRESS: Final = 2_000
LONGEST_PARAGRAPH: Final = 100_000
"""Characters of a note."""
ADDRESS_PATTERN: Final = r"""[Hh][Tt][Tt][Pp][Ss]?://[^\s"'`<>\\]+"""
"""What an editor can check of an address."""
_SCHEME: Final = re.compile("https?://", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(r"""[\s"'`<>\\]""")
_ADDRESS: Final = re.compile(r"https?://(?:[^/?#@]*+@)?+(?:[^\W_]|\[[0-9a-f:.]+\])", re.IGNORECASE)


def parse_line(value: str) -> str:
    """The text itself: one line, of which everything can be seen.

    Raises:
        MalformedError: `bad-text`, for a text that is empty, too long, or has a line break, a
            control, an invisible character or a heap of marks in it.
    """
    return _readable_text(value, LONGEST_LINE, allowed="")


def parse_paragraph(value: str) -> str:
    """The text itself, line breaks allowed.

    Raises:
        MalformedError: `bad-text`, as for a line.
    """
    return _readable_text(value, LONGEST_PARAGRAPH, allowed="\n\t")


def parse_address(value: str) -> str:
    """The address itself: of a page that a browser may be sent to.

    Raises:
        MalformedError: `unsafe-url`, for what is not http or https, names no host, is too long, or
            has a quote, a blank, `<`, `>`, a backslash or anything invisible in it.
    """
    if len(value) > LONGEST_ADDRESS:
        message = f"the address has {len(value):,} characters, and may have {LONGEST_ADDRESS:,}"
        raise _unsafe(message, "shorten it, or name the page in the title")
    if not _SCHEME.match(value):
        way_out = "write the whole address, from https:// on, or put the text into the title"
        raise _unsafe("the address is not one of http or https", way_out)
    strange = _FORBIDDEN.search(value)
    unfit = unfit_character(value)
    if strange or unfit:
        character = strange[0] if strange else unfit.character if unfit else ""
        message = f"the address has the character U+{ord(character):04X} in it"
        escaped = "".join(f"%{byte:02X}" for byte in character.encode(errors="surrogatepass"))
        raise _unsafe(message, f"write {escaped} in its place, or take it out")
    if not _ADDRESS.match(value):
        raise _unsafe("the address names no host", "write it like https://example.org/page")
    return value


def mended_text(
    text: str, instead: str = "", allowed: str = "", longest: int = LONGEST_LINE
) -> str:
    """A text of others as one that can be read, with `instead` for what is not seen in it.

    Joiners go too; what is too long is cut. Nothing where no letter is left.
    """
    seen = "".join(c if c in allowed or is_seen(c) else _stand_in(c, instead) for c in text)
    surplus = frozenset(surplus_marks(seen))
    kept = "".join(c for index, c in enumerate(seen) if index not in surplus)
    kept = kept if len(kept) <= longest else f"{kept[: longest - 1]}…"
    return kept if has_body(kept) else ""


def _stand_in(character: str, instead: str) -> str:
    return " " if character.isspace() else instead


def _readable_text(value: str, longest: int, allowed: str) -> str:
    if len(value) > longest:
        raise _too_long(value, longest)
    if value.isascii() and value.isprintable():
        if not value.strip():
            raise _empty()
        return value
    unfit = unfit_character(value, allowed)
    if not has_body(value):
        raise _unreadable(value, unfit)
    if unfit is not None:
        message = f"the text has {unfit.what} (U+{ord(unfit.character):04X}) in it"
        raise _bad_text(message, "write it in plain characters")
    if any(True for _ in surplus_marks(value)):
        message = f"the text has more than {MOST_MARKS} combining marks in a row"
        raise _bad_text(message, "write each letter with the marks that belong to it")
    return value


def _unreadable(value: str, unfit: Unfit | None) -> MalformedError:
    """That a text has no letter, digit or sign in it."""
    if not value.strip():
        return _empty()
    what = f", but {unfit.what} (U+{ord(unfit.character):04X})" if unfit else ""
    return _bad_text(f"the text has no letter or sign in it{what}", "write something to read")


def _empty() -> MalformedError:
    return _bad_text("the text is empty", "write something")


def _too_long(value: str, longest: int) -> MalformedError:
    message = f"the text has {len(value):,} characters, and may have {longest:,}"
    return _bad_text(message, "shorten it; what needs more room can stand in a note")


def _bad_text(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_TEXT, message, way_out)


def _unsafe(message: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.UNSAFE_URL, message, way_out)
