"""Standard output and standard error that take nothing."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alliance_cli.cli.delivery import drop_the_rest, standard_streams
from tests.cli.running import SMALL, environment, run

FULL = Path("/dev/full")
REMARK = "the rest goes nowhere\n"
TABLE = "owner,company,capital,colour\nacme,bolt,60%,red\n"
CASES = (
    (("check", "bad.yaml"), 3),
    (("stakes", "nosuch"), 2),
    (("stakes", "--nosuch"), 2),
    (("stakes", "bolt", "--data", "bad.yaml"), 3),
    (("owners", "bolt", "--data", "table.csv"), 0),
    (("convert", "table.csv", "--to", "csv", "-o", "out.csv"), 0),
)
"""Words, and the exit code that they have."""


def ends(folder: Path, redirection: str, *words: str) -> int:
    """The exit code when a shell redirects the streams; nothing is said anywhere."""
    (folder / "bad.yaml").write_text("title: Bad\n", encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    process = subprocess.run(
        [
            "sh",
            "-c",
            f'exec "$@" {redirection}',
            "sh",
            sys.executable,
            "-m",
            "alliance_cli",
            *words,
        ],
        capture_output=True,
        env=environment(ALLIANCE_DATA=str(SMALL)),
        cwd=folder,
        check=False,
    )
    assert process.stderr == b""
    return process.returncode


@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(("words", "code"), CASES)
def test_an_error_keeps_its_code_without_standard_error(
    words: tuple[str, ...], code: int, redirection: str, tmp_path: Path
) -> None:
    """A remark that cannot be written, because standard error is full or closed, is dropped."""
    assert ends(tmp_path, redirection, *words) == code
    assert (tmp_path / "out.csv").exists() == ("out.csv" in words)


@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
@pytest.mark.parametrize(
    ("words", "code"),
    [(("check", "bad.yaml"), 2), (("companies",), 2), (("stakes", "nosuch"), 2)],
)
def test_where_both_are_full_the_answer_is_not_written(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    """An answer that cannot be written exits with 2, whatever it says."""
    assert ends(tmp_path, ">/dev/full 2>/dev/full", *words) == code


@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
@pytest.mark.parametrize("flushed", [True, False])
def test_what_is_full_is_dropped(
    flushed: bool,  # noqa: FBT001  # as pytest gives it
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether that is noticed at once or when the rest is written; nothing is left to fail."""
    with FULL.open("w", encoding="utf-8", buffering=-1 if flushed else 1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        with standard_streams():
            assert sys.stderr.write(REMARK) == len(REMARK)
            sys.stderr.flush()
            assert sys.stderr.fileno() == full.fileno()
            assert not sys.stderr.isatty()
        assert sys.stderr is full


def test_a_reader_of_errors_may_be_gone(tmp_path: Path) -> None:
    """As after `2>&1 >/dev/null | true`."""
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run(
        [sys.executable, "-m", "alliance_cli", "stakes", "nosuch"],
        stdout=subprocess.PIPE,
        stderr=writer,
        env=environment(),
        cwd=tmp_path,
        check=False,
    )
    os.close(writer)

    assert (process.returncode, process.stdout) == (2, b"")


def test_a_stream_without_a_number_is_left_alone() -> None:
    """It is another program's own."""
    stream = io.StringIO()
    drop_the_rest(stream)
    stream.write("kept")

    assert stream.getvalue() == "kept"


def test_streams_in_memory_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """They have no encoding to set."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with standard_streams():
        sys.stdout.write("answer")
        sys.stderr.write("remark")

    assert (out.getvalue(), err.getvalue()) == ("answer", "remark")


def test_a_full_output_says_so_and_takes_the_account_of_losses_with_it(tmp_path: Path) -> None:
    """The account is not there without the dataset."""
    if not FULL.exists():
        pytest.skip("no device here is always full")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    words = ("table.csv", "--to", "csv", "--losses", "losses.json")
    with FULL.open("w", encoding="utf-8") as full:
        process = subprocess.run(
            [sys.executable, "-m", "alliance_cli", "convert", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=tmp_path,
            check=False,
        )

    assert process.returncode == 2
    assert process.stderr == b"alliance: the answer cannot be written: No space left on device\n"
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_the_same_code_without_a_redirection() -> None:
    """That of an unknown company, as above."""
    assert run("stakes", "nosuch").exit_code == 2
