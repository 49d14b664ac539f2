"""The entities of GLEIF's records as companies, known by their LEIs alone or by level 1."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from alliance_cli.errors import DataPath, Location
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.gleif.nodes import Node
from alliance_cli.exchange.gleif.records import LegalEntity
from alliance_cli.exchange.ids import LONGEST_BASE, Ids
from alliance_cli.model.codes import COUNTRIES
from alliance_cli.model.names import folded
from alliance_cli.model.records import Company, CompanyKind, Note
from alliance_cli.model.when import When, whole_date

SOURCE: Final = "gleif"
_KINDS: Final = {"": CompanyKind.COMPANY, "GENERAL": CompanyKind.COMPANY, "FUND": CompanyKind.FUND}
_IN_ORDER: Final = {("ACTIVE", "ISSUED"), ("ACTIVE", ""), ("", "ISSUED"), ("", "")}


@dataclass(slots=True)
class Parties:
    """Everybody in a file, in the order in which they are listed."""

    account: Account
    places: dict[DataPath, Location] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    nodes: dict[str, Node] = field(default_factory=dict)
    """By id: all who are told of."""
    listed: dict[str, None] = field(default_factory=dict)
    entities: dict[str, LegalEntity] = field(default_factory=dict)
    told: dict[str, tuple[datetime, bool]] = field(default_factory=dict)
    """By id: when level 1 last told who it is, and whether it took that back."""
    notes: dict[str, dict[tuple[When | None, str], None]] = field(default_factory=dict)
    """By id: what is to be noted, each once, and when."""
    names: set[str] = field(default_factory=set)
    """Those that are taken, folded."""

    def id_of(self, node: Node) -> str:
        """The id of an entity."""
        id_ = self.ids.id_for(f"{node.scheme} {node.code}", f"{node.scheme}-{node.code}")
        self.nodes.setdefault(id_, node)
        return id_

    def enlist(self, id_: str, location: Location) -> None:
        """Have an entity among the companies."""
        if id_ not in self.listed:
            self.listed[id_] = None
            self.places["companies", id_] = location
            node = self.nodes[id_]
            if node.doubt:
                why = f"{node.doubt}; the code is kept as it stands"
                self.account.lost("doubtful LEI", _where(node), why)

    def note(self, id_: str, text: str, on: When | None) -> bool:
        """Note something about an entity, on the day of the file for `None`; whether it is new."""
        noted = self.notes.setdefault(id_, {})
        is_new = (on, text) not in noted
        noted[on, text] = None
        return is_new

    def describe(self, entity: LegalEntity, told: datetime) -> None:
        """Take in who an entity is; of two records the one told last stands, or else the first."""
        id_ = self.id_of(entity.node)
        before, was_deleted = self.told.get(id_, (None, False))
        if before is not None and not was_deleted:
            why = "another record of level 1 tells the same entity; the one updated last stands"
            self.account.lost("duplicate record", _where(entity.node), why)
        elif before is not None and told <= before:
            why = "GLEIF has deleted it since"
            self.account.lost("deleted record", _where(entity.node), why)
        if before is None or before < told:
            self.told[id_] = (told, False)
            self.entities[id_] = entity

    def withdraw(self, node: Node, told: datetime) -> None:
        """Take in that a record of level 1 is deleted."""
        id_ = self.id_of(node)
        before, _ = self.told.get(id_, (told, False))
        if before > told:
            return
        self.told[id_] = (told, True)
        if self.entities.pop(id_, None) is not None:
            self.account.lost("deleted record", _where(node), "GLEIF has deleted it since")

    def enlist_entities(self) -> None:
        """Have all whom level 1 describes among the companies, each in the place where it does."""
        for id_, entity in self.entities.items():
            self.enlist(id_, entity.location)
            self.places["companies", id_] = entity.location

    def companies(self, as_of: date) -> dict[str, Company]:
        """Everybody as a company, by id."""
        # Every name comes before any other name, so that nobody loses it to somebody's alias.
        names = {id_: self._own_name(entity) for id_, entity in self.entities.items()}
        return {
            id_: self._described(id_, names[id_], self.entities[id_], as_of)
            if id_ in names
            else self._unknown(id_, as_of)
            for id_ in self.listed
        }

    def _unknown(self, id_: str, as_of: date) -> Company:
        node = self.nodes[id_]
        return Company(
            id_, node.code, identifiers=(node.identifier,), notes=self._notes(id_, as_of)
        )

    def _described(self, id_: str, name: str, entity: LegalEntity, as_of: date) -> Company:
        self._note_standing(id_, entity)
        return Company(
            id_,
            name,
            self._kind(entity),
            self._country(entity),
            tuple(self._aliases(entity)),
            (entity.node.identifier,),
            notes=self._notes(id_, as_of),
        )

    def _notes(self, id_: str, as_of: date) -> tuple[Note, ...]:
        noted = self.notes.get(id_, {})
        return tuple(Note(on or whole_date(as_of), text, (SOURCE,)) for on, text in noted)

    def _note_standing(self, id_: str, entity: LegalEntity) -> None:
        if (entity.status, entity.registration) not in _IN_ORDER:
            standing = f"entity {entity.status or 'of unknown status'}"
            more = f", registration {entity.registration}" if entity.registration else ""
            self.note(id_, f"GLEIF: {standing}{more}", entity.updated)

    def _own_name(self, entity: LegalEntity) -> str:
        if self._is_free(entity.name):
            return entity.name
        why = f"somebody else is called '{entity.name}' too; its LEI stands behind the name"
        self.account.lost("shared name", _where(entity.node), why)
        return f"{entity.name[:LONGEST_BASE]} ({entity.node.code})"

    def _aliases(self, entity: LegalEntity) -> Iterable[str]:
        own = {folded(entity.name)}
        for name in entity.other_names:
            if folded(name) in own:
                continue
            own.add(folded(name))
            if self._is_free(name):
                yield name
            else:
                why = f"somebody else answers to its other name '{name}' already"
                self.account.lost("shared name", _where(entity.node), why)

    def _is_free(self, name: str) -> bool:
        """Whether nobody has the name; it is taken from now on."""
        before = len(self.names)
        self.names.add(folded(name))
        return len(self.names) > before

    def _kind(self, entity: LegalEntity) -> CompanyKind:
        if entity.category not in _KINDS:
            why = f"a company has no kind for {entity.category}"
            self.account.lost("entity category", _where(entity.node), why)
        return _KINDS.get(entity.category, CompanyKind.COMPANY)

    def _country(self, entity: LegalEntity) -> str | None:
        if entity.country in COUNTRIES:
            return entity.country
        if entity.country:
            why = f"'{entity.country[:40]}' is no country of ISO 3166-1"
            self.account.lost("country", _where(entity.node), why)
        return None


def _where(node: Node) -> str:
    return f"entity {node.code}"
