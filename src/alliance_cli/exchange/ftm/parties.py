"""Who is in a FollowTheMoney file: companies, and those that only own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from alliance_cli.errors import DataPath, Location, MalformedError
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.sources import Sources
from alliance_cli.exchange.ftm.text import readable_line, readable_paragraph
from alliance_cli.exchange.ftm.words import (
    COMPANIES,
    IDENTIFIERS,
    NOTE_SOURCES,
    PERSON,
    PUBLIC_BODY,
)
from alliance_cli.exchange.ids import LONGEST_BASE, Ids, slug
from alliance_cli.model.codes import COUNTRIES
from alliance_cli.model.names import folded
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Note
from alliance_cli.model.when import When, parse_when

_NAMES: Final = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_COUNTRIES: Final = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")
_SCHEMES: Final = {property_: scheme for scheme, property_ in IDENTIFIERS.items()}
_USED: Final = frozenset(
    {*_NAMES, *_COUNTRIES, *_SCHEMES, "classification", "notes", "modifiedAt", "retrievedAt"}
)
_USED_BY_NOTES: Final = _USED | {"proof", "sourceUrl", "publisher", "publisherUrl"}
_NOTE: Final = re.compile(
    rf"([0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?): (.+?)(?:{NOTE_SOURCES})?", re.DOTALL
)
"""A date, the text, and the ids of sources, as they are written out."""


@dataclass(slots=True)
class Parties:
    """The parties made of entities, by the ids that they have in the file and here."""

    findings: Findings
    sources: Sources
    as_of: When | None
    """The day of notes that tell none; they are lost where nothing tells it."""
    ids: dict[str, str] = field(default_factory=dict)
    """Our id by theirs."""
    companies: dict[str, Company] = field(default_factory=dict)
    holders: dict[str, Holder] = field(default_factory=dict)
    places: dict[DataPath, Location] = field(default_factory=dict)
    _taken: dict[str, str] = field(default_factory=dict)
    """Who answers to a folded spelling."""
    _numbers: dict[str, int] = field(default_factory=dict)
    """How many are called alike."""

    def add_all(self, entities: list[Entity], owned: frozenset[str]) -> None:
        """Make a party of each; those owned, and those of companies' schemata, are companies."""
        self.ids = dict(_ids(entities))
        self._taken = {folded(id_): id_ for id_ in self.ids.values()}
        # Names go before aliases: who is only also called so gives way.
        names = [self._name(entity) for entity in entities]
        for entity, name in zip(entities, names, strict=True):
            self._add(entity, name, is_company=entity.id in owned or entity.schema in COMPANIES)

    def _add(self, entity: Entity, name: str, *, is_company: bool) -> None:
        id_ = self.ids[entity.id]
        told = (self._country(entity), self._aliases(entity), self._identifiers(entity))
        notes = tuple(self._notes(entity))
        if is_company:
            kind = CompanyKind(self._kind(entity, CompanyKind.COMPANY, frozenset(CompanyKind)))
            if entity.schema == PUBLIC_BODY:
                self.findings.lost("public body", entity, "it is owned, and so a company here")
            self.companies[id_] = Company(id_, name, kind, *told, notes=notes)
        else:
            usual = {PERSON: HolderKind.PERSON, PUBLIC_BODY: HolderKind.STATE}
            default = usual.get(entity.schema, HolderKind.COMPANY)
            holder_kind = HolderKind(self._kind(entity, default, frozenset(HolderKind)))
            self.holders[id_] = Holder(id_, name, holder_kind, *told, notes=notes)
        self.places["companies" if is_company else "holders", id_] = entity.location
        self.findings.lost_properties(entity, _USED_BY_NOTES if notes else _USED)

    def _kind(self, entity: Entity, default: str, known: frozenset[str]) -> str:
        words = entity.all("classification")
        kinds = [word for word in words if word in known]
        for word in words:
            if word not in kinds[:1]:
                self.findings.lost("classification", entity, shown(word))
        return kinds[0] if kinds else default

    def _name(self, entity: Entity) -> str:
        """The name, with a number behind it where somebody else answers to it."""
        id_ = self.ids[entity.id]
        name = next(filter(None, map(readable_line, entity.all(*_NAMES))), "")
        if not name:
            name = id_
            self.findings.lost("name", entity, "it has no name; its id stands instead")
        if self._takes(name, id_):
            return name
        key = folded(name)
        while True:
            self._numbers[key] = self._numbers.get(key, 1) + 1
            numbered = f"{name[:LONGEST_BASE]} ({self._numbers[key]})"
            if self._takes(numbered, id_):
                what = f"'{shown(name)}' is somebody else's too; '{shown(numbered)}' stands instead"
                self.findings.lost("shared name", entity, what)
                return numbered

    def _takes(self, text: str, id_: str) -> bool:
        return self._taken.setdefault(folded(text), id_) == id_

    def _country(self, entity: Entity) -> str | None:
        codes = list(dict.fromkeys(code.upper() for code in entity.all(*_COUNTRIES)))
        known = [code for code in codes if code in COUNTRIES]
        for code in codes:
            if code not in known[:1]:
                reason = "a party has one country" if code in COUNTRIES else "it is not ISO 3166-1"
                self.findings.lost("country", entity, f"{shown(code)}: {reason}")
        return known[0] if known else None

    def _aliases(self, entity: Entity) -> tuple[str, ...]:
        id_, found = self.ids[entity.id], []
        spellings = list(filter(None, map(readable_line, entity.all(*_NAMES))))
        for alias in dict.fromkeys(spellings[1:]):
            if self._takes(alias, id_):
                found.append(alias)
            else:
                self.findings.lost("shared alias", entity, f"{shown(alias)} is somebody else's too")
        return tuple(found)

    def _identifiers(self, entity: Entity) -> tuple[tuple[str, str], ...]:
        id_, found = self.ids[entity.id], []
        for property_, texts in entity.values.items():
            scheme = _SCHEMES.get(property_, "")
            values = dict.fromkeys(map(readable_line, texts if scheme else ()))
            for number, value in enumerate(filter(None, values), start=1):
                if self._takes(value, id_):
                    found.append((scheme if number == 1 else f"{scheme}-{number}", value))
                else:
                    what = f"{scheme} {shown(value)} is somebody else's too"
                    self.findings.lost("shared identifier", entity, what)
        return tuple(found)

    def _notes(self, entity: Entity) -> Iterator[Note]:
        """The notes; where none names its sources, each has those of the party."""
        texts = list(filter(None, map(readable_paragraph, entity.all("notes"))))
        of_party = self.sources.of(entity) if texts else ()
        told = [self._note(text) for text in texts]
        if any(note is not None and note.sources for note in told):
            of_party = ()
        for text, note in zip(texts, told, strict=True):
            if note is not None:
                yield note if note.sources else replace(note, sources=of_party)
            elif self.as_of is not None:
                self.findings.lost("note date", entity, "a note without a date has the file's day")
                yield Note(self.as_of, text, of_party)
            else:
                self.findings.lost("note", entity, shown(text))

    def _note(self, text: str) -> Note | None:
        """The note where it is written as we write notes: its day, the text, its sources."""
        match = _NOTE.fullmatch(text)
        if match is None:
            return None
        sources = [self.sources.with_id(id_) for id_ in match[3].split("; ")] if match[3] else []
        known = tuple(id_ for id_ in sources if id_ is not None)
        try:
            return Note(parse_when(match[1]), match[2], known) if known == tuple(sources) else None
        except MalformedError:
            return None


def _ids(entities: list[Entity]) -> Iterator[tuple[str, str]]:
    """Their ids and ours: the same where theirs can be ours, else made of the name."""
    ids = Ids()
    kept = [entity.id for entity in entities if slug(entity.id) == entity.id]
    for id_ in kept:
        ids.id_for(id_, id_)
    for entity in entities:
        yield entity.id, ids.id_for(entity.id, entity.first(*_NAMES) or entity.id)
