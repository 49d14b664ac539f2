"""The page of all problems is made of the pairs in tests/problems, and is never behind them."""

import os
from pathlib import Path

from alliance_cli.errors import WARNINGS, ProblemName

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / "tests" / "problems"
PAGE = ROOT / "docs" / "problems.md"
HEAD = """# Every problem that a dataset can have

`alliance check` reports them all in one run, in the order of the file. Each has a name that scripts
can rely on, a place, a sentence and a way out. A file with an error answers no question; a warning
leaves every answer right, and only `check --strict` refuses a file for it.

This page is made from the examples in `tests/problems` by `make docs`.
"""


def page() -> str:
    """The page as it should be now."""
    parts = [HEAD]
    for name in ProblemName:
        kind = " (warning)" if name in WARNINGS else ""
        parts.append(f"\n## {name.value}{kind}\n")
        for example in PAIRS.glob(f"{name.value}.*"):
            if example.suffix != ".txt":
                text = example.read_bytes().decode("utf-8", errors="replace").rstrip()
                parts.append(f"\n```{example.suffix[1:]}\n{text}\n```\n")
        message = (PAIRS / f"{name.value}.txt").read_text(encoding="utf-8").rstrip()
        parts.append(f"\n```text\n{message}\n```\n")
    return "".join(parts)


def test_the_page_of_problems_is_fresh() -> None:
    """What docs/problems.md shows is what the program says today."""
    now = page()
    if os.environ.get("ALLIANCE_ACCEPT"):
        PAGE.write_text(now, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == now
