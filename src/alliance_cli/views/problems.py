"""The problems of files, for machines."""

from collections.abc import Sequence
from typing import Final

from alliance_cli.errors import Problem
from alliance_cli.model.examination import Examination
from alliance_cli.model.snapshot import Setting
from alliance_cli.views.cells import JsonValue, machine_cells
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table

PROBLEM_COLUMNS: Final = (
    Column("file", Kind.TEXT, "File"),
    Column("line", Kind.COUNT, "Line"),
    Column("column", Kind.COUNT, "Column"),
    Column("severity", Kind.TEXT, "Severity"),
    Column("name", Kind.TEXT, "Problem"),
    Column("message", Kind.TEXT, "Message", flows=True),
    Column("way_out", Kind.TEXT, "Way out", flows=True),
    Column("related", Kind.TEXTS, "Other lines", flows=True),
)
_FILE_COLUMNS: Final = (
    Column("file", Kind.TEXT, "File"),
    Column("title", Kind.TEXT, "Title", flows=True),
    Column("file_as_of", Kind.DAY, "As of"),
    Column("errors", Kind.COUNT, "Errors"),
    Column("warnings", Kind.COUNT, "Warnings"),
)
CHECKED: Final[Layout] = (Table("files", _FILE_COLUMNS), Table("problems", PROBLEM_COLUMNS))


def checked_report(examinations: Sequence[Examination], *, strict: bool = False) -> Report:
    """What a check of files found; its day is that of the file, where there is one file.

    With `strict`, warnings are errors.
    """
    days = {e.dataset.as_of for e in examinations if e.dataset is not None}
    files: list[Row] = []
    for one in examinations:
        warnings = sum(problem.is_warning and not strict for problem in one.problems)
        title, as_of = (one.dataset.title, one.dataset.as_of) if one.dataset else (None, None)
        files.append((one.file, title, as_of, len(one.problems) - warnings, warnings))
    rows = tuple(
        problem_row(problem, strict=strict) for one in examinations for problem in one.problems
    )
    return Report(
        CHECKED,
        "Problems",
        Setting(days.pop()) if len(days) == 1 else None,
        {"files": tuple(files), "problems": rows},
    )


def problem_row(problem: Problem, *, strict: bool = False) -> Row:
    """A problem under `PROBLEM_COLUMNS`."""
    place = problem.location
    has_line = place is not None and place.line > 0
    return (
        place.file if place else None,
        place.line if place and has_line else None,
        place.column if place and has_line else None,
        "warning" if problem.is_warning and not strict else "error",
        problem.name.value,
        problem.message,
        problem.way_out,
        tuple(f"line {other.line}: {other.text}" for other in problem.related),
    )


def problem_object(problem: Problem) -> dict[str, JsonValue]:
    """A problem as it stands in a JSON error."""
    cells = zip(PROBLEM_COLUMNS, problem_row(problem), strict=True)
    return {
        key: value for column, cell in cells for key, value in machine_cells(column, cell).items()
    }
