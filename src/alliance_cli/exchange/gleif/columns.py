"""The columns of the golden copy's tables, and where each belongs in the tree of a record."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from alliance_cli.exchange.gleif.tree import LEAF, Tree

_RELATIONSHIP: Final = (
    "Relationship.StartNode.NodeID",
    "Relationship.EndNode.NodeID",
    "Relationship.RelationshipType",
    "Relationship.RelationshipStatus",
    "Relationship.Period.1.startDate",
    "Relationship.Period.1.periodType",
    "Registration.RegistrationStatus",
)
_EXCEPTION: Final = ("LEI", "Exception.Category", "Exception.Reason.1")
_ENTITY: Final = ("LEI", "Entity.LegalName")
_NEEDED: Final = {"Relationship": _RELATIONSHIP, "Exception": _EXCEPTION, "Entity": _ENTITY}
_NUMBERED: Final = re.compile(
    r"(Relationship\.Period|Relationship\.Qualifiers|Relationship\.Quantifiers|Exception\.Reason"
    r"|Exception\.Reference|Entity\.OtherEntityNames\.OtherEntityName)\.([1-9])(?:\.(\w+))?"
)
_LISTS: Final = {
    "Relationship.Period": ("Relationship", "RelationshipPeriods", "RelationshipPeriod"),
    "Relationship.Qualifiers": (
        "Relationship",
        "RelationshipQualifiers",
        "RelationshipQualifier",
    ),
    "Relationship.Quantifiers": (
        "Relationship",
        "RelationshipQuantifiers",
        "RelationshipQuantifier",
    ),
    "Exception.Reason": ("ExceptionReason",),
    "Exception.Reference": ("ExceptionReference",),
    "Entity.OtherEntityNames.OtherEntityName": (
        "Entity",
        "OtherEntityNames",
        "OtherEntityName",
    ),
}
_PLAIN: Final = re.compile(
    r"LEI|Exception\.Category|Registration\.\w+"
    r"|Relationship\.((StartNode|EndNode)\.\w+|RelationshipType|RelationshipStatus)"
    r"|Entity\.(LegalName|LegalJurisdiction|EntityCategory|EntityStatus|LegalAddress\.Country)"
)


def missing_columns(names: Sequence[str]) -> list[str]:
    """The columns that a table needs, by what it is about, and has not."""
    abouts = {name.partition(".")[0] for name in names}
    needed = next((need for about, need in _NEEDED.items() if about in abouts), _RELATIONSHIP)
    return [name for name in needed if name not in names]


class Columns:
    """The known columns of one table; others are passed over."""

    def __init__(self, names: Iterable[str]) -> None:
        """Look up where each column belongs."""
        self._plain: list[tuple[int, tuple[str, ...]]] = []
        self._lists: dict[str, dict[str, list[tuple[int, str]]]] = {}
        for index, name in enumerate(names):
            numbered = _NUMBERED.fullmatch(name)
            if numbered is not None:
                field = numbered[3] or LEAF
                members = self._lists.setdefault(numbered[1], {})
                members.setdefault(numbered[2], []).append((index, field[:1].upper() + field[1:]))
            elif _PLAIN.fullmatch(name):
                self._plain.append((index, _path(name)))

    def tree(self, cells: Sequence[str]) -> Tree:
        """One row as a record."""
        tree: dict[str, Tree] = {}
        for index, path in self._plain:
            if cells[index]:
                _plant(tree, path, cells[index])
        for name, members in self._lists.items():
            found = [_member(cells, fields) for _, fields in sorted(members.items())]
            told = [member for member in found if member]
            if told:
                _plant(tree, _LISTS[name], told)
        return tree


def _path(name: str) -> tuple[str, ...]:
    return ("ExceptionCategory",) if name == "Exception.Category" else tuple(name.split("."))


def _member(cells: Sequence[str], fields: Iterable[tuple[int, str]]) -> dict[str, str]:
    return {field: cells[index] for index, field in fields if cells[index]}


def _plant(tree: dict[str, Tree], path: tuple[str, ...], value: Tree) -> None:
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    tree[path[-1]] = value
