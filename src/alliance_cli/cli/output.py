"""Files that are written: whole or not at all, together, and never over another by accident."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol, TextIO

from alliance_cli.cli.disk import SYSTEM, Disk
from alliance_cli.cli.draft import Draft, already_there
from alliance_cli.cli.ink import Ink, naming, refusal
from alliance_cli.cli.signals import Hold
from alliance_cli.cli.streams import say
from alliance_cli.errors import AllianceError, CannotWriteError

STANDARD_OUTPUT: Final = "-"


class Outlet(Protocol):
    """What a text is written to."""

    def write(self, text: str, /) -> object:
        """Add to the text."""


def refuse_existing(path: str, *, force: bool) -> None:
    """Refuse what is there already; devices and pipes take whatever is written to them.

    This spares the work. What appears later is refused when the file is put in its place.

    Raises:
        CannotWriteError: no file can have that name.
        FileExistsAlreadyError: it is there, and may not be overwritten.
    """
    if path == STANDARD_OUTPUT:
        return
    if not path:
        raise CannotWriteError("no file is named")
    with naming(path):
        is_folder = Path(path).is_dir() or path.endswith(os.sep)
    if is_folder:
        raise refusal(path, "it is a folder")
    if os.path.lexists(path) and not _is_stream(path) and not force:
        raise already_there(path)


def is_same(path: str, other: str) -> bool:
    """Whether two paths are one place to write to."""
    if STANDARD_OUTPUT in (path, other):
        return path == other
    return os.path.realpath(path) == os.path.realpath(other)


@contextmanager
def written_together(
    *paths: str, force: bool = False, disk: Disk = SYSTEM
) -> Iterator[list[Outlet]]:
    """An outlet for each path; the files appear, in this order, when all has gone well.

    Where anything fails, or a signal ends the program, what was there before is there still,
    and nothing else. Standard output (`-`), devices and pipes cannot wait.

    Raises:
        CannotWriteError: a file cannot be written.
        FileExistsAlreadyError: one is there, and may not be overwritten.
    """
    outlets: list[Draft | _Stream] = [
        _Stream(path, disk) if _is_stream(path) else Draft(path, disk, force=force)
        for path in paths
    ]
    drafts = [outlet for outlet in outlets if isinstance(outlet, Draft)]
    streams = [outlet for outlet in outlets if isinstance(outlet, _Stream)]
    with Hold() as hold:
        try:
            with hold.opened():
                for outlet in outlets:
                    outlet.begin()
                yield [*outlets]
                # Streams last: they cannot be taken back.
                for outlet in sorted(outlets, key=streams.__contains__):
                    outlet.finish()
            _publish(drafts)
        finally:
            _clear(drafts, streams)


def _publish(drafts: Sequence[Draft]) -> None:
    """Put all files in their places, or none."""
    try:
        for draft in drafts:
            draft.publish(keep_old=draft is not drafts[-1])
    except AllianceError as error:
        stuck = [draft.path for draft in reversed(drafts) if not draft.retract()]
        if not stuck:
            raise
        message = f"{error.message}; by then {', '.join(stuck)} was written"
        raise CannotWriteError(message) from None
    for draft in drafts:
        draft.settle()


def _clear(drafts: Sequence[Draft], streams: Sequence["_Stream"]) -> None:
    for stream in streams:
        stream.close()
    for draft in drafts:
        for name in draft.clear():
            say(f"alliance: the temporary file {name} could not be removed")


def _is_stream(path: str) -> bool:
    """Whether this is standard output, a device or a pipe: nothing is put in its place."""
    if path == STANDARD_OUTPUT:
        return True
    at = Path(path)
    with naming(path):
        return at.exists() and not at.is_file() and not at.is_dir()


class _Stream:
    """Standard output, a device or a pipe: what is written to it is on its way at once."""

    def __init__(self, path: str, disk: Disk) -> None:
        self._path, self._disk = path, disk
        self._ink = Ink(path, disk)
        self._to: TextIO | Ink = sys.stdout if path == STANDARD_OUTPUT else self._ink

    def begin(self) -> None:
        """Open it; a file that has taken its name is refused."""
        if self._path == STANDARD_OUTPUT:
            return
        with naming(self._path):
            self._ink.open(self._path, os.O_WRONLY)
            if stat.S_ISREG(self._disk.state(self._ink.handle).st_mode):
                raise already_there(self._path)

    def write(self, text: str) -> None:
        """Add to it."""
        self._to.write(text)

    def finish(self) -> None:
        """All is written: nothing waits any more when files are put in their places."""
        self._to.flush()

    def close(self) -> None:
        """Close it, whatever has become of it."""
        with suppress(OSError):
            self._ink.close()
