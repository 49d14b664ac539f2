"""A text in another format, examined as our own is: read, checked, its problems placed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from alliance_cli.errors import (
    DataPath,
    Location,
    Problem,
    ProblemName,
    Related,
    UnreadableTextError,
)
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.defaults import latest_day
from alliance_cli.exchange.formats import Reader
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.examination import Examination

_DAY: Final = ("as_of",)


def examined(portions: Iterable[str], file: str, reader: Reader, account: Account) -> Examination:
    """Everything right and wrong with a text in a format that `reader` reads.

    Of warnings only those about names are given: on what a fact rests, other formats say in their
    own way.
    """
    try:
        reading = reader(portions, file, account)
    except UnreadableTextError as error:
        return Examination(file, None, (error.problem,))
    checked = (problem for check in CHECKS for problem in check(reading.dataset))
    known = (p for p in checked if not p.is_warning or p.name is ProblemName.LOOK_ALIKE_NAMES)
    problems = [*reading.problems, *(_placed(problem, reading, file) for problem in known)]
    problems.sort(key=_by_place)
    is_sound = all(problem.is_warning for problem in problems)
    return Examination(file, reading.dataset if is_sound else None, tuple(problems))


def no_later_than(today: date, reader: Reader) -> Reader:
    """A reader to which what a file tells of later days does not make it of a later day.

    What a file says of itself stands, as in our own; of a day to come that is accounted for.
    """

    def read(portions: Iterable[str], file: str, account: Account) -> Reading:
        reading = reader(portions, file, account)
        day = reading.dataset.as_of
        if day > today and _DAY not in reading.places:
            known = latest_day(reading.dataset.holdings, today)
            reading.dataset = replace(reading.dataset, as_of=known)
        elif day > today:
            line = reading.places[_DAY].line
            what = f"the file says that it is of {day}, which has not come yet; so it stands"
            account.lost("day to come", f"line {line}" if line else file, what)
        return reading

    return read


def _placed(problem: Problem, reading: Reading, file: str) -> Problem:
    # A company may have no place of its own; then the first line about it is one.
    paths = (problem.path, *(other.path for other in problem.related))
    known = filter(None, (_place(path, reading.places) for path in paths))
    location = next(known, Location(file, 0, 0, 1, ""))
    related = tuple(_related(other, reading) for other in problem.related)
    return replace(problem, location=location, related=related)


def _related(other: Related, reading: Reading) -> Related:
    place = _place(other.path, reading.places)
    return other if place is None else replace(other, line=place.line)


def _place(path: DataPath, places: Mapping[DataPath, Location]) -> Location | None:
    """Where the record comes from to which a path leads."""
    ends = (path[:length] for length in range(len(path), 0, -1))
    return next((places[end] for end in ends if end in places), None)


def _by_place(problem: Problem) -> tuple[int, int, str, str]:
    place = problem.location
    line, column = (0, 0) if place is None else (place.line, place.column)
    return (line, column, problem.name, problem.message)
