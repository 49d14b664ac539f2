"""What each kind of column is in JSON and CSV: its keys, its values, and their schema."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias

from alliance_cli.calculations.diff import Difference
from alliance_cli.calculations.integrated import PlainStake
from alliance_cli.model.money import Money
from alliance_cli.model.records import Company, Holder
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.when import When
from alliance_cli.views.numbers import (
    difference_text,
    money_text,
    number,
    per_cent,
    plain_stake_text,
    share_text,
)
from alliance_cli.views.report import Cell, Column, Kind

JsonValue: TypeAlias = (
    "bool | int | float | str | list[str] | dict[str, str] | dict[str, JsonValue] | None"
)

_TEXT: Final[Mapping[str, Any]] = {"type": ["string", "null"]}
_NUMBER: Final[Mapping[str, Any]] = {"type": ["number", "null"]}
_NUMBERS: Final[Mapping[str, Any]] = {"type": "object", "additionalProperties": _NUMBER}
_LIST: Final[Mapping[str, Any]] = {"type": "array", "items": {"type": "string"}}
NOTHING_TEXT: Final = "—"
"""What people see where there is no figure."""
_FIGURES: Final = frozenset(
    {Kind.SHARE, Kind.STATED_SHARE, Kind.PART, Kind.PLAIN_STAKE, Kind.DIFFERENCE, Kind.MONEY}
)
_PLAIN_SCHEMAS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.TEXT: _TEXT,
    Kind.DAY: {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    Kind.COUNT: {"type": ["integer", "null"]},
    Kind.FLAG: {"type": ["boolean", "null"]},
    Kind.TEXTS: _LIST,
    Kind.SOURCES: _LIST,
    Kind.MAP: {"type": "object", "additionalProperties": {"type": "string"}},
}


def machine_cells(column: Column, cell: Cell) -> dict[str, JsonValue]:
    """The keys and values that a cell has in JSON and CSV."""
    key = column.key
    if column.for_people:
        return {}
    match column.kind:
        case Kind.PARTY:
            party = cell if isinstance(cell, Company | Holder) else None
            return {
                key: None if party is None else party.id,
                f"{key}_name": None if party is None else party.name,
            }
        case Kind.PARTIES | Kind.PATH:
            parties = [p for p in _items(cell) if isinstance(p, Company | Holder)]
            return {
                key: [party.id for party in parties],
                column.names: [party.name for party in parties],
            }
        case kind if kind in _FIGURES:
            return _figure_cells(column, cell)
        case Kind.SHARES:
            return _shares_cells(key, cell)
        case Kind.MAP:
            return {key: {str(name): str(value) for name, value in _pairs(cell)}}
        case Kind.TEXTS | Kind.SOURCES:
            return {key: [str(item) for item in _items(cell)]}
        case _:
            return {key: _plain(cell)}


def machine_schema(column: Column) -> dict[str, Mapping[str, Any]]:
    """The JSON Schema of each key that a column has."""
    key = column.key
    if column.for_people:
        return {}
    match column.kind:
        case Kind.PARTY:
            return {key: _TEXT, f"{key}_name": _TEXT}
        case Kind.PARTIES | Kind.PATH:
            return {key: _LIST, column.names: _LIST}
        case Kind.PART:
            return {f"{key}_pct": _NUMBER}
        case Kind.SHARES:
            return {f"{key}{end}": _NUMBERS for end in ("", "_min", "_max")}
        case Kind.SHARE | Kind.STATED_SHARE | Kind.PLAIN_STAKE | Kind.DIFFERENCE:
            share = {f"{key}{end}_pct": _NUMBER for end in ("", "_min", "_max")}
            return share | ({f"{key}_stated": _TEXT} if column.kind is Kind.STATED_SHARE else {})
        case Kind.MONEY:
            amounts = {f"{key}{end}": _NUMBER for end in ("", "_min", "_max")}
            return amounts | {"currency": _TEXT, "up_to": {"type": ["boolean", "null"]}}
        case _:
            return {key: _PLAIN_SCHEMAS[column.kind]}


def human_text(column: Column, cell: Cell) -> str:
    """The cell for people; texts of several lines for lists."""
    match cell:
        case None | () | "":
            return NOTHING_TEXT if column.kind in _FIGURES else ""
        case Share():
            is_unstated = column.kind is Kind.STATED_SHARE and not cell.stated
            return NOTHING_TEXT if is_unstated and cell.exact == NOTHING else share_text(cell)
        case Fraction():
            return share_text(exactly(cell))
        case PlainStake():
            return plain_stake_text(cell)
        case Difference():
            return difference_text(cell)
        case Money():
            return money_text(cell)
        case Company() | Holder():
            return cell.name
        case bool():
            return "yes" if cell else "no"
        case tuple():
            return (" → " if column.kind is Kind.PATH else ", ").join(
                item_text(item) for item in cell
            )
        case _:
            return str(cell)


def _figure_cells(column: Column, cell: Cell) -> dict[str, JsonValue]:
    key = column.key
    match column.kind:
        case Kind.PART:
            return {f"{key}_pct": per_cent(cell) if isinstance(cell, Fraction) else None}
        case Kind.PLAIN_STAKE:
            ends = (cell.low, cell.high) if isinstance(cell, PlainStake) else (None, None)
            return _two_ends(key, *ends)
        case Kind.DIFFERENCE:
            ends = (cell.low, cell.high) if isinstance(cell, Difference) else (None, None)
            return _two_ends(key, *ends)
        case Kind.MONEY:
            return _money_cells(key, cell if isinstance(cell, Money) else None)
        case _:
            return _share_cells(column, cell if isinstance(cell, Share) else None)


def _share_cells(column: Column, share: Share | None) -> dict[str, JsonValue]:
    exact = share.exact if share else None
    cells: dict[str, JsonValue] = {
        f"{column.key}_pct": None if exact is None else per_cent(exact),
        f"{column.key}_min_pct": None if share is None else per_cent(share.low),
        f"{column.key}_max_pct": None if share is None else per_cent(share.high),
    }
    if column.kind is Kind.STATED_SHARE:
        cells[f"{column.key}_stated"] = share.stated or None if share else None
    return cells


def _shares_cells(key: str, cell: Cell) -> dict[str, JsonValue]:
    cells: dict[str, dict[str, JsonValue]] = {key: {}, f"{key}_min": {}, f"{key}_max": {}}
    shares = {
        pair[0].id: pair[1]
        for pair in _items(cell)
        if isinstance(pair, tuple)
        and isinstance(pair[0], Company | Holder)
        and isinstance(pair[1], Share)
    }
    for id_, share in shares.items():
        figures = (share.exact, share.low, share.high)
        for map_, part in zip(cells.values(), figures, strict=True):
            map_[id_] = None if part is None else per_cent(part)
    return dict(cells)


def _two_ends(key: str, low: Fraction | None, high: Fraction | None) -> dict[str, JsonValue]:
    """Figures that may be below nothing or past the whole."""
    return {
        f"{key}_pct": None if low is None or low != high else per_cent(low),
        f"{key}_min_pct": None if low is None else per_cent(low),
        f"{key}_max_pct": None if high is None else per_cent(high),
    }


def _money_cells(key: str, money: Money | None) -> dict[str, JsonValue]:
    figure = money.figure if money else None
    return {
        key: None if figure is None else number(figure),
        f"{key}_min": None if money is None else number(money.low),
        f"{key}_max": None if money is None else number(money.high),
        "currency": None if money is None else money.currency,
        "up_to": None if money is None else money.up_to,
    }


def _plain(cell: Cell) -> JsonValue:
    if isinstance(cell, When | date):
        return str(cell)
    return cell if isinstance(cell, bool | int | str) else None


def _items(cell: Cell) -> tuple[object, ...]:
    return cell if isinstance(cell, tuple) else ()


def _pairs(cell: Cell) -> list[tuple[object, object]]:
    return [(item[0], item[1]) for item in _items(cell) if isinstance(item, tuple)]


def item_text(item: object) -> str:
    """One of several things in a cell, for people."""
    if isinstance(item, Company | Holder):
        return item.name
    return " ".join(item) if isinstance(item, tuple) else str(item)
