"""`alliance check`."""

from typing import Annotated

import typer

from alliance_cli.cli.exits import BAD_DATA
from alliance_cli.cli.intake import examine
from alliance_cli.cli.options import (
    DataOption,
    FormatOption,
    JsonOption,
    SafeCsvOption,
    ShareUnitOption,
)
from alliance_cli.cli.problems import checked_lines
from alliance_cli.cli.session import chosen_format, show
from alliance_cli.cli.streams import answer_lines, width_of_output
from alliance_cli.formats.formats import Format
from alliance_cli.views.problems import CHECKED, checked_report

LAYOUT = CHECKED


def check(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Datasets; left out: the one in use."),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse a file for warnings too.")
    ] = False,
    data: DataOption = None,
    share_unit: ShareUnitOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
    safe_csv: SafeCsvOption = False,
) -> None:
    """Report every problem of a file.

    Exits with 0 when the files are clean, and with 3 otherwise.

    Example: alliance check --strict data/alliance.yaml
    """
    source = ctx.get_parameter_source("data")
    if files and source is not None and source.name == "COMMANDLINE":
        message = "name the files to check, or one with --data, not both"
        raise typer.BadParameter(message)
    asked: list[str | None] = [*files] if files else [data]
    found = [examine(file, share_unit) for file in asked]
    if chosen_format(format, json=json, safe_csv=safe_csv) is Format.TABLE:
        for one in found:
            answer_lines(checked_lines(one, width_of_output(), strict=strict))
    else:
        show(checked_report(found, strict=strict), format, json=json, safe_csv=safe_csv)
    if any(strict or not problem.is_warning for one in found for problem in one.problems):
        raise typer.Exit(BAD_DATA)
