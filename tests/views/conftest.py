"""A small varied dataset, shared with the tests of the command line, and its day."""

from pathlib import Path

import pytest

from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot


@pytest.fixture(scope="session")
def small() -> Dataset:
    """The small dataset."""
    return load_dataset(Path(__file__).parents[1] / "cli" / "small.yaml")


@pytest.fixture(scope="session")
def world(small: Dataset) -> Snapshot:
    """The small dataset on its own day."""
    return snapshot(small, small.as_of)
