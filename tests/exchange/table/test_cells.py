"""Single cells of a table of holdings."""

import pytest

from alliance_cli.errors import Location
from alliance_cli.exchange.rows import Row
from alliance_cli.exchange.table.cells import (
    Cells,
    day_in,
    kind_in,
    line_in,
    note_in,
    party_in,
    sources_in,
    truth_in,
)

LINE = '"A, B",x, , 5%,5%'
COLUMNS = {"owner": 0, "company": 1, "capital": 3, "votes": 4, "note": 5}


def cells_of(*texts: str, line: str = LINE) -> Cells:
    """The cells of a row that begins with a line."""
    return Cells(COLUMNS, Row(list(texts), Location("t", 7, 1, len(line), line)))


CELLS = cells_of("A, B", "x", " ", " 5%", "5%")


@pytest.mark.parametrize(
    ("column", "begins", "length"),
    [
        ("owner", 2, 4),
        ("company", 8, 1),
        ("capital", 13, 2),
        ("votes", 16, 2),
        ("note", 1, 17),
        ("since", 1, 17),
    ],
)
def test_a_cell_has_its_place_in_the_line(column: str, begins: int, length: int) -> None:
    """Of two alike each its own; a cell that is not there has the place of the row."""
    place = CELLS.at(column)

    assert (place.line, place.column, place.length) == (7, begins, length)


def test_a_cell_that_is_not_there_is_empty() -> None:
    """As one in which nothing stands."""
    assert (CELLS["capital"], CELLS["note"]) == ("5%", "")


def test_a_cell_behind_one_that_runs_over_lines_has_the_place_of_its_row() -> None:
    """Only the first line of a row is shown."""
    place = cells_of("one\ntwo", "x", line='"one').at("company")

    assert (place.column, place.length) == (1, 4)


def test_nothing_is_nothing() -> None:
    """In every kind of cell."""
    assert [line_in(text) for text in ("", " ", "A  B", "-")] == ["", "", "A B", "-"]
    assert note_in("") is None
    assert kind_in("") == ""
    assert truth_in("") is False
    assert day_in("") is None
    assert sources_in("; ;-;N/A;na") == ("na",)


@pytest.mark.parametrize(
    ("cell", "beside", "told"),
    [
        ("a", "", ("a", "")),
        ("a", "The A", ("a", "The A")),
        ("a", "n/a", ("a", "")),
        ("N/A", "", ("", "")),
        ("-", "The A", ("", "The A")),
        ("NA", "NA", ("", "")),
        ("nan", "nan", ("", "")),
        ("none", "", ("", "")),
        ("none", "None", ("none", "None")),
        ("na", "North Africa", ("na", "North Africa")),
    ],
)
def test_a_word_for_nothing_is_an_id_where_a_name_stands_beside_it(
    cell: str, beside: str, told: tuple[str, str]
) -> None:
    """Programs write such words into every cell that is empty, but ids are written with names."""
    assert party_in(cell, beside) == told
