"""Two writers that meet, and a disk with little room: real processes."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import SMALL, environment

WRITER = """
import io, sys
from contextlib import redirect_stderr, redirect_stdout
from alliance_cli.cli.app import app
print("ready", flush=True)
for line in sys.stdin:
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        try:
            app(line.rstrip("\\n").split("\\t"), prog_name="alliance")
        except SystemExit as end:
            code = end.code
    print(code, said.getvalue().strip(), flush=True)
"""
"""Runs the program once for each line of its input."""
ROUNDS = 25


class Writer:
    """A process that writes what it is asked to."""

    def __init__(self) -> None:
        """Start it; it has imported everything when this returns."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", WRITER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        self.said()

    def ask(self, *words: str) -> None:
        """Have the program run with these words."""
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join(words) + "\n")
        self._process.stdin.flush()

    def said(self) -> str:
        """The exit code and what it said on standard error."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().rstrip("\n")

    def stop(self) -> None:
        """Let it end."""
        self._process.communicate()


@contextmanager
def two_writers() -> Iterator[tuple[Writer, Writer]]:
    """Two processes."""
    writers = Writer(), Writer()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.stop()


def names(folder: Path) -> set[str]:
    """All that is in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}


def test_of_two_writers_one_wins(tmp_path: Path) -> None:
    """The other says that the file is there, whichever it is, and overwrites nothing."""
    begun = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    text = SMALL.read_text(encoding="utf-8")
    for path in begun:
        path.write_text(text.replace("title: ", f"title: {path.stem} ", 1), encoding="utf-8")
    with two_writers() as writers:
        for number in range(ROUNDS):
            out = tmp_path / str(number)
            for writer, path in zip(writers, begun, strict=True):
                writer.ask("convert", str(path), "--to", "alliance", "-o", str(out))
            said = [writer.said() for writer in writers]

            won = [answer.startswith("0") for answer in said]
            refusal = f"2 alliance: {out} is there already; --force overwrites it"
            assert sorted(said) == [*(a for a in said if a.startswith("0")), refusal]
            assert won.count(True) == 1
            title = out.read_text(encoding="utf-8").splitlines()[0]
            assert title.startswith(f"title: {begun[won.index(True)].stem} ")

    assert names(tmp_path) == {"one.yaml", "two.yaml", *map(str, range(ROUNDS))}


def test_of_two_beginners_one_wins(tmp_path: Path) -> None:
    """Two runs of `init` for one dataset; the schema is there once, and whole."""
    with two_writers() as writers:
        for number in range(ROUNDS):
            folder = tmp_path / str(number)
            folder.mkdir()
            for writer in writers:
                writer.ask("init", str(folder / "mine.yaml"))
            said = sorted(writer.said() for writer in writers)

            assert said[0] == "0 "
            assert said[1].startswith(f"2 alliance: {folder / 'mine.yaml'} is there already")
            assert names(folder) == {"mine.yaml", "alliance.schema.json"}


def test_two_datasets_may_be_begun_at_once(tmp_path: Path) -> None:
    """They share a schema, which either of them may have written."""
    with two_writers() as writers:
        for number in range(ROUNDS):
            folder = tmp_path / str(number)
            folder.mkdir()
            for writer, name in zip(writers, ("one", "two"), strict=True):
                writer.ask("init", str(folder / f"{name}.yaml"))

            assert [writer.said() for writer in writers] == ["0 ", "0 "]
            assert names(folder) == {"one.yaml", "two.yaml", "alliance.schema.json"}


@pytest.mark.parametrize("room", [0, 1, 4096, 10_000])
def test_a_disk_with_little_room_holds_both_or_neither(room: int, tmp_path: Path) -> None:
    """`init` leaves no half of a schema where a file may have so many bytes; the error names it."""
    process = subprocess.run(
        [sys.executable, "-m", "alliance_cli", "init", str(tmp_path / "mine.yaml")],
        capture_output=True,
        text=True,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        check=False,
    )

    assert process.returncode == 2
    schema = tmp_path / "alliance.schema.json"
    assert process.stderr == f"alliance: {schema} cannot be written: File too large\n"
    assert names(tmp_path) == set()
