"""The records of GLEIF: who is consolidated by whom, why no parent is named, and who is who."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from alliance_cli.errors import Location
from alliance_cli.exchange.gleif.days import day, moment, readable_day
from alliance_cli.exchange.gleif.nodes import Node, end_node, lacking, lei_node, shown_code
from alliance_cli.exchange.gleif.shares import Quantifier
from alliance_cli.exchange.gleif.tree import Tree, branches, one_line, plain, words
from alliance_cli.model.texts import LONGEST_PARAGRAPH
from alliance_cli.model.when import Period, When

DIRECT: Final = "IS_DIRECTLY_CONSOLIDATED_BY"
ULTIMATE: Final = "IS_ULTIMATELY_CONSOLIDATED_BY"
CONSOLIDATIONS: Final = (DIRECT, ULTIMATE)
_LONGEST: Final = LONGEST_PARAGRAPH // 10
"""Characters of one detail, of which a note has several."""
_RELATIONSHIP_PERIOD: Final = "RELATIONSHIP_PERIOD"
_MEASURE: Final = ("MeasurementMethod", "QuantifierAmount", "QuantifierUnits")
_DELETION: Final = ("Deletion", "gleif:Deletion")
_DELETED_AT: Final = ("DeletedAt", "gleif:DeletedAt")
_NO_DELETION: Final = frozenset({"", "false", "no", "n", "0"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a record is about and how it stands: enough to say what becomes of it.

    Nothing in it is refused: what is wrong with a record that is left out does not matter.
    """

    child: str
    parent: str
    type: str
    status: str
    registration: str
    is_deleted: bool
    told: datetime
    """When the record was updated, or deleted."""

    @property
    def where(self) -> str:
        """What an account calls it."""
        return relationship_of(self.child, self.parent)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A record of level 2: what one entity is to another."""

    child: Node
    parent: Node
    periods: tuple[Period, ...]
    """Those of the relationship; accounting and filing periods are among the details."""
    quantifiers: tuple[Quantifier, ...]
    details: tuple[str, ...]
    """What a note says of a consolidation, in the record's own words."""


@dataclass(frozen=True, slots=True)
class ReportingException:
    """A record of why an entity names no parent."""

    entity: Node
    text: str


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
    location: Location


def relationship_of(child: str, parent: str) -> str:
    """What an account calls the relationship of two entities."""
    return f"relationship of {child} to {parent}"


def standing(tree: Tree) -> Standing:
    """How a record of level 2 stands.

    Raises:
        MalformedError: it has no type, so that nobody knows what becomes of it.
    """
    told = branches(tree, "Relationship")
    return Standing(
        shown_code(told, "StartNode", "NodeID"),
        shown_code(told, "EndNode", "NodeID"),
        _needed(told, "RelationshipType"),
        plain(told, "RelationshipStatus"),
        plain(tree, "Registration", "RegistrationStatus"),
        is_deleted(tree),
        told_at(tree),
    )


def is_deleted(tree: Tree) -> bool:
    """Whether a delta file takes the record back; in a full file the mark may stand empty."""
    return "Extension" in tree and any(text.lower() not in _NO_DELETION for text in _marks(tree))


def told_at(tree: Tree) -> datetime:
    """When a record was updated, or deleted."""
    updated = moment(words(tree, "Registration", "LastUpdateDate"))
    return max((updated, *map(moment, _marks(tree)))) if "Extension" in tree else updated


def _marks(tree: Tree) -> list[str]:
    """What the marks of a deletion say."""
    marks = [mark for name in _DELETION for mark in branches(tree, "Extension", name)]
    return [
        words(mark, *path) for mark in marks for path in ((), *((name,) for name in _DELETED_AT))
    ]


def updated_on(tree: Tree) -> When | None:
    """The day of the last update, as far as it can be read."""
    return readable_day(words(tree, "Registration", "LastUpdateDate"))


