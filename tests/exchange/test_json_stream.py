"""JSON, one value at a time."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from alliance_cli.errors import ProblemName, UnreadableTextError
from alliance_cli.exchange.json_stream import json_values


def values(text: str, size: int = 2**18) -> list[tuple[Any, int]]:
    """The values and their lines, of a text that comes in portions of a size."""
    portions = (text[at : at + size] for at in range(0, len(text), size))
    return [(value, place.line) for value, place in json_values(portions, "f.json", ("a", "b"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("[]", []),
        (" [ ] \n", []),
        ('[{"a": 1},\n 2]', [({"a": 1}, 1), (2, 2)]),
        ('{"a": 1}\n\n{"b": [2]}\n', [({"a": 1}, 1), ({"b": [2]}, 3)]),
        ('{"c": [1]}', [({"c": [1]}, 1)]),
        ('{"a": [1,\n2]}', [(1, 1), (2, 2)]),
        ('{ "b" :[], "c": [1], "a": 5,\n"a": [ "x" ] } ', [("x", 2)]),
        (
            '12 -34.5e+6 "a\\u00e9\\n"\ntrue',
            [(12, 1), (Decimal("-34.5e6"), 1), ("aé\n", 1), (True, 2)],
        ),
        ("[1,]", [(1, 1)]),
        ("[0.1, 1e400]", [(Decimal("0.1"), 1), (Decimal("1e400"), 1)]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 7, 2**18])
def test_an_array_and_lines_are_read_alike(
    text: str, size: int, found: list[tuple[Any, int]]
) -> None:
    """In whatever portions; numbers stay exact, each value knows its line."""
    assert values(text, size) == found


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[1,\n2", 2, 2, "the list does not end"),
        ("[1 2]", 1, 4, "expecting ',' or ']'"),
        ("[1]\n[2]", 2, 1, "something stands behind the list"),
        ('{"a": ', 1, 7, "expecting value"),
        ('{"a": [1', 1, 9, "the list does not end"),
        ('{"a": [1] 2}', 1, 11, "expecting ',' or '}'"),
        ('{"a": [1], "c" 2}', 1, 16, "expecting ':'"),
        ('{"a": [1]} 2', 1, 12, "something stands behind the object"),
        ('["abc', 1, 2, "unterminated string starting at"),
        ("[tru", 1, 2, "expecting value"),
        ('{"a": 1}\n{"b" 2}', 2, 6, "expecting ':' delimiter"),
        ('[{"a": 1, "b": {"c": 1, "c": 2}}]', 1, 2, "an object has the key 'c' twice"),
        ("[NaN]", 1, 2, "the word NaN is no number"),
        ("[" * 100_000, 1, 2, "it is nested too deeply"),
        (f"[{'9' * 5000}]", 1, 2, "a number has too many digits"),
        ("[1e9999999999999999999]", 1, 2, "a number is too large"),
    ],
)
@pytest.mark.parametrize("size", [5, 2**18])
def test_what_is_no_json_is_told_with_its_place(
    text: str, line: int, column: int, message: str, size: int
) -> None:
    """In words, not as an exception of the decoder."""
    with pytest.raises(UnreadableTextError) as caught:
        values(text, size)

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
    assert place.column == 20_002
    assert place.excerpt[place.column - place.excerpt_column] == "x"


@pytest.mark.parametrize(
    ("begins", "goes_on"),
    [
        ('[1, "', "x"),
        ("[1, [", "1, "),
        ('[1, {"a": ', '{"a": 1, "b": '),
        ("[1, ", "9"),
        ('{"a": [1, "', "x"),
    ],
)
def test_a_value_that_does_not_end_is_refused_before_its_end(begins: str, goes_on: str) -> None:
    """Only so much of it is ever held."""
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        yield begins
        for _ in range(1000):
            taken += 1
            yield goes_on * (2**18 // len(goes_on))

    with pytest.raises(UnreadableTextError) as caught:
        list(json_values(endless(), "f.json", ("a",)))
    problem = caught.value.problem
    assert problem.name in {ProblemName.CANNOT_READ, ProblemName.NOT_JSON}
    assert re.search("longer than 16 million|nested too deeply|too many digits", problem.message)
    assert problem.location is not None
    assert problem.location.line == 1
    assert taken <= 260


def test_many_values_take_a_time_that_grows_with_them() -> None:
    """No portion is read again and again for each of them."""
    text = "[" + ",".join(f'{{"n": {number}}}' for number in range(50_000)) + "]"

    assert [value["n"] for value, _ in values(text, 1000)] == list(range(50_000))
