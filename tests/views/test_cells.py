"""What each kind of column is for machines and for people."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft7Validator

from alliance_cli.calculations.diff import Difference
from alliance_cli.calculations.integrated import PlainStake
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import Company, Holder, HolderKind
from alliance_cli.model.share import NOTHING, exactly, parse_share
from alliance_cli.model.when import When
from alliance_cli.views.cells import human_text, machine_cells, machine_schema
from alliance_cli.views.report import Cell, Column, Kind

AMPERE = Company("ampere", "Ampère")
STATE = Holder("state", "French State", HolderKind.STATE)

MACHINE: list[tuple[Kind, Cell, dict[str, Any]]] = [
    (Kind.TEXT, "text", {"x": "text"}),
    (Kind.TEXT, None, {"x": None}),
    (Kind.PARTY, AMPERE, {"x": "ampere", "x_name": "Ampère"}),
    (Kind.PARTY, STATE, {"x": "state", "x_name": "French State"}),
    (Kind.PARTY, None, {"x": None, "x_name": None}),
    (Kind.DAY, date(2024, 2, 29), {"x": "2024-02-29"}),
    (Kind.DAY, When(2023, 11), {"x": "2023-11"}),
    (Kind.DAY, None, {"x": None}),
    (Kind.COUNT, 0, {"x": 0}),
    (Kind.COUNT, None, {"x": None}),
    (Kind.FLAG, True, {"x": True}),
    (Kind.FLAG, False, {"x": False}),
    (Kind.TEXTS, ("a", "b"), {"x": ["a", "b"]}),
    (Kind.TEXTS, (), {"x": []}),
    (Kind.TEXTS, None, {"x": []}),
    (Kind.SOURCES, ("report",), {"x": ["report"]}),
    (Kind.MAP, (("lei", "L"), ("isin", "I")), {"x": {"lei": "L", "isin": "I"}}),
    (Kind.MAP, (), {"x": {}}),
    (
        Kind.SHARE,
        exactly(Fraction(1, 8)),
        {"x_pct": 12.5, "x_min_pct": 12.5, "x_max_pct": 12.5},
    ),
    (Kind.SHARE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (
        Kind.STATED_SHARE,
        parse_share("over 25% to 50%"),
        {"x_pct": None, "x_min_pct": 25, "x_max_pct": 50, "x_stated": "over 25% to 50%"},
    ),
    (
        Kind.STATED_SHARE,
        parse_share("unknown"),
        {"x_pct": None, "x_min_pct": 0, "x_max_pct": 100, "x_stated": "unknown"},
    ),
    (
        Kind.STATED_SHARE,
        exactly(Fraction(1, 2)),
        {"x_pct": 50, "x_min_pct": 50, "x_max_pct": 50, "x_stated": None},
    ),
    (
        Kind.STATED_SHARE,
        None,
        {"x_pct": None, "x_min_pct": None, "x_max_pct": None, "x_stated": None},
    ),
    (
        Kind.SHARES,
        ((AMPERE, exactly(Fraction(1, 8))), (STATE, parse_share("over 50%"))),
        {
            "x": {"ampere": 12.5, "state": None},
            "x_min": {"ampere": 12.5, "state": 50},
            "x_max": {"ampere": 12.5, "state": 100},
        },
    ),
    (
        Kind.DIFFERENCE,
        Difference(Fraction(-1, 8), Fraction(-1, 8)),
        {"x_pct": -12.5, "x_min_pct": -12.5, "x_max_pct": -12.5},
    ),
    (
        Kind.DIFFERENCE,
        Difference(Fraction(1, 8), Fraction(-1, 4)),
        {"x_pct": None, "x_min_pct": 12.5, "x_max_pct": -25},
    ),
    (Kind.DIFFERENCE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (Kind.PART, Fraction(1, 8), {"x_pct": 12.5}),
    (Kind.PART, None, {"x_pct": None}),
    (Kind.SHARES, (), {"x": {}, "x_min": {}, "x_max": {}}),
    (
        Kind.PLAIN_STAKE,
        PlainStake(Fraction(5, 4), Fraction(5, 4)),
        {"x_pct": 125, "x_min_pct": 125, "x_max_pct": 125},
    ),
    (
        Kind.PLAIN_STAKE,
        PlainStake(Fraction(1, 2), Fraction(5, 4)),
        {"x_pct": None, "x_min_pct": 50, "x_max_pct": 125},
    ),
    (
        Kind.PLAIN_STAKE,
        PlainStake(Fraction(1, 2), None),
        {"x_pct": None, "x_min_pct": 50, "x_max_pct": None},
    ),
    (
        Kind.PLAIN_STAKE,
        PlainStake(None, None),
        {"x_pct": None, "x_min_pct": None, "x_max_pct": None},
    ),
    (Kind.PLAIN_STAKE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (
        Kind.MONEY,
        parse_money("EUR 600M"),
        {"x": 600000000, "x_min": 600000000, "x_max": 600000000, "currency": "EUR", "up_to": False},
    ),
    (
        Kind.MONEY,
        parse_money("up to EUR 600M"),
        {"x": 600000000, "x_min": 0, "x_max": 600000000, "currency": "EUR", "up_to": True},
    ),
    (
        Kind.MONEY,
        Money(Decimal("0.5"), Decimal("1.25"), "USD"),
        {"x": None, "x_min": 0.5, "x_max": 1.25, "currency": "USD", "up_to": False},
    ),
    (
        Kind.MONEY,
        None,
        {"x": None, "x_min": None, "x_max": None, "currency": None, "up_to": None},
    ),
]


@pytest.mark.parametrize(("kind", "cell", "told"), MACHINE)
def test_machines_read_keys_and_values(kind: Kind, cell: Cell, told: dict[str, Any]) -> None:
    """Each kind of column has the keys of the contract, null where there is nothing."""
    assert machine_cells(Column("x", kind), cell) == told


@pytest.mark.parametrize(("kind", "cell", "told"), MACHINE)
def test_the_schema_of_a_column_describes_its_cells(
    kind: Kind, cell: Cell, told: dict[str, Any]
) -> None:
    """The schema has the very keys that the cells have, and their values are valid under it."""
    schema = machine_schema(Column("x", kind))

    assert schema.keys() == machine_cells(Column("x", kind), cell).keys()
    for key, value in told.items():
        Draft7Validator(schema[key]).validate(value)


@pytest.mark.parametrize("kind", [Kind.PARTIES, Kind.PATH])
def test_several_companies_have_ids_and_names(kind: Kind) -> None:
    """A column of companies has their ids under its own key and their names beside them."""
    column = Column("partners", kind, "Partners", names="partner_names")

    told = {"partners": ["ampere", "state"], "partner_names": ["Ampère", "French State"]}
    assert machine_cells(column, (AMPERE, STATE)) == told
    assert machine_schema(column).keys() == told.keys()


def test_every_kind_is_told_to_machines() -> None:
    """No kind of column is without cells and schema."""
    shown = {kind for kind, _, _ in MACHINE} | {Kind.PARTIES, Kind.PATH}

    assert shown == set(Kind)


def test_what_is_for_people_alone_is_not_told_to_machines() -> None:
    """A column whose figures stand under other keys has neither cells nor schema."""
    column = Column("x", Kind.SHARE, "X", for_people=True)

    assert machine_cells(column, exactly(Fraction(1, 8))) == machine_schema(column) == {}
    assert human_text(column, exactly(Fraction(1, 8))) == "12.50%"


@pytest.mark.parametrize(
    ("kind", "cell", "shown"),
    [
        (Kind.TEXT, "text", "text"),
        (Kind.TEXT, None, ""),
        (Kind.TEXT, "", ""),
        (Kind.PARTY, AMPERE, "Ampère"),
        (Kind.PARTY, STATE, "French State"),
        (Kind.PARTIES, (AMPERE, STATE), "Ampère, French State"),
        (Kind.PATH, (STATE, AMPERE), "French State → Ampère"),
        (Kind.DAY, When(2023, 11), "2023-11"),
        (Kind.DAY, None, ""),
        (Kind.SHARE, exactly(Fraction(1, 8)), "12.50%"),
        (Kind.SHARE, exactly(NOTHING), "0.00%"),
        (Kind.SHARE, None, "—"),
        (Kind.STATED_SHARE, parse_share("25% to 50%"), "25.00–50.00%"),
        (Kind.STATED_SHARE, parse_share("0%"), "0.00%"),
        (Kind.STATED_SHARE, exactly(NOTHING), "—"),
        (Kind.STATED_SHARE, None, "—"),
        (Kind.PART, Fraction(1, 8), "12.50%"),
        (Kind.PLAIN_STAKE, PlainStake(Fraction(5, 4), Fraction(5, 4)), "125.00%"),
        (Kind.PLAIN_STAKE, PlainStake(None, None), "no sum"),
        (Kind.PLAIN_STAKE, None, "—"),
        (Kind.MONEY, parse_money("up to EUR 600M"), "up to EUR 600M"),
        (Kind.MONEY, None, "—"),
        (Kind.COUNT, 0, "0"),
        (Kind.FLAG, True, "yes"),
        (Kind.FLAG, False, "no"),
        (Kind.TEXTS, ("a", "b"), "a, b"),
        (Kind.TEXTS, (), ""),
        (Kind.MAP, (("lei", "L"), ("isin", "I")), "lei L, isin I"),
        (Kind.SOURCES, ("one", "two"), "one, two"),
    ],
)
def test_people_read_one_text(kind: Kind, cell: Cell, shown: str) -> None:
    """People read names, not ids; a dash for a figure that is not there, nothing for a word.

    Nothing that a line states is a figure; nothing for want of a line is none.
    """
    assert human_text(Column("x", kind, "X"), cell) == shown
