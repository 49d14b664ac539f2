"""The README: short, and true."""

import re
from pathlib import Path

from alliance_cli.loading.reader import examine_text

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_readme_is_short() -> None:
    """It fits in 120 lines, and the file format in fifteen."""
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    assert len(README.splitlines()) <= 120
    assert len(example.splitlines()) <= 15


def test_its_example_of_the_file_is_clean() -> None:
    """Whoever copies the example has a file without problems."""
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    assert examine_text(example, "README.md").problems == ()
