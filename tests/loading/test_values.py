from datetime import date
from decimal import Decimal

import pytest
import yaml

from alliance_cli.errors import Problem, ProblemName, UnreadableTextError
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.values import (
    Value,
    event_location,
    plain_values,
)


def value(text: str) -> Value:
    """What the text says."""
    return plain_values(Lines("mine", text)).value


def refusal(text: str) -> Problem:
    """Why the text cannot be read."""
    with pytest.raises(UnreadableTextError) as caught:
        plain_values(Lines("mine", text))
    return caught.value.problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# nothing but a comment\n", None),
        ("hello", "hello"),
        ("a: 1\nb: [x, 2.50, {c: true}]\n", {"a": 1, "b": ["x", Decimal("2.50"), {"c": True}]}),
        ("a:\n- b\n-\n- - c\n", {"a": ["b", None, ["c"]]}),
        ("country: NO\nclock: 12:30\n", {"country": "NO", "clock": "12:30"}),
        ("a: '1'\nb: \"2023-11-08\"\nc: |\n  1\n", {"a": "1", "b": "2023-11-08", "c": "1\n"}),
        ("day: 2023-11-08", {"day": date(2023, 11, 8)}),
        ("2023: a\ntrue: b\n~: c\n", {"2023": "a", "true": "b", "~": "c"}),
        ("a: &x [1, 2]\nb: *x\n", {"a": [1, 2], "b": [1, 2]}),
        ("a: &x 5\nb: [*x, *x]\n", {"a": 5, "b": [5, 5]}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("a: ! text", {"a": "text"}),
        ("---\na: 1\n...\n", {"a": 1}),
        ("{}", {}),
    ],
)
def test_yaml_becomes_plain_values(text: str, expected: Value) -> None:
    """Lists, maps and words come out as they stand; quotes always mean text, keys are text."""
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: [1, 2\n", (2, 1), "not YAML: did not find expected ',' or ']'"),
        ("a: 1\n  b: 2", (2, 4), "not YAML: mapping values are not allowed in this context"),
        ("a: 'x", (1, 6), "not YAML: found unexpected end of stream, while scanning a quoted"),
        ("title: é\né: a\x01b", (2, 5), "not YAML: control characters are not allowed"),
        ("a: 1\r\rb: \x01", (3, 4), "not YAML: control characters are not allowed"),
        ("a: \ud800", (1, 4), "not YAML: half of a surrogate pair"),
        ("a: !!python/none x", (1, 4), "not read: the tag tag:yaml.org,2002:python/none"),
        ("a: !mine [1]", (1, 4), "not read: the tag !mine has no meaning here"),
        ("a: 1\n---\nb: 2", (2, 1), "not read: the file has a second document"),
        ("a: *nobody", (1, 4), "not read: no value above has the anchor '&nobody'"),
        ("a: &a [*a]", (1, 8), "not read: no value above has the anchor '&a'"),
        ("? [a, b]\n: c", (1, 3), "not read: a key must be plain text"),
        ("? {a: b}\n: c", (1, 3), "not read: a key must be plain text"),
        ("a: &x 1\n*x : 2", (2, 1), "not read: a key must be plain text"),
        (f"a: {'[' * 51}{']' * 51}", (1, 53), "not read: nested more than 50 deep"),
    ],
)
def test_what_cannot_be_read_any_further_is_refused(
    text: str, place: tuple[int, int], message: str
) -> None:
    """Broken YAML, tags, a second document and wild aliases end the reading, at their place."""
    problem = refusal(text)
    assert problem.location is not None

    assert problem.name is ProblemName.NOT_YAML
    assert problem.message.startswith(message)
    assert (problem.location.line, problem.location.column) == place


def test_aliases_cannot_blow_a_file_up() -> None:
    """What aliases repeat is counted in full, however they are nested."""
    levels = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 10)}]" for n in range(1, 6))

    assert "aliases repeat more than" in refusal(f"k0: &k0 [x]\n{levels}").message


def test_fifty_levels_are_not_too_deep() -> None:
    """The deepest list that is allowed is read."""
    deepest = value(f"{'[' * 50}{']' * 50}")

    assert str(deepest) == "[" * 50 + "]" * 50


def test_a_key_given_twice_is_told_and_the_first_is_kept() -> None:
    """A second key is a problem at its place; what it says does not overwrite the first."""
    values = plain_values(Lines("mine", "a: {b: 1}\nc: 2\na: [x, {b: 3}]\nc: 4\n"))
    told = [(p.name, p.location and p.location.line) for p in values.problems]

    assert values.value == {"a": {"b": 1}, "c": 2}
    assert told == [(ProblemName.DUPLICATE_KEY, 3), (ProblemName.DUPLICATE_KEY, 4)]


def test_progress_is_told_now_and_then() -> None:
    """A long text tells how much of it has been read, from nothing upwards; a short one once."""
    parts: list[float] = []
    plain_values(Lines("mine", "- x\n" * 20_000), parts.append)

    assert parts[0] == 0
    assert parts == sorted(parts)
    assert len(parts) == 3
    assert 0 < parts[-1] <= 1


def test_an_event_without_marks_stands_at_the_beginning() -> None:
    """An event that does not say where it was read is shown at the beginning of the file."""
    event = yaml.ScalarEvent(None, None, (True, False), "x")
    place = event_location(Lines("mine", "abc"), event)

    assert (place.line, place.column, place.length) == (1, 1, 1)
