"""Fixtures that several rooms share: a plain terminal, two datasets, a temporary file."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from alliance_cli.loading.files import Progress, unwatched
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import examine_text, load_dataset
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from tests.laws.effort import register_profiles

register_profiles()


@pytest.fixture
def nothing_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """No loop is small enough for fractions: every figure through one is enclosed."""
    monkeypatch.setattr("alliance_cli.engine.equations.MOST_EXACT", 0)


@pytest.fixture(autouse=True, scope="session")
def same_work_done_once() -> Iterator[None]:
    """The packaged dataset is parsed once a run, and the command line built once for all calls.

    Both come out the same every time, which tests in processes of their own still see.
    """
    packaged, examined = str(packaged_dataset()), cache(examine_text)

    def examine(text: str, file: str, progress: Progress = unwatched) -> Examination:
        return examined(text, file) if file == packaged else examine_text(text, file, progress)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("alliance_cli.loading.reader.examine_text", examine)
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, however quiet the run, that a shell is not here to be driven."""
    if shutil.which("zsh") is None:
        terminalreporter.write_line(
            "!!! NO ZSH HERE: that a Tab runs nothing of a file was NOT TRIED (make zsh).",
            red=True,
        )


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sees a terminal of 80 columns without colour, and no dataset of the user's."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("ALLIANCE_DATA", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture(scope="session")
def alliance() -> Dataset:
    """The packaged dataset."""
    return load_dataset(packaged_dataset())


@pytest.fixture(scope="session")
def small() -> Dataset:
    """A small varied dataset, that of the tests of the command line."""
    return load_dataset(Path(__file__).parent / "cli" / "small.yaml")


@pytest.fixture(scope="session")
def world(small: Dataset) -> Snapshot:
    """The small dataset on its own day."""
    return snapshot(small, small.as_of)


@pytest.fixture
def dataset_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text to a temporary dataset file and says where it is."""

    def write(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
