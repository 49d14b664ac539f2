"""What is imported, and when: a question is answered without what it does not need."""

import subprocess
import sys

import pytest

from tests.cli.running import SMALL, environment

ROOMS = """
import sys
from importlib import import_module
from pkgutil import walk_packages
for room in ("model.records", "model.directory", "model.snapshot", "calculations", "views"):
    module = import_module(f"alliance_cli.{room}")
    for inner in walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
        import_module(inner.name)
print(*sys.modules)
"""


def imported(*arguments: str) -> set[str]:
    """The packages that Python says it imports for these arguments."""
    process = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    lines = (line for line in process.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("format_", ["json", "csv", "markdown"])
def test_only_a_table_needs_rich(format_: str) -> None:
    """An answer for a program is not drawn."""
    packages = imported("-m", "alliance_cli", "companies", "-f", format_, "-d", str(SMALL))

    assert "rich" not in packages
    assert "pydantic" in packages


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("stakes", "--help"), ()])
def test_help_needs_neither_pydantic_nor_rich_nor_yaml(words: tuple[str, ...]) -> None:
    """Who asks for help waits for nothing else."""
    packages = imported("-m", "alliance_cli", *words)

    assert "typer" in packages
    assert packages.isdisjoint({"pydantic", "rich", "yaml"})


def test_the_schema_of_an_answer_needs_none_of_them_either() -> None:
    """The schema of an answer is made without the models of the file."""
    packages = imported("-m", "alliance_cli", "schema", "stakes")

    assert packages.isdisjoint({"pydantic", "rich", "yaml"})


def test_the_rooms_inside_know_nothing_of_the_door() -> None:
    """Records, calculations and views come without pydantic, yaml, typer and rich."""
    packages = imported("-c", ROOMS)

    assert "alliance_cli" in packages
    assert packages.isdisjoint({"pydantic", "yaml", "typer", "rich"})
