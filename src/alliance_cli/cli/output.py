"""A file that is written: as a whole or not at all, and never over another by accident."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from alliance_cli.errors import CannotWriteError, FileExistsAlreadyError

STANDARD_OUTPUT: Final = "-"


def refuse_existing(path: str, *, force: bool) -> None:
    """Refuse what is there already; devices and pipes take whatever is written to them.

    Raises:
        CannotWriteError: no file can have that name.
        FileExistsAlreadyError: it is there, and may not be overwritten.
    """
    if path == STANDARD_OUTPUT:
        return
    if not path or Path(path).is_dir():
        message = f"{path} cannot be written: it is a folder" if path else "no file is named"
        raise CannotWriteError(message)
    is_there = os.path.lexists(path) and not _is_stream(Path(path))
    if is_there and not force:
        message = f"{path} is there already; --force overwrites it"
        raise FileExistsAlreadyError(message)


def is_same(path: str, other: str) -> bool:
    """Whether two paths are one place to write to."""
    if STANDARD_OUTPUT in (path, other):
        return path == other
    return Path(path).resolve() == Path(other).resolve()


@contextmanager
def whole_file(path: str) -> Iterator[TextIO]:
    """What is written to it appears in the file, or on standard output for `-`, at the end.

    A file is only there when all went well; standard output, devices and pipes cannot wait.

    Raises:
        CannotWriteError: the file cannot be written; what was there is there still.
    """
    if path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    try:
        if _is_stream(Path(path)):
            with Path(path).open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            # What a link points to is written, not the link.
            with _put_in_place(Path(path).resolve()) as file:
                yield file
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise CannotWriteError(message) from None


def _is_stream(path: Path) -> bool:
    """Whether this is a device or a pipe, which nothing is put in the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _put_in_place(target: Path) -> Iterator[TextIO]:
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this process leaves out of the rights of a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
