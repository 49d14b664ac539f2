"""Signals that end the program."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest

from alliance_cli.__main__ import main
from alliance_cli.cli.app import app
from alliance_cli.cli.signals import Ended, Hold, ending_in_order
from alliance_cli.loading.packaged import packaged_dataset
from tests.cli.running import SMALL, environment

ENDING = [signal.SIGTERM, signal.SIGHUP]
AT_ANY_LINE = """
import os, signal, sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
import contextlib
from alliance_cli.cli import draft, ink, output, signals
number, folder, force = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "force"
signal.signal(signal.SIGINT, signal.default_int_handler)
FILES = {module.__file__ for module in (contextlib, draft, ink, output, signals)}
NAMES = ("one", "two")
QUICK = replace(output.SYSTEM, sync=lambda _: None)
OLD = {name: "old" for name in NAMES} if force else {}
NEW = {name: "new" for name in NAMES}

def state():
    return {path.name: path.read_text() for path in folder.iterdir()}

def write():
    paths = [str(folder / name) for name in NAMES]
    with output.written_together(*paths, force=force, disk=QUICK) as outlets:
        for outlet in outlets:
            outlet.write("new")

def signalled_at(line):
    passed = 0
    def trace(frame, event, argument):
        nonlocal passed
        if frame.f_code.co_filename in FILES:
            passed += event == "line"
            if passed == line and event == "line":
                sys.settrace(None)
                signal.raise_signal(number)
        return trace
    sys.settrace(trace)
    try:
        write()
    except (KeyboardInterrupt, signals.Ended):
        pass
    finally:
        sys.settrace(None)
    return passed >= line

with signals.ending_in_order():
    line, both = 0, [0, 0]
    is_reached = True
    while is_reached:
        line += 1
        rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in OLD.items():
            (folder / name).write_text(text)
        is_reached = signalled_at(line)
        present = state()
        if present not in (OLD, NEW):
            sys.exit(f"line {line}: {present}")
        both[present == NEW] += 1
print(*both)
"""
"""Ends the writing of two files at each line of what writes them."""


@pytest.mark.parametrize("force", ["new", "force"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_any_line_leaves_all_or_nothing(
    number: int, force: str, tmp_path: Path
) -> None:
    """Not only where the system is called."""
    process = subprocess.run(
        [sys.executable, "-c", AT_ANY_LINE, str(int(number)), str(tmp_path / "folder"), force],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )

    assert process.stderr == ""
    old, new = map(int, process.stdout.split())
    assert old > 50
    assert new > 20


@contextmanager
def handled(number: int, handler: Any) -> Iterator[None]:  # noqa: ANN401
    """Another handler for a signal."""
    former = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, former)


@pytest.mark.parametrize("number", ENDING)
def test_the_exit_code_is_that_of_the_signal(number: int) -> None:
    """128 and its number; afterwards the signal is again what it was."""
    with pytest.raises(Ended) as end, ending_in_order():
        signal.raise_signal(number)

    assert end.value.code == 128 + number
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    """As nohup does with SIGHUP."""
    with handled(signal.SIGHUP, signal.SIG_IGN), ending_in_order(), Hold():
        signal.raise_signal(signal.SIGHUP)

    assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL


def test_signals_wait_until_all_is_in_its_place() -> None:
    """And are delivered afterwards, to their own handlers."""
    heard: list[int] = []
    with handled(signal.SIGTERM, lambda number, _: heard.append(number)):
        with Hold() as hold:
            signal.raise_signal(signal.SIGTERM)
            assert heard == []
            with hold.opened():
                signal.raise_signal(signal.SIGTERM)
                signal.raise_signal(signal.SIGTERM)
            assert len(heard) == 2
        assert len(heard) == 3


def test_one_signal_is_enough() -> None:
    """Impatience does not disturb the cleaning up."""
    done: list[str] = []

    def work() -> None:
        with ending_in_order(), Hold() as hold:
            try:
                with hold.opened():
                    signal.raise_signal(signal.SIGTERM)
            finally:
                signal.raise_signal(signal.SIGHUP)
                done.append("all")

    with pytest.raises(Ended) as end:
        work()

    assert end.value.code == 128 + signal.SIGHUP
    assert done == ["all"]


def test_a_thread_is_not_disturbed_anyway() -> None:
    """Only the first one has signals."""
    heard: list[str] = []

    def work() -> None:
        with Hold():
            heard.append("done")

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert heard == ["done"]


def test_a_handler_of_another_kind_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not Python's could not be set again."""
    monkeypatch.setattr(signal, "getsignal", lambda _: None)
    heard: list[int] = []
    with handled(signal.SIGTERM, lambda number, _: heard.append(number)), Hold():
        signal.raise_signal(signal.SIGTERM)
        assert heard == [signal.SIGTERM]


