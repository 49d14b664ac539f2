"""The bar on standard error while a large file is read."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

import pytest

from alliance_cli.cli import progress
from alliance_cli.cli.intake import open_dataset, reading_progress
from alliance_cli.outgoing.characters import harmless
from tests.cli.running import SMALL

ERASE_LINE = "\x1b[2K"
END = "<the end>"


@dataclass
class Terminal:
    """A terminal that a test can look at."""

    screen: TextIO
    keyboard: int

    def shown(self) -> str:
        """All that was written to it so far."""
        self.screen.write(END)
        self.screen.flush()
        shown = ""
        # What is written to a terminal arrives a little later, and in pieces.
        while END not in shown:
            shown += os.read(self.keyboard, 1 << 16).decode("utf-8", "replace")
        return shown.removesuffix(END)


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, patience: float) -> Iterator[Terminal]:
    """Standard error is a terminal, before which somebody has that much patience."""
    keyboard, screen = os.openpty()
    with os.fdopen(screen, "w", encoding="utf-8") as stream:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        yield Terminal(stream, keyboard)
    os.close(keyboard)


def test_a_quick_reading_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within its patience there is no bar."""
    with terminal(monkeypatch, patience=3600) as seen:
        assert open_dataset(str(SMALL)).companies
        assert not seen.shown().strip()


def test_a_slow_reading_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past its patience the bar says what is read and how much of it, and is gone at the end."""
    with terminal(monkeypatch, patience=0) as seen:
        with reading_progress("large.yaml") as tell:
            assert tell is not None
            tell(0.25)
            tell(1.0)
        shown = seen.shown()

    assert "Reading large.yaml" in shown
    assert "100%" in shown
    assert shown.rindex(ERASE_LINE) > shown.rindex("large.yaml")


@pytest.mark.parametrize("columns", ["80", str(10**12), "0", "-1", "²"])
@pytest.mark.parametrize("name", ["x[/bold].csv", "x[red]y.yaml", "a\x1b[31m\u202e\x9b:smile:"])
def test_the_name_of_a_file_is_a_text(
    name: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no markup, steers no terminal, and no width is too much."""
    monkeypatch.setenv("COLUMNS", columns)
    with terminal(monkeypatch, patience=0) as seen:
        with reading_progress(name) as tell:
            tell(0.5)
        shown = seen.shown()

    assert f"Reading {harmless(name)}" in shown
    assert not [steers for steers in ("\x1b[31m", "\u202e", "\x9b") if steers in shown]


def test_a_pipe_has_a_bar_without_a_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """That it goes on can be seen, how long it takes cannot."""
    with terminal(monkeypatch, patience=0) as seen:
        with reading_progress("standard input") as tell:
            tell(0.0)
            tell(0.0)
        shown = seen.shown()

    assert "Reading standard input" in shown
    assert "100%" not in shown


def test_a_reading_that_fails_takes_its_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar is gone before an error is told."""

    def failing() -> None:
        with reading_progress("large.yaml") as tell:
            assert tell is not None
            tell(0.5)
            raise ValueError("broken")

    with terminal(monkeypatch, patience=0) as seen:
        with pytest.raises(ValueError, match="broken"):
            failing()
        shown = seen.shown()

    assert shown.rindex(ERASE_LINE) > shown.rindex("large.yaml")


def test_the_whole_way_from_the_file_to_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader tells the bar how far it is."""
    with terminal(monkeypatch, patience=0) as seen:
        assert open_dataset(str(SMALL)).companies
        assert "Reading" in seen.shown()


def test_without_a_terminal_there_is_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is a file or a pipe, nobody asks how far the reading is."""
    with reading_progress("large.yaml") as tell:
        tell(0.5)

    assert capsys.readouterr() == ("", "")
