"""Readers that leave, disks that are full, users who press Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from alliance_cli.__main__ import main
from alliance_cli.cli.app import app
from tests.cli.running import QUERIES, SMALL, environment, run

BAD = "title: Bad\n"
FULL = Path("/dev/full")
INTERRUPTED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
def interrupt(event, names):
    if event == "import" and names[0] == os.environ["INTERRUPT_AT"]:
        signal.raise_signal(signal.SIGINT)
from alliance_cli.__main__ import main
sys.addaudithook(interrupt)
main()
"""
"""Presses Ctrl-C when a module is first imported."""
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


class Interrupted(ModuleType):
    """A module at whose import somebody presses Ctrl-C."""

    def __getattr__(self, name: str) -> object:
        """What is imported from it."""
        raise KeyboardInterrupt


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
@pytest.mark.parametrize("words", [("companies",), ("--version",), ("schema",), ()])
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

    assert end.value.code == 0
    assert not capfd.readouterr().err


def test_without_standard_error_an_error_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A caller that closed standard error, as `2>&-` does, has the exit code alone."""
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as end:
        app(["stakes", "nobody"], prog_name="alliance")

    assert end.value.code == 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "code"), [(("companies",), 0), (("stakes", "nobody"), 2), (("check",), 0)]
)
def test_a_shell_may_close_standard_error(words: tuple[str, ...], code: int) -> None:
    """`2>&-` takes nothing from the answer, nor from the exit code."""
    closed = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-m", "alliance_cli", *words]

    process = subprocess.run(closed, stdout=subprocess.PIPE, env=environment(), check=False)

    assert process.returncode == code
    assert process.stdout == run(*words).stdout_bytes


@pytest.mark.parametrize("module", ["alliance_cli.cli.app", "typer", "pydantic", "rich.table"])
def test_an_interruption_while_the_program_starts_is_silent(module: str) -> None:
    """Ctrl-C in the first moment, whatever is being imported, exits with 130 and says nothing."""
    process = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "companies"],
        capture_output=True,
        env=environment(INTERRUPT_AT=module),
        check=False,
    )

    assert (process.returncode, process.stdout, process.stderr) == (130, b"", b"")


def test_an_interruption_ends_the_script(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same inside one process."""
    monkeypatch.setitem(sys.modules, "alliance_cli.cli.app", Interrupted("app"))
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 130
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_exits_130() -> None:
    """A user who presses Ctrl-C while standard input is read sees no traceback."""
    # A shell may have told its background jobs to ignore the signal.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from alliance_cli.__main__ import main; main()"
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
