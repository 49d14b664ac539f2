"""Single cells of a table of holdings."""

from fractions import Fraction

import pytest

from alliance_cli.errors import Location, MalformedError
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.rows import Row
from alliance_cli.exchange.table.cells import (
    BareNumberError,
    Cells,
    kind_in,
    name_in,
    note_in,
    share_in,
    sources_in,
    truth_in,
)

LINE = '"A, B",x,5%,5%'
CELLS = Cells(
    dict(zip(("owner", "company", "capital", "votes"), ("A, B", "x", "5%", "5%"), strict=True)),
    Row(["A, B", "x", "5%", "5%"], Location("t", 7, 1, len(LINE), LINE)),
)


@pytest.mark.parametrize(
    ("column", "begins", "length"),
    [("owner", 2, 4), ("company", 8, 1), ("capital", 10, 2), ("votes", 13, 2), ("note", 1, 14)],
)
def test_a_cell_has_its_place_in_the_line(column: str, begins: int, length: int) -> None:
    """Of two alike each its own; a cell that is not there has the place of the row."""
    place = CELLS.at(column)

    assert (place.line, place.column, place.length) == (7, begins, length)


def test_a_cell_that_is_not_there_is_empty() -> None:
    """As one in which nothing stands."""
    assert (CELLS["capital"], CELLS["note"]) == ("5%", "")


def test_nothing_is_nothing() -> None:
    """In whatever words, and in every kind of cell."""
    assert [name_in(text) for text in ("", " ", "-", "N/A", "A  B")] == ["", "", "", "", "A B"]
    assert note_in("") is None
    assert kind_in("") == ""
    assert truth_in("") is False
    assert share_in("", None) is None
    assert sources_in("; ;") == ()


def test_a_bare_number_is_no_share() -> None:
    """Its number is kept, for what it looks like."""
    with pytest.raises(BareNumberError) as caught:
        share_in("34,5", None)

    assert caught.value.number == Fraction("34.5")


def test_more_than_the_whole_is_no_share() -> None:
    """What the whole is depends on the unit."""
    for text, unit, whole in (("34", ShareUnit.FRACTION, 1), ("101", ShareUnit.PERCENT, 100)):
        with pytest.raises(MalformedError, match=f"{text} is more than the whole") as caught:
            share_in(text, unit)
        assert caught.value.way_out == f"with --share-unit {unit} the whole is {whole}"
