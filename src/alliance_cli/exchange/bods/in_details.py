"""What a record says of its entity or person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_entry import Entry, shown
from alliance_cli.exchange.bods.in_identifiers import Identifiers, country_of, identifiers_of
from alliance_cli.exchange.bods.in_kinds import Kinds, kinds_of
from alliance_cli.exchange.bods.in_records import PartyRecord
from alliance_cli.model.records import HolderKind, Note
from alliance_cli.model.when import whole_date

_LOST: Final[Mapping[str, str]] = {
    "foundingDate": "founding date",
    "dissolutionDate": "dissolution date",
    "formedByStatute": "statute",
    "publicListing": "public listing",
    "uri": "web address",
    "birthDate": "birth date",
    "deathDate": "death date",
    "placeOfBirth": "place of birth",
    "addresses": "address",
    "taxResidencies": "tax residency",
    "politicalExposure": "political exposure",
}
"""Fields that the dataset has no place for, and what they are called in the account."""
_NAMES: Final = frozenset({"name", "alternateNames", "names"})
_UNCOMPARED: Final = _NAMES | {"isComponent"}
"""What of older statements is no loss: their names are other names."""
_UNSPECIFIED: Final = ("unspecifiedEntityDetails", "unspecifiedPersonDetails")
_KEPT: Final = _NAMES.union(
    ("isComponent", "entityType", "personType", "jurisdiction", "nationalities", "identifiers"),
    _UNSPECIFIED,
)
_NAME: Final = frozenset({"type", "fullName", "givenName", "patronymicName", "familyName"})
_REASON: Final = frozenset({"reason", "description"})


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a record says of a party."""

    is_person: bool
    kinds: Kinds
    name: str
    aliases: tuple[str, ...]
    country: str | None
    identifiers: Identifiers
    notes: tuple[Note, ...]


def portrait_of(record: str, party: PartyRecord, account: Account) -> Portrait:
    """What the newest statement of a record says, and the names that older ones say."""
    details = party.newest.details
    is_person = party.newest.kind == "person"
    where = f"{party.newest.kind} {shown(record)}"
    details.flag("isComponent")
    _note_what_is_lost(details, where, account)
    _note_what_is_superseded(party, where, account)
    kinds = kinds_of(details, where, account, is_person=is_person)
    older = sorted(party.older, key=lambda statement: statement.moment, reverse=True)
    names = [
        name
        for statement in (party.newest, *older)
        for name in _names(statement.details, where, is_person=is_person)
    ]
    # Whoever is not named is told from others by the record.
    name = names[0] if names else " ".join(f"{kinds.words} {shown(record)}".split()).capitalize()
    return Portrait(
        is_person,
        kinds,
        name,
        tuple(names[1:]),
        country_of(details, where, account, is_person=is_person),
        identifiers_of(details, where, account),
        tuple(_notes(party, kinds, where)),
    )


def _names(details: Entry, where: str, *, is_person: bool) -> list[str]:
    """The names in a statement; of a person the legal one first."""
    if not is_person:
        told = (details.text("name"), *details.texts("alternateNames"))
        return [name for name in told if name]
    names = details.inners("names")
    for name in names:
        name.note_strangers(_NAME, where)
    legal_first = sorted(names, key=lambda name: name.code("type") != "legal")
    return [text for name in legal_first if (text := _full_name(name))]


def _full_name(name: Entry) -> str:
    parts = (name.text(key) for key in ("givenName", "patronymicName", "familyName"))
    return name.text("fullName") or " ".join(filter(None, parts))


def _notes(party: PartyRecord, kinds: Kinds, where: str) -> Iterator[Note]:
    """Why somebody is not named; of the public that needs no reason."""
    for key in _UNSPECIFIED:
        unspecified = party.newest.details.inner(key)
        unspecified.note_strangers(_REASON, where)
        said = (unspecified.text("reason"), unspecified.text("description"))
        words = ": ".join(filter(None, said))
        if words and kinds.holder is not HolderKind.PUBLIC:
            sources = (party.source,) if party.source else ()
            yield Note(whole_date(party.newest.day), f"not named: {words}", sources)


def _note_what_is_lost(details: Entry, where: str, account: Account) -> None:
    for key, kind in _LOST.items():
        if details.has(key):
            value = details.value(key)
            words = f": {shown(value)}" if isinstance(value, str) else ""
            account.lost(kind, where, f"the {kind} has no place{words}")
    details.note_strangers({*_KEPT, *_LOST}, where)


def _note_what_is_superseded(party: PartyRecord, where: str, account: Account) -> None:
    """Account for what older statements say otherwise; their names are other names."""
    newest, told = party.newest.details, dict[str, None]()
    for statement in party.older:
        for key, value in statement.details.fields.items():
            if key not in _UNCOMPARED and value not in (None, newest.value(key)):
                told[f"{shown(key)} {shown(', '.join(_texts_in(value)))}".strip()] = None
    for what in told:
        account.lost("superseded statement", where, f"{what}: a newer statement stands")


def _texts_in(value: object) -> Iterator[str]:
    """The texts within a value, however deep, as they stand."""
    within = [value]
    while within:
        match within.pop():
            case str() as text:
                yield text
            case dict() as fields:
                within.extend(reversed(fields.values()))
            case list() as members:
                within.extend(reversed(members))
