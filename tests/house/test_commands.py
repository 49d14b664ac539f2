"""No command without help, a page and a transcript."""

from pathlib import Path

import pytest
import typer

from alliance_cli.cli.app import app
from alliance_cli.cli.questions import ANSWERING

ROOT = Path(__file__).parents[2]
GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)  # type: ignore[attr-defined]  # a group has commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Help without an example is half a help."""
    command = GROUP.commands[name]  # type: ignore[attr-defined]

    assert command.help
    assert f"Example: alliance {name}" in command.help
    assert all(parameter.help for parameter in command.params)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference(name: str) -> None:
    """The reference shows the help of every command."""
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")

    assert f"$ alliance {name} --help\n" in reference


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_transcript(name: str) -> None:
    """A transcript shows what a command answers."""
    transcript = ROOT / "tests" / "transcripts" / f"{name}.md"

    assert f"$ alliance {name}" in transcript.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"init", "schema", "convert"}))
def test_every_json_answer_has_a_schema(name: str) -> None:
    """Whatever answers in JSON says what its JSON is like."""
    assert name in ANSWERING
