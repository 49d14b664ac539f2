"""Who is named in a table: by id or by name, as owner or as company."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from alliance_cli.errors import Location, Problem, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ids import Ids, slug
from alliance_cli.exchange.table.columns import party_of_kind
from alliance_cli.model.names import folded
from alliance_cli.model.records import Company, Holder, Party

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
"""Those of Latin, Greek and Cyrillic letters; other marks make other letters: カ and ガ."""


@dataclass(slots=True)
class _Known:
    """What the rows say of one party."""

    location: Location
    id: str = ""
    """Where a cell has it."""
    texts: dict[str, bool] = field(default_factory=dict)
    """What it is called, and whether that stands beside it as its name."""
    kinds: dict[str, Location] = field(default_factory=dict)
    """And where each is told first."""
    owned_at: Location | None = None
    """The first row that says who owns it."""
    is_complete: bool = False

    @property
    def names(self) -> list[str]:
        """What stands beside it as its name."""
        return [text for text, is_beside in self.texts.items() if is_beside]

    @property
    def called(self) -> list[str]:
        """All that it is called, its name first."""
        others = [text for text, is_beside in self.texts.items() if not is_beside]
        return [*self.names, *others] or [self.id]

    @property
    def kind(self) -> str:
        """The first kind that is told."""
        return next(iter(self.kinds), "")


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
    problems: tuple[Problem, ...]


class Parties:
    """Everybody named so far; what `folded` makes of a cell tells the parties apart."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._known: dict[str, _Known] = {}
        self._keys: dict[str, str] = {}

    def named(self, cell: str, location: Location) -> str:
        """The key of the party in a cell, which is an id or a name."""
        key = self._keys.get(cell)
        if key is None:
            key = self._keys[cell] = folded(cell)
            known = self._known.setdefault(key, _Known(location))
            if slug(cell) == cell:
                known.id = cell
            else:
                known.texts.setdefault(cell, False)
        return key

    def describe(self, key: str, name: str, kind: str, at: Callable[[], Location]) -> None:
        """Note what a row says of a party, and where it tells the kind."""
        known = self._known[key]
        if name:
            known.texts[name] = True
        if kind and kind not in known.kinds:
            known.kinds[kind] = at()

    def own(self, key: str, location: Location, *, is_complete: bool) -> None:
        """Note that a row says who owns a party, and whether all owners are listed."""
        known = self._known[key]
        known.owned_at = known.owned_at or location
        known.is_complete |= is_complete

    def registered(self, account: Account) -> Registered:
        """Everybody, with ids: what is an id already stays one."""
        by_key = dict(self._same())
        kept = {key: known for key, known in self._known.items() if by_key[key] == key}
        given = _ids(kept)
        ids = {key: given.id_for(other, other) for key, other in by_key.items()}
        parties = {ids[key]: _party(ids[key], known, account) for key, known in kept.items()}
        found = (_problems(parties[ids[key]], known) for key, known in kept.items())
        return Registered(
            ids,
            {id_: party for id_, party in parties.items() if isinstance(party, Company)},
            {id_: party for id_, party in parties.items() if isinstance(party, Holder)},
            {ids[key]: known.location for key, known in kept.items()},
            tuple(problem for problems in found for problem in problems),
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
                _join(self._known[other], known)
                yield key, other


def _join(known: _Known, other: _Known) -> None:
    """Let one party be what was said of two."""
    if other.location.line < known.location.line:
        known.location = other.location
    for text in other.texts:
        known.texts.setdefault(text, False)
    together = {**known.kinds, **other.kinds} | known.kinds
    known.kinds = dict(sorted(together.items(), key=lambda told: told[1].line))
    known.owned_at = known.owned_at or other.owned_at
    known.is_complete |= other.is_complete


def _ids(kept: Mapping[str, _Known]) -> Ids:
    """Ids for all: none is a name of somebody else."""
    given = Ids()
    slugs = {key: slug(known.id or next(iter(known.texts))) for key, known in kept.items()}
    is_name = {key for key, id_ in slugs.items() if folded(id_) == key}
    for comes_now in ({key for key, known in kept.items() if known.id}, is_name):
        for key, id_ in slugs.items():
            if key in comes_now:
                given.id_for(key, id_)
    for known in kept.values():
        for name in known.names:
            given.keep_free(slug(name))
    for key, id_ in slugs.items():
        given.id_for(key, id_)
    return given


def _party(id_: str, known: _Known, account: Account) -> Party:
    """The party; a name that differs from another in its signs alone is a loss."""
    name, *others = known.called
    taken = {folded(name): name}
    aliases = []
    for other in others:
        same = taken.setdefault(folded(other), other)
        if same is other and _dressed(other) != _dressed(id_):
            aliases.append(other)
        elif _dressed(other) != _dressed(same):
            account.lost("spelling", other, f"it is taken for {same}")
    party = replace(party_of_kind(id_, name, known.kind), aliases=tuple(aliases))
    return replace(party, complete=known.is_complete) if isinstance(party, Company) else party


def _dressed(name: str) -> str:
    """The name without case, accents and spaces, but with all its signs."""
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).casefold()
    return "".join(letters.split())


def _problems(party: Party, known: _Known) -> Iterator[Problem]:
    """What cannot be of one party."""
    kind, *others = known.kinds or ("",)
    for other in others:
        yield Problem(
            ProblemName.BAD_KIND,
            f"{party.name} is {other} here, and {kind} on line {known.kinds[kind].line}",
            way_out="give it one kind",
            location=known.kinds[other],
        )
    if known.owned_at and isinstance(party, Holder) and not others:
        yield Problem(
            ProblemName.HOLDER_OWNED,
            f"{party.id} is of a kind that only owns, and this row says who owns it",
            way_out="give it the kind of a company, or correct the row",
            location=known.owned_at,
        )
