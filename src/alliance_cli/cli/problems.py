"""A problem as editors and CI read it: place, name, sentence, the line with carets, a way out."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from alliance_cli.errors import Location, Problem
from alliance_cli.model.examination import Examination
from alliance_cli.outgoing.terminal import for_terminal

_USUAL_WIDTH: Final = 80
_LEAST_SHOWN: Final = 20
"""Characters of a source line that are shown however narrow the terminal is."""
MOST_SHOWN: Final = 1_000
"""Problems of one file that are printed for people; all are counted, and machines get all."""


def problem_lines(problem: Problem, columns: int = _USUAL_WIDTH) -> Iterator[str]:
    """The problem in a few lines, the first of which begins with `file:line:column:`.

    The line of the file is cut to so many `columns`, that carets stay under their text.
    """
    place = problem.location
    kind = "warning: " if problem.is_warning else ""
    message = f"{kind}{problem.name}: {problem.message}"
    if place is None or place.line == 0:
        yield f"{place.file if place else ''}: {message}"
    else:
        yield f"{place.file}:{place.line}:{place.column}: {message}"
        yield from _excerpt(place, columns)
    yield from (f"    line {other.line}: {other.text}" for other in problem.related)
    if problem.way_out:
        yield f"    {problem.way_out}"


def checked_lines(
    examination: Examination, columns: int = _USUAL_WIDTH, *, strict: bool
) -> Iterator[str]:
    """All problems of a file, and a last line that says how many."""
    problems = examination.problems
    yield from all_problem_lines(problems, columns)
    is_refused = strict and problems and all(problem.is_warning for problem in problems)
    refused = ", refused by --strict" if is_refused else ""
    yield f"{examination.file}: {summary_text(problems)}{refused}"


def all_problem_lines(problems: Sequence[Problem], columns: int = _USUAL_WIDTH) -> Iterator[str]:
    """The problems in the order of the file, and how many are left out: warnings before errors."""
    errors_first = sorted(range(len(problems)), key=lambda number: problems[number].is_warning)
    for number in sorted(errors_first[:MOST_SHOWN]):
        yield from problem_lines(problems[number], columns)
    left_out = len(problems) - MOST_SHOWN
    if left_out > 0:
        yield f"… and {left_out:,} more, which --json lists"


def summary_text(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are."""
    listed = list(problems)
    warnings = sum(problem.is_warning for problem in listed)
    counts = ((len(listed) - warnings, "error"), (warnings, "warning"))
    told = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return " and ".join(told) or "no problems"


def _excerpt(place: Location, columns: int) -> Iterator[str]:
    """The line and, below it, carets under the part that is meant."""
    start, number = place.column - place.excerpt_column, str(place.line)
    # Beside the text stand a margin, the number, a bar, and an ellipsis at either end.
    room = max(_LEAST_SHOWN, columns - len(f"    {number} | ……"))
    # Of a long line no more than is shown is ever copied: there may be a problem in each word.
    fits = len(place.excerpt) <= room or start < room * 2 // 3
    cut = 0 if fits else start - room // 3
    end = cut + room
    line = place.excerpt[cut:end].replace("\t", " ").rstrip()
    text = for_terminal(line) + ("…" if len(place.excerpt) > end else "")
    lead = "…" if cut or place.excerpt_column > 1 else ""
    before = lead + text[: start - cut]
    meant = text[start - cut : start - cut + place.length]
    yield f"    {number} | {lead}{text}".rstrip()
    yield f"    {' ' * len(number)} | {' ' * _width(before)}{'^' * max(1, _width(meant))}"


def _width(text: str) -> int:
    """Terminal columns: wide letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
