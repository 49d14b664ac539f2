"""From options to a snapshot, and from a report to standard output."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction

import typer

from alliance_cli.errors import MalformedError
from alliance_cli.model.directory import party_named
from alliance_cli.model.examination import Examination, answerable
from alliance_cli.model.records import Dataset, Party
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import parse_when
from alliance_cli.views.formats import RENDERERS, Format
from alliance_cli.views.report import Report


def open_snapshot(data: str | None, as_of: str | None) -> Snapshot:
    """The dataset as it stands on the day asked.

    Raises:
        InvalidDataError: the file has errors.
        typer.BadParameter: `as_of` is no date.
    """
    asked = None if as_of is None else day(as_of)
    dataset = open_dataset(data)
    return snapshot(dataset, asked or dataset.as_of)


def open_dataset(data: str | None) -> Dataset:
    """The dataset in the file named, or the packaged one.

    Raises:
        InvalidDataError: the file has errors.
    """
    return answerable(examine(data))


def examine(data: str | None) -> Examination:
    """Everything right and wrong with the file named, or with the packaged dataset."""
    # Pydantic comes with these two: only where a file is read.
    from alliance_cli.loading.packaged import packaged_dataset  # noqa: PLC0415
    from alliance_cli.loading.reader import examine_file  # noqa: PLC0415

    path = str(packaged_dataset()) if data is None else data
    with reading_progress(path) as progress:
        return examine_file(path, progress)


def day(text: str) -> date:
    """The day that a date on the command line means; a partial date is its first day.

    Raises:
        typer.BadParameter: it is no date.
    """
    if text.lower() == "today":
        return date.today()  # noqa: DTZ011  # the user's own calendar is meant
    try:
        return parse_when(text).first_day
    except MalformedError as error:
        message = f"{error.message}; {error.way_out}, or today"
        raise typer.BadParameter(message, param_hint="--as-of") from None


def threshold_part(text: str, option: str = "--threshold") -> Fraction:
    """The part of a whole that an option names: over 0 %, and at most all.

    Raises:
        typer.BadParameter: it is no exact share, has no unit, or is nothing.
    """
    try:
        part = parse_share(text).exact
    except MalformedError as error:
        raise typer.BadParameter(f"{error.message}; {error.way_out}", param_hint=option) from None
    if not part:
        message = f"'{text}' is no threshold: write one share over 0%, like 25% or 2/3"
        raise typer.BadParameter(message, param_hint=option)
    return part


def parties_named(dataset: Dataset, names: str | None, option: str) -> tuple[Party, ...]:
    """The companies and holders that an option names, by comma, each once.

    Raises:
        UnknownCompanyError: a name is nobody's.
        typer.BadParameter: nothing is named.
    """
    if names is None:
        return ()
    asked = [name.strip() for name in names.split(",") if name.strip()]
    if not asked:
        raise typer.BadParameter("it names nobody", param_hint=option)
    found = (party_named(dataset, name) for name in asked)
    return tuple({party.id: party for party in found}.values())


@contextmanager
def reading_progress(path: str) -> Iterator[Callable[[float], None]]:
    """What shows how far the reading is: a bar on a terminal, once it takes over a second."""
    if not sys.stderr.isatty():
        yield lambda done: None  # noqa: ARG005  # nobody is looking
        return
    from alliance_cli.cli.progress import ReadingBar  # noqa: PLC0415  # only on a terminal

    with ReadingBar(path) as bar:
        yield bar.show


def show(
    report: Report, format_: Format, *, json: bool, sources: bool = False, notes: bool = False
) -> None:
    """Print an answer on standard output, with its sources and notes below it if they are wanted.

    Raises:
        typer.BadParameter: `--json` beside another format.
    """
    wanted = replace(report, lists_sources=sources or report.lists_sources, lists_notes=notes)
    chosen = chosen_format(format_, json=json)
    if chosen is Format.TABLE:
        from alliance_cli.cli.terminal import draw  # noqa: PLC0415  # Rich comes with it

        draw(wanted)
    else:
        sys.stdout.write(RENDERERS[chosen](wanted))


def chosen_format(format_: Format, *, json: bool) -> Format:
    """The one format that the options ask for.

    Raises:
        typer.BadParameter: `--json` beside another format.
    """
    if json and format_ not in (Format.TABLE, Format.JSON):
        message = f"--json and --format {format_.value} are two formats; choose one"
        raise typer.BadParameter(message)
    return Format.JSON if json else format_
