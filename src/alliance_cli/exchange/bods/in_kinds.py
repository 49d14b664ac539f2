"""What an entity or a person is: of which kind if it is owned, and if it only owns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_entry import Entry, shown, words_of
from alliance_cli.exchange.bods.kinds import COMPANIES, HOLDERS, EntityType
from alliance_cli.model.records import CompanyKind, HolderKind


@dataclass(frozen=True, slots=True)
class Kinds:
    """The two kinds between which it depends on others what a party is."""

    words: str
    """Its type, as BODS calls it."""
    company: CompanyKind | None
    """If it is owned; none for what nobody should own."""
    holder: HolderKind | None
    """If it only owns; none for what is a company all the same."""


_ENTITIES: Final[Mapping[str, tuple[CompanyKind | None, HolderKind | None]]] = {
    "registeredEntity": (CompanyKind.COMPANY, None),
    "legalEntity": (CompanyKind.COMPANY, None),
    "anonymousEntity": (CompanyKind.COMPANY, None),
    "unknownEntity": (CompanyKind.COMPANY, None),
    "arrangement": (CompanyKind.TRUST, None),
    "state": (None, HolderKind.STATE),
    "stateBody": (None, HolderKind.STATE),
}
_OURS: Final[Mapping[EntityType, tuple[CompanyKind | None, HolderKind | None]]] = {
    **{type_: (kind, None) for kind, type_ in COMPANIES.items()},
    **{type_: (None, kind) for kind, type_ in HOLDERS.items()},
}
"""What stands in a statement of ours for each kind, and in one of others for no other."""
_NEAREST: Final = frozenset({"stateBody", "arrangement", "anonymousEntity", "unknownEntity"})
"""Types for which there is no kind, so that the nearest stands for them."""
_TYPE: Final = frozenset({"type", "subtype", "details"})
_PEOPLE: Final[Mapping[str, str]] = {
    "": "person",
    "knownPerson": "person",
    "anonymousPerson": "anonymous person",
    "unknownPerson": "unknown person",
}


def kinds_of(details: Entry, where: str, account: Account, *, is_person: bool) -> Kinds:
    """The kinds of a person or an entity; of the rest of its type there is a loss."""
    return _of_person(details, where, account) if is_person else _of_entity(details, where, account)


def _of_person(details: Entry, where: str, account: Account) -> Kinds:
    type_ = details.code("personType")
    if type_ not in _PEOPLE:
        what = f"'{shown(type_)}' is unknown; it stands as a person"
        account.lost("person type", where, what)
    return Kinds(_PEOPLE.get(type_, "person"), None, HolderKind.PERSON)


def _of_entity(details: Entry, where: str, account: Account) -> Kinds:
    entity = details.inner("entityType")
    entity.note_strangers(_TYPE, where)
    type_, subtype, words = entity.code("type"), entity.code("subtype"), entity.text("details")
    ours = _OURS.get(EntityType(type_, subtype, words))
    if type_ not in _ENTITIES:
        if entity.has("type"):
            what = f"'{shown(type_)}' is unknown; it stands as a company"
            account.lost("entity type", where, what)
        type_ = "registeredEntity"
    elif ours is None:
        told = _without_a_kind(type_, subtype, words, is_named=bool(details.value("name")))
        if said := ", ".join(told):
            account.lost("entity type", where, f"{said}: the nearest kind stands for it")
    is_trust = subtype == "trust"
    kinds = ours or ((CompanyKind.TRUST, None) if is_trust else _ENTITIES[type_])
    named = "entity" if type_ in ("registeredEntity", "legalEntity") else words_of(type_)
    return Kinds(named, *kinds)


def _without_a_kind(type_: str, subtype: str, words: str, *, is_named: bool) -> Iterator[str]:
    """What of a type no kind says; whoever is not named is called by its type."""
    is_called_so = type_ in ("anonymousEntity", "unknownEntity") and not is_named
    if type_ in _NEAREST and subtype != "trust" and not is_called_so:
        yield words_of(type_)
    if subtype and subtype != "trust":
        yield words_of(shown(subtype))
    if words:
        yield shown(words)
