"""Who answers to a name: id, name, alias or identifier, whatever its case and accents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import DataPath, UnknownCompanyError, UnknownSourceError
from alliance_cli.model.names import folded
from alliance_cli.model.nearness import near_names
from alliance_cli.model.records import Dataset, Party, Source
from alliance_cli.model.texts import LONGEST_LINE

_SHOWN: Final = 80
"""Characters of a name, as somebody typed it, in a message."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One text that a company or holder answers to, and the field that says so."""

    text: str
    field: DataPath
    """`()` for the id, `("aliases", 1)`."""


def spellings(party: Party) -> Iterator[Spelling]:
    """Every text that the party answers to, its id first."""
    yield Spelling(party.id, ())
    yield Spelling(party.name, ("name",))
    for index, alias in enumerate(party.aliases):
        yield Spelling(alias, ("aliases", index))
    for scheme, value in party.identifiers:
        yield Spelling(value, ("ids", scheme))


def all_spellings(dataset: Dataset) -> Iterator[tuple[Spelling, Party, DataPath]]:
    """Every text that anybody answers to, who does, and where the file says so."""
    for section, parties in (("companies", dataset.companies), ("holders", dataset.holders)):
        for party in parties.values():
            for spelling in spellings(party):
                yield spelling, party, (section, party.id, *spelling.field)


class Directory:
    """Who answers to a name, made once for many questions."""

    def __init__(self, dataset: Dataset) -> None:
        """Enter everybody under every folded spelling."""
        self._dataset = dataset
        self._known = {
            folded(spelling.text): party.id
            for party in dataset.parties
            for spelling in spellings(party)
        }

    def party_known_as(self, name: str) -> Party | None:
        """The company or holder that answers to `name`, if any does."""
        id_ = self._known.get(folded(name)) if len(name) <= LONGEST_LINE else None
        return None if id_ is None else self._dataset.party(id_)

    def party_named(self, name: str) -> Party:
        """The company or holder that answers to `name`.

        Raises:
            UnknownCompanyError: none does; with up to three near names.
        """
        party = self.party_known_as(name)
        if party is None:
            raise self.unknown_company(name)
        return party

    def unknown_company(self, name: str) -> UnknownCompanyError:
        """That no party answers to `name`, with up to three near names."""
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        near = near_names(name, self._known)
        return UnknownCompanyError(f"no company or holder is called '{shown}'", near)


def party_named(dataset: Dataset, name: str) -> Party:
    """The company or holder that answers to `name`.

    Raises:
        UnknownCompanyError: none does; with up to three near names.
    """
    return Directory(dataset).party_named(name)


def source_named(dataset: Dataset, id_: str) -> Source:
    """The source with this id, whatever its case.

    Raises:
        UnknownSourceError: there is none; with up to three near ids.
    """
    known = {folded(key): key for key in dataset.sources}
    found = known.get(folded(id_)) if len(id_) <= LONGEST_LINE else None
    if found is None:
        shown = id_ if len(id_) <= _SHOWN else f"{id_[:_SHOWN]}…"
        raise UnknownSourceError(f"no source has the id '{shown}'", near_names(id_, known))
    return dataset.sources[found]
