"""Readers that leave, disks that are full, users who press Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_cli.cli.app import app
from tests.cli.running import QUERIES, SMALL, environment

BAD = "title: Bad\n"
FULL = Path("/dev/full")
PRINTING: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("--version",),
    (),
    ("stakes", "--help"),
    ("check", str(SMALL)),
    ("schema",),
    *QUERIES[:2],
    ("companies", "--json"),
)


@pytest.mark.parametrize(
    ("words", "unbuffered"),
    [
        *((words, "") for words in PRINTING),
        (("companies",), "1"),
        (("check", "no-such.yaml"), ""),
        (("check", "no-such.yaml"), "1"),
    ],
)
def test_a_reader_that_has_seen_enough_is_no_error(words: tuple[str, ...], unbuffered: str) -> None:
    """As `| head` does, the reader is gone: no traceback, nothing on standard error, exit 0."""
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run(
        [sys.executable, "-m", "alliance_cli", *words],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED=unbuffered),
        check=False,
    )
    os.close(writer)

    assert (process.returncode, process.stderr) == (0, b"")


@pytest.mark.parametrize("words", [("companies",), ("--help",), ("check", "no-such.yaml")])
def test_the_rest_of_an_answer_goes_nowhere(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The same inside one process: the program ends as if all had been read."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as left:
        monkeypatch.setattr(sys, "stdout", left)
        with pytest.raises(SystemExit) as end:
            app(words, prog_name="alliance")

    assert end.value.code == 0
    assert not capfd.readouterr().err


@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
@pytest.mark.parametrize("words", [("companies",), ("--version",), ("schema",)])
def test_a_full_disk_is_said(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An answer that cannot be written is an error in one line, not a traceback."""
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit) as end:
            app(words, prog_name="alliance")

    assert end.value.code == 2
    message = capfd.readouterr().err
    assert message.startswith("alliance: the answer cannot be written: ")
    assert message.count("\n") == 1


def test_without_standard_output_the_program_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A caller that closed standard output, as `>&-` does, is answered into the void."""
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as end:
        app(["companies"], prog_name="alliance")
    sys.stdout.close()

    assert end.value.code == 0
    assert not capfd.readouterr().err


def test_ctrl_c_exits_130() -> None:
    """A user who presses Ctrl-C while standard input is read sees no traceback."""
    # A shell may have told its background jobs to ignore the signal.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from alliance_cli.cli.app import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "companies", "--data", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        # More than any pipe holds: once it is written, the program has begun to read.
        process.stdin.write(b"# a comment\n" * 200_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        said = process.stdout.read(), process.stderr.read()

    assert process.returncode == 130
    assert said == (b"", b"")
