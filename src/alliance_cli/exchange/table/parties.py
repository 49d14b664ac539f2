"""Who is named in a table: by id or by name, as owner or as company."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from alliance_cli.errors import Location, MalformedError, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ids import Ids, slug
from alliance_cli.exchange.table.columns import party_of_kind
from alliance_cli.model.names import folded
from alliance_cli.model.records import Company, Holder, Party


@dataclass(slots=True)
class _Known:
    """What the rows say of one party."""

    cell: str
    """What the first row calls it."""
    location: Location
    names: dict[str, None] = field(default_factory=dict)
    """What stands beside it as its name."""
    kind: str = ""
    kind_at: Location | None = None
    owned_at: Location | None = None
    """The first row that says who owns it."""
    is_complete: bool = False

    @property
    def called(self) -> tuple[str, ...]:
        """Its name, and the other names that the rows give it."""
        is_name = slug(self.cell) != self.cell
        return tuple(dict.fromkeys((*self.names, *([self.cell] if is_name else ())))) or (
            self.cell,
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """Everybody in a table, once all rows are read."""

    ids: Mapping[str, str]
    """By the key that a row was given."""
    companies: Mapping[str, Company]
    holders: Mapping[str, Holder]
    """Those of a kind that only owns."""
    places: Mapping[str, Location]
    """Where each is named first, by id."""
    owned_holders: Mapping[str, Location]
    """The first row that says who owns one of them, by id."""


class Parties:
    """Everybody named so far; spellings that differ in case, accents and signs are one party."""

    def __init__(self, account: Account) -> None:
        """Begin with nobody."""
        self._account = account
        self._known: dict[str, _Known] = {}
        self._keys: dict[str, str] = {}

    def named(self, cell: str, location: Location) -> str:
        """The key of the party in a cell, which is an id or a name."""
        key = self._keys.get(cell)
        if key is None:
            key = self._keys[cell] = folded(cell)
            known = self._known.setdefault(key, _Known(cell, location))
            if _dressed(cell) != _dressed(known.cell) and slug(known.cell) not in (
                cell,
                known.cell,
            ):
                self._account.lost("spelling", cell, f"it is taken for {known.cell}")
        return key

    def describe(self, key: str, name: str, kind: str, location: Location) -> None:
        """Note what a row says of a party.

        Raises:
            MalformedError: `bad-kind`: an earlier row says that it is of another kind.
        """
        known = self._known[key]
        if name:
            known.names[name] = None
        if kind and known.kind not in ("", kind):
            line = known.kind_at.line if known.kind_at else 0
            message = f"{known.cell} is {kind} here, and {known.kind} on line {line}"
            raise MalformedError(ProblemName.BAD_KIND, message, "give it one kind")
        if kind and not known.kind:
            known.kind, known.kind_at = kind, location

    def own(self, key: str, location: Location, *, is_complete: bool) -> None:
        """Note that a row says who owns a party, and whether all owners are listed."""
        known = self._known[key]
        known.owned_at = known.owned_at or location
        known.is_complete |= is_complete

    def registered(self) -> Registered:
        """Everybody, with ids: what is an id already stays one."""
        by_key = dict(self._same())
        kept = {key: known for key, known in self._known.items() if by_key[key] == key}
        given = _ids(kept)
        ids = {key: given.id_for(other, other) for key, other in by_key.items()}
        parties = {ids[key]: _party(ids[key], known) for key, known in kept.items()}
        owned = {ids[key]: known.owned_at for key, known in kept.items()}
        return Registered(
            ids,
            {id_: party for id_, party in parties.items() if isinstance(party, Company)},
            {id_: party for id_, party in parties.items() if isinstance(party, Holder)},
            {ids[key]: known.location for key, known in kept.items()},
            {
                id_: place
                for id_, place in owned.items()
                if place is not None and isinstance(parties[id_], Holder)
            },
        )

    def _same(self) -> Iterator[tuple[str, str]]:
        """Of each key the key under which the party is kept.

        A cell that says no name may say the name that other rows give to an id.
        """
        by_name: dict[str, set[str]] = {}
        for key, known in self._known.items():
            for name in known.names:
                by_name.setdefault(folded(name), set()).add(key)
        for key, known in self._known.items():
            named = by_name.get(key, set()) - {key}
            if known.names or len(named) != 1:
                yield key, key
            else:
                (other,) = named
                self._join(self._known[other], known)
                yield key, other

    @staticmethod
    def _join(known: _Known, other: _Known) -> None:
        """Let one party be what was said of two."""
        if other.location.line < known.location.line:
            known.location = other.location
        known.kind = known.kind or other.kind
        known.owned_at = known.owned_at or other.owned_at
        known.is_complete |= other.is_complete


def _ids(kept: Mapping[str, _Known]) -> Ids:
    """Ids for all: none is a name of somebody else."""
    given = Ids()
    is_id = {key: slug(known.cell) == known.cell for key, known in kept.items()}
    is_name = {key: folded(slug(known.cell)) == key for key, known in kept.items()}
    for comes_now in (is_id, is_name):
        for key, known in kept.items():
            if comes_now[key]:
                given.id_for(key, known.cell)
    for known in kept.values():
        for name in known.names:
            given.keep_free(slug(name))
    for key, known in kept.items():
        given.id_for(key, known.cell)
    return given


def _party(id_: str, known: _Known) -> Party:
    name, *others = known.called
    party = party_of_kind(id_, name, known.kind)
    own = {folded(name), folded(id_)}
    aliases = tuple(other for other in others if folded(other) not in own)
    party = replace(party, aliases=aliases)
    return replace(party, complete=known.is_complete) if isinstance(party, Company) else party


def _dressed(name: str) -> str:
    """The name without case, accents and spaces, but with all its signs."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c) and not c.isspace())
