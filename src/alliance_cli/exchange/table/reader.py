"""A plain table of holdings, as spreadsheets and registers give it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, TypeVar

from alliance_cli.errors import DataPath, Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.ids import Ids
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.rows import Row, rows
from alliance_cli.exchange.table.cells import (
    BareNumberError,
    Cells,
    day_in,
    kind_in,
    name_in,
    note_in,
    share_in,
    sources_in,
    truth_in,
)
from alliance_cli.exchange.table.columns import NEEDED, columns_of
from alliance_cli.exchange.table.parties import Parties
from alliance_cli.model.records import Dataset, Holding, Source
from alliance_cli.model.share import UNKNOWN, WHOLE, Share, percent_text
from alliance_cli.model.when import Period

_T = TypeVar("_T")
_ADDRESSES: Final = ("http://", "https://")


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
    columns = columns_of(head, account)
    reading = _CsvReading(file, unit, account)
    for row in found:
        reading.add(columns, row)
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
    unit: ShareUnit | None
    account: Account
    parties: Parties = field(init=False)
    sources: dict[str, Source] = field(default_factory=dict)
    source_ids: Ids = field(default_factory=Ids)
    lines: list[_Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bare: list[tuple[Fraction, str, Location]] = field(default_factory=list)
    """The bare numbers whose unit nobody has said."""
    lost_nameless: bool = False

    def __post_init__(self) -> None:
        """Begin with nobody."""
        self.parties = Parties(self.account)

    def add(self, columns: list[str], row: Row) -> None:
        """Take a row in, or note what is wrong with it."""
        surplus = row.cells[len(columns) :]
        if any(map(str.strip, surplus)):
            message = f"this row has {len(row.cells)} fields, the head has {len(columns)}"
            way_out = "put text with a comma in it in double quotes"
            self._problem(ProblemName.BAD_TABLE, message, way_out, row.location)
            return
        texts = dict(zip(columns, map(str.strip, row.cells), strict=False))
        if texts.get("") and not self.lost_nameless:
            self.lost_nameless = True
            self.account.lost("column", "column without a name", "nothing says what is in it")
        line = self._line(Cells(texts, row))
        if line is not None:
            self.lines.append(line)

    def _line(self, cells: Cells) -> _Line | None:
        """What a row says; nothing where something is wrong with it."""
        wrong, bare = len(self.problems), len(self.bare)
        keys = [self._party(cells, end) for end in NEEDED]
        capital = self._share(cells, "capital")
        votes = self._share(cells, "votes")
        since, until = (self._read(cells, end, day_in) for end in ("since", "until"))
        note = self._read(cells, "note", note_in)
        titles = self._read(cells, "source", sources_in) or ()
        if (wrong, bare) != (len(self.problems), len(self.bare)):
            return None
        owner, company = map(str, keys)
        capital = UNKNOWN if capital is None else capital
        votes = capital if votes is None else votes
        sources = tuple(dict.fromkeys(map(self._source, titles)))
        holding = Holding(owner, company, capital, votes, Period(since, until), sources, note)
        return _Line(holding, cells.row.location)

    def _party(self, cells: Cells, end: str) -> str | None:
        """The key of the owner or of the company."""
        place = cells.row.location
        name = self._read(cells, end, name_in)
        if not name:
            if name is not None:
                way_out = "fill the cell, or drop the row"
                self._problem(ProblemName.BAD_TABLE, f"this row names no {end}", way_out, place)
            return None
        key = self.parties.named(name, place)
        full_name = self._read(cells, f"{end}_name", name_in) or ""
        kind = self._read(cells, f"{end}_kind", kind_in) or ""
        try:
            self.parties.describe(key, full_name, kind, place)
        except MalformedError as error:
            self._malformed(error, cells.at(f"{end}_kind"))
        if end == "company":
            is_complete = self._read(cells, "company_complete", truth_in) or False
            self.parties.own(key, place, is_complete=is_complete)
        return key

    def _share(self, cells: Cells, column: str) -> Share | None:
        try:
            return self._read(cells, column, lambda text: share_in(text, self.unit))
        except BareNumberError as error:
            self.bare.append((error.number, cells[column], cells.at(column)))
            return None

    def _read(self, cells: Cells, column: str, parse: Callable[[str], _T]) -> _T | None:
        """What a cell says; nothing, and a problem, where it is malformed."""
        try:
            return parse(cells[column])
        except MalformedError as error:
            self._malformed(error, cells.at(column))
            return None

    def _source(self, title: str) -> str:
        id_ = self.source_ids.id_for(title, title)
        url = title if title.startswith(_ADDRESSES) else None
        self.sources.setdefault(id_, Source(id_, title, url=url))
        return id_

    def _malformed(self, error: MalformedError, location: Location) -> None:
        self._problem(error.name, error.message, error.way_out, location)

    def _problem(self, name: ProblemName, message: str, way_out: str, location: Location) -> None:
        self.problems.append(Problem(name, message, way_out=way_out, location=location))

    def finished(self) -> Reading:
        """The dataset of all rows."""
        if self.bare:
            self._tell_unit()
        everybody = self.parties.registered()
        for id_, location in everybody.owned_holders.items():
            message = f"{id_} is of a kind that only owns, and this row says who owns it"
            way_out = "give it the kind of a company, or correct the row"
            self._problem(ProblemName.HOLDER_OWNED, message, way_out, location)
        holdings = tuple(
            replace(one, owner=everybody.ids[one.owner], company=everybody.ids[one.company])
            for one in (line.holding for line in self.lines)
        )
        companies = everybody.companies
        if self.problems:
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
        places: dict[DataPath, Location] = {
            ("holders" if id_ in everybody.holders else "companies", id_): place
            for id_, place in everybody.places.items()
        }
        places |= {("holdings", number): line.location for number, line in enumerate(self.lines)}
        return Reading(dataset, self.problems, places)

    def _tell_unit(self) -> None:
        """One problem for all bare numbers: which of the two they look like."""
        number, text, location = self.bare[0]
        parts = all(one <= WHOLE for one, *_ in self.bare)
        unit, looks = (
            (ShareUnit.FRACTION, "parts of one") if parts else (ShareUnit.PERCENT, "per cent")
        )
        written = percent_text(number if parts else number / 100)
        others = len(self.bare) - 1
        more = f", and {others} more like it" if others else ""
        self._problem(
            ProblemName.BAD_SHARE,
            f"{text[:40]} does not say its unit{more}",
            f"they look like {looks}: say --share-unit {unit}, or write {written}",
            location,
        )
