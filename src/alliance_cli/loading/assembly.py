"""From plain values to records: every entry guarded by its shape."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeVar

from pydantic import ValidationError

from alliance_cli.errors import DataPath, MalformedError, Problem
from alliance_cli.loading import entries
from alliance_cli.loading.files import Progress, unwatched
from alliance_cli.loading.mending import mended
from alliance_cli.loading.values import Value
from alliance_cli.loading.wording import problems_of, wrong_type
from alliance_cli.model.names import parse_id
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holder,
    Holding,
    Investment,
    Note,
    Project,
    Source,
    Valuation,
)
from alliance_cli.model.when import Period

E = TypeVar("E", bound=entries.Entry)

_SECTIONS: Final = frozenset(entries.FileEntry.model_fields) - set(entries.HeadEntry.model_fields)
_ENTRIES_BETWEEN_TICKS: Final = 1024


@dataclass(slots=True)
class Assembly:
    """The entries of a file as a dataset, as far as they read, and what is wrong with them."""

    dataset: Dataset
    problems: list[Problem]
    kept: Mapping[str, list[int]]
    """For each list of the file, where the records of the dataset stand in it."""
    broken_lines_of: frozenset[str]
    """Companies of which an owner's line could not be read at all."""


def assembled(file: Mapping[str, Value], progress: Progress = unwatched) -> Assembly:
    """The dataset made of the entries of `file`, as far as they read, and their problems."""
    door = _Door(file, progress)
    head = door.head()
    dataset = Dataset(
        title=head.title if head else "",
        as_of=head.as_of if head else date.min,
        sources={key: _source(key, e) for key, e in door.keyed("sources", entries.SourceEntry)},
        companies={
            key: _company(key, e) for key, e in door.keyed("companies", entries.CompanyEntry)
        },
        holders={key: _holder(key, e) for key, e in door.keyed("holders", entries.HolderEntry)},
        holdings=tuple(_holding(e) for e in door.listed("holdings", entries.HoldingEntry)),
        investments=tuple(
            _investment(e) for e in door.listed("investments", entries.InvestmentEntry)
        ),
        valuations=tuple(_valuation(e) for e in door.listed("valuations", entries.ValuationEntry)),
        projects=tuple(_project(e) for e in door.listed("projects", entries.ProjectEntry)),
    )
    return Assembly(dataset, door.problems, door.kept, door.broken_lines_of())


@dataclass(slots=True)
class _Door:
    """Lets entries in, and notes what is wrong with them."""

    file: Mapping[str, Value]
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    kept: dict[str, list[int]] = field(default_factory=dict)

    def head(self) -> entries.HeadEntry | None:
        rest = {key: value for key, value in self.file.items() if key not in _SECTIONS}
        return self._entry(entries.HeadEntry, rest, (), entries.FileEntry)

    def keyed(self, section: str, kind: type[E]) -> Iterator[tuple[str, E]]:
        value = self.file.get(section)
        if value is not None and not isinstance(value, dict):
            self.problems.append(wrong_type((section,), value, "a map of ids", "write id: …"))
            return
        for key, raw in (value or {}).items():
            self._check_id(section, key)
            entry = self._entry(kind, raw, (section, key), kind)
            if entry is not None:
                yield key, entry

    def listed(self, section: str, kind: type[E]) -> Iterator[E]:
        kept = self.kept.setdefault(section, [])
        value = self.file.get(section)
        if value is not None and not isinstance(value, list):
            way_out = "write a line for each with '- ' before it"
            self.problems.append(wrong_type((section,), value, "a list", way_out))
            return
        for index, raw in enumerate(value or ()):
            if index % _ENTRIES_BETWEEN_TICKS == 0:
                self.progress(index / len(value or ()))
            entry = self._entry(kind, raw, (section, index), kind)
            if entry is not None:
                kept.append(index)
                yield entry

    def broken_lines_of(self) -> frozenset[str]:
        value = self.file.get("holdings")
        lines = value if isinstance(value, list) else []
        kept = set(self.kept["holdings"])
        companies = (
            line.get("company")
            for index, line in enumerate(lines)
            if index not in kept and isinstance(line, dict)
        )
        return frozenset(company for company in companies if isinstance(company, str))

    def _entry(
        self, kind: type[E], raw: Value, path: DataPath, shape: type[entries.Entry]
    ) -> E | None:
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            self.problems.extend(problems_of(error, shape, path))
            return mended(kind, raw, error)

    def _check_id(self, section: str, key: str) -> None:
        try:
            parse_id(key)
        except MalformedError as error:
            self.problems.append(
                Problem(
                    error.name, error.message, (section, key), on_key=True, way_out=error.way_out
                )
            )


def _source(id_: str, entry: entries.SourceEntry) -> Source:
    return Source(id_, entry.title, entry.publisher, entry.date, entry.url)


def _company(id_: str, entry: entries.CompanyEntry) -> Company:
    return Company(
        id_,
        entry.name,
        entry.kind,
        entry.country,
        tuple(entry.aliases),
        tuple(entry.ids.items()),
        entry.complete,
        _notes(entry.notes),
    )


def _holder(id_: str, entry: entries.HolderEntry) -> Holder:
    return Holder(
        id_,
        entry.name,
        entry.kind,
        entry.country,
        tuple(entry.aliases),
        tuple(entry.ids.items()),
        _notes(entry.notes),
    )


def _notes(notes: Iterable[entries.NoteEntry]) -> tuple[Note, ...]:
    return tuple(Note(note.date, note.text, tuple(note.sources)) for note in notes)


def _holding(entry: entries.HoldingEntry) -> Holding:
    return Holding(
        entry.owner,
        entry.company,
        entry.capital,
        # The file has no words for votes that it leaves out.
        replace(entry.capital, stated="") if entry.votes is None else entry.votes,
        Period(entry.since, entry.until),
        tuple(entry.sources),
        entry.note,
    )


def _investment(entry: entries.InvestmentEntry) -> Investment:
    return Investment(
        entry.investor,
        entry.company,
        _history(entry.history),
        entry.amount,
        entry.share,
        entry.note,
    )


def _valuation(entry: entries.ValuationEntry) -> Valuation:
    return Valuation(
        entry.company, entry.value, entry.date, entry.basis, tuple(entry.sources), entry.note
    )


def _project(entry: entries.ProjectEntry) -> Project:
    return Project(
        entry.id,
        entry.title,
        tuple(entry.partners),
        _history(entry.history),
        entry.where,
        entry.note,
    )


def _history(history: Iterable[entries.EventEntry]) -> tuple[Event, ...]:
    return tuple(Event(event.date, event.status, tuple(event.sources)) for event in history)
