"""The only way in: a file, or a text, to a dataset without problems."""

from collections.abc import Iterable
from dataclasses import replace

from alliance_cli.errors import DataPath, Problem, ProblemName, UnreadableTextError
from alliance_cli.loading.assembly import Assembly, assembled
from alliance_cli.loading.files import (
    Openable,
    Progress,
    name_of,
    text_portions,
    unwatched,
    whole_text,
)
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.places import locations
from alliance_cli.loading.references import reference_problems
from alliance_cli.loading.values import (
    Value,
    plain_values,
)
from alliance_cli.loading.wording import wrong_type
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.examination import Examination, answerable
from alliance_cli.model.records import Dataset


def load_dataset(path: str | Openable, progress: Progress = unwatched) -> Dataset:
    """The dataset in a file, or in standard input for `-`.

    `progress` is called now and then with the part of the file that has been read, 0 to 1.

    Raises:
        InvalidDataError: with every error of the file; warnings do not count.
    """
    return answerable(examine_file(path, progress))


def read_dataset(text: str, file: str = "<text>") -> Dataset:
    """The dataset that a text describes; `file` is what its problems call it.

    Raises:
        InvalidDataError: with every error of the text; warnings do not count.
    """
    return answerable(examine_text(text, file))


def examine_file(path: str | Openable, progress: Progress = unwatched) -> Examination:
    """Everything right and wrong with a file, or with standard input for `-`."""
    name = name_of(path)
    try:
        text = whole_text(text_portions(path), name)
    except UnreadableTextError as error:
        return Examination(name, None, (error.problem,))
    return examine_text(text, name, progress)


def examine_text(text: str, file: str, progress: Progress = unwatched) -> Examination:
    """Everything right and wrong with a text."""
    lines = Lines(file, text)
    try:
        values = plain_values(lines, _stage(progress, 0.0, 0.5))
    except UnreadableTextError as error:
        return Examination(file, None, (error.problem,))
    if not isinstance(values.value, dict):
        problem = wrong_type((), values.value, "a map of fields", "begin with title: and as_of:")
        return Examination(file, None, _located([problem], lines))
    assembly = assembled(values.value, _stage(progress, 0.5, 0.3))
    problems = [*assembly.problems, *_checked(assembly, values.value)]
    located = (*values.problems, *_located(problems, lines))
    sound = all(problem.is_warning for problem in located)
    ordered = tuple(sorted(located, key=_by_place))
    return Examination(file, assembly.dataset if sound else None, ordered)


def _stage(progress: Progress, begins: float, weighs: float) -> Progress:
    """The progress of one stage of the reading, as its part of the whole."""
    return lambda done: progress(begins + weighs * done)


def _checked(assembly: Assembly, file: dict[str, Value]) -> Iterable[Problem]:
    """What the checks see, with paths as the file counts its lines."""
    yield from reference_problems(file)
    for check in CHECKS:
        for problem in check(assembly.dataset):
            # A broken line may be what seems to be missing.
            if problem.name is ProblemName.COMPLETE_FALLS_SHORT and (
                problem.path[1] in assembly.broken_lines_of
            ):
                continue
            yield _as_in_file(problem, assembly)


def _as_in_file(problem: Problem, assembly: Assembly) -> Problem:
    def moved(path: DataPath) -> DataPath:
        kept = assembly.kept.get(str(path[0]))
        if kept is None or not isinstance(path[1], int):
            return path
        return (path[0], kept[path[1]], *path[2:])

    related = tuple(replace(other, path=moved(other.path)) for other in problem.related)
    return replace(problem, path=moved(problem.path), related=related)


def _located(problems: list[Problem], lines: Lines) -> tuple[Problem, ...]:
    if not problems:
        return ()
    spots = [(problem.path, problem.on_key) for problem in problems]
    others = [(other.path, False) for problem in problems for other in problem.related]
    found = locations(lines, [*spots, *others])
    return tuple(
        replace(
            problem,
            location=found[problem.path, problem.on_key],
            related=tuple(
                replace(other, line=found[other.path, False].line) for other in problem.related
            ),
        )
        for problem in problems
    )


def _by_place(problem: Problem) -> tuple[int, int, str, str]:
    place = problem.location
    assert place is not None  # noqa: S101  # every problem has been located by now
    return (place.line, place.column, problem.name, problem.message)
