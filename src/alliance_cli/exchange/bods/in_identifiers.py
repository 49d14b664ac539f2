"""Where an entity or a person belongs, and the numbers that registers have given it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_entry import Entry, shown
from alliance_cli.exchange.ids import slug
from alliance_cli.model.codes import COUNTRIES

_COUNTRY: Final = re.compile("([A-Z]{2})(-[A-Z0-9]{1,3})?")
_SCHEME: Final = re.compile("[A-Za-z0-9_-]+")
_LEI: Final = frozenset({"xi-lei", "lei"})
_IDENTIFIER: Final = frozenset({"id", "scheme", "schemeName", "uri"})
_PLACE: Final = frozenset({"name", "code"})


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers of a party."""

    pairs: tuple[tuple[str, str], ...]
    """Scheme and value."""
    official: tuple[tuple[str, str], ...]
    """Those under the code of a scheme: whoever shares one of them is the same party."""


def identifiers_of(details: Entry, where: str, account: Account) -> Identifiers:
    """The identifiers of a party, those of its shares among them."""
    pairs: dict[tuple[str, str], bool] = {}
    for entry in details.inners("identifiers"):
        entry.note_strangers(_IDENTIFIER, where)
        code, name, value = entry.code("scheme"), entry.text("schemeName"), entry.text("id")
        scheme = _scheme(code.strip().lower() or name)
        if not (scheme and value):
            account.lost("identifier", where, _without_a_key(code or name, value))
        else:
            pairs[scheme, value] = bool(code.strip())
        if entry.has("uri"):
            account.lost("web address", where, f"{shown(entry.code('uri'))}, of an identifier")
    for scheme, value in _securities(details):
        pairs.setdefault((scheme, value), False)
    # 'n/a' and '0' are given to many.
    official = (
        pair
        for pair, is_code in pairs.items()
        if is_code and any(c.isdigit() and c != "0" for c in pair[1])
    )
    return Identifiers(tuple(pairs), tuple(official))


def _without_a_key(scheme: str, value: str) -> str:
    if scheme and value:
        return f"{shown(value)}: no key can be made of its scheme {shown(scheme)}"
    return f"{shown(scheme or value) or 'an empty one'} has no scheme or no id"


def country_of(details: Entry, where: str, account: Account, *, is_person: bool) -> str | None:
    """The country of a party: that of its jurisdiction, or its first nationality."""
    if not is_person:
        jurisdiction = details.inner("jurisdiction")
        return _country(jurisdiction, where, account) if jurisdiction.fields else None
    nationalities = details.inners("nationalities")
    for other in nationalities[1:]:
        words = shown(other.text("name") or other.code("code"))
        account.lost("nationality", where, f"{words}: the first one stands alone")
    return _country(nationalities[0], where, account) if nationalities else None


def _country(place: Entry, where: str, account: Account) -> str | None:
    place.note_strangers(_PLACE, where)
    code, name = place.code("code").strip(), place.text("name")
    if not code:
        account.lost(
            "country", where, f"{shown(name) or 'it'} has no code: no country stands for it"
        )
        return None
    match = _COUNTRY.fullmatch(code.upper())
    if match is None:
        way_out = "write two letters of ISO 3166-1, such as FR"
        place.wrong(ProblemName.BAD_COUNTRY, "code", f"is '{shown(code)}'", way_out)
        return None
    if match[1] not in COUNTRIES:
        account.lost(
            "country", where, f"{match[1]} is no code of ISO 3166-1: no country stands for it"
        )
        return None
    if match[2]:
        words = f"{code} ({shown(name)})" if name else code
        account.lost("subdivision", where, f"{words}: {match[1]} stands for it")
    return match[1]


def _scheme(code: str) -> str:
    """The key of a scheme: `lei`, `gb-coh`; a name of several words becomes one."""
    if code.lower() in _LEI:
        return "lei"
    return code if _SCHEME.fullmatch(code) else slug(code)


def _securities(details: Entry) -> Iterator[tuple[str, str]]:
    for listing in details.inner("publicListing").inners("securitiesListings"):
        security = listing.inner("security")
        scheme, value = security.text("idScheme"), security.text("id")
        if _SCHEME.fullmatch(scheme) and value:
            yield scheme.lower(), value


class Identities:
    """Records, joined where the scheme and the id of an identifier are the same in both."""

    def __init__(self) -> None:
        """Begin with no records."""
        self._parent: dict[str, str] = {}
        self._first: dict[tuple[bool, str, str], str] = {}

    def add(self, record: str, identifiers: Identifiers, *, is_person: bool) -> None:
        """Note the identifiers of a record; no person is one party with an entity."""
        self._parent[record] = record
        for scheme, value in identifiers.official:
            first = self._first.setdefault((is_person, scheme, value), record)
            self._parent[self._root(record)] = self._root(first)

    def groups(self) -> Iterable[list[str]]:
        """The records of each party, in the order of the file."""
        groups: dict[str, list[str]] = {}
        for record in self._parent:
            groups.setdefault(self._root(record), []).append(record)
        return groups.values()

    def _root(self, record: str) -> str:
        root = record
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[record] != root:
            record, self._parent[record] = self._parent[record], root
        return root
