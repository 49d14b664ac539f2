"""From assumptions and names to the world asked, and from a report to standard output."""

from collections.abc import Sequence
from dataclasses import replace

import typer

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.cli.streams import answer_rendered
from alliance_cli.formats.csv import safe_csv_text
from alliance_cli.formats.formats import RENDERERS, Format
from alliance_cli.model.assumption import one_sentence, parse_assumption
from alliance_cli.model.records import Party
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.world import World
from alliance_cli.report.report import Report


def assumed(world: Snapshot, assume: Sequence[str] | None) -> Snapshot:
    """The world under assumptions, one after the other.

    Raises:
        AssumptionError, UnknownCompanyError: something cannot be assumed.
    """
    for text in assume or ():
        assumption = parse_assumption(text, world.dataset, world.on)
        # As it was given, unless there are blanks in it that are no spaces.
        words = text if text.isprintable() else one_sentence(text)
        world = with_assumption(world, assumption, words)
    return world


def parties_named(world: World, names: str | None, option: str) -> tuple[Party, ...]:
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
    parties = map(world.party_named, asked)
    return tuple({party.id: party for party in parties}.values())


def show(  # noqa: PLR0913  # a parameter for each option of every query
    report: Report,
    format: Format,
    *,
    json: bool,
    safe_csv: bool = False,
    sources: bool = False,
    notes: bool = False,
) -> None:
    """Print an answer on standard output, with its sources and notes below it if they are wanted.

    Raises:
        typer.BadParameter: `--json` or `--safe-csv` beside another format.
    """
    wanted = replace(report, lists_sources=sources or report.lists_sources, lists_notes=notes)
    chosen = chosen_format(format, json=json, safe_csv=safe_csv)
    if chosen is Format.TABLE:
        from alliance_cli.cli.terminal import draw  # noqa: PLC0415  # Rich comes with it

        draw(wanted)
    elif safe_csv:
        answer_rendered(safe_csv_text(wanted))
    else:
        answer_rendered(RENDERERS[chosen](wanted))


def chosen_format(format_: Format, *, json: bool, safe_csv: bool = False) -> Format:
    """The one format that the options ask for.

    Raises:
        typer.BadParameter: `--json` or `--safe-csv` beside another format.
    """
    if safe_csv:
        if json or format_ not in (Format.TABLE, Format.CSV):
            other = "--json" if json else f"--format {format_.value}"
            message = f"--safe-csv and {other} are two formats; choose one"
            raise typer.BadParameter(message)
        return Format.CSV
    if json and format_ not in (Format.TABLE, Format.JSON):
        message = f"--json and --format {format_.value} are two formats; choose one"
        raise typer.BadParameter(message)
    return Format.JSON if json else format_
