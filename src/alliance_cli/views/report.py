"""A report: the answer to one question as typed cells, before any format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.calculations.diff import Difference
from alliance_cli.calculations.integrated import PlainStake
from alliance_cli.model.money import Money
from alliance_cli.model.records import Dataset, Party, Source
from alliance_cli.model.share import Share
from alliance_cli.model.snapshot import Setting, Unclosed
from alliance_cli.model.when import When


class Kind(Enum):
    """What the cells of a column are; each format decides how to write it."""

    TEXT = auto()
    PARTY = auto()
    """A company or holder: its id for machines, its name for people."""
    PARTIES = auto()
    PATH = auto()
    """Parties one of which leads to the next."""
    DAY = auto()
    SHARE = auto()
    STATED_SHARE = auto()
    """A share with the file's own words."""
    PART = auto()
    """A part that is always exactly known."""
    SHARES = auto()
    """For each of several parties a share."""
    PLAIN_STAKE = auto()
    """A part that may be more than the whole."""
    DIFFERENCE = auto()
    """How far a share moves."""
    MONEY = auto()
    COUNT = auto()
    FLAG = auto()
    TEXTS = auto()
    MAP = auto()
    SOURCES = auto()
    """Ids of sources."""


Cell: TypeAlias = (
    "bool | int | str | date | When | Fraction | Share | PlainStake | Difference | Money | Party"
    " | tuple[str, ...] | tuple[Party, ...] | tuple[tuple[str, str], ...]"
    " | tuple[tuple[Party, Share], ...] | None"
)
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One figure that a row has."""

    key: str
    kind: Kind
    title: str = ""
    """Heading for people; empty: for machines only."""
    rank: int = 0
    """Which column goes first where a terminal is narrow: the one of the highest rank."""
    wide: bool = False
    """Whether only a wide terminal has it."""
    flows: bool = False
    """Whether its texts may wrap."""
    names: str = ""
    """For machines, the key of the names where a column holds several parties."""
    for_people: bool = False
    """Whether machines do without it: its figures stand under other keys."""


class Shown(Enum):
    """How people see facts."""

    NOT = auto()
    """The title, a last row or a sentence says it already."""
    AS_LINES = auto()
    """A line for each."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One row that stands alone; its columns are keys of the answer, or of an object in it."""

    key: str
    """Where it stands in JSON, `a.b` for an object in an object; empty: the answer itself."""
    columns: tuple[Column, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class Table:
    """Any number of rows."""

    key: str
    columns: tuple[Column, ...]
    title: str = ""
    """Said above it where an answer has several tables."""
    keyed: bool = False
    """Whether JSON has a map by the first column instead of a list."""
    grouped: bool = False
    """Whether people see the rows of one text in the first column together, below it."""


Block: TypeAlias = Facts | Table
Layout: TypeAlias = tuple[Block, ...]


def machine_blocks(layout: Layout) -> tuple[Block, ...]:
    """The blocks that have a column for machines."""
    return tuple(b for b in layout if not all(column.for_people for column in b.columns))


SOURCE_COLUMNS: Final = (
    Column("source", Kind.TEXT, "Source"),
    Column("title", Kind.TEXT, "Title", flows=True),
    Column("publisher", Kind.TEXT, "Publisher", rank=3),
    Column("date", Kind.DAY, "Date", rank=2),
    Column("url", Kind.TEXT),
)
SOURCES: Final = Table("sources", SOURCE_COLUMNS, keyed=True)


@dataclass(frozen=True, slots=True)
class LastRow:
    """What remains beside the rows of a table, or what they add up to; for people."""

    label: str
    cells: Mapping[str, Cell]
    """By the keys of the table's columns."""


@dataclass(frozen=True, slots=True)
class Report:
    """An answer, its day and its sources."""

    layout: Layout
    title: str
    setting: Setting | None
    """The day asked, and what is assumed of it; none only where a question has no day."""
    content: Mapping[str, tuple[Row, ...]]
    """The rows of each block by its key; facts have one."""
    empty: Mapping[str, str] = field(default_factory=dict)
    """What to say of a table without rows; a table not named here is then left out."""
    last_rows: Mapping[str, tuple[LastRow, ...]] = field(default_factory=dict)
    """Below the rows of a table, by its key."""
    explanations: tuple[str, ...] = ()
    """Sentences below the tables."""
    subject: str = ""
    """The id of the company asked, which no column needs to repeat."""
    sources: tuple[Source, ...] = ()
    """Those that the rows cite, in the order in which they do."""
    lists_sources: bool = False
    """Whether people see the sources below the answer."""
    lists_notes: bool = False
    """Whether people see the notes on the rows below the answer."""

    @property
    def on(self) -> date | None:
        """The day asked."""
        return None if self.setting is None else self.setting.on

    @property
    def assumed(self) -> tuple[str, ...]:
        """The sentences assumed, in their order."""
        return () if self.setting is None else self.setting.assumed

    @property
    def unclosed(self) -> tuple[Unclosed, ...]:
        """The commitments that could not be carried out."""
        return () if self.setting is None else self.setting.unclosed

    def rows(self, block: Block) -> tuple[Row, ...]:
        """The rows of a block."""
        return self.content.get(block.key, ())


def cited_sources(
    dataset: Dataset, layout: Layout, content: Mapping[str, Iterable[Row]]
) -> tuple[Source, ...]:
    """The sources that the rows name, in the order in which they do."""
    cited = [
        (not column.title, str(id_))
        for block in layout
        for row in content.get(block.key, ())
        for column, cell in zip(block.columns, row, strict=True)
        if column.kind is Kind.SOURCES and isinstance(cell, tuple)
        for id_ in cell
    ]
    # Those that people see in a column come first, so that their numbers run on.
    used = dict.fromkeys(id_ for _, id_ in sorted(cited, key=lambda one: one[0]))
    return tuple(dataset.sources[id_] for id_ in used)


def source_row(source: Source) -> Row:
    """A source under `SOURCE_COLUMNS`."""
    return (source.id, source.title, source.publisher, source.date, source.url)
