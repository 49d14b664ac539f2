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
_KEPT: Final = frozenset(
    {"isComponent", "entityType", "unspecifiedEntityDetails", "name", "alternateNames"}
    | {"jurisdiction", "identifiers", "personType", "unspecifiedPersonDetails", "names"}
    | {"nationalities"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says of a party."""

    is_person: bool
    kinds: Kinds
    name: str
    aliases: tuple[str, ...]
    country: str | None
    identifiers: Identifiers
    notes: tuple[Note, ...]


def told_of(record: str, party: PartyRecord, account: Account) -> Told:
    """What the newest statement of a record says, and the names that older ones say."""
    details = party.newest.details
    is_person = party.newest.kind == "person"
    where = f"{party.newest.kind} {shown(record)}"
    details.flag("isComponent")
    _note_what_is_lost(details, where, account)
    kinds = kinds_of(details, where, account, is_person=is_person)
    names = _person_names(details) if is_person else _entity_names(details)
    told = [*names, *party.former_names]
    # Whoever is not named is told from others by the record.
    name = told[0] if told else " ".join(f"{kinds.words} {shown(record)}".split()).capitalize()
    return Told(
        is_person,
        kinds,
        name,
        tuple(told[1:]),
        country_of(details, where, account, is_person=is_person),
        identifiers_of(details, where, account),
        tuple(_notes(party, kinds)),
    )


def _entity_names(details: Entry) -> list[str]:
    return [name for name in (details.text("name"), *details.texts("alternateNames")) if name]


def _person_names(details: Entry) -> list[str]:
    """The names of a person, the legal one first."""
    names = details.inners("names")
    legal_first = sorted(names, key=lambda name: name.code("type") != "legal")
    return [text for name in legal_first if (text := _full_name(name))]


def _full_name(name: Entry) -> str:
    parts = (name.text(key) for key in ("givenName", "patronymicName", "familyName"))
    return name.text("fullName") or " ".join(filter(None, parts))


def _notes(party: PartyRecord, kinds: Kinds) -> Iterator[Note]:
    """Why somebody is not named; of the public that needs no reason."""
    for key in ("unspecifiedEntityDetails", "unspecifiedPersonDetails"):
        unspecified = party.newest.details.inner(key)
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
    for key in details.strangers({*_KEPT, *_LOST}):
        account.lost("extra field", where, f"{key} is no field of BODS 0.4")
