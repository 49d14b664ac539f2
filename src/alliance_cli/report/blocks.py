"""Blocks: the tables and facts that an answer has, and their rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeAlias, TypeVar

from alliance_cli.model.records import Source
from alliance_cli.report.columns import SOURCE_COLUMNS, Column
from alliance_cli.report.kinds import Cells

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class LastRow:
    """What remains beside the rows of a table, or their total; for people."""

    label: str
    texts: Mapping[str, str]
    """By the keys of the table's columns; the others stay blank."""


@dataclass(frozen=True, slots=True)
class Facts(Generic[Row]):
    """One row that stands alone; its columns are keys of the answer, or of an object in it."""

    key: str
    """Where it stands in JSON, `a.b` for an object in an object; empty: the answer itself."""
    columns: tuple[Column[Row], ...]
    as_lines: bool = False
    """Whether people see a line for each; otherwise the title or a last row states them."""

    def of(self, row: Row) -> "Section":
        """The facts of one answer."""
        return Section(self, (row,))


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Any number of rows."""

    key: str
    columns: tuple[Column[Row], ...]
    title: str = ""
    """Printed above it where an answer has several tables."""
    keyed: bool = False
    """Whether JSON has a map by the first column instead of a list."""
    grouped: bool = False
    """Whether people see the rows of one text in the first column together, below it."""

    def of(
        self, rows: Iterable[Row], *, empty: str = "", last_rows: tuple[LastRow, ...] = ()
    ) -> "Section":
        """The rows of one answer, or the sentence `empty` where there are none."""
        return Section(self, tuple(rows), empty, last_rows)


Block: TypeAlias = Facts[Any] | Table[Any]
Layout: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A block with its rows in one answer."""

    block: Block
    rows: tuple[Any, ...] = ()
    empty: str = ""
    """The sentence for a table without rows; a table without one is left out."""
    last_rows: tuple[LastRow, ...] = field(default=())

    def cells(self, row: Any) -> Cells:  # noqa: ANN401  # of the block's own type
        """The keys and values of a row in JSON and CSV."""
        return {
            key: value for column in self.block.columns for key, value in column.cells(row).items()
        }


def machine_blocks(layout: Layout) -> tuple[Block, ...]:
    """The blocks that have a column for machines."""
    return tuple(b for b in layout if not all(column.for_people for column in b.columns))


SOURCES: Final[Table[Source]] = Table("sources", SOURCE_COLUMNS, keyed=True)
