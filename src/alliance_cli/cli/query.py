"""A query command: from a question about the world to a command of the program.

The options that all queries share, opening the data, assumptions and printing are added here, once.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_type_hints

from alliance_cli.cli.intake import open_dataset
from alliance_cli.cli.options import (
    AsOfOption,
    AssumeOption,
    DataOption,
    FormatOption,
    JsonOption,
    NotesOption,
    SafeCsvOption,
    ShareUnitOption,
    SourcesOption,
)
from alliance_cli.cli.questions import Question
from alliance_cli.cli.session import assumed, show
from alliance_cli.formats.formats import Format
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class Opened:
    """The data, and the day and assumptions asked, for questions about more than one day."""

    dataset: Dataset
    as_of: date | None
    """The day named; none where the file's own day is meant."""
    assume: tuple[str, ...]

    def world(self) -> Snapshot:
        """The data on the day asked, under the assumptions.

        Raises:
            AssumptionError, UnknownCompanyError: an assumption cannot be.
        """
        return assumed(snapshot(self.dataset, self.as_of or self.dataset.as_of), self.assume)


_OPENING: Final[Mapping[str, tuple[Any, Any]]] = {
    "data": (DataOption, None),
    "share_unit": (ShareUnitOption, None),
    "as_of": (AsOfOption, None),
    "assume": (AssumeOption, None),
}
"""The options about the data, with their defaults."""
_PRINTING: Final[Mapping[str, tuple[Any, Any]]] = {
    "format": (FormatOption, Format.TABLE),
    "json": (JsonOption, False),
    "safe_csv": (SafeCsvOption, False),
    "sources": (SourcesOption, False),
    "notes": (NotesOption, False),
}
"""The options about printing, with their defaults."""


def query_command(question: Question) -> Callable[..., None]:
    """The command that asks a question and prints the answer.

    The first parameter of the question is the world, or `Opened` for one about several days; the
    others are the arguments and options of the command.
    """
    ask = question.ask
    (first, *own) = inspect.signature(ask).parameters.values()
    is_about_days = get_type_hints(ask)[first.name] is Opened
    unused = [("sources", question.has_sources), ("notes", question.has_notes)]
    printing = _PRINTING.keys() - {name for name, is_used in unused if not is_used}

    def command(**given: Any) -> None:  # noqa: ANN401  # as declared in the signature below
        opening = [given.pop(name) for name in _OPENING]
        how = {name: given.pop(name) for name in printing}
        opened = _opened(*opening)
        show(ask(opened if is_about_days else opened.world(), **given), **how)

    shared = {**_OPENING, **{name: _PRINTING[name] for name in _PRINTING if name in printing}}
    declared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=type_)
        for name, (type_, default) in shared.items()
    ]
    parameters = (*own, *declared)
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = ask.__doc__
    return command


def _opened(
    data: str | None,
    share_unit: Any,  # noqa: ANN401  # as the option declares it
    as_of: date | None,
    assume: list[str] | None,
) -> Opened:
    return Opened(open_dataset(data, share_unit), as_of, tuple(assume or ()))
