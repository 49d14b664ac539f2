"""Text on its way to an open file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from alliance_cli.cli.disk import Disk, Name
from alliance_cli.errors import CannotWriteError

_PORTION: Final = 2**16
_CLOSED: Final = -1


class Ink:
    """Writes text as UTF-8, in large portions; errors name the file."""

    def __init__(self, path: str, disk: Disk) -> None:
        """Nothing is open yet; `path` is the name of the file in errors."""
        self._path, self._disk = path, disk
        self.handle = _CLOSED
        self._pieces: list[str] = []
        self._length = 0

    def open(self, path: Name, flags: int, mode: int = 0) -> None:
        """Open what is written to."""
        self.handle = self._disk.open(path, flags, mode)

    def write(self, text: str) -> None:
        """Keep the text until there is enough to be worth a call."""
        self._pieces.append(text)
        self._length += len(text)
        if self._length >= _PORTION:
            self.flush()

    def flush(self) -> None:
        """Write all that is kept."""
        rest = memoryview("".join(self._pieces).encode(errors="replace"))
        self._pieces, self._length = [], 0
        with naming(self._path):
            while rest:
                rest = rest[self._disk.write(self.handle, rest) :]

    def close(self) -> None:
        """Close what is open; a close that fails has closed too."""
        handle, self.handle = self.handle, _CLOSED
        if handle != _CLOSED:
            self._disk.close(handle)


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Errors of the system inside name the file."""
    try:
        yield
    except OSError as error:
        raise refusal(path, error.strerror) from None


def refusal(path: str, reason: str | None) -> CannotWriteError:
    """That a file cannot be written, and why."""
    return CannotWriteError(f"{path} cannot be written: {reason}")
