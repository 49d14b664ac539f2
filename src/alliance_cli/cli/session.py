"""From options to a snapshot, and from a report to standard output."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import typer

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.cli.intake import open_dataset, today
from alliance_cli.errors import MalformedError
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.model.assumption import parse_assumption
from alliance_cli.model.directory import party_named
from alliance_cli.model.records import Dataset, Party
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import parse_when
from alliance_cli.views.formats import RENDERERS, Format
from alliance_cli.views.report import Report


def open_snapshot(
    data: str | None,
    as_of: str | None,
    assume: Sequence[str] | None = None,
    unit: ShareUnit | None = None,
) -> Snapshot:
    """The dataset as it stands on the day asked, or would stand under assumptions.

    Raises:
        InvalidDataError: the file has errors.
        AssumptionError, UnknownCompanyError: something cannot be assumed.
        typer.BadParameter: `as_of` is no date.
    """
    asked = None if as_of is None else day(as_of)
    dataset = open_dataset(data, unit)
    return assumed(snapshot(dataset, asked or dataset.as_of), assume)


def assumed(world: Snapshot, assume: Sequence[str] | None) -> Snapshot:
    """The world under assumptions, one after the other.

    Raises:
        AssumptionError, UnknownCompanyError: something cannot be assumed.
    """
    for text in assume or ():
        world = with_assumption(world, parse_assumption(text, world.dataset, world.on), text)
    return world


def day(text: str, option: str = "--as-of") -> date:
    """The day that a date on the command line means; a partial date is its first day.

    Raises:
        typer.BadParameter: it is no date.
    """
    if text.lower() == "today":
        return today()
    try:
        return parse_when(text).first_day
    except MalformedError as error:
        message = f"{error.message}; {error.way_out}, or today"
        raise typer.BadParameter(message, param_hint=option) from None


def threshold_part(text: str, option: str = "--threshold") -> Fraction:
    """The part of a whole that an option names: over 0 %, and at most all.

    Raises:
        typer.BadParameter: it is no exact share, has no unit, or is nothing.
    """
    way_out = "write one share over 0%, like 25% or 2/3"
    try:
        # The refusal of a number says which share it may mean.
        number = Decimal(text) if text.replace(".", "", 1).isdecimal() else None
        part = parse_share(number or text).exact
    except MalformedError as error:
        # The words for ranges, which a file may use, are none for a threshold.
        offers_ranges = "unknown" in error.way_out
        message = f"{error.message}; {way_out if offers_ranges else error.way_out}"
        raise typer.BadParameter(message, param_hint=option) from None
    if not part:
        message = f"'{text}' is no threshold: {way_out}"
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
