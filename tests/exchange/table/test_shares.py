"""Shares in a table: those with words, and bare numbers."""

from fractions import Fraction

import pytest

from alliance_cli.errors import Location, MalformedError
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.table.shares import BareNumberError, BareNumbers, share_in
from alliance_cli.model.share import exactly, parse_share

PERCENT, FRACTION = ShareUnit.PERCENT, ShareUnit.FRACTION


def told(**columns: list[str]) -> list[tuple[int, str, str]]:
    """Line, message and way out of each problem with bare numbers in columns."""
    bare = BareNumbers()
    for column, texts in columns.items():
        for line, text in enumerate(texts, start=2):
            number = Fraction(text.replace(",", "."))
            bare.add(column, number, text, Location("t", line, 1, 1, text))
    return [(p.location.line, p.message, p.way_out) for p in bare.problems() if p.location]


def test_an_empty_cell_says_no_share() -> None:
    """It may be unknown, or as another."""
    assert share_in("", None) is None


@pytest.mark.parametrize("text", ["15%", "1/3", "over 25% to 50%", "unknown", "0%"])
@pytest.mark.parametrize("unit", [None, PERCENT, FRACTION])
def test_what_says_its_unit_is_read_as_in_the_file(text: str, unit: ShareUnit | None) -> None:
    """Whatever a bare number would be."""
    assert share_in(text, unit) == parse_share(text)


@pytest.mark.parametrize(
    ("unit", "text", "part"),
    [
        (PERCENT, "15", "3/20"),
        (PERCENT, "0.5", "1/200"),
        (PERCENT, "50.", "1/2"),
        (PERCENT, "0", "0"),
        (PERCENT, "100.000", "1"),
        (FRACTION, "0.15", "3/20"),
        (FRACTION, ".5", "1/2"),
        (FRACTION, "1", "1"),
        (FRACTION, "1e-05", "1/100000"),
        (FRACTION, "2.5E-3", "1/400"),
        (FRACTION, "0.3333333333333333", "3333333333333333/10000000000000000"),
        (FRACTION, "0.30000000000000004", "30000000000000004/100000000000000000"),
    ],
)
def test_a_bare_number_is_read_where_its_unit_is_said(
    unit: ShareUnit, text: str, part: str
) -> None:
    """Exactly, as spreadsheets and programs write it."""
    assert share_in(text, unit) == exactly(Fraction(part))


def test_a_bare_number_is_no_share() -> None:
    """Its number is kept, for what it looks like."""
    with pytest.raises(BareNumberError) as caught:
        share_in("34,5", None)

    assert caught.value.number == Fraction("34.5")


@pytest.mark.parametrize(
    ("text", "unit", "message", "way_out"),
    [
        ("34,02", PERCENT, "'34,02' has a decimal comma", "write 34.02%"),
        ("0,34", FRACTION, "'0,34' has a decimal comma", "write 34%"),
        ("n/a", None, "'n/a' is no share", "leave the cell empty, or write unknown"),
        ("-", PERCENT, "'-' is no share", "leave the cell empty, or write unknown"),
        ("34", FRACTION, "34 is more than the whole", "with --share-unit fraction the whole is 1"),
        (
            "101",
            PERCENT,
            "101 is more than the whole",
            "with --share-unit percent the whole is 100",
        ),
        (
            "9e99",
            PERCENT,
            "9e99 is more than the whole",
            "with --share-unit percent the whole is 100",
        ),
        (
            "0.123456789012345678",
            FRACTION,
            "'0.123456789012345678' has more than fifteen decimals in per cent",
            "round it, or write a fraction like 1/3",
        ),
        (
            "1" * 5000,
            None,
            f"'{'1' * 40}…' is not a share",
            "write at most 15 digits before and after the point",
        ),
    ],
)
def test_a_share_that_is_not_read_has_a_way_out(
    text: str, unit: ShareUnit | None, message: str, way_out: str
) -> None:
    """However spreadsheets write it, and however long it is."""
    with pytest.raises(MalformedError) as caught:
        share_in(text, unit)

    assert (caught.value.message, caught.value.way_out) == (message, way_out)


@pytest.mark.parametrize(
    ("texts", "line", "message", "way_out"),
    [
        (
            ["0.5", "15"],
            2,
            "0.5 does not say its unit, and 1 more like it",
            "the column capital looks like per cent: say --share-unit percent, or write 0.5%",
        ),
        (
            ["0.15", "1"],
            2,
            "0.15 does not say its unit, and 1 more like it",
            "the column capital looks like parts of one: say --share-unit fraction, or write 15%",
        ),
        (
            ["12", "34,02"],
            2,
            "12 does not say its unit, and 1 more like it",
            (
                "the column capital looks like per cent: say --share-unit percent and write "
                "decimal points, or write 12%"
            ),
        ),
        (
            ["12", "1500"],
            3,
            "1500 is neither per cent nor a part of one",
            "if it counts shares, write what part of all they are, like 34.02% or 1/3",
        ),
    ],
)
def test_the_bare_numbers_of_a_column_are_one_problem(
    texts: list[str], line: int, message: str, way_out: str
) -> None:
    """What they look like is said once, and what helps in each case."""
    assert told(capital=texts) == [(line, message, way_out)]


def test_each_column_looks_like_something_of_its_own() -> None:
    """The option speaks of all columns: it is no way out where they differ."""
    assert [way_out for *_, way_out in told(capital=["0.5"], votes=["50"])] == [
        "the column capital looks like parts of one: write 50%",
        "the column votes looks like per cent: write 50%",
    ]
    assert [way_out for *_, way_out in told(capital=["50"], votes=["60"])] == [
        "the column capital looks like per cent: say --share-unit percent, or write 50%",
        "the column votes looks like per cent: say --share-unit percent, or write 60%",
    ]


def test_a_column_of_counts_does_not_change_what_another_looks_like() -> None:
    """The option still helps that one."""
    assert [way_out for *_, way_out in told(capital=["1500"], votes=["60"])] == [
        "if it counts shares, write what part of all they are, like 34.02% or 1/3",
        "the column votes looks like per cent: say --share-unit percent, or write 60%",
    ]
