"""What is written to standard output and standard error."""

import fcntl
import os
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from alliance_cli.cli.streams import (
    answer_lines,
    answer_rendered,
    say,
    say_rendered,
    width_of_errors,
    width_of_output,
)
from tests.cli.running import environment


def test_lines_for_people_steer_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is said, one line is one line."""
    say("a\nb", "\x1b[31mc")
    answer_lines(["d\u202e"])

    assert capsys.readouterr() == ("d�\n", "a�b\n�[31mc\n")


def test_a_remark_that_cannot_be_written_is_dropped() -> None:
    """Also one of several lines: standard error that is full changes no exit code."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(
            [sys.executable, "-m", "alliance_cli", "stakes", "x" * 100_000],
            stderr=full,
            env=environment(),
            check=False,
        )

    assert result.returncode == 2


def test_what_a_format_made_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """It has its own lines and colours."""
    answer_rendered("\x1b[1ma\nb\x1b[0m")
    say_rendered("{\n}\n")

    assert capsys.readouterr() == ("\x1b[1ma\nb\x1b[0m", "{\n}\n")


@pytest.mark.parametrize(
    ("said", "columns"),
    [("60", 60), ("1", 20), ("0", 80), ("-5", 80), ("", 80), ("²", 80), (str(10**12), 1000)],
)
def test_a_width_is_one_that_a_terminal_has(
    said: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS says how wide it is, within reason."""
    monkeypatch.setenv("COLUMNS", said)

    assert (width_of_output(), width_of_errors()) == (columns, columns)


def test_a_terminal_says_how_wide_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where COLUMNS does not; an answer that goes elsewhere is as wide as any."""
    monkeypatch.delenv("COLUMNS")
    keyboard, screen = os.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 123, 0, 0))
    with os.fdopen(screen, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)

        assert (width_of_output(), width_of_errors()) == (80, 123)
    os.close(keyboard)
