"""The documents run: every console block in the README, in docs and beside this file."""

from pathlib import Path

import pytest

from tests.transcripts.runner import check_document

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [ROOT / "README.md", *ROOT.glob("docs/*.md"), *Path(__file__).parent.glob("*.md")]
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_show_what_the_program_prints(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a reader sees in a document is what the program prints."""
    check_document(path, monkeypatch, tmp_path)
