"""`alliance check`."""

import sys
from typing import Annotated

import typer

from alliance_cli.cli.exits import BAD_DATA
from alliance_cli.cli.options import DataOption, FormatOption, JsonOption
from alliance_cli.cli.problems import printable, problem_text, summary_text
from alliance_cli.cli.session import chosen_format, reading_progress, show
from alliance_cli.views.formats import Format
from alliance_cli.views.problems import checked_report


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Datasets; left out: the one in use."),
    ] = None,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse a file for warnings too.")
    ] = False,
    data: DataOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Report every problem of a file.

    Exits with 0 when the files are clean, and with 3 otherwise.

    Example: alliance check --strict data/alliance.yaml
    """
    # Pydantic comes with these two: only where a file is read.
    from alliance_cli.loading.packaged import packaged_dataset  # noqa: PLC0415
    from alliance_cli.loading.reader import Examination, examine_file  # noqa: PLC0415

    def examined(file: str) -> Examination:
        with reading_progress(file) as progress:
            return examine_file(file, progress)

    examinations = [examined(file) for file in files or [data or str(packaged_dataset())]]
    if chosen_format(format, json=json) is Format.TABLE:
        for examination in examinations:
            for problem in examination.problems:
                sys.stdout.write(f"{problem_text(problem)}\n")
            summary = summary_text(examination.problems)
            sys.stdout.write(f"{printable(examination.file)}: {summary}\n")
    else:
        found = [(e.file, e.dataset, e.problems) for e in examinations]
        show(checked_report(found), format, json=json)
    problems = [problem for e in examinations for problem in e.problems]
    if any(strict or not problem.is_warning for problem in problems):
        raise typer.Exit(BAD_DATA)
