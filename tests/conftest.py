"""Fixtures that several rooms share: a plain terminal, the packaged dataset, a temporary file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.records import Dataset


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


@pytest.fixture
def dataset_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text to a temporary dataset file and says where it is."""

    def write(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
