"""Who answers to a name: id, name, alias or identifier, whatever its case and accents."""

from collections.abc import Iterator
from dataclasses import dataclass

from alliance_cli.errors import DataPath, UnknownCompanyError, UnknownSourceError
from alliance_cli.model.names import folded, near_names
from alliance_cli.model.records import Dataset, Party, Source


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


def party_known_as(dataset: Dataset, name: str) -> Party | None:
    """The company or holder that answers to `name`, if any does."""
    found = _known(dataset).get(folded(name))
    return None if found is None else dataset.party(found)


def party_named(dataset: Dataset, name: str) -> Party:
    """The company or holder that answers to `name`.

    Raises:
        UnknownCompanyError: nobody does; with up to three near names.
    """
    found = party_known_as(dataset, name)
    if found is None:
        raise unknown_company(dataset, name)
    return found


def unknown_company(dataset: Dataset, name: str) -> UnknownCompanyError:
    """That nobody answers to `name`, with up to three near names."""
    near = near_names(name, _known(dataset))
    return UnknownCompanyError(f"no company or holder is called '{name}'", near)


def _known(dataset: Dataset) -> dict[str, str]:
    """By folded spelling: the id that answers to it."""
    return {folded(s.text): party.id for party in dataset.parties for s in spellings(party)}


def source_named(dataset: Dataset, id_: str) -> Source:
    """The source with this id, whatever its case.

    Raises:
        UnknownSourceError: there is none; with up to three near ids.
    """
    known = {folded(key): key for key in dataset.sources}
    found = known.get(folded(id_))
    if found is None:
        raise UnknownSourceError(f"no source has the id '{id_}'", near_names(id_, known))
    return dataset.sources[found]
