"""A plain table of holdings, as spreadsheets and registers give it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from alliance_cli.errors import DataPath, Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.addresses import address_in
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.ids import Ids
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.rows import Row, rows
from alliance_cli.exchange.table.cells import (
    Cells,
    day_in,
    is_address,
    kind_in,
    line_in,
    note_in,
    party_in,
    sources_in,
    truth_in,
)
from alliance_cli.exchange.table.columns import NEEDED, Columns, columns_of
from alliance_cli.exchange.table.parties import Parties, Registered
from alliance_cli.exchange.table.shares import BareNumberError, BareNumbers, share_in
from alliance_cli.model.records import Dataset, Holding, Source
from alliance_cli.model.share import UNKNOWN, Share
from alliance_cli.model.texts import mended_text
from alliance_cli.model.when import Period

_T = TypeVar("_T")


def read_csv(
    portions: Iterable[str], file: str, account: Account, unit: ShareUnit | None = None
) -> Reading:
    """The holdings in a table with the columns `owner` and `company`, and any others known.

    A name is made into an id and kept as a name. A bare number is a share only where `unit` says
    of what. The day is the latest that the table mentions.

    Raises:
        UnreadableTextError: it lacks a column, is no table, or cannot be had.
    """
    found = rows(portions, file)
    head = next(found, Row([], Location(file, 1, 1, 1, "")))
    reading = _CsvReading(file, columns_of(head, account), unit, account)
    for row in found:
        reading.add(row)
    return reading.finished()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that says who holds what in whom."""

    holding: Holding
    """With the keys of its parties where their ids will stand."""
    location: Location


@dataclass(slots=True)
class _CsvReading:
    """What the rows so far say."""

    file: str
    columns: Columns
    unit: ShareUnit | None
    account: Account
    parties: Parties = field(default_factory=Parties)
    sources: dict[str, Source] = field(default_factory=dict)
    source_ids: Ids = field(default_factory=lambda: Ids("source"))
    lines: list[_Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bare: BareNumbers = field(default_factory=BareNumbers)
    wrong: int = 0
    """How many cells are."""
    lost_nameless: bool = False

    def add(self, row: Row) -> None:
        """Take a row in, or note what is wrong with it."""
        width = self.columns.width
        if any(map(str.strip, row.cells[width:])):
            message = f"this row has {len(row.cells)} fields, the head has {width}"
            way_out = "put text with a comma in it in double quotes"
            self._problem(ProblemName.BAD_TABLE, message, way_out, row.location)
            return
        self._note_nameless(row)
        line = self._line(Cells(self.columns.numbers, row))
        if line is not None:
            self.lines.append(line)

    def _note_nameless(self, row: Row) -> None:
        """Say once that something stands where no column has a name."""
        told = (row.cells[number] for number in self.columns.nameless if number < len(row.cells))
        if not self.lost_nameless and any(map(str.strip, told)):
            self.lost_nameless = True
            self.account.lost("column", "column without a name", "nothing says what is in it")

    def _line(self, cells: Cells) -> _Line | None:
        """What a row says; nothing where something is wrong with it."""
        wrong, location = self.wrong, cells.row.location
        owner, company = (self._party(cells, end) for end in NEEDED)
        is_complete = self._read(cells, "company_complete", truth_in) or False
        if company is not None:
            self.parties.own(company, location, is_complete=is_complete)
        capital, votes = (self._share(cells, column) for column in ("capital", "votes"))
        since, until = (self._read(cells, end, day_in) for end in ("since", "until"))
        note = self._read(cells, "note", note_in)
        titles = self._read(cells, "source", sources_in) or ()
        if owner is None or company is None or wrong != self.wrong:
            return None
        capital = UNKNOWN if capital is None else capital
        votes = replace(capital, stated="") if votes is None else votes
        sources = tuple(dict.fromkeys(map(self._source, titles)))
        holding = Holding(owner, company, capital, votes, Period(since, until), sources, note)
        return _Line(holding, location)

    def _party(self, cells: Cells, end: str) -> str | None:
        """The key of the owner or of the company; nothing where the row does not say it."""
        cell, beside = (self._read(cells, column, line_in) for column in (end, f"{end}_name"))
        kind = self._read(cells, f"{end}_kind", kind_in) or ""
        if cell is None or beside is None:
            return None
        called, name = party_in(cell, beside)
        if not called:
            way_out = "fill the cell, or drop the row"
            message = f"this row names no {end}"
            self._problem(ProblemName.BAD_TABLE, message, way_out, cells.row.location)
            return None
        key = self.parties.named(called, cells.row.location)
        self.parties.describe(key, name, kind, partial(cells.at, f"{end}_kind"))
        return key

    def _share(self, cells: Cells, column: str) -> Share | None:
        try:
            return self._read(cells, column, lambda text: share_in(text, self.unit))
        except BareNumberError as error:
            self.wrong += 1
            self.bare.add(column, error.number, cells[column], cells.at(column))
            return None

    def _read(self, cells: Cells, column: str, parse: Callable[[str], _T]) -> _T | None:
        """What a cell says; nothing, and a problem, where it is malformed."""
        try:
            return parse(cells[column])
        except MalformedError as error:
            self._problem(error.name, error.message, error.way_out, cells.at(column))
            return None

    def _source(self, title: str) -> str:
        id_ = self.source_ids.id_for(title, title)
        if id_ not in self.sources:
            address = title if is_address(title) else ""
            url = address_in(address, f"source {id_}", self.account)
            self.sources[id_] = Source(id_, mended_text(title) or id_, url=url)
        return id_

    def _problem(self, name: ProblemName, message: str, way_out: str, location: Location) -> None:
        self.wrong += 1
        self.problems.append(Problem(name, message, way_out=way_out, location=location))

    def finished(self) -> Reading:
        """The dataset of all rows."""
        everybody = self.parties.registered(self.account)
        problems = [*self.problems, *self.bare.problems(), *everybody.problems]
        ids, companies = everybody.ids, everybody.companies
        holdings = tuple(
            replace(one, owner=ids[one.owner], company=ids[one.company])
            for one in (line.holding for line in self.lines)
        )
        if problems:
            # What is missing may stand in a row with a problem.
            companies = {id_: replace(c, complete=False) for id_, c in companies.items()}
        dataset = Dataset(
            title_of(self.file),
            latest_day(holdings),
            self.sources,
            companies,
            everybody.holders,
            holdings,
        )
        return Reading(dataset, problems, self._places(everybody))

    def _places(self, everybody: Registered) -> dict[DataPath, Location]:
        """Where everybody is named first, and where the rows are."""
        named: dict[DataPath, Location] = {
            ("holders" if id_ in everybody.holders else "companies", id_): place
            for id_, place in everybody.places.items()
        }
        return named | {("holdings", number): one.location for number, one in enumerate(self.lines)}
