"""The values of a JSON array or of JSON Lines, one at a time, each with its place."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final, TypeAlias

from alliance_cli.errors import Location, Problem, ProblemName

Progress: TypeAlias = Callable[[float], None]
"""Called now and then with the part of the text that has been read."""

_WHITE: Final = re.compile(r"[ \t\r\n]*")
_EXCERPT: Final = 200
_VALUES_BETWEEN_TICKS: Final = 1024


class UnreadableTextError(Exception):
    """The one problem after which nothing more can be read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem, which knows its location."""
        super().__init__(problem.message)
        self.problem = problem


def json_values(text: str, file: str, progress: Progress) -> Iterator[tuple[Any, Location]]:
    """Each value of an array, or of values one after the other, and the line where it begins.

    Numbers with a point or an exponent are `Decimal`s, so that shares stay exact.

    Raises:
        UnreadableTextError: `not-json`, where the text is cut off or is no JSON.
    """
    decoder = JSONDecoder(parse_float=Decimal, parse_constant=_no_number)
    place = _Place(file, text)
    position = _skipped(text, 1 if text.startswith("\ufeff") else 0)
    is_array = text.startswith("[", position)
    position = _skipped(text, position + is_array)
    count = 0
    while position < len(text) and not (is_array and text[position] == "]"):
        location = place.at(position)
        try:
            value, end = decoder.raw_decode(text, position)
        except JSONDecodeError as error:
            raise _not_json(place.at(error.pos), error.msg) from None
        except (ValueError, ArithmeticError, RecursionError) as error:
            raise _not_json(location, _reason(error)) from None
        yield value, location
        position = _skipped(text, end)
        if is_array:
            position = _after_comma(text, position, place)
        count += 1
        if count % _VALUES_BETWEEN_TICKS == 0:
            progress(position / len(text))
    if is_array:
        _check_end(text, position, place)


def _after_comma(text: str, position: int, place: "_Place") -> int:
    if text.startswith(",", position):
        return _skipped(text, position + 1)
    if text.startswith("]", position) or position == len(text):
        return position
    raise _not_json(place.at(position), "Expecting ',' or ']'")


def _check_end(text: str, position: int, place: "_Place") -> None:
    if not text.startswith("]", position):
        raise _not_json(place.at(position), "the list does not end")
    rest = _skipped(text, position + 1)
    if rest < len(text):
        raise _not_json(place.at(rest), "something stands behind the list")


def _skipped(text: str, position: int) -> int:
    match = _WHITE.match(text, position)
    return match.end() if match else position


def _no_number(word: str) -> None:
    message = f"the word {word} is no number"
    raise ValueError(message)


def _reason(error: ValueError | ArithmeticError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, ArithmeticError):
        return "a number is too large"
    return "a number has too many digits" if "digits" in str(error) else str(error)


def _not_json(location: Location, reason: str) -> UnreadableTextError:
    problem = Problem(
        ProblemName.NOT_JSON,
        f"this is not JSON: {reason[:1].lower()}{reason[1:]}",
        way_out="the file may have been cut off; get it whole",
        location=location,
    )
    return UnreadableTextError(problem)


class _Place:
    """Counts lines as the reading goes on, so that finding a place takes no second pass."""

    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text
        self._counted, self._line = 0, 1

    def at(self, position: int) -> Location:
        """The place of a character, not before those asked for earlier."""
        position = max(position, self._counted)
        self._line += self._text.count("\n", self._counted, position)
        self._counted = position
        # Both looks are short: a file may be one line.
        farthest = max(0, position - _EXCERPT)
        begins = self._text.rfind("\n", farthest, position) + 1
        starts = begins or farthest
        stops = self._text.find("\n", position, position + _EXCERPT)
        if stops < 0:
            stops = position + _EXCERPT
        excerpt = self._text[starts:stops]
        return Location(self._file, self._line, position - starts + 1, 1, excerpt)