def test_the_rest_of_an_answer_does_not_delay_the_end(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Buffered output is dropped at a signal, and written at any other end."""
    for code, said in ((143, ""), (2, "waits")):
        reader, writer = os.pipe()
        with os.fdopen(writer, "w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            stream.write("waits")
            monkeypatch.setattr("alliance_cli.cli.app.app", exiting(code))
            with pytest.raises(SystemExit) as end:
                main()
        assert end.value.code == code
        with os.fdopen(reader, encoding="utf-8") as read:
            assert read.read() == said
    assert capfd.readouterr().err == ""


def test_without_standard_output_there_is_nothing_to_drop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller has closed it, as `>&-` does."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr("alliance_cli.cli.app.app", exiting(143))
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 143


def exiting(code: int) -> Any:  # noqa: ANN401
    """A program that ends at once."""

    def program(**_: str) -> None:
        raise SystemExit(code)

    return program


@pytest.mark.parametrize("error", [KeyboardInterrupt, Ended])
def test_an_interruption_waits_for_no_reader(
    error: type[BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A reader that takes nothing more does not keep the program from its end."""
    flushed: list[str] = []
    monkeypatch.setattr(sys.stdout, "flush", lambda: flushed.append("flushed"))

    def interrupted(*_: object, **__: object) -> None:
        # So far it was set up only.
        flushed.clear()
        raise error

    monkeypatch.setattr("alliance_cli.cli.app.TyperGroup.invoke", interrupted)
    with pytest.raises(SystemExit):
        app(["companies"], prog_name="alliance")

    assert flushed == []


@pytest.mark.parametrize("number", [*ENDING, signal.SIGINT])
def test_while_it_reads_the_program_ends_with_the_code(number: int, tmp_path: Path) -> None:
    """Nothing is written, and nothing said."""
    with subprocess.Popen(
        ["sh", "-c", 'trap - INT; exec "$@"', "sh", *program("-", "-o", str(tmp_path / "out"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        # More than any pipe holds: once it is written, the program has begun to read.
        process.stdin.write(b"# a comment\n" * 200_000)
        process.stdin.flush()
        process.send_signal(number)
        said = process.communicate()

    assert (process.returncode, *said) == (128 + number, b"", b"")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [*ENDING, signal.SIGINT])
def test_while_it_writes_the_program_clears_away_what_it_wrote(number: int, tmp_path: Path) -> None:
    """A pipe without a reader blocks it when the account of losses has been begun."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = program(str(SMALL), "-o", str(pipe), "--losses", str(tmp_path / "losses"))
    with subprocess.Popen(words, stderr=subprocess.PIPE, env=environment()) as process:
        while not list(tmp_path.glob(".alliance-*.tmp")):
            assert process.poll() is None
            sleep(0.01)
        process.send_signal(number)
        said = process.communicate()[1]

    assert (process.returncode, said) == (128 + number, b"")
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="pipes have one size here")
@pytest.mark.parametrize("number", [*ENDING, signal.SIGINT])
def test_a_reader_that_stands_still_does_not_keep_the_program(number: int) -> None:
    """A pipe that is full holds an answer up, but not the end of the program."""
    reader, writer = os.pipe()
    room = fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    words = program(str(packaged_dataset()))
    with subprocess.Popen(
        words, stdout=writer, stderr=subprocess.PIPE, env=environment()
    ) as process:
        while waiting(reader) < room:
            assert process.poll() is None
            sleep(0.01)
        process.send_signal(number)
        said = process.communicate(timeout=60)[1]
    os.close(reader)
    os.close(writer)

    assert (process.returncode, said) == (128 + number, b"")


def waiting(reader: int) -> int:
    """How many bytes wait in a pipe."""
    return int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, bytes(4)), sys.byteorder)


def program(*words: str) -> list[str]:
    """A conversion into a table, by a process that does not ignore Ctrl-C."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from alliance_cli.__main__ import main; main()"
    )
    return [sys.executable, "-c", code, "convert", *words, "--to", "csv"]
