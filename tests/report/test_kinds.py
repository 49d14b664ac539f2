"""What each kind of column is for machines and for people."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft7Validator

from alliance_cli.model.figures import Difference, PlainStake
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import Company, Holder, HolderKind, Party
from alliance_cli.model.share import NOTHING, exactly, parse_share
from alliance_cli.model.when import When
from alliance_cli.report import kinds
from alliance_cli.report.kinds import (
    COUNT,
    DAY,
    DIFFERENCE,
    FLAG,
    MAP,
    MONEY,
    PART,
    PARTY,
    PLAIN_STAKE,
    SHARE,
    SHARES,
    SOURCE_IDS,
    STATED_SHARE,
    TEXT,
    TEXTS,
    Kind,
    parties,
    path,
)
from tests.report.rows import columns, named

AMPERE = Company("ampere", "Ampère")
STATE = Holder("state", "French State", HolderKind.STATE)

SHARED = "Ampère 12.50%, French State over 50.00%"
PARTIES, PATH = parties("x_names"), path("x_names")
MACHINE: list[tuple[Kind[Any], object, dict[str, Any]]] = [
    (TEXT, "text", {"x": "text"}),
    (TEXT, None, {"x": None}),
    (PARTY, AMPERE, {"x": "ampere", "x_name": "Ampère"}),
    (PARTY, STATE, {"x": "state", "x_name": "French State"}),
    (PARTY, None, {"x": None, "x_name": None}),
    (DAY, date(2024, 2, 29), {"x": "2024-02-29"}),
    (DAY, When(2023, 11), {"x": "2023-11"}),
    (DAY, None, {"x": None}),
    (COUNT, 0, {"x": 0}),
    (COUNT, None, {"x": None}),
    (FLAG, True, {"x": True}),
    (FLAG, False, {"x": False}),
    (TEXTS, ("a", "b"), {"x": ["a", "b"]}),
    (TEXTS, (), {"x": []}),
    (TEXTS, None, {"x": []}),
    (SOURCE_IDS, ("report",), {"x": ["report"]}),
    (MAP, (("lei", "L"), ("isin", "I")), {"x": {"lei": "L", "isin": "I"}}),
    (MAP, (), {"x": {}}),
    (
        SHARE,
        exactly(Fraction(1, 8)),
        {"x_pct": 12.5, "x_min_pct": 12.5, "x_max_pct": 12.5},
    ),
    (SHARE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (
        STATED_SHARE,
        parse_share("over 25% to 50%"),
        {"x_pct": None, "x_min_pct": 25, "x_max_pct": 50, "x_stated": "over 25% to 50%"},
    ),
    (
        STATED_SHARE,
        parse_share("unknown"),
        {"x_pct": None, "x_min_pct": 0, "x_max_pct": 100, "x_stated": "unknown"},
    ),
    (
        STATED_SHARE,
        exactly(Fraction(1, 2)),
        {"x_pct": 50, "x_min_pct": 50, "x_max_pct": 50, "x_stated": None},
    ),
    (
        STATED_SHARE,
        None,
        {"x_pct": None, "x_min_pct": None, "x_max_pct": None, "x_stated": None},
    ),
    (
        SHARES,
        ((AMPERE, exactly(Fraction(1, 8))), (STATE, parse_share("over 50%"))),
        {
            "x": {"ampere": 12.5, "state": None},
            "x_min": {"ampere": 12.5, "state": 50},
            "x_max": {"ampere": 12.5, "state": 100},
        },
    ),
    (
        DIFFERENCE,
        Difference(Fraction(-1, 8), Fraction(-1, 8)),
        {"x_pct": -12.5, "x_min_pct": -12.5, "x_max_pct": -12.5},
    ),
    (
        DIFFERENCE,
        Difference(Fraction(1, 8), Fraction(-1, 4)),
        {"x_pct": None, "x_min_pct": 12.5, "x_max_pct": -25},
    ),
    (DIFFERENCE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (PART, Fraction(1, 8), {"x_pct": 12.5}),
    (PART, None, {"x_pct": None}),
    (SHARES, (), {"x": {}, "x_min": {}, "x_max": {}}),
    (PARTIES, (AMPERE, STATE), {"x": ["ampere", "state"], "x_names": ["Ampère", "French State"]}),
    (PARTIES, None, {"x": [], "x_names": []}),
    (PATH, (STATE, AMPERE), {"x": ["state", "ampere"], "x_names": ["French State", "Ampère"]}),
    (
        PLAIN_STAKE,
        PlainStake(Fraction(5, 4), Fraction(5, 4)),
        {"x_pct": 125, "x_min_pct": 125, "x_max_pct": 125},
    ),
    (
        PLAIN_STAKE,
        PlainStake(Fraction(1, 2), Fraction(5, 4)),
        {"x_pct": None, "x_min_pct": 50, "x_max_pct": 125},
    ),
    (
        PLAIN_STAKE,
        PlainStake(Fraction(1, 2), None),
        {"x_pct": None, "x_min_pct": 50, "x_max_pct": None},
    ),
    (
        PLAIN_STAKE,
        PlainStake(None, None),
        {"x_pct": None, "x_min_pct": None, "x_max_pct": None},
    ),
    (PLAIN_STAKE, None, {"x_pct": None, "x_min_pct": None, "x_max_pct": None}),
    (
        MONEY,
        parse_money("EUR 600M"),
        {"x": 600000000, "x_min": 600000000, "x_max": 600000000, "currency": "EUR", "up_to": False},
    ),
    (
        MONEY,
        parse_money("up to EUR 600M"),
        {"x": 600000000, "x_min": 0, "x_max": 600000000, "currency": "EUR", "up_to": True},
    ),
    (
        MONEY,
        Money(Decimal("0.5"), Decimal("1.25"), "USD"),
        {"x": None, "x_min": 0.5, "x_max": 1.25, "currency": "USD", "up_to": False},
    ),
    (
        MONEY,
        None,
        {"x": None, "x_min": None, "x_max": None, "currency": None, "up_to": None},
    ),
]


KINDS = {name: kind for name, kind in vars(kinds).items() if isinstance(kind, Kind)}


@pytest.mark.parametrize(("kind", "cell", "told"), MACHINE)
def test_machines_read_keys_and_values(kind: Kind[Any], cell: object, told: dict[str, Any]) -> None:
    """Each kind of column has the keys of the contract, null where there is nothing."""
    assert kind.cells("x", cell) == told


@pytest.mark.parametrize(("kind", "cell", "told"), MACHINE)
def test_the_schema_of_a_column_describes_its_cells(
    kind: Kind[Any], cell: object, told: dict[str, Any]
) -> None:
    """The schema has the very keys that the cells have, and their values are valid under it."""
    schema = kind.schema("x")

    assert schema.keys() == kind.cells("x", cell).keys()
    for key, value in told.items():
        Draft7Validator(schema[key]).validate(value)


@pytest.mark.parametrize("several", [parties, path])
def test_several_companies_have_ids_and_names(
    several: Callable[[str], Kind[tuple[Party, ...]]],
) -> None:
    """A column of companies has their ids under its own key and their names beside them."""
    kind = several("partner_names")

    told = {"partners": ["ampere", "state"], "partner_names": ["Ampère", "French State"]}
    assert kind.cells("partners", (AMPERE, STATE)) == told
    assert kind.schema("partners").keys() == told.keys()


def test_every_kind_is_told_to_machines() -> None:
    """No kind of column is without cells and schema."""
    shown = {id(kind) for kind, _, _ in MACHINE}

    assert shown == {*(id(kind) for kind in KINDS.values()), id(PARTIES), id(PATH)}


def test_figures_stand_to_the_right() -> None:
    """Shares, money and counts are figures; words and days are not."""
    assert {name for name, kind in KINDS.items() if kind.is_figure} == {
        "SHARE",
        "STATED_SHARE",
        "PART",
        "PLAIN_STAKE",
        "DIFFERENCE",
        "MONEY",
        "COUNT",
    }


def test_shares_of_a_company_are_known_as_such() -> None:
    """What CSV sets apart: no change, no part of a total and no plain series is one."""
    assert {name for name, kind in KINDS.items() if kind.is_share} == {"SHARE", "STATED_SHARE"}


def test_what_is_for_people_alone_is_not_told_to_machines() -> None:
    """A column whose figures stand under other keys has neither cells nor schema."""
    (column,) = columns(named("x", SHARE, "X", for_people=True))
    row = (exactly(Fraction(1, 8)),)

    assert column.cells(row) == column.schema == {}
    assert column.text(row) == "12.50%"


@pytest.mark.parametrize(
    ("kind", "cell", "shown"),
    [
        (TEXT, "text", "text"),
        (TEXT, None, ""),
        (TEXT, "", ""),
        (PARTY, AMPERE, "Ampère"),
        (PARTY, STATE, "French State"),
        (PARTIES, (AMPERE, STATE), "Ampère, French State"),
        (PATH, (STATE, AMPERE), "French State → Ampère"),
        (DAY, When(2023, 11), "2023-11"),
        (DAY, None, ""),
        (SHARE, exactly(Fraction(1, 8)), "12.50%"),
        (SHARE, exactly(NOTHING), "0.00%"),
        (SHARE, None, "—"),
        (STATED_SHARE, parse_share("25% to 50%"), "25.00–50.00%"),
        (STATED_SHARE, parse_share("0%"), "0.00%"),
        (STATED_SHARE, exactly(NOTHING), "—"),
        (STATED_SHARE, None, "—"),
        (PART, Fraction(1, 8), "12.50%"),
        (PLAIN_STAKE, PlainStake(Fraction(5, 4), Fraction(5, 4)), "125.00%"),
        (PLAIN_STAKE, PlainStake(None, None), "no sum"),
        (PLAIN_STAKE, None, "—"),
        (MONEY, parse_money("up to EUR 600M"), "up to EUR 600M"),
        (MONEY, None, "—"),
        (COUNT, 0, "0"),
        (FLAG, True, "yes"),
        (FLAG, False, "no"),
        (TEXTS, ("a", "b"), "a, b"),
        (TEXTS, (), ""),
        (MAP, (("lei", "L"), ("isin", "I")), "lei L, isin I"),
        (SHARES, ((AMPERE, parse_share("12.5%")), (STATE, parse_share("over 50%"))), SHARED),
        (SOURCE_IDS, ("one", "two"), "one, two"),
    ],
)
def test_people_read_one_text(kind: Kind[Any], cell: object, shown: str) -> None:
    """People read names, not ids; a dash for a figure that is not there, nothing for a word.

    Nothing that a line states is a figure; nothing for want of a line is none.
    """
    assert kind.text_of(cell) == shown
