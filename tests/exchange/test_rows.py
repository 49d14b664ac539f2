"""The rows of a table."""

from collections.abc import Iterable

import pytest

from alliance_cli.errors import ProblemName, UnreadableTextError
from alliance_cli.exchange.rows import rows


def found(portions: Iterable[str]) -> list[tuple[int, list[str], str]]:
    """Line, cells and line shown of each row."""
    return [(r.location.line, r.cells, r.location.excerpt) for r in rows(portions, "t.csv")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_rows_are_the_same_however_they_come(size: int, end: str) -> None:
    """With any ends of lines, in any portions; empty rows say nothing."""
    text = end.join(["", "a;b", ' 1,5 ;"x', 'y"', ";", "", "2;z"])

    assert found(text[at : at + size] for at in range(0, len(text), size)) == [
        (2, ["a", "b"], "a;b"),
        (3, ["1,5 ", f"x{end}y"], ' 1,5 ;"x'),
        (7, ["2", "z"], "2;z"),
    ]
    assert found([]) == []
    assert found(["\n\n"]) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('a,b\n1,"x\n2,y\n', 2, "unexpected end of data"),
        ('a,b\n"1"x,2\n', 2, "',' expected after '\"'"),
    ],
)
def test_what_is_no_row_is_told_where_it_begins(text: str, line: int, reason: str) -> None:
    """Nothing that follows is taken into it in silence."""
    with pytest.raises(UnreadableTextError) as caught:
        found([text])
    problem = caught.value.problem

    assert problem.name is ProblemName.BAD_TABLE
    assert problem.message == f"this is not a row of a table: {reason}"
    assert problem.location is not None
    assert problem.location.line == line


def test_a_long_cell_is_read() -> None:
    """As a long note of ours is written."""
    assert found([f'a,b\n1,"{"x" * 200_000}"\n'])[1][1] == ["1", "x" * 200_000]


def test_a_quote_may_follow_a_blank() -> None:
    """As people write tables by hand: what parts cells may stand within it."""
    assert found(['a, b\n1, "x, y"\n'])[1][1] == ["1", "x, y"]


@pytest.mark.parametrize("first", ["sep=;", '"SEP=;"', "sep=;\r"])
def test_a_table_may_say_what_parts_its_cells(first: str) -> None:
    """As spreadsheets do, so that they read it again."""
    assert found([f"{first}\na,b;c\n1;2\n"]) == [
        (2, ["a,b", "c"], "a,b;c"),
        (3, ["1", "2"], "1;2"),
    ]
    assert found([first]) == []


def test_a_line_that_does_not_end_is_refused_before_its_end() -> None:
    """Only so much of it is ever held."""
    taken = 0

    def endless() -> Iterable[str]:
        nonlocal taken
        yield "a,b\n"
        for _ in range(1000):
            taken += 1
            yield "x" * 2**20

    with pytest.raises(UnreadableTextError) as caught:
        found(endless())
    problem = caught.value.problem
    assert problem.message == "this line is longer than 16 million characters"
    assert problem.location is not None
    assert (problem.location.line, problem.location.excerpt) == (2, "x" * 400)
    assert taken == 17
