"""The commands by name, each made when it is asked for: its module is imported only then."""

from collections.abc import Iterator, Mapping
from typing import Any

from typer.core import TyperCommand
from typer.main import get_command_from_info
from typer.models import CommandInfo

from alliance_cli.cli.query import query_command
from alliance_cli.cli.questions import QUESTIONS, TOOLS, command_module


class CommandTable(Mapping[str, Any]):
    """Every question and every tool, in the order of their lists."""

    def __init__(self) -> None:
        """Nothing is imported yet."""
        self._questions = {question.name: question for question in QUESTIONS}
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  # a command, as Typer has it
        """The command of this name."""
        if name not in self._made:
            self._made[name] = self._command(name)
        return self._made[name]

    def _command(self, name: str) -> Any:  # noqa: ANN401
        if name in self._questions:
            callback = query_command(self._questions[name])
        elif name in TOOLS:
            callback = getattr(command_module(name), name)
        else:
            raise KeyError(name)
        info = CommandInfo(name=name, callback=callback, cls=TyperCommand)
        return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter((*self._questions, *TOOLS))

    def __len__(self) -> int:
        """How many commands there are."""
        return len(self._questions) + len(TOOLS)
