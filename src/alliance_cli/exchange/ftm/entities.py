"""The entities of a FollowTheMoney file, each with its place, and what is wrong with the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from alliance_cli.errors import Location, MalformedError, Problem, ProblemName
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.words import DOCUMENTS, PARTIES
from alliance_cli.exchange.json_stream import json_values

_SHOWN: Final = 80
_NAMED: Final = PARTIES | DOCUMENTS
_ENVELOPE_DAYS: Final = ("last_change", "last_seen")
"""Days that stand beside the properties."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: each property is a list of texts."""

    id: str
    schema: str
    values: Mapping[str, tuple[str, ...]]
    location: Location

    def all(self, *properties: str) -> tuple[str, ...]:
        """The texts of these properties, in this order."""
        return tuple(text for name in properties for text in self.values.get(name, ()))

    def first(self, *properties: str) -> str | None:
        """The first text of these properties, if any has one."""
        return next(iter(self.all(*properties)), None)


@dataclass(slots=True)
class Findings:
    """What is wrong with a file, and what of it finds no place."""

    account: Account
    problems: list[Problem] = field(default_factory=list)

    def problem(self, name: ProblemName, message: str, way_out: str, location: Location) -> None:
        """Note a problem."""
        self.problems.append(Problem(name, message, way_out=way_out, location=location))

    def malformed(self, error: MalformedError, location: Location) -> None:
        """Note a text that is not what it should be."""
        self.problem(error.name, error.message, error.way_out, location)

    def lost(self, kind: str, entity: Entity, what: str) -> None:
        """Note something of an entity that a dataset has no place for."""
        self.account.lost(kind, entity.id, what)

    def lost_properties(self, entity: Entity, used: frozenset[str]) -> None:
        """Note each property of an entity that is not among those used."""
        for name, texts in entity.values.items():
            if name not in used and texts:
                self.lost(name, entity, shown("; ".join(texts)))


def shown(text: str) -> str:
    """The text, or its beginning."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def entities(
    portions: Iterable[str], file: str, findings: Findings
) -> Iterator[tuple[Entity, tuple[str, ...]]]:
    """Each entity, and the days on which its record was last touched.

    Raises:
        UnreadableTextError: the text is no JSON, or cannot be had.
    """
    seen: set[str] = set()
    for value, location in json_values(portions, file):
        entity = _entity(value, findings, location)
        if entity is None:
            continue
        if entity.id in seen:
            message = f"there is an entity '{shown(entity.id)}' already"
            way_out = "`ftm aggregate` joins the fragments of one entity"
            findings.problem(ProblemName.DUPLICATE_STATEMENT, message, way_out, location)
            continue
        seen.add(entity.id)
        days = (value.get(name) for name in _ENVELOPE_DAYS)
        touched = tuple(day for day in days if isinstance(day, str))
        yield entity, (*touched, *entity.all("modifiedAt", "retrievedAt"))


def _entity(value: Any, findings: Findings, location: Location) -> Entity | None:  # noqa: ANN401  # any JSON
    message = _wrong(value)
    if message:
        way_out = 'an entity is {"id": "…", "schema": "…", "properties": {"name": ["…"]}}'
        findings.problem(ProblemName.BAD_STATEMENT, message, way_out, location)
        return None
    values = {
        name: _texts(name, raw, findings, location)
        for name, raw in value.get("properties", {}).items()
    }
    return Entity(value["id"], value["schema"], _named(value, values), location)


def _named(value: dict[str, Any], values: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The properties; the caption is the name of a thing that tells none."""
    caption, schema = value.get("caption"), value["schema"]
    if values.get("name") or schema not in _NAMED or not isinstance(caption, str):
        return values
    # What has no name at all is captioned with its schema.
    is_name = caption.strip() and caption.replace(" ", "").casefold() != schema.casefold()
    return {"name": (caption.strip(),), **values} if is_name else values


def _wrong(value: Any) -> str:  # noqa: ANN401  # any JSON
    """What makes this no entity, if anything does."""
    if not isinstance(value, dict):
        return "this is not an entity"
    for name in ("id", "schema"):
        text = value.get(name)
        if not isinstance(text, str) or not text.strip():
            return f"this entity has no {name}" if text is None else f"its {name} is not a text"
    return "" if isinstance(value.get("properties", {}), dict) else "its properties are no object"


def _texts(name: str, raw: Any, findings: Findings, location: Location) -> tuple[str, ...]:  # noqa: ANN401  # any JSON
    """The texts of one property; a text or number that is not in a list is a list of one."""
    found = []
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, str | int | Decimal) and not isinstance(item, bool):
            found.append(str(item).strip())
        elif item is not None:
            message = f"a value of '{shown(name)}' is neither a text nor a number"
            way_out = (
                "write the id of an entity, and the entity on its own line"
                if isinstance(item, dict)
                else "write each value as a text"
            )
            findings.problem(ProblemName.WRONG_TYPE, message, way_out, location)
    return tuple(filter(None, found))
