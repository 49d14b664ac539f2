"""What a reading of a file found: a dataset, or the problems that stand in its way."""

from dataclasses import dataclass

from alliance_cli.errors import InvalidDataError, Problem
from alliance_cli.model.records import Dataset


@dataclass(frozen=True, slots=True)
class Examination:
    """One file, examined."""

    file: str
    dataset: Dataset | None
    """None where an error leaves nothing that could be asked."""
    problems: tuple[Problem, ...]
    """Errors and warnings, sorted by place."""


def answerable(examination: Examination) -> Dataset:
    """The dataset that was found.

    Raises:
        InvalidDataError: with every error of the file; warnings do not count.
    """
    if examination.dataset is None:
        errors = (problem for problem in examination.problems if not problem.is_warning)
        raise InvalidDataError(tuple(errors))
    return examination.dataset
