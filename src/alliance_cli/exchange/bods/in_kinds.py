"""What an entity or a person is: of which kind if it is owned, and if it only owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_entry import Entry, shown
from alliance_cli.exchange.bods.in_words import words_of
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
_OURS: Final[Mapping[str, tuple[CompanyKind | None, HolderKind | None]]] = {
    "trust": (CompanyKind.TRUST, None),
    "joint-venture": (CompanyKind.JOINT_VENTURE, None),
    "group": (CompanyKind.GROUP, None),
    "fund": (CompanyKind.FUND, HolderKind.FUND),
    "employees": (None, HolderKind.EMPLOYEES),
    "public": (None, HolderKind.PUBLIC),
}
"""Kinds for which BODS has no type: where the details are one of these words, that is meant."""
_PEOPLE: Final[Mapping[str, str]] = {
    "": "person",
    "knownPerson": "person",
    "anonymousPerson": "anonymous person",
    "unknownPerson": "unknown person",
}


def kinds_of(details: Entry, where: str, account: Account, *, is_person: bool) -> Kinds:
    """The kinds of a person or an entity; of the rest of its type there is a loss."""
    if is_person:
        type_ = details.code("personType")
        if type_ not in _PEOPLE:
            account.lost(
                "person type", where, f"'{shown(type_)}' is unknown; it stands as a person"
            )
        return Kinds(_PEOPLE.get(type_, "person"), None, HolderKind.PERSON)
    entity = details.inner("entityType")
    type_, subtype, words = entity.code("type"), entity.code("subtype"), entity.text("details")
    ours = words.lower()
    if type_ not in _ENTITIES:
        if entity.has("type"):
            account.lost(
                "entity type", where, f"'{shown(type_)}' is unknown; it stands as a company"
            )
        type_ = "registeredEntity"
    elif ours not in _OURS:
        _note_what_is_lost(type_, subtype, words, where, account)
    kind = _OURS.get(ours) or (_OURS["trust"] if subtype == "trust" else _ENTITIES[type_])
    named = "entity" if type_ in ("registeredEntity", "legalEntity") else words_of(type_)
    return Kinds(named, *kind)


def _note_what_is_lost(type_: str, subtype: str, words: str, where: str, account: Account) -> None:
    said = [words_of(type_)] if type_ == "stateBody" else []
    said += [words_of(shown(subtype))] if subtype and subtype != "trust" else []
    said += [shown(words)] if words else []
    if said:
        account.lost("entity type", where, f"{', '.join(said)}: the nearest kind stands for it")
