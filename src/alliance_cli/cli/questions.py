"""The one list of questions; commands, schemas, completion and the reference are made from it.

The question NAME is the function NAME of cli/commands/NAME.py, from a world and its own options to
a report; the module also has the layout of its answers. It is imported when the question is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final

from alliance_cli.report.blocks import Layout
from alliance_cli.report.report import Report


def command_module(name: str) -> ModuleType:
    """The module of a command, imported when it is needed."""
    return import_module(f"alliance_cli.cli.commands.{name}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the program answers from the data."""

    name: str
    has_sources: bool = True
    """Whether `--sources` lists the sources below the answer; else they are the answer."""
    has_notes: bool = False
    """Whether `--notes` prints the notes on the rows."""

    @property
    def ask(self) -> Callable[..., Report]:
        """The function that answers it."""
        function: Callable[..., Report] = getattr(command_module(self.name), self.name)
        return function


def layout_of(name: str) -> Layout:
    """The blocks of the answers of a command."""
    layout: Layout = command_module(name).LAYOUT
    return layout


QUESTIONS: Final = (
    Question("companies"),
    Question("show"),
    Question("stakes", has_notes=True),
    Question("owners"),
    Question("portfolio"),
    Question("chains", has_notes=True),
    Question("loops"),
    Question("controllers"),
    Question("group"),
    Question("power"),
    Question("ubo"),
    Question("sanctions"),
    Question("investments", has_notes=True),
    Question("projects", has_notes=True),
    Question("timeline"),
    Question("diff"),
    Question("sources", has_sources=False),
)
TOOLS: Final = ("check", "convert", "init", "schema")
"""Commands about files, whose functions are Typer's own."""
CHECK: Final = "check"
"""The tool that answers with a report, though not from one dataset."""
ANSWERING: Final = (*(question.name for question in QUESTIONS), CHECK)
"""The commands that answer under `--json`."""
