"""A problem as editors and CI read it: place, name, sentence, the line with carets, a way out."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from alliance_cli.errors import Location, Problem
from alliance_cli.model.examination import Examination
from alliance_cli.model.names import printable

_WIDEST: Final = 100
"""Characters of a source line that are shown."""


def problem_text(problem: Problem) -> str:
    """The problem in a few lines, the first of which begins with `file:line:column:`."""
    return "\n".join(_lines(problem))


def checked_text(examination: Examination, *, strict: bool) -> str:
    """All problems of a file, and a last line that says how many."""
    problems = examination.problems
    summary = f"{printable(examination.file)}: {summary_text(problems)}"
    if strict and problems and all(problem.is_warning for problem in problems):
        summary += ", refused by --strict"
    return "".join(f"{line}\n" for line in (*map(problem_text, problems), summary))


def summary_text(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are."""
    listed = list(problems)
    warnings = sum(problem.is_warning for problem in listed)
    counts = ((len(listed) - warnings, "error"), (warnings, "warning"))
    told = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return " and ".join(told) or "no problems"


def _lines(problem: Problem) -> Iterator[str]:
    place = problem.location
    kind = "warning: " if problem.is_warning else ""
    message = f"{kind}{problem.name}: {printable(problem.message)}"
    if place is None or place.line == 0:
        yield f"{printable(place.file) if place else ''}: {message}"
    else:
        yield f"{printable(place.file)}:{place.line}:{place.column}: {message}"
        yield from _excerpt(place)
    yield from (f"    line {other.line}: {printable(other.text)}" for other in problem.related)
    if problem.way_out:
        yield f"    {printable(problem.way_out)}"


def _excerpt(place: Location) -> Iterator[str]:
    """The line and, below it, carets under the part that is meant."""
    start = place.column - place.excerpt_column
    line = place.excerpt.replace("\t", " ").rstrip()
    fits = len(line) <= _WIDEST or start < _WIDEST * 2 // 3
    cut = 0 if fits else start - _WIDEST // 3
    text = printable(line[cut : cut + _WIDEST]) + ("…" if len(line) > cut + _WIDEST else "")
    number = str(place.line)
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
