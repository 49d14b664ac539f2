"""The text of a file, or why it cannot be had."""

from pathlib import Path

import pytest

from alliance_cli.errors import ProblemName
from alliance_cli.loading import files
from alliance_cli.loading.files import file_text


def test_a_text_comes_without_its_mark(tmp_path: Path) -> None:
    """What says that a file is UTF-8 is no part of it."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfowner,company\r\n")

    file = file_text(path)
    assert (file.name, file.text, file.problem) == (str(path), "owner,company\r\n", None)


def test_a_file_larger_than_the_limit_has_no_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is not read to its end."""
    monkeypatch.setattr(files, "LARGEST_FILE", 2**20)
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (2**20 + 1))

    problem = file_text(path).problem
    assert problem is not None
    assert problem.name is ProblemName.CANNOT_READ
    assert problem.message == "it is larger than 1 MiB"
