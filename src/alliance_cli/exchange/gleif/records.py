"""The records of GLEIF: who is consolidated by whom, why no parent is named, and who is who."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alliance_cli.errors import Location, MalformedError, ProblemName
from alliance_cli.exchange.gleif.shares import Quantifier
from alliance_cli.exchange.gleif.tree import Tree, branches, words
from alliance_cli.model.names import parse_line, printable
from alliance_cli.model.when import Period, When, parse_when

DIRECT: Final = "IS_DIRECTLY_CONSOLIDATED_BY"
ULTIMATE: Final = "IS_ULTIMATELY_CONSOLIDATED_BY"
CONSOLIDATIONS: Final = (DIRECT, ULTIMATE)
_DAY_AND_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T Z+-].*", re.DOTALL)
_RELATIONSHIP_PERIOD: Final = "RELATIONSHIP_PERIOD"
_MEASURE: Final = ("MeasurementMethod", "QuantifierAmount", "QuantifierUnits")
_DELETION: Final = ("Deletion", "gleif:Deletion")
_SCHEMES: Final = ("lei", "pni")
_CODE: Final = re.compile(r"[!-~]{1,60}")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity by the code that a record knows it by."""

    scheme: str
    """`lei`, or `pni` for one that has none yet."""
    code: str

    @property
    def identifier(self) -> tuple[str, str]:
        """As a company keeps it."""
        return (self.scheme, self.code)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A record of level 2: what one entity is to another."""

    child: Node
    parent: Node
    type: str
    status: str
    registration: str
    periods: tuple[Period, ...]
    """Those of the relationship; accounting and filing periods are among the details."""
    quantifiers: tuple[Quantifier, ...]
    details: tuple[str, ...]
    """What a note says of a consolidation, in the record's own words."""
    updated: When | None
    is_deleted: bool
    location: Location

    @property
    def where(self) -> str:
        """What an account calls it."""
        return f"{self.child.code} by {self.parent.code}"


@dataclass(frozen=True, slots=True)
class ReportingException:
    """A record of why an entity names no parent."""

    entity: Node
    text: str
    is_deleted: bool
    location: Location


@dataclass(frozen=True, slots=True)
class LegalEntity:
    """A record of level 1: who an entity is."""

    node: Node
    name: str
    other_names: tuple[str, ...]
    country: str
    category: str
    status: str
    registration: str
    updated: When | None
    is_deleted: bool
    location: Location


def relationship(tree: Tree, location: Location) -> Relationship:
    """The relationship that a record tells.

    Raises:
        MalformedError: the record misses what it needs, or says what cannot be.
    """
    told = branches(tree, "Relationship")
    type_ = _needed(told, "RelationshipType")
    periods = branches(told, "RelationshipPeriods", "RelationshipPeriod")
    return Relationship(
        _node(told, "StartNode"),
        _node(told, "EndNode"),
        type_,
        _plain(told, "RelationshipStatus"),
        _plain(tree, "Registration", "RegistrationStatus"),
        tuple(_period(period) for period in periods if _is_of_relationship(period)),
        tuple(
            Quantifier(*(_plain(measure, name) for name in _MEASURE))
            for measure in branches(told, "RelationshipQuantifiers", "RelationshipQuantifier")
        ),
        _details(tree, told, periods) if type_ in CONSOLIDATIONS else (),
        day(_plain(tree, "Registration", "LastUpdateDate")),
        _is_deleted(tree),
        location,
    )


def _details(tree: Tree, told: Tree, periods: Sequence[Tree]) -> tuple[str, ...]:
    qualifiers = branches(told, "RelationshipQualifiers", "RelationshipQualifier")
    registration = ("ValidationSources", "ValidationDocuments", "ValidationReference")
    details = (
        *(_pair(q, "QualifierDimension", "QualifierCategory") for q in qualifiers),
        *(_other_period(period) for period in periods if not _is_of_relationship(period)),
        *(_one_line(branches(tree, "Registration", name)) for name in registration),
    )
    return tuple(filter(None, details))


def _pair(tree: Tree, first: str, second: str) -> str:
    return f"{_plain(tree, first)} {_plain(tree, second)}".strip()


