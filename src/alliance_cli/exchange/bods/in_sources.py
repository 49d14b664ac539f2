"""Who publishes the statements, and where they were read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.addresses import address_in
from alliance_cli.exchange.bods.in_entry import Entry, shown, words_of
from alliance_cli.exchange.bods.in_statements import Statement
from alliance_cli.exchange.ids import Ids
from alliance_cli.model.records import Source
from alliance_cli.model.texts import mended_text

_AGENT: Final = frozenset({"name", "uri"})
_PUBLICATION: Final = frozenset({"publicationDate", "bodsVersion", "license", "publisher"})
_PUBLISHER: Final = frozenset({"name", "url"})
_VERSION: Final = "0.4"
_SOURCE: Final = frozenset({"type", "description", "url", "retrievedAt", "assertedBy"})


@dataclass(slots=True)
class Sources:
    """Every distinct source of the statements."""

    account: Account
    by_id: dict[str, Source] = field(default_factory=dict)
    _ids: Ids = field(default_factory=Ids)
    _parties: dict[str, int] = field(default_factory=dict)
    """By id of a source: how many statements about parties name it."""
    _nameless: dict[str, None] = field(default_factory=dict)

    def id_for_party(self, source: Entry) -> str:
        """The id of the source of a statement about a party, of which the party says nothing."""
        id_ = self.id_of(source)
        if id_:
            self._parties[id_] = self._parties.get(id_, 0) + 1
        return id_

    def id_of(self, source: Entry) -> str:
        """The id of the source that a statement names; nothing where it names none."""
        description, url = source.text("description"), source.code("url")
        types = tuple(words_of(code) for code in source.texts("type"))
        asserted = source.inners("assertedBy")
        names = mended_text(", ".join(filter(None, (agent.text("name") for agent in asserted))))
        kind = " and ".join(types).capitalize()
        title = description or " by ".join(filter(None, (kind, names)))
        title = title or mended_text(url)
        retrieved = source.when("retrievedAt")
        if not title:
            if retrieved:
                self._nameless[str(retrieved)] = None
            return ""
        id_ = self._ids.id_for("\n".join((title, names, str(retrieved), url)), title)
        if id_ not in self.by_id:
            address = address_in(url, f"source {id_}", self.account)
            self.by_id[id_] = Source(id_, title, names or None, retrieved, address)
            self._note_what_is_lost(source, asserted, id_, kind if description else "")
        return id_

    def note_what_is_lost(self) -> None:
        """Account for sources that say nothing of themselves, and for those of parties."""
        for day in self._nameless:
            what = f"retrieved {day} from a source that is not described: it is left out"
            self.account.lost("source", "statements", what)
        for id_, count in self._parties.items():
            words = "a statement about a party rests" if count == 1 else f"{count:,} of them rest"
            what = f"{words} on it; parties have no sources"
            self.account.lost("source of parties", f"source {id_}", what)

    def _note_what_is_lost(
        self, source: Entry, asserted: tuple[Entry, ...], id_: str, kind: str
    ) -> None:
        where = f"source {id_}"
        if kind:
            self.account.lost("source type", where, f"{kind.lower()}; the description stands")
        time = source.value("retrievedAt")
        if isinstance(time, str) and "T" in time:
            self.account.lost("time of day", where, f"retrieved at {shown(time)}; the day stands")
        for agent in asserted:
            agent.note_strangers(_AGENT, where)
        uris = (agent.code("uri") for agent in asserted)
        for uri in filter(None, uris):
            self.account.lost("web address", where, f"{shown(uri)}, of who asserts it")
        source.note_strangers(_SOURCE, where)


@dataclass(slots=True)
class Publications:
    """Who publishes the statements, and under which licence: told once for all that share it."""

    account: Account
    as_of: date = date.min
    """The latest day of a publication; of a statement where it does not say when it was published.

    What is published on a day may tell of later ones; a question looks at what is published.
    """
    as_of_at: Location | None = None
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    _oddities: dict[tuple[str, str], None] = field(default_factory=dict)
    """Kinds of losses, and what is lost, each told once for all statements that have it."""

    def add(self, statement: Statement) -> None:
        """Note how one more statement is published."""
        day = statement.published or statement.day
        if self.as_of_at is None or day > self.as_of:
            self.as_of, self.as_of_at = day, statement.location
        publisher = statement.publication.inner("publisher")
        self._note_oddities(statement.publication, publisher)
        key = (
            publisher.text("name"),
            publisher.text("url"),
            statement.publication.text("license"),
            statement.declaration,
            str(day),
        )
        self.counts[key] = self.counts.get(key, 0) + 1

    @property
    def publisher(self) -> str:
        """The name of the publisher, where there is but one."""
        names = {name for name, *_ in self.counts}
        return names.pop() if len(names) == 1 else ""

    def note_what_is_lost(self) -> None:
        """Account for what the dataset does not say of publication."""
        for kind, what in self._oddities:
            self.account.lost(kind, "publication details", what)
        title = self.publisher
        for (name, url, licence, declaration, day), count in self.counts.items():
            named = "" if name == title else name
            told = ("by", named), ("at", url), ("under", licence), ("with declaration", declaration)
            words = ", ".join(f"{before} {shown(text)}" for before, text in told if text)
            if words:
                where = f"{count} statements" if count > 1 else "1 statement"
                what = f"published {day} {words}"
                self.account.lost("publication details", where, what)

    def _note_oddities(self, publication: Entry, publisher: Entry) -> None:
        version = publication.value("bodsVersion")
        if version is not None and version != _VERSION:
            what = f"bodsVersion {shown(version)} is read as if it were {_VERSION}"
            self._oddities["version", what] = None
        for entry, known in ((publication, _PUBLICATION), (publisher, _PUBLISHER)):
            for key in entry.strangers(known):
                self._oddities["extra field", f"{entry.path}{key} is no field of BODS 0.4"] = None
