"""Whether every id that the file uses is one that it defines, and the other way round.

This reads plain values, so that an entry with a bad share still has its owner looked up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import DataPath, Problem, ProblemName
from alliance_cli.loading.values import Value
from alliance_cli.model.names import folded
from alliance_cli.model.nearness import NearNames
from alliance_cli.model.texts import LONGEST_LINE

_PARTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "holdings": ("owner", "company"),
    "investments": ("investor", "company"),
    "valuations": ("company",),
    "projects": ("partners",),
}
_LISTS: Final = frozenset({"partners"})
_MOST_COMPARED: Final = 3_000_000
"""Characters compared in search of near names; slips past that get no hint."""
_LEAST_COMPARED: Final = 15_000
"""Characters that a search counts for at least, so that there are 200 searches at most."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id used somewhere."""

    id: str
    path: DataPath


def reference_problems(file: dict[str, Value]) -> Iterator[Problem]:
    """Ids that are used and not defined, or defined and not used."""
    companies, holders, sources = (_map(file, key) for key in ("companies", "holders", "sources"))
    parties = {**holders, **companies}
    used_parties = tuple(_used_parties(file))
    used_sources = tuple(_used_sources(file, ()))
    names = _Names(parties)
    yield from _unknown(
        used_parties, parties, ProblemName.UNKNOWN_COMPANY, "no company or holder", names
    )
    yield from _unknown(
        used_sources, sources, ProblemName.UNKNOWN_SOURCE, "no source", _Names(sources)
    )
    yield from _owned_holders(file, companies, holders)
    for section, defined, used, name in (
        ("sources", sources, used_sources, ProblemName.UNUSED_SOURCE),
        ("companies", companies, used_parties, ProblemName.UNUSED_COMPANY),
        ("holders", holders, used_parties, ProblemName.UNUSED_COMPANY),
    ):
        yield from _unused(section, defined, {reference.id for reference in used}, name)


class _Names:
    """Near names for a wrong id, each looked for once."""

    def __init__(self, defined: Mapping[str, Value]) -> None:
        self._known = {
            folded(text): id_ for id_, entry in defined.items() for text in (id_, _name(entry, id_))
        }
        self._near = NearNames(self._known)
        self._length = sum(map(len, self._known))
        self._guesses: dict[str, str] = {}
        self._compared = 0

    def way_out(self, wrong: str) -> str:
        if wrong not in self._guesses:
            # A text too long to be an id is not like any.
            is_long = len(wrong) > LONGEST_LINE
            right = "" if is_long else self._known.get(folded(wrong)) or self._nearest(wrong)
            self._guesses[wrong] = (
                f"did you mean '{right}'?" if right else "define it, or use another"
            )
        return self._guesses[wrong]

    def _nearest(self, wrong: str) -> str:
        if self._compared >= _MOST_COMPARED:
            return ""
        self._compared += max(self._length, _LEAST_COMPARED)
        near = self._near.ids_near(wrong, most=1)
        return near[0] if near else ""


def _unknown(
    used: tuple[Reference, ...],
    defined: Mapping[str, Value],
    name: ProblemName,
    nobody: str,
    names: _Names,
) -> Iterator[Problem]:
    for reference in used:
        if reference.id not in defined:
            yield Problem(
                name,
                f"{nobody} has the id '{reference.id[:80]}'",
                reference.path,
                way_out=names.way_out(reference.id),
            )


def _owned_holders(
    file: Mapping[str, Value], companies: Mapping[str, Value], holders: Mapping[str, Value]
) -> Iterator[Problem]:
    for section in ("holdings", "investments", "valuations"):
        for reference in _named_in(file, section, ("company",)):
            if reference.id in holders and reference.id not in companies:
                yield Problem(
                    ProblemName.HOLDER_OWNED,
                    f"'{reference.id}' is a holder, and a holder only owns",
                    reference.path,
                    way_out="move it from holders to companies",
                )


def _unused(
    section: str, defined: Mapping[str, Value], used: set[str], name: ProblemName
) -> Iterator[Problem]:
    for id_ in defined:
        if id_ not in used:
            yield Problem(
                name,
                f"nothing in the file uses '{id_}'",
                (section, id_),
                on_key=True,
                way_out="use it or take it out",
            )


def _used_parties(file: Mapping[str, Value]) -> Iterator[Reference]:
    for section, fields in _PARTIES.items():
        yield from _named_in(file, section, fields)


def _named_in(
    file: Mapping[str, Value], section: str, fields: tuple[str, ...]
) -> Iterator[Reference]:
    entries = file.get(section)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        for field in fields:
            value = entry.get(field) if isinstance(entry, dict) else None
            if isinstance(value, list) == (field in _LISTS):
                yield from _ids(value, (section, index, field))


def _used_sources(value: Value, path: DataPath) -> Iterator[Reference]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "sources" and path:
                yield from _ids(inner if isinstance(inner, list) else None, (*path, key))
            else:
                yield from _used_sources(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _used_sources(inner, (*path, index))


def _ids(value: Value, path: DataPath) -> Iterator[Reference]:
    if isinstance(value, str):
        yield Reference(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield Reference(item, (*path, index))


def _map(file: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    value = file.get(key)
    return value if isinstance(value, dict) else {}


def _name(entry: Value, id_: str) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else id_