def _other_period(tree: Tree) -> str:
    since, until = _plain(tree, "StartDate")[:10], _plain(tree, "EndDate")[:10]
    ends = f"{since} to {until}" if until else f"from {since}"
    return f"{_plain(tree, 'PeriodType')} {ends}".strip()


def _is_of_relationship(period: Tree) -> bool:
    return words(period, "PeriodType") == _RELATIONSHIP_PERIOD


def _period(tree: Tree) -> Period:
    return Period(day(_plain(tree, "StartDate")), day(_plain(tree, "EndDate")))


def reporting_exception(tree: Tree, location: Location) -> ReportingException:
    """The exception that a record tells, category, reasons and references verbatim.

    Raises:
        MalformedError: the record misses what it needs.
    """
    category = _needed(tree, "ExceptionCategory")
    reasons = [_plain(reason) for reason in branches(tree, "ExceptionReason")]
    references = [_plain(reference) for reference in branches(tree, "ExceptionReference")]
    text = f"{category}: {', '.join(filter(None, reasons)) or 'no reason given'}"
    more = "".join(f"; {reference}" for reference in references if reference)
    node = _coded("lei", words(tree, "LEI"))
    return ReportingException(node, text + more, _is_deleted(tree), location)


def legal_entity(tree: Tree, location: Location) -> LegalEntity:
    """The entity that a record tells.

    Raises:
        MalformedError: the record misses what it needs, or says what cannot be.
    """
    told = branches(tree, "Entity")
    seat = _plain(told, "LegalJurisdiction") or _plain(told, "LegalAddress", "Country")
    others = branches(told, "OtherEntityNames", "OtherEntityName")
    return LegalEntity(
        _coded("lei", words(tree, "LEI")),
        _name(told),
        tuple(name for name in map(_one_line, others) if name),
        seat.partition("-")[0].upper(),
        _plain(told, "EntityCategory"),
        _plain(told, "EntityStatus"),
        _plain(tree, "Registration", "RegistrationStatus"),
        day(_plain(tree, "Registration", "LastUpdateDate")),
        _is_deleted(tree),
        location,
    )


def _name(told: Tree) -> str:
    name = _one_line(branches(told, "LegalName"))
    if not name:
        raise _lacking("LegalName")
    return name


def _plain(tree: Tree, *path: str) -> str:
    """The text at the end of a path, without anything that could steer a terminal."""
    text = words(tree, *path)
    return text if text.isprintable() else printable(text)


def _one_line(tree: Tree) -> str:
    """The text with single spaces, also for line breaks; none of it can steer a terminal."""
    text = " ".join(words(tree).split())
    try:
        return parse_line(text) if text else ""
    except MalformedError:
        return printable(text)


def day(text: str) -> When | None:
    """The day of a date and time, as it is written, or nothing where nothing is.

    Raises:
        MalformedError: `bad-date`.
    """
    if not text:
        return None
    match = _DAY_AND_TIME.fullmatch(text)
    return parse_when(match[1] if match else text)


def _node(told: Tree, end: str) -> Node:
    scheme = words(told, end, "NodeIDType").lower() or "lei"
    return _coded(scheme if scheme in _SCHEMES else "gleif-node", words(told, end, "NodeID"))


def _coded(scheme: str, code: str) -> Node:
    if not code:
        raise _lacking("LEI" if scheme == "lei" else "NodeID")
    if not _CODE.fullmatch(code) or not any(letter.isalnum() for letter in code):
        message = f"'{printable(code)[:40]}' is no LEI"
        way_out = "an LEI has 20 letters and digits"
        raise MalformedError(ProblemName.BAD_ID, message, way_out)
    return Node(scheme, code.upper())


def _needed(tree: Tree, name: str) -> str:
    found = _plain(tree, name)
    if not found:
        raise _lacking(name)
    return found


def _lacking(name: str) -> MalformedError:
    message = f"this record of GLEIF has no {name}"
    return MalformedError(ProblemName.BAD_STATEMENT, message, "the standard asks for it")


def _is_deleted(tree: Tree) -> bool:
    """Whether a delta file takes the record back; in a full file the mark may stand empty."""
    marks = [m for name in _DELETION for m in branches(tree, "Extension", name)]
    return any(words(m) or words(m, "DeletedAt") or words(m, "gleif:DeletedAt") for m in marks)
