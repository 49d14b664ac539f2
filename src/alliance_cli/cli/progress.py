"""A bar on standard error while a large file is read."""

import time
from contextlib import ExitStack
from types import TracebackType
from typing import Final, Self

from alliance_cli.cli.streams import width_of_errors
from alliance_cli.outgoing.terminal import for_terminal

PATIENCE: Final = 1.0
"""Seconds that a reading may take before a bar appears."""
_ANY_HEIGHT: Final = 25


class ReadingBar:
    """Shows the part read; nothing at all where the reading is quick."""

    def __init__(self, path: str) -> None:
        """Begin to count the time."""
        self._path = path
        self._started = time.monotonic()
        self._stack = ExitStack()
        self._advance = self._wait

    def __enter__(self) -> Self:
        """The bar itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, if there is one."""
        self._stack.close()

    def show(self, part: float) -> None:
        """Tell how much has been read, from 0 to 1; with 0 the bar only shows that it goes on."""
        self._advance(part)

    def _wait(self, part: float) -> None:
        if time.monotonic() - self._started < PATIENCE:
            return
        from rich.console import Console  # noqa: PLC0415  # only when there is a bar to draw
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Progress(
            # The name of a file is no markup.
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, width=width_of_errors(), height=_ANY_HEIGHT),
            transient=True,
        )
        self._stack.enter_context(bar)
        task = bar.add_task(for_terminal(f"Reading {self._path}"), total=None)
        self._advance = lambda part: bar.update(task, completed=part, total=1.0 if part else None)
        self._advance(part)
