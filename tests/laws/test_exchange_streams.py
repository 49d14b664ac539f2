"""What is read of a text does not depend on the portions in which it comes."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.errors import Location
from alliance_cli.exchange.gleif.tree import Entry
from alliance_cli.exchange.gleif.xml import xml_entries
from alliance_cli.exchange.json_stream import json_values
from alliance_cli.exchange.passage import with_beginning
from alliance_cli.exchange.rows import rows

BEGINNING = " " * 5000
"""More than what is looked at before the reading begins."""
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=6).map(lambda number: Decimal(f"{number:e}")),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
SIZES = st.integers(1, 40)
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.just("\n"),
    max_size=6,
)


def portions(text: str, size: int) -> Iterator[str]:
    """The text, so many characters at a time behind a beginning."""
    yield BEGINNING
    yield from (text[n : n + size] for n in range(0, len(text), size))


def at(place: Location) -> tuple[int, int]:
    """Line and column; how much of a line is shown depends on what of it has come."""
    return place.line, place.column


def written(value: Any) -> str:  # noqa: ANN401  # any JSON
    """The value as JSON, its numbers exact."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return f"[{' , '.join(map(written, value))}]"
    if isinstance(value, dict):
        members = [f"{json.dumps(name)} :{written(inner)}" for name, inner in value.items()]
        return "{" + ",\n".join(members) + "}"
    return json.dumps(value)


@given(st.lists(VALUES, max_size=6), SIZES)
def test_json_is_the_same_in_any_portions(values: list[Any], size: int) -> None:
    """As an array, as lines, and in lists of an object; each value knows its place."""
    texts = [written(value) for value in values]
    array = f"[{','.join(texts)}]"
    for text, expected in (
        (array, values),
        ("\n".join(("0", *texts)), [0, *values]),
        (f'{{"list": {array}, "other": {array} , "also": [2]}}', [*values, 2]),
    ):
        found = list(json_values(portions(text, size), "f", ("list", "also")))
        whole = list(json_values([BEGINNING + text], "f", ("list", "also")))
        assert [value for value, _ in found] == expected
        assert [at(place) for _, place in found] == [at(place) for _, place in whole]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6), SIZES)
def test_rows_are_the_same_in_any_portions(cells: list[tuple[str, str, str]], size: int) -> None:
    """With line breaks and quotes in their cells."""
    told = [row for row in [("a", "b", "c"), *cells] if any(cell.strip() for cell in row)]
    text = "\r\n".join(",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r) for r in told)
    found = list(rows((text[n : n + size] for n in range(0, len(text), size)), "f"))

    assert [tuple(row.cells) for row in found] == told
    assert found == list(rows([text], "f"))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), SIZES)
def test_xml_is_the_same_in_any_portions(records: list[tuple[str, str]], size: int) -> None:
    """Each record with its place."""
    told = "\n".join(
        f"<r:LEIRecord x='{_escaped(attribute)}'><LEI>{_escaped(text)}</LEI></r:LEIRecord>"
        for attribute, text in records
    )
    text = f"<LEIData>{told}</LEIData>"
    found = _records(text[n : n + size] for n in range(0, len(text), size))
    whole = _records([text])

    assert [at(record.location) for record in found] == [at(record.location) for record in whole]
    assert [record.tree for record in found] == [{"LEI": text} for _, text in records]


def _records(portions: Iterable[str]) -> list[Entry]:
    return [entry for entry in xml_entries(portions, "f") if isinstance(entry, Entry)]


@given(st.text(), SIZES)
def test_a_beginning_takes_nothing_away(text: str, size: int) -> None:
    """Nor does it add anything."""
    begun, whole = with_beginning(portions(text, size))

    assert "".join(whole) == BEGINNING + text
    assert (BEGINNING + text).startswith(begun)


def _escaped(text: str) -> str:
    """The text as XML has it; no character of it is one that XML cannot hold."""
    plain = "".join(c for c in text if c not in "\ufffe\uffff")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")
