"""Kinds of values: how each is written in JSON and CSV, in a JSON Schema, and for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, Generic, TypeAlias, TypeVar

from alliance_cli.model.figures import Difference, PlainStake
from alliance_cli.model.money import Money
from alliance_cli.model.records import Party
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.when import When
from alliance_cli.report.numbers import (
    difference_text,
    money_text,
    number,
    per_cent,
    plain_stake_text,
    share_text,
)

Value = TypeVar("Value")
JsonValue: TypeAlias = (
    "bool | int | float | str | list[str] | dict[str, str] | dict[str, JsonValue] | None"
)
Cells: TypeAlias = dict[str, JsonValue]
"""The keys and values that one value has in JSON and CSV."""
Schema: TypeAlias = Mapping[str, Any]

NO_FIGURE: Final = "—"
"""Shown to people where there is no figure."""
_TEXT: Final[Schema] = {"type": ["string", "null"]}
_NUMBER: Final[Schema] = {"type": ["number", "null"]}
_NUMBERS: Final[Schema] = {"type": "object", "additionalProperties": _NUMBER}
_LIST: Final[Schema] = {"type": "array", "items": {"type": "string"}}
_FLAG: Final[Schema] = {"type": ["boolean", "null"]}
_DAY: Final[Schema] = {
    "type": ["string", "null"],
    "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
}


@dataclass(frozen=True, slots=True)
class Kind(Generic[Value]):
    """How the values of a column are written; a value may be missing (None)."""

    cells: Callable[[str, Value | None], Cells]
    """The keys and values in JSON and CSV, from the key of the column."""
    schema: Callable[[str], dict[str, Schema]]
    """The JSON Schema of each of these keys."""
    text: Callable[[Value], str]
    """A value for people."""
    blank: str = ""
    """Shown to people where the value is missing."""
    is_figure: bool = False
    """Whether it is aligned to the right."""
    is_share: bool = False
    """Whether it is a share of a company."""
    lines: Callable[[Value], tuple[str, ...]] | None = None
    """For a value of several parts: a text for each."""

    def text_of(self, value: Value | None) -> str:
        """A value for people, or what stands for a missing one."""
        return self.blank if value is None or is_blank(value) else self.text(value)


def is_blank(value: object) -> bool:
    """Whether a value says nothing: missing, or without any text or part."""
    return value in (None, (), "")


def _single(
    schema: Schema,
    text: Callable[[Value], str],
    cell: Callable[[Value], JsonValue],
    *,
    is_figure: bool = False,
) -> Kind[Value]:
    """A kind with one key, that of the column."""
    return Kind(
        lambda key, value: {key: None if value is None else cell(value)},
        lambda key: {key: schema},
        text,
        is_figure=is_figure,
    )


def _listed(
    items: Callable[[Value], list[str]],
    text: Callable[[Value], str],
    lines: Callable[[Value], tuple[str, ...]] | None = None,
) -> Kind[Value]:
    """A kind with one key that holds a list of texts."""
    return Kind(
        lambda key, value: {key: [] if value is None else items(value)},
        lambda key: {key: _LIST},
        text,
        lines=lines,
    )


TEXT: Final[Kind[str]] = _single(_TEXT, str, str)
DAY: Final[Kind[When | date]] = _single(_DAY, str, str)
COUNT: Final[Kind[int]] = _single({"type": ["integer", "null"]}, str, int, is_figure=True)
FLAG: Final[Kind[bool]] = _single(_FLAG, lambda flag: "yes" if flag else "no", bool)
TEXTS: Final[Kind[tuple[str, ...]]] = _listed(list, ", ".join, tuple)
SOURCE_IDS: Final[Kind[tuple[str, ...]]] = _listed(list, ", ".join)


def _party_cells(key: str, party: Party | None) -> Cells:
    return {
        key: None if party is None else party.id,
        f"{key}_name": None if party is None else party.name,
    }


PARTY: Final[Kind[Party]] = Kind(
    _party_cells,
    lambda key: {key: _TEXT, f"{key}_name": _TEXT},
    lambda party: party.name,
)
"""A company or holder: its id and name for machines, its name for people."""


def parties(names_key: str, joint: str = ", ") -> Kind[tuple[Party, ...]]:
    """Several companies and holders: their ids, and their names under `names_key`."""
    return Kind(
        lambda key, value: {
            key: [party.id for party in value or ()],
            names_key: [party.name for party in value or ()],
        },
        lambda key: {key: _LIST, names_key: _LIST},
        lambda value: joint.join(party.name for party in value),
    )


def path(names_key: str) -> Kind[tuple[Party, ...]]:
    """Companies and holders each of which leads to the next."""
    return parties(names_key, " → ")


def _map_lines(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{name} {value}" for name, value in pairs)


MAP: Final[Kind[tuple[tuple[str, str], ...]]] = Kind(
    lambda key, value: {key: dict(value or ())},
    lambda key: {key: {"type": "object", "additionalProperties": {"type": "string"}}},
    lambda value: ", ".join(_map_lines(value)),
    lines=_map_lines,
)
"""Names with a text each."""


def _ends(key: str, exact: Fraction | None, low: Fraction | None, high: Fraction | None) -> Cells:
    """The three numbers of a share: exact, least and most, in per cent."""
    parts = {f"{key}_pct": exact, f"{key}_min_pct": low, f"{key}_max_pct": high}
    return {name: None if part is None else per_cent(part) for name, part in parts.items()}


def _ends_schema(key: str) -> dict[str, Schema]:
    return {f"{key}{end}_pct": _NUMBER for end in ("", "_min", "_max")}


def _share_cells(key: str, share: Share | None) -> Cells:
    ends = (None, None, None) if share is None else (share.exact, share.low, share.high)
    return _ends(key, *ends)


def _stated_cells(key: str, share: Share | None) -> Cells:
    return {**_share_cells(key, share), f"{key}_stated": share.stated or None if share else None}


def _stated_text(share: Share) -> str:
    """What no line states, and is nothing, is no figure."""
    is_unstated_nothing = not share.stated and share.exact == NOTHING
    return NO_FIGURE if is_unstated_nothing else share_text(share)


SHARE: Final[Kind[Share]] = Kind(
    _share_cells, _ends_schema, share_text, NO_FIGURE, is_figure=True, is_share=True
)
STATED_SHARE: Final[Kind[Share]] = Kind(
    _stated_cells,
    lambda key: {**_ends_schema(key), f"{key}_stated": _TEXT},
    _stated_text,
    NO_FIGURE,
    is_figure=True,
    is_share=True,
)
"""A share with the words of the file."""
PART: Final[Kind[Fraction]] = Kind(
    lambda key, part: {f"{key}_pct": None if part is None else per_cent(part)},
    lambda key: {f"{key}_pct": _NUMBER},
    lambda part: share_text(exactly(part)),
    NO_FIGURE,
    is_figure=True,
)
"""A part that is always known exactly."""


def _two_ends(key: str, figure: PlainStake | Difference | None) -> Cells:
    """The ends of a figure that may be below nothing or past the whole."""
    low, high = (None, None) if figure is None else (figure.low, figure.high)
    return _ends(key, low if low == high else None, low, high)


PLAIN_STAKE: Final[Kind[PlainStake]] = Kind(
    _two_ends, _ends_schema, plain_stake_text, NO_FIGURE, is_figure=True
)
"""A part that may be more than the whole."""
DIFFERENCE: Final[Kind[Difference]] = Kind(
    _two_ends, _ends_schema, difference_text, NO_FIGURE, is_figure=True
)
"""By how much a share changes."""


def _shares_cells(key: str, shares: tuple[tuple[Party, Share], ...] | None) -> Cells:
    def of_each(part: Callable[[Share], Fraction | None]) -> dict[str, JsonValue]:
        parts = {party.id: part(share) for party, share in shares or ()}
        return {id_: None if value is None else per_cent(value) for id_, value in parts.items()}

    return {
        key: of_each(lambda share: share.exact),
        f"{key}_min": of_each(lambda share: share.low),
        f"{key}_max": of_each(lambda share: share.high),
    }


SHARES: Final[Kind[tuple[tuple[Party, Share], ...]]] = Kind(
    _shares_cells,
    lambda key: {f"{key}{end}": _NUMBERS for end in ("", "_min", "_max")},
    lambda shares: ", ".join(f"{party.name} {share_text(share)}" for party, share in shares),
)
"""A share for each of several parties."""


def _money_cells(key: str, money: Money | None) -> Cells:
    figure = money.figure if money else None
    return {
        key: None if figure is None else number(figure),
        f"{key}_min": None if money is None else number(money.low),
        f"{key}_max": None if money is None else number(money.high),
        "currency": None if money is None else money.currency,
        "up_to": None if money is None else money.up_to,
    }


MONEY: Final[Kind[Money]] = Kind(
    _money_cells,
    lambda key: {
        **{f"{key}{end}": _NUMBER for end in ("", "_min", "_max")},
        "currency": _TEXT,
        "up_to": _FLAG,
    },
    money_text,
    NO_FIGURE,
    is_figure=True,
)
