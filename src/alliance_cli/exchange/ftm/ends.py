"""The ends of an Ownership of FollowTheMoney: who owns whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import ProblemName
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown

_ENDS: Final = ("owner", "asset")


@dataclass(frozen=True, slots=True)
class Ends:
    """Finds the ends of Ownerships among the parties."""

    findings: Findings
    ids: Mapping[str, str]
    """Our id of a party by theirs."""
    persons: frozenset[str]
    """Those, by their ids, whom nobody can own."""
    others: Mapping[str, str]
    """The schema of each entity that is no party, by its id."""

    def pairs(self, entity: Entity) -> list[tuple[str, str]]:
        """The owner and the company of each pair that an Ownership names."""
        owners, assets = (tuple(dict.fromkeys(entity.all(end))) for end in _ENDS)
        if not self._are_named(entity, owners, assets):
            return []
        if len(owners) > 1 and len(assets) > 1:
            message = "this Ownership names several owners and several assets"
            self._bad(entity, message, "write an Ownership for each owner and asset")
            return []
        owned = [asset for asset in assets if asset not in self.persons]
        for asset in assets:
            if asset in self.persons:
                way_out = "the asset of an Ownership is a Company"
                self._bad(entity, f"'{shown(asset)}' is a person, whom nobody owns", way_out)
        return [(self.ids[owner], self.ids[asset]) for asset in owned for owner in owners]

    def _are_named(self, entity: Entity, owners: tuple[str, ...], assets: tuple[str, ...]) -> bool:
        """Whether both ends are there, and all of them are parties."""
        for end, named in zip(_ENDS, (owners, assets), strict=True):
            if not named:
                self._bad(entity, f"this Ownership names no {end}", "an Ownership has both")
                return False
        missing = [id_ for id_ in (*owners, *assets) if id_ not in self.ids]
        for id_ in missing:
            self._tell_missing(entity, id_)
        return not missing

    def _tell_missing(self, entity: Entity, id_: str) -> None:
        schema = self.others.get(id_)
        if schema is not None:
            what = f"'{shown(id_)}' is of the schema {shown(schema)}, and no party"
            self.findings.lost("Ownership", entity, what)
            return
        message = f"no company or person in the file has the id '{shown(id_)}'"
        way_out = "put the entity into the file, or take the Ownership out"
        self.findings.problem(ProblemName.UNKNOWN_COMPANY, message, way_out, entity.location)

    def _bad(self, entity: Entity, message: str, way_out: str) -> None:
        self.findings.problem(ProblemName.BAD_STATEMENT, message, way_out, entity.location)
