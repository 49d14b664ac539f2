"""A plain table of holdings, as spreadsheets and registers give it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.errors import (
    DataPath,
    Location,
    MalformedError,
    Problem,
    ProblemName,
    UnreadableTextError,
)
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.exchange.ids import Ids
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.rows import Row, rows
from alliance_cli.exchange.table.columns import COLUMNS, KIND_WORDS, NEEDED, SEPARATOR
from alliance_cli.exchange.table.parties import Parties
from alliance_cli.model.records import Dataset, Holding, Source
from alliance_cli.model.share import UNKNOWN, WHOLE, Share, parse_share, percent_text
from alliance_cli.model.when import Period, When, parse_when

Cells: TypeAlias = Mapping[str, str]
"""Of one row, by column."""
_BARE: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")


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
    columns = _columns(head, account)
    reading = _CsvReading(file, unit)
    for row in found:
        if len(row.cells) > len(columns):
            message = f"this row has {len(row.cells)} fields, the head has {len(columns)}"
            way_out = "put text with a comma in it in double quotes"
            reading.problem(ProblemName.BAD_TABLE, message, way_out, row.location)
        else:
            told = dict(zip(columns, map(str.strip, row.cells), strict=False))
            reading.add(told, row.location)
    return reading.finished()


def _columns(head: Row, account: Account) -> list[str]:
    """The columns by the words of the head; those that are not understood are losses."""
    columns = [name.strip().lower().replace(" ", "_") for name in head.cells]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        near = get_close_matches(missing[0], columns, n=1, cutoff=0.6)
        way_out = f"call '{near[0]}' {missing[0]}" if near else f"it needs {' and '.join(NEEDED)}"
        message = f"the table has no column {' and no column '.join(missing)}"
        raise UnreadableTextError(
            Problem(ProblemName.BAD_TABLE, message, way_out=way_out, location=head.location)
        )
    for name in columns:
        if name and name not in COLUMNS:
            account.lost("column", name, "a column of this name is not understood")
    return columns


@dataclass(slots=True)
class _CsvReading:
    """The records made of the rows so far."""

    file: str
    unit: ShareUnit | None
    parties: Parties = field(default_factory=Parties)
    sources: dict[str, Source] = field(default_factory=dict)
    source_ids: Ids = field(default_factory=Ids)
    holdings: list[Holding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    places: dict[DataPath, Location] = field(default_factory=dict)
    bare: list[tuple[str, Location]] = field(default_factory=list)
    """The bare numbers whose unit nobody has said."""

    def add(self, row: Cells, location: Location) -> None:
        """Take a row in, or note what is wrong with it."""
        if not (row["owner"] and row["company"]):
            message = "this row names no owner" if not row["owner"] else "this row names no company"
            self.problem(ProblemName.BAD_TABLE, message, "fill the cell, or drop the row", location)
            return
        owner, company = (self._party(row, end, location) for end in NEEDED)
        capital = self._share(row, "capital", location) or UNKNOWN
        votes = self._share(row, "votes", location) or capital
        period = Period(self._day(row, "since", location), self._day(row, "until", location))
        self.places["holdings", len(self.holdings)] = location
        sources = self._sources(row.get("source", ""))
        note = row.get("note") or None
        self.holdings.append(Holding(owner, company, capital, votes, period, sources, note))

    def _party(self, row: Cells, end: str, location: Location) -> str:
        kind = row.get(f"{end}_kind", "").lower().replace(" ", "-")
        if kind and kind not in KIND_WORDS:
            way_out = f"the kinds are {', '.join(KIND_WORDS)}"
            self.problem(ProblemName.BAD_KIND, f"'{kind}' is no kind", way_out, location)
            kind = ""
        is_complete = end == "company" and row.get("company_complete", "").lower() == "true"
        told = (row[end], row.get(f"{end}_name", ""), kind)
        return self.parties.named(
            *told, owned_at=location if end == "company" else None, is_complete=is_complete
        )

    def _share(self, row: Cells, column: str, location: Location) -> Share | None:
        text = row.get(column, "")
        if not text:
            return None
        if _BARE.fullmatch(text):
            if self.unit is None:
                self.bare.append((text, _of(location, text)))
                return UNKNOWN
            text = f"{text}%" if self.unit is ShareUnit.PERCENT else _per_cent(text)
        try:
            return parse_share(text)
        except MalformedError as error:
            self._malformed(error, _of(location, text))
            return UNKNOWN

    def _day(self, row: Cells, column: str, location: Location) -> When | None:
        text = row.get(column, "")
        try:
            return parse_when(text) if text else None
        except MalformedError as error:
            self._malformed(error, _of(location, text))
            return None

    def _sources(self, text: str) -> tuple[str, ...]:
        found = []
        for title in filter(None, map(str.strip, text.split(SEPARATOR))):
            id_ = self.source_ids.id_for(title, title)
            url = title if title.startswith(("http://", "https://")) else None
            self.sources.setdefault(id_, Source(id_, title, url=url))
            found.append(id_)
        return tuple(dict.fromkeys(found))

    def _malformed(self, error: MalformedError, location: Location) -> None:
        self.problem(error.name, error.message, error.way_out, location)

    def problem(self, name: ProblemName, message: str, way_out: str, location: Location) -> None:
        """Note a problem."""
        self.problems.append(Problem(name, message, way_out=way_out, location=location))

    def finished(self) -> Reading:
        """The dataset of all rows."""
        if self.bare:
            self._tell_unit()
        companies, holders = self.parties.sections()
        for id_, location in self.parties.owned_holders():
            message = f"{id_} is of a kind that only owns, and this row says who owns it"
            way_out = "give it the kind of a company, or correct the row"
            self.problem(ProblemName.HOLDER_OWNED, message, way_out, location)
        dataset = Dataset(
            title_of(self.file),
            latest_day(self.holdings),
            self.sources,
            companies,
            holders,
            tuple(self.holdings),
        )
        return Reading(dataset, self.problems, self.places)

    def _tell_unit(self) -> None:
        """One problem for all bare numbers: which of the two they look like."""
        text, location = self.bare[0]
        parts = all(Fraction(number) <= WHOLE for number, _ in self.bare)
        unit, looks = (
            (ShareUnit.FRACTION, "parts of one") if parts else (ShareUnit.PERCENT, "per cent")
        )
        written = percent_text(Fraction(text) if parts else Fraction(text) / 100)
        others = len(self.bare) - 1
        more = f", and {others} more like it" if others else ""
        self.problem(
            ProblemName.BAD_SHARE,
            f"{text} does not say its unit{more}",
            f"they look like {looks}: say --share-unit {unit}, or write {written}",
            location,
        )


def _of(location: Location, text: str) -> Location:
    """The place of a cell within its row."""
    at = location.excerpt.find(text)
    return Location(
        location.file, location.line, max(at, 0) + 1, len(text) if at >= 0 else 1, location.excerpt
    )


def _per_cent(text: str) -> str:
    """A part of one as the grammar has it: an exact fraction."""
    whole, _, decimals = text.partition(".")
    return f"{int(whole + decimals)}/{10 ** len(decimals)}"
