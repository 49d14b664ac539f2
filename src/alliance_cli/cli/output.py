"""A file that is written: as a whole or not at all, and never over another by accident."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from alliance_cli.errors import CannotWriteError, FileExistsAlreadyError

STANDARD_OUTPUT: Final = "-"


def refuse_existing(path: str | None, *, force: bool) -> None:
    """Refuse a file that is there already.

    Raises:
        FileExistsAlreadyError: it is, and may not be overwritten.
    """
    if path not in (None, STANDARD_OUTPUT) and not force and Path(str(path)).exists():
        message = f"{path} is there already; --force overwrites it"
        raise FileExistsAlreadyError(message)


def write(path: str, chunks: Iterable[str]) -> None:
    """Write a text to a file, or to standard output for `-`.

    Raises:
        CannotWriteError: the file cannot be written; what was there is there still.
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.writelines(chunks)
        return
    target = Path(path)
    try:
        _replace(target, chunks)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise CannotWriteError(message) from None


def _replace(target: Path, chunks: Iterable[str]) -> None:
    if target.exists() and not target.is_file():
        # A device or a pipe is written to, not put in the place of.
        with target.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        return
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode & 0o777)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this process leaves out of the rights of a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
