"""The text of a file, portion by portion, or why it cannot be had."""

import os
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Final, Literal, Protocol, TypeAlias

from alliance_cli.errors import Location, Problem, ProblemName, UnreadableTextError

Progress: TypeAlias = Callable[[float], None]
"""Called now and then with the part of a reading that is done, 0 to 1; 0 while nobody knows."""


class Openable(Protocol):
    """A file by its path, or inside a zipped program."""

    def open(self, mode: Literal["rb"]) -> IO[bytes]:
        """The file's bytes."""


STANDARD_INPUT: Final = "-"
LARGEST_WHOLE: Final = 256 * 2**20
"""Characters; a file that has to be read as a whole and is over it is refused."""
_PORTION: Final = 2**18
_ARCHIVES: Final = (
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
"""How archives begin."""
_SHOWN: Final = 200
"""Characters before and behind a place in a long line."""


def unwatched(_: float) -> None:
    """The progress of a reading that nobody watches."""


def name_of(path: str | Openable) -> str:
    """What the problems of a file call it."""
    return "<stdin>" if str(path) == STANDARD_INPUT else str(path) or "''"


def text_portions(path: str | Openable, progress: Progress = unwatched) -> Iterator[str]:
    """The text of a file, or of standard input for `-`, portion by portion.

    `progress` is called behind each.

    Raises:
        UnreadableTextError: `cannot-read` or `not-text`.
    """
    name = name_of(path)
    try:
        with _opened(path) as file:
            yield from _decoded(file, name, progress)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise _unreadable(name, reason) from None


def whole_text(portions: Iterable[str], name: str) -> str:
    """The portions as one text.

    Raises:
        UnreadableTextError: `cannot-read`, so that no endless file is read.
    """
    kept, length = [], 0
    for portion in portions:
        kept.append(portion)
        length += len(portion)
        if length > LARGEST_WHOLE:
            raise _unreadable(name, f"it is larger than {LARGEST_WHOLE // 2**20} MiB")
    return "".join(kept)


def _opened(path: str | Openable) -> AbstractContextManager[IO[bytes]]:
    if not str(path):
        message = "no file is named"
        raise OSError(message)
    if str(path) != STANDARD_INPUT:
        return (Path(path) if isinstance(path, str) else path).open("rb")
    if sys.stdin is None:
        message = "there is no standard input"
        raise OSError(message)
    return nullcontext(sys.stdin.buffer)


def _decoded(file: IO[bytes], name: str, progress: Progress) -> Iterator[str]:
    size = _size(file)
    decoder = getincrementaldecoder("utf-8-sig")()
    place = _Place(name)
    taken, is_over = 0, False
    while not is_over:
        raw = file.read(_PORTION)
        if not taken:
            _check_archive(raw, name)
        taken, is_over = taken + len(raw), not raw
        try:
            text = decoder.decode(raw, is_over)
        except UnicodeDecodeError as error:
            raise UnreadableTextError(place.not_text(error, taken)) from None
        place.pass_over(text)
        yield text
        progress(min(1.0, taken / size) if size else 0.0)


def _check_archive(raw: bytes, name: str) -> None:
    kind = next((kind for begins, kind in _ARCHIVES if raw.startswith(begins)), "")
    if kind:
        location = Location(name, 0, 0, 1, "")
        message, way_out = f"this is a {kind} archive", "unpack it first"
        raise UnreadableTextError(
            Problem(ProblemName.NOT_TEXT, message, way_out=way_out, location=location)
        )


def _size(file: IO[bytes]) -> int:
    """Bytes of the whole file; none where that is not known."""
    try:
        return os.fstat(file.fileno()).st_size
    except OSError:
        return 0


class _Place:
    """How far a text has been read, for the place where it is none any more."""

    def __init__(self, name: str) -> None:
        self._name, self._line, self._column, self._begun = name, 1, 1, ""

    def pass_over(self, text: str) -> None:
        """Count the lines of a text that is one."""
        breaks = text.count("\n")
        behind = text[text.rfind("\n") + 1 :]
        self._line += breaks
        self._column = len(behind) + (1 if breaks else self._column)
        self._begun = (behind if breaks else self._begun + behind)[-_SHOWN:]

    def not_text(self, error: UnicodeDecodeError, taken: int) -> Problem:
        """What is wrong; `taken` are the bytes up to the end of those that are looked at."""
        bytes_, starts = error.object, error.start
        # Bytes that may have become a character with these are looked at again.
        begins_at = taken - len(bytes_)
        self.pass_over(bytes_[:starts].decode())
        behind = bytes_[starts : starts + _SHOWN].decode(errors="replace").partition("\n")[0]
        is_utf16 = begins_at == 0 and bytes_.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        reason = f"byte {begins_at + starts + 1} is not UTF-8 text"
        begins = self._column - len(self._begun)
        excerpt = self._begun + behind
        return Problem(
            ProblemName.NOT_TEXT,
            "this is UTF-16 text" if is_utf16 else reason,
            way_out="save the file as UTF-8",
            location=Location(self._name, self._line, self._column, 1, excerpt, begins),
        )


def _unreadable(name: str, reason: str) -> UnreadableTextError:
    problem = Problem(
        ProblemName.CANNOT_READ,
        f"{reason[:1].lower()}{reason[1:]}",
        way_out="name another file; a query without one asks the packaged dataset",
        location=Location(name, 0, 0, 1, ""),
    )
    return UnreadableTextError(problem)
