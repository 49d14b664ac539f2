"""Which records tell of one party: those that share an identifier, as the standard has it."""

from collections.abc import Iterable

from alliance_cli.exchange.bods.in_details import Told


class Identities:
    """Records, joined where the scheme and the id of an identifier are the same in both."""

    def __init__(self) -> None:
        """Begin with no records."""
        self._parent: dict[str, str] = {}
        self._first: dict[tuple[bool, str, str], str] = {}

    def add(self, record: str, told: Told) -> None:
        """Note what a record tells of its party."""
        self._parent[record] = record
        for scheme, value in told.identifiers.official:
            first = self._first.setdefault((told.is_person, scheme, value), record)
            self._parent[self._root(record)] = self._root(first)

    def groups(self) -> Iterable[list[str]]:
        """The records of each party, in the order of the file."""
        groups: dict[str, list[str]] = {}
        for record in self._parent:
            groups.setdefault(self._root(record), []).append(record)
        return groups.values()

    def _root(self, record: str) -> str:
        root = record
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[record] != root:
            record, self._parent[record] = self._parent[record], root
        return root
