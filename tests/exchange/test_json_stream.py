"""JSON, one value at a time."""

from decimal import Decimal
from typing import Any

import pytest

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.json_stream import UnreadableTextError, json_values


def values(text: str) -> list[tuple[Any, int]]:
    """The values and their lines."""
    return [(value, place.line) for value, place in json_values(text, "f.json", lambda _: None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("[]", []),
        (" [ ] \n", []),
        ('[{"a": 1},\n 2]', [({"a": 1}, 1), (2, 2)]),
        ('{"a": 1}\n\n{"b": [2]}\n', [({"a": 1}, 1), ({"b": [2]}, 3)]),
        ("\ufeff[1,2]", [(1, 1), (2, 1)]),
        ("[1,]", [(1, 1)]),
        ("[0.1, 1e400]", [(Decimal("0.1"), 1), (Decimal("1e400"), 1)]),
    ],
)
def test_an_array_and_lines_are_read_alike(text: str, found: list[tuple[Any, int]]) -> None:
    """Numbers stay exact, each value knows its line."""
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[1,\n2", 2, 2, "the list does not end"),
        ("[1 2]", 1, 4, "expecting ',' or ']'"),
        ("[1]\n[2]", 2, 1, "something stands behind the list"),
        ('{"a": ', 1, 7, "expecting value"),
        ('{"a": 1}\n{"b" 2}', 2, 6, "expecting ':' delimiter"),
        ("[NaN]", 1, 2, "the word NaN is no number"),
        ("[" * 100_000, 1, 2, "it is nested too deeply"),
        (f"[{'9' * 5000}]", 1, 2, "a number has too many digits"),
        ("[1e9999999999999999999]", 1, 2, "a number is too large"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    """In words, not as an exception of the decoder."""
    with pytest.raises(UnreadableTextError) as caught:
        values(text)

    problem = caught.value.problem
    assert problem.name is ProblemName.NOT_JSON
    assert problem.location is not None
    assert problem.message == f"this is not JSON: {message}"
    assert (problem.location.line, problem.location.column) == (line, column)


def test_an_excerpt_of_a_long_line_is_short() -> None:
    """A file of one line is not printed whole."""
    text = "[" + "1," * 10_000 + "x]"
    with pytest.raises(UnreadableTextError) as caught:
        values(text)

    place = caught.value.problem.location
    assert place is not None
    assert len(place.excerpt) < 500
    assert place.excerpt[place.column - 1] == "x"


def test_progress_is_told() -> None:
    """Every thousand values or so."""
    told: list[float] = []
    list(json_values("[" + "1," * 3000 + "1]", "f", told.append))

    assert len(told) == 2
    assert told == sorted(told)
