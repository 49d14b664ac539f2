"""Who is named in a table: by id or by name, as owner or as company."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from alliance_cli.errors import Location, MalformedError
from alliance_cli.exchange.ids import Ids
from alliance_cli.exchange.table.columns import party_of_kind
from alliance_cli.model.names import folded, parse_id
from alliance_cli.model.records import Company, Holder


@dataclass(slots=True)
class _Known:
    """What the rows say of one party."""

    id: str
    name: str
    kind: str = ""
    owned_at: Location | None = None
    """The first row that says who owns it."""
    is_complete: bool = False


class Parties:
    """Everybody named so far; two spellings that differ in case and accents are one party."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._known: dict[str, _Known] = {}
        self._ids = Ids()

    def named(
        self, cell: str, name: str, kind: str, *, owned_at: Location | None, is_complete: bool
    ) -> str:
        """The id of the party in a cell, which is an id or a name; what a row says is kept."""
        key = folded(cell)
        if key not in self._known:
            id_ = self._ids.id_for(key, cell)
            self._known[key] = _Known(id_, name or cell)
        known = self._known[key]
        # A name says more than an id does.
        if name and known.name != name and _is_id(known.name):
            known.name = name
        known.kind = known.kind or kind
        known.owned_at = known.owned_at or owned_at
        known.is_complete |= is_complete
        return known.id

    def sections(self) -> tuple[Mapping[str, Company], Mapping[str, Holder]]:
        """The companies, and those that only own and are of a kind that cannot be owned."""
        companies: dict[str, Company] = {}
        holders: dict[str, Holder] = {}
        for known in self._known.values():
            party = party_of_kind(known.id, known.name, known.kind)
            if isinstance(party, Holder):
                holders[party.id] = party
            else:
                companies[party.id] = replace(party, complete=known.is_complete)
        return companies, holders

    def owned_holders(self) -> Iterator[tuple[str, Location]]:
        """Those of a kind that only owns, and the first row that says who owns them."""
        for known in self._known.values():
            is_holder = isinstance(party_of_kind(known.id, known.name, known.kind), Holder)
            if is_holder and known.owned_at is not None:
                yield known.id, known.owned_at


def _is_id(text: str) -> bool:
    try:
        return parse_id(text) == text
    except MalformedError:
        return False
