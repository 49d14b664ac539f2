"""The text of a file, or why it cannot be had."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName
from alliance_cli.loading.lines import Lines

STANDARD_INPUT: Final = "-"
LARGEST_FILE: Final = 256 * 2**20
"""Bytes; a file over it is not read, so that no endless one is."""


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says."""

    name: str
    """What its problems call it."""
    text: str
    problem: Problem | None = None
    """Why there is no text."""


def file_text(path: str | Path) -> FileText:
    """The text of a file, or of standard input for `-`."""
    name = "<stdin>" if str(path) == STANDARD_INPUT else str(path) or "''"
    try:
        return FileText(name, _content(path).decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        return FileText(name, "", _unreadable(name, error))


def _content(path: str | Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:
            message = "there is no standard input"
            raise OSError(message)
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
    elif not str(path):
        message = "no file is named"
        raise OSError(message)
    else:
        with Path(path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        message = f"it is larger than {LARGEST_FILE // 2**20} MiB"
        raise OSError(message)
    return raw


def _unreadable(name: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        return _not_text(name, error)
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(
        ProblemName.CANNOT_READ,
        f"{reason[:1].lower()}{reason[1:]}",
        way_out="name another file, or leave it out for the packaged dataset",
        location=Location(name, 0, 0, 1, ""),
    )


def _not_text(name: str, error: UnicodeDecodeError) -> Problem:
    whole = Lines(name, error.object.decode("utf-8-sig", errors="replace"))
    before = error.object[: error.start].decode("utf-8-sig", errors="replace")
    utf16 = error.object.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return Problem(
        ProblemName.NOT_TEXT,
        "this is UTF-16 text" if utf16 else f"byte {error.start + 1} is not UTF-8 text",
        way_out="save the file as UTF-8",
        location=whole.location_at(len(before)),
    )