def relationship(tree: Tree) -> Relationship:
    """The relationship that a record tells.

    Raises:
        MalformedError: the record misses what it needs, or says what cannot be.
    """
    told = branches(tree, "Relationship")
    periods = branches(told, "RelationshipPeriods", "RelationshipPeriod")
    # Only to refuse a day that is none.
    day(plain(tree, "Registration", "LastUpdateDate"))
    return Relationship(
        end_node(told, "StartNode"),
        end_node(told, "EndNode"),
        _periods(periods, day),
        tuple(
            Quantifier(*(plain(measure, name) for name in _MEASURE))
            for measure in branches(told, "RelationshipQuantifiers", "RelationshipQuantifier")
        ),
        _details(tree, told, periods),
    )


def withdrawn(tree: Tree) -> Relationship:
    """Of whom and of which days a record tells that is taken back.

    A day that is none is as one that is not given.

    Raises:
        MalformedError: it does not say of whom.
    """
    told = branches(tree, "Relationship")
    periods = branches(told, "RelationshipPeriods", "RelationshipPeriod")
    child, parent = (end_node(told, end) for end in ("StartNode", "EndNode"))
    return Relationship(child, parent, _periods(periods, readable_day), (), ())


def _periods(periods: Sequence[Tree], day_of: Callable[[str], When | None]) -> tuple[Period, ...]:
    return tuple(
        Period(day_of(plain(period, "StartDate")), day_of(plain(period, "EndDate")))
        for period in periods
        if _is_of_relationship(period)
    )


def _details(tree: Tree, told: Tree, periods: Sequence[Tree]) -> tuple[str, ...]:
    qualifiers = branches(told, "RelationshipQualifiers", "RelationshipQualifier")
    registration = ("ValidationSources", "ValidationDocuments", "ValidationReference")
    details = (
        *(_pair(q, "QualifierDimension", "QualifierCategory") for q in qualifiers),
        *(_other_period(period) for period in periods if not _is_of_relationship(period)),
        *(one_line(branches(tree, "Registration", name), _LONGEST) for name in registration),
    )
    return tuple(filter(None, details))


def _pair(tree: Tree, first: str, second: str) -> str:
    return f"{plain(tree, first)} {plain(tree, second)}".strip()


def _other_period(tree: Tree) -> str:
    since, until = plain(tree, "StartDate")[:10], plain(tree, "EndDate")[:10]
    ends = f"{since} to {until}" if until else f"from {since}"
    return f"{plain(tree, 'PeriodType')} {ends}".strip()


def _is_of_relationship(period: Tree) -> bool:
    return words(period, "PeriodType") == _RELATIONSHIP_PERIOD


def reporting_exception(tree: Tree) -> ReportingException:
    """The exception that a record tells, category, reasons and references verbatim.

    Raises:
        MalformedError: the record misses what it needs.
    """
    category = _needed(tree, "ExceptionCategory")
    reasons = [plain(reason) for reason in branches(tree, "ExceptionReason")]
    references = [plain(reference) for reference in branches(tree, "ExceptionReference")]
    text = f"{category}: {', '.join(filter(None, reasons)) or 'no reason given'}"
    more = "".join(f"; {reference}" for reference in references if reference)
    return ReportingException(lei_node(tree), text + more)


def legal_entity(tree: Tree, location: Location) -> LegalEntity:
    """The entity that a record tells.

    Raises:
        MalformedError: the record misses what it needs, or says what cannot be.
    """
    told = branches(tree, "Entity")
    seat = plain(told, "LegalJurisdiction") or plain(told, "LegalAddress", "Country")
    others = branches(told, "OtherEntityNames", "OtherEntityName")
    return LegalEntity(
        lei_node(tree),
        _name(told),
        tuple(name for name in map(one_line, others) if name),
        seat.partition("-")[0].upper(),
        plain(told, "EntityCategory"),
        plain(told, "EntityStatus"),
        plain(tree, "Registration", "RegistrationStatus"),
        day(plain(tree, "Registration", "LastUpdateDate")),
        location,
    )


def _name(told: Tree) -> str:
    name = one_line(branches(told, "LegalName"))
    if not name:
        raise lacking("LegalName")
    return name


def _needed(tree: Tree, name: str) -> str:
    found = plain(tree, name)
    if not found:
        raise lacking(name)
    return found
