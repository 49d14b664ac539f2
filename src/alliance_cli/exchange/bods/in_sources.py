"""Who publishes the statements, and where they were read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_cli.errors import Location
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_entry import Entry, shown
from alliance_cli.exchange.bods.in_statements import Statement
from alliance_cli.exchange.bods.in_words import words_of
from alliance_cli.exchange.ids import Ids
from alliance_cli.model.records import Source

_SOURCE: Final = frozenset({"type", "description", "url", "retrievedAt", "assertedBy"})


@dataclass(slots=True)
class Sources:
    """Every distinct source of the statements."""

    account: Account
    by_id: dict[str, Source] = field(default_factory=dict)
    _ids: Ids = field(default_factory=Ids)

    def id_of(self, source: Entry) -> str:
        """The id of the source that a statement names; nothing where it names none."""
        description, url = source.text("description"), source.text("url")
        types = tuple(words_of(code) for code in source.texts("type"))
        asserted = source.inners("assertedBy")
        names = ", ".join(filter(None, (agent.text("name") for agent in asserted)))
        kind = " and ".join(types).capitalize()
        title = description or " by ".join(filter(None, (kind, names))) or url
        if not title:
            return ""
        retrieved = source.when("retrievedAt")
        id_ = self._ids.id_for("\n".join((title, names, str(retrieved), url)), title)
        if id_ not in self.by_id:
            self.by_id[id_] = Source(id_, title, names or None, retrieved, url or None)
            self._note_what_is_lost(source, asserted, id_, kind if description else "")
        return id_

    def _note_what_is_lost(
        self, source: Entry, asserted: tuple[Entry, ...], id_: str, kind: str
    ) -> None:
        where = f"source {id_}"
        if kind:
            self.account.lost("source type", where, f"{kind.lower()}; the description stands")
        time = source.value("retrievedAt")
        if isinstance(time, str) and "T" in time:
            self.account.lost("time of day", where, f"retrieved at {shown(time)}; the day stands")
        uris = (agent.code("uri") for agent in asserted)
        for uri in filter(None, uris):
            self.account.lost("web address", where, f"{shown(uri)}, of who asserts it")
        for key in source.strangers(_SOURCE):
            self.account.lost("extra field", where, f"{key} is no field of BODS 0.4")


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

    def add(self, statement: Statement) -> None:
        """Note how one more statement is published."""
        day = statement.published or statement.day
        if self.as_of_at is None or day > self.as_of:
            self.as_of, self.as_of_at = day, statement.location
        publisher = statement.publication.inner("publisher")
        key = (
            publisher.text("name"),
            publisher.text("url"),
            statement.publication.text("license"),
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
        title = self.publisher
        for (name, url, licence, day), count in self.counts.items():
            told = ("by", "" if name == title else name), ("at", url), ("under", licence)
            words = ", ".join(f"{before} {text}" for before, text in told if text)
            if words:
                where = f"{count} statements" if count > 1 else "1 statement"
                what = f"published {day} {shown(words)}"
                self.account.lost("publication details", where, what)
