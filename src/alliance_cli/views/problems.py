"""The problems of files, for machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import Location, Problem
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.model.standing import Setting
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import column
from alliance_cli.report.kinds import COUNT, DAY, TEXT, TEXTS, Cells
from alliance_cli.report.report import Report


@dataclass(frozen=True, slots=True)
class _ProblemLine:
    """A problem, and whether it is refused."""

    problem: Problem
    is_strict: bool

    @property
    def place(self) -> Location | None:
        """Where it is, if that is known to the line."""
        place = self.problem.location
        return place if place is not None and place.line > 0 else None

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
        return "warning" if self.problem.is_warning and not self.is_strict else "error"


@dataclass(frozen=True, slots=True)
class _FileLine:
    """A file, and how many problems it has."""

    file: str
    dataset: Dataset | None
    errors: int
    warnings: int


_FILES: Final[Table[_FileLine]] = Table(
    "files",
    (
        column("file", TEXT, lambda line: line.file, "File"),
        column(
            "title",
            TEXT,
            lambda line: line.dataset.title if line.dataset else None,
            "Title",
            flows=True,
        ),
        column(
            "file_as_of", DAY, lambda line: line.dataset.as_of if line.dataset else None, "As of"
        ),
        column("errors", COUNT, lambda line: line.errors, "Errors"),
        column("warnings", COUNT, lambda line: line.warnings, "Warnings"),
    ),
)
_PROBLEMS: Final[Table[_ProblemLine]] = Table(
    "problems",
    (
        column(
            "file",
            TEXT,
            lambda line: line.problem.location.file if line.problem.location else None,
            "File",
        ),
        column("line", COUNT, lambda line: line.place.line if line.place else None, "Line"),
        column("column", COUNT, lambda line: line.place.column if line.place else None, "Column"),
        column("severity", TEXT, lambda line: line.severity, "Severity"),
        column("name", TEXT, lambda line: line.problem.name.value, "Problem"),
        column("message", TEXT, lambda line: line.problem.message, "Message", flows=True),
        column("way_out", TEXT, lambda line: line.problem.way_out, "Way out", flows=True),
        column("related", TEXTS, lambda line: _related(line.problem), "Other lines", flows=True),
    ),
)
CHECKED: Final[Layout] = (_FILES, _PROBLEMS)


def checked_report(examinations: Sequence[Examination], *, strict: bool = False) -> Report:
    """The result of checking files; its day is that of the file, where there is one file.

    With `strict`, warnings are errors.
    """
    days = {e.dataset.as_of for e in examinations if e.dataset is not None}
    return Report(
        CHECKED,
        "Problems",
        Setting(days.pop()) if len(days) == 1 else None,
        (
            _FILES.of(_file_line(examination, strict=strict) for examination in examinations),
            _PROBLEMS.of(
                _ProblemLine(problem, strict)
                for examination in examinations
                for problem in examination.problems
            ),
        ),
    )


def _file_line(examination: Examination, *, strict: bool) -> _FileLine:
    warnings = sum(problem.is_warning and not strict for problem in examination.problems)
    errors = len(examination.problems) - warnings
    return _FileLine(examination.file, examination.dataset, errors, warnings)


def _related(problem: Problem) -> tuple[str, ...]:
    return tuple(f"line {other.line}: {other.text}" for other in problem.related)


def problem_object(problem: Problem) -> Cells:
    """A problem as it stands in a JSON error."""
    line = _ProblemLine(problem, is_strict=False)
    return _PROBLEMS.of([line]).cells(line)
