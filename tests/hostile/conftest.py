"""The small dataset is the one in use."""

import pytest

from tests.cli.running import SMALL


@pytest.fixture(autouse=True)
def small_dataset(plain_terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  # comes first
    """Every test asks the small dataset, unless it names another."""
    monkeypatch.setenv("ALLIANCE_DATA", str(SMALL))
