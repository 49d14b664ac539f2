"""Standard output and standard error: the same bytes everywhere, and an end for every failure."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, cast

from alliance_cli.cli.exits import ANSWERED
from alliance_cli.errors import CannotWriteError


@contextmanager
def standard_streams() -> Iterator[None]:
    """Both streams as the program needs them, until it ends.

    The same input gives the same bytes, whatever the locale. A remark that standard error
    cannot take changes no exit code.
    """
    former = sys.stdout, sys.stderr
    with ExitStack() as stack:
        # A stream that the caller has closed (>&-) is None.
        sys.stdout = former[0] or stack.enter_context(_nowhere())
        stderr = former[1] or stack.enter_context(_nowhere())
        for stream in (sys.stdout, stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        sys.stderr = cast("TextIO", _Remarks(stderr))
        try:
            yield
        finally:
            sys.stdout, sys.stderr = former


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


class _Remarks:
    """Standard error; where it is full or closed, remarks are dropped."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, if that is possible."""
        try:
            self._stream.write(text)
        except OSError:
            drop_the_rest(self._stream)
        return len(text)

    def flush(self) -> None:
        """Write the rest, if that is possible."""
        try:
            self._stream.flush()
        except OSError:
            drop_the_rest(self._stream)

    def __getattr__(self, name: str) -> object:
        """Everything else is the stream's own affair."""
        return getattr(self._stream, name)


@contextmanager
def delivery() -> Iterator[None]:
    """Where an answer is written: a reader that has seen enough, as `head` has, is no error."""
    try:
        try:
            yield
        except Exception:
            sys.stdout.flush()
            raise
        # An interruption passes by here: it waits for no reader.
        sys.stdout.flush()
    except BrokenPipeError:
        import typer  # noqa: PLC0415  # known by now; not so where the program ends as it starts

        drop_the_rest(sys.stdout)
        raise typer.Exit(ANSWERED) from None
    except OSError as error:
        drop_the_rest(sys.stdout)
        message = f"the answer cannot be written: {error.strerror or error}"
        raise CannotWriteError(message) from None


def drop_the_rest(stream: TextIO) -> None:
    """Sends what is still to be written nowhere, so that the end of the program is quiet too."""
    # A stream in memory has no number to be redirected.
    with suppress(OSError), _nowhere() as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
