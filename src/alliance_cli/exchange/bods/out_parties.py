"""Companies and holders as BODS statements about entities and persons."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.kinds import COMPANIES, HOLDERS
from alliance_cli.exchange.bods.out_statements import Json, Record, claim, commented
from alliance_cli.exchange.bods.record_ids import is_readable
from alliance_cli.model.codes import COUNTRIES
from alliance_cli.model.money import money_words
from alliance_cli.model.records import Basis, Company, HolderKind, Party, Valuation

_NOT_NAMED: Final[Mapping[str, Json]] = {
    "reason": "informationUnknownToPublisher",
    "description": "shareholders who are not named one by one",
}
_REGISTER: Final = re.compile(r"([a-z]{2})(?:_[a-z0-9]+)?-[a-z0-9_]+", re.IGNORECASE)
_INTERNATIONAL: Final = frozenset({"XI", "XM", "XR"})
_LEI: Final = "XI-LEI"
_PERSONAL: Final = re.compile("[a-z]{3}-(?:passport|taxid|idcard)", re.IGNORECASE)


def party_claim(
    party: Party, on: date, valuations: Iterable[Valuation], account: Account
) -> dict[str, Json]:
    """What is said of a company or holder, from the first day on which it is spoken of."""
    if not is_readable(party.id):
        what = "it reads like a hash, so that a reader makes an id of the name"
        account.lost("id", party.id, what)
    annotations = [commented("", words) for words in _remarks(party, valuations, account)]
    if party.kind is HolderKind.PERSON:
        record = Record(party.id, "person", party.id)
        annotations.extend(_unwritten_identifiers(party, account))
        return claim(record, on, _person(party), [*annotations])
    return claim(Record(party.id, "entity", party.id), on, _entity(party), [*annotations])


def _entity(party: Party) -> dict[str, Json]:
    said: dict[str, Json] = {
        "isComponent": False,
        "entityType": _entity_type(party),
        "name": party.name,
    }
    if party.kind is HolderKind.PUBLIC:
        said["unspecifiedEntityDetails"] = dict(_NOT_NAMED)
    if party.aliases:
        said["alternateNames"] = [*party.aliases]
    if party.country:
        said["jurisdiction"] = _country(party.country)
    if party.identifiers:
        said["identifiers"] = [_identifier(*pair) for pair in party.identifiers]
    return said


def _entity_type(party: Party) -> Json:
    type_ = COMPANIES[party.kind] if isinstance(party, Company) else HOLDERS[party.kind]
    return {field: word for field, word in asdict(type_).items() if word}


def _person(party: Party) -> dict[str, Json]:
    names: list[Json] = [{"fullName": party.name}]
    names.extend({"type": "alternative", "fullName": alias} for alias in party.aliases)
    said: dict[str, Json] = {"isComponent": False, "personType": "knownPerson", "names": names}
    if party.country:
        said["nationalities"] = [_country(party.country)]
    identifiers: list[Json] = [
        {"id": value, "scheme": scheme.upper()}
        for scheme, value in party.identifiers
        if _PERSONAL.fullmatch(scheme)
    ]
    if identifiers:
        said["identifiers"] = identifiers
    return said


def _country(code: str) -> dict[str, Json]:
    return {"name": code, "code": code}


def _identifier(scheme: str, value: str) -> dict[str, Json]:
    """The identifier of an entity: under its code where org-id.guide has such codes."""
    register = _REGISTER.fullmatch(scheme)
    if scheme.lower() == "lei":
        return {"id": value, "scheme": _LEI}
    if register and register[1].upper() in COUNTRIES | _INTERNATIONAL:
        return {"id": value, "scheme": scheme.upper()}
    return {"id": value, "schemeName": scheme}


def _unwritten_identifiers(party: Party, account: Account) -> Iterable[dict[str, Json]]:
    for scheme, value in party.identifiers:
        if not _PERSONAL.fullmatch(scheme):
            what = f"persons have passports, tax and card numbers; {scheme} stands in an annotation"
            account.lost("identifier", party.id, what)
            yield commented("", f"{scheme} {value}", "identifying")


def _remarks(party: Party, valuations: Iterable[Valuation], account: Account) -> Iterable[str]:
    if isinstance(party, Company) and party.complete:
        what = "that its owners listed hold everything stands in an annotation"
        account.lost("complete list", party.id, what)
        yield "The owners listed hold everything."
    for note in party.notes:
        account.lost("note", party.id, f"that of {note.date} stands in an annotation, unsourced")
        yield f"{note.date}: {note.text}"
    for valuation in valuations:
        what = f"that of {valuation.date} stands in an annotation, unsourced"
        account.lost("valuation", party.id, what)
        yield _valuation_words(valuation)


def _valuation_words(valuation: Valuation) -> str:
    basis = "" if valuation.basis is Basis.UNSTATED else f" {valuation.basis.value}"
    note = f": {valuation.note}" if valuation.note else ""
    return f"{valuation.date}: valued at {money_words(valuation.value)}{basis}{note}"
