"""The columns of the golden copy's tables, and where each belongs in the tree of a record."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from alliance_cli.exchange.gleif.fields import ENTITY, EXCEPTION, RELATIONSHIP, Fields
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
_KINDS: Final = {
    "Relationship": (_RELATIONSHIP, RELATIONSHIP),
    "Exception": (_EXCEPTION, EXCEPTION),
    "Entity": (_ENTITY, ENTITY),
}
"""By how a column begins, what a table about it needs, and the fields of its records."""
_LISTS: Final = {
    "Relationship.Period": ("Relationship", "RelationshipPeriods", "RelationshipPeriod"),
    "Relationship.Qualifiers": (
        *("Relationship", "RelationshipQualifiers", "RelationshipQualifier"),
    ),
    "Relationship.Quantifiers": (
        *("Relationship", "RelationshipQuantifiers", "RelationshipQuantifier"),
    ),
    "Exception.Reason": ("ExceptionReason",),
    "Exception.Reference": ("ExceptionReference",),
    "Entity.OtherEntityNames.OtherEntityName": ("Entity", "OtherEntityNames", "OtherEntityName"),
}
_NUMBERED: Final = re.compile(
    rf"({'|'.join(map(re.escape, _LISTS))})\.([1-9][0-9]{{0,5}})(?:\.(\w+))?"
)
_DELETION: Final = re.compile(r"(Extension\.)?(gleif:)?Deletion(\.(gleif:)?DeletedAt)?")
_RENAMED: Final = {
    "Exception.Category": ("ExceptionCategory",),
    "ConformityFlag": ("Extension", "ConformityFlag"),
}
_ATTRIBUTES: Final = (".xmllang", ".type")
"""How columns end that tell attributes; nobody reads those of XML and JSON either."""
_READ: Final = frozenset({"Registration.LastUpdateDate", "Entity.LegalAddress.Country"})
"""Columns that are read, though what they belong to is left out."""


def missing_columns(names: Sequence[str]) -> list[str]:
    """The columns that a table needs, by what it is about, and has not."""
    needed, _ = _kind(names)
    return [name for name in needed if name not in names]


def _kind(names: Iterable[str]) -> tuple[tuple[str, ...], Fields]:
    abouts = {name.partition(".")[0] for name in names}
    return next((_KINDS[about] for about in _KINDS if about in abouts), _KINDS["Relationship"])


class Columns:
    """The columns of one table, and what becomes of each."""

    def __init__(self, names: Sequence[str]) -> None:
        """Look up where each column belongs."""
        _, self._fields = _kind(names)
        self._read: list[tuple[int, tuple[str, ...]]] = []
        self._left_out: list[tuple[int, tuple[str, ...]]] = []
        self._lists: dict[str, dict[int, list[tuple[int, str]]]] = {}
        self.unknown: list[str] = []
        """Those that nobody here has a use for."""
        for index, name in enumerate(names):
            is_known = self._takes(index, name) or self._is_attribute(name)
            if name and not is_known:
                self.unknown.append(name)

    def _takes(self, index: int, name: str) -> bool:
        """Whether a column has a place in the tree of a record; it is kept."""
        member, path = self._member(name), _path(name)
        if member is not None:
            list_, number, field = member
            self._lists.setdefault(list_, {}).setdefault(number, []).append((index, field))
            return True
        left_out = _left_out(self._fields, path)
        is_read = left_out is not None and name in _READ
        if is_read or LEAF in _below(self._fields, path):
            self._read.append((index, path))
        elif left_out is not None:
            self._left_out.append((index, left_out))
        else:
            return False
        return True

    def _is_attribute(self, name: str) -> bool:
        owner = name
        for ending in _ATTRIBUTES:
            owner = owner.removesuffix(ending)
        is_owned = self._member(owner) is not None or LEAF in _below(self._fields, _path(owner))
        return owner != name and is_owned

    def _member(self, name: str) -> tuple[str, int, str] | None:
        """The list that a column belongs to, the number of the member, and its field."""
        match = _NUMBERED.fullmatch(name)
        if match is None:
            return None
        field = match[3] or LEAF
        field = field[:1].upper() + field[1:]
        is_known = field in _below(self._fields, _LISTS[match[1]])
        return (match[1], int(match[2]), field) if is_known else None

    def tree(self, cells: Sequence[str]) -> Tree:
        """One row as a record."""
        tree: dict[str, Tree] = {}
        for index, path in self._read:
            if cells[index]:
                _branch(tree, path)[path[-1]] = cells[index]
        for name, members in self._lists.items():
            found = [_member(cells, fields) for _, fields in sorted(members.items())]
            told = [member for member in found if member]
            if told:
                path = _LISTS[name]
                _branch(tree, path)[path[-1]] = told
        # One is enough to see that there is something that is left out.
        left_out = next(((path, cells[i]) for i, path in self._left_out if cells[i]), None)
        if left_out is not None:
            path, cell = left_out
            _branch(tree, path).setdefault(path[-1], cell)
        return tree


def _path(name: str) -> tuple[str, ...]:
    if _DELETION.fullmatch(name):
        return ("Extension", "Deletion")
    return _RENAMED.get(name) or tuple(name.split("."))


def _left_out(fields: Fields, path: tuple[str, ...]) -> tuple[str, ...] | None:
    """The part of a path that leads to a field that is left out with all below it."""
    for length, name in enumerate(path, start=1):
        if name not in fields:
            return None
        below = fields[name]
        if below is None:
            return path[:length]
        fields = below
    return None


def _below(fields: Fields, path: Iterable[str]) -> Fields:
    """What stands at the end of a path; nothing where there is no such path."""
    for name in path:
        fields = fields.get(name) or {}
    return fields


def _member(cells: Sequence[str], fields: Iterable[tuple[int, str]]) -> dict[str, str]:
    return {field: cells[index] for index, field in fields if cells[index]}


def _branch(tree: dict[str, Tree], path: tuple[str, ...]) -> dict[str, Tree]:
    """What the end of a path stands in."""
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    return tree
