"""Columns: a key, a heading and a kind, and which attribute of a row they show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from alliance_cli.model.records import Source
from alliance_cli.report.kinds import DAY, SOURCE_IDS, TEXT, Cells, Kind, Schema, is_blank

Row = TypeVar("Row")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One attribute of the rows of a table."""

    key: str
    kind: Kind[Any]
    value: Callable[[Row], Any]
    """The attribute shown; `column` holds its type to that of the kind."""
    title: str = ""
    """Heading for people; empty: for machines only."""
    rank: int = 0
    """The column of the highest rank is dropped first where a terminal is narrow."""
    wide: bool = False
    """Whether only a wide terminal shows it."""
    flows: bool = False
    """Whether its texts may wrap."""
    for_people: bool = False
    """Whether machines do without it: its figures stand under other keys."""

    def cells(self, row: Row) -> Cells:
        """The keys and values of a row in JSON and CSV."""
        return {} if self.for_people else self.kind.cells(self.key, self.value(row))

    @property
    def schema(self) -> dict[str, Schema]:
        """The JSON Schema of each key that the column has in JSON."""
        return {} if self.for_people else self.kind.schema(self.key)

    def text(self, row: Row) -> str:
        """The value of a row for people."""
        return self.kind.text_of(self.value(row))

    def is_blank(self, row: Row) -> bool:
        """Whether the row says nothing here."""
        return is_blank(self.value(row))

    def without_title(self) -> "Column[Row]":
        """The same column, for machines only."""
        return replace(self, title="")


def column(  # noqa: PLR0913  # each is said by name, and none is needed
    key: str,
    kind: Kind[Value],
    value: Callable[[Row], Value | None],
    title: str = "",
    *,
    rank: int = 0,
    wide: bool = False,
    flows: bool = False,
    for_people: bool = False,
) -> Column[Row]:
    """A column that shows an attribute of the type that its kind writes."""
    return Column(key, kind, value, title, rank, wide, flows, for_people)


def sources_column(value: Callable[[Row], tuple[str, ...]], title: str = "Sources") -> Column[Row]:
    """The column of the ids of the sources of a row, which wide terminals show."""
    return column("sources", SOURCE_IDS, value, title, rank=5, wide=True, flows=True)


SOURCE_COLUMNS: tuple[Column[Source], ...] = (
    column("source", TEXT, lambda source: source.id, "Source"),
    column("title", TEXT, lambda source: source.title, "Title", flows=True),
    column("publisher", TEXT, lambda source: source.publisher, "Publisher", rank=3),
    column("date", DAY, lambda source: source.date, "Date", rank=2),
    column("url", TEXT, lambda source: source.url),
)
