"""Signals that end the program: what it was writing is cleared away, and it exits with 128 + n."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any, Final, Self

from alliance_cli.cli.exits import SIGNALLED

_ENDING: Final = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Windows has no SIGHUP; Ctrl-C is Python's own KeyboardInterrupt."""


class Ended(SystemExit):
    """A signal ended the program; no error, so that nothing but cleaning up stops it."""


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Lets SIGTERM and SIGHUP end the program as Ctrl-C does: whatever cleans up is run.

    A signal that the caller ignores, as nohup does, stays ignored.
    """
    theirs = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in theirs:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in theirs:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> None:
    raise Ended(SIGNALLED + number)


class Hold:
    """Keeps signals back while files are put in their places, or are cleared away.

    A mask of the system would not do: signals are then taken by any other thread.
    """

    def __init__(self) -> None:
        """Nothing is kept back yet."""
        self._former: dict[int, Any] = {}
        self._waiting: list[int] = []
        self._is_open = False

    def __enter__(self) -> Self:
        """From now on signals wait; those that are ignored, or are not Python's, are as before."""
        # No signal disturbs another thread than the first, nor can it be set there.
        if current_thread() is main_thread():
            for number in (signal.SIGINT, *_ENDING):
                if callable(former := signal.getsignal(number)):
                    self._former[number] = former
                    signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        """Those that have waited come now."""
        for number, former in self._former.items():
            signal.signal(number, former)
        for number in self._waiting:
            signal.raise_signal(number)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """A stretch of work that a signal may end."""
        self._is_open = True
        try:
            yield
        finally:
            self._is_open = False

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if not self._is_open:
            self._waiting.append(number)
            return
        # One signal is enough to end the work: what then clears up is not disturbed by others.
        self._is_open = False
        self._former[number](number, frame)
        self._is_open = True
