"""Companies and holders as FollowTheMoney entities."""

import re
from typing import Final

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.out_values import Properties
from alliance_cli.exchange.ftm.text import is_lei, kept_text
from alliance_cli.exchange.ftm.words import (
    CHECKED_IDENTIFIERS,
    COMPANY,
    COMPANY_IDENTIFIERS,
    IDENTIFIERS,
    NOTE_SOURCES,
    ORGANIZATION,
    PERSON,
    PUBLIC_BODY,
)
from alliance_cli.model.records import Company, CompanyKind, Dataset, HolderKind, Party
from alliance_cli.model.when import When

_ENDS_LIKE_SOURCES: Final = re.compile(rf"{NOTE_SOURCES}\s*\Z")
_REGISTRATION: Final = "registrationNumber"
_SCHEMATA: Final = {HolderKind.STATE: PUBLIC_BODY, HolderKind.PERSON: PERSON}
_PLAIN_KINDS: Final = frozenset({CompanyKind.COMPANY, *_SCHEMATA})
"""Those that the schema tells."""


def party_line(party: Party, dataset: Dataset, as_of: When | None, account: Account) -> str:
    """A party: whatever can be owned is a Company, since an asset can be nothing else."""
    entity = Properties(account, party.id)
    entity.add_name("name", party.name)
    if not entity.has("name"):
        entity.add("name", party.id)
    for alias in party.aliases:
        entity.add_name("alias", alias)
    entity.add("country", party.country and party.country.lower())
    if party.kind not in _PLAIN_KINDS:
        entity.add("classification", party.kind.value)
    for scheme, value in party.identifiers:
        _add_identifier(entity, scheme, value, is_company=isinstance(party, Company))
    _add_notes(entity, party, dataset)
    if isinstance(party, Company) and party.complete:
        entity.lost("complete list", "that its owners listed hold everything is not said")
    entity.add_day("modifiedAt", as_of)
    return entity.line(party.id, _schema(party))


def _schema(party: Party) -> str:
    if isinstance(party, Company):
        return COMPANY
    return _SCHEMATA.get(party.kind, ORGANIZATION)


def _add_identifier(entity: Properties, scheme: str, value: str, *, is_company: bool) -> None:
    """Put an identifier where its scheme has a place, else among the registration numbers."""
    kept = kept_text(value)
    fits = (
        scheme in IDENTIFIERS
        and (is_company or scheme not in COMPANY_IDENTIFIERS)
        and scheme not in CHECKED_IDENTIFIERS
        and (scheme != "lei" or is_lei(kept))
    )
    property_ = IDENTIFIERS[scheme] if fits else _REGISTRATION
    if not fits:
        what = f"that {value} is a number of {scheme} is lost; it is a registration number"
        entity.lost("identifier scheme", what)
    entity.add_text(property_, value)


def _add_notes(entity: Properties, party: Party, dataset: Dataset) -> None:
    """Put each note behind its date and before the ids of its sources."""
    for note in party.notes:
        # A text that ends like the sources of a note is told to have none.
        is_told = note.sources or _ENDS_LIKE_SOURCES.search(note.text)
        sources = f" [{'; '.join(note.sources)}]" if is_told else ""
        entity.add_text("notes", f"{note.date}: {note.text}{sources}")
        entity.add_sources(dataset.sources[id_] for id_ in note.sources)
