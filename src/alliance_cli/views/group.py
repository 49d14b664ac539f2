"""The group that a company heads."""

from collections.abc import Mapping
from typing import Final

from alliance_cli.calculations.group import GroupEntity, Method, Standard
from alliance_cli.model.records import Party
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table

GROUP: Final[Layout] = (
    Facts(
        "",
        (
            Column("parent", Kind.PARTY),
            Column("standard", Kind.TEXT),
            Column("suspended_upstream", Kind.FLAG),
        ),
        Shown.NOT,
    ),
    Table(
        "entities",
        (
            Column("company", Kind.PARTY, "Company", flows=True),
            Column("company_kind", Kind.TEXT),
            Column("control", Kind.SHARE, "Control"),
            Column("interest", Kind.SHARE, "Interest", rank=1),
            Column("method", Kind.TEXT),
            Column("possible_method", Kind.TEXT),
            Column("certainty", Kind.TEXT),
            Column("shown_method", Kind.TEXT, "Method", flows=True, for_people=True),
            Column("accounting", Kind.TEXT, "Accounting", rank=4),
            Column("de_facto", Kind.FLAG),
            Column("minority", Kind.SHARE, "Minority", rank=2),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
    ),
)
_ACCOUNTING: Final[Mapping[Standard, Mapping[Method, str]]] = {
    Standard.IFRS: {
        Method.FULL: "full consolidation",
        Method.JOINT: "equity method",
        Method.EQUITY: "equity method",
        Method.NONE: "financial asset",
    },
    Standard.FR: {
        Method.FULL: "full consolidation",
        Method.JOINT: "proportionate",
        Method.EQUITY: "equity method",
        Method.NONE: "financial asset",
    },
}

_LEGEND: Final = (
    "Control: own votes and those of all companies controlled. Interest: what belongs to the "
    "parent in the end."
)


def group_report(
    snapshot: Snapshot,
    parent: Party,
    standard: Standard,
    entities: tuple[GroupEntity, ...],
    *,
    suspended: bool,
) -> Report:
    """Every company that the parent controls, or in which it has significant influence."""
    evidence = Evidence(snapshot)
    inside = {parent.id, *(entity.company for entity in entities)}
    return Report(
        GROUP,
        f"{parent.name}: group {snapshot.when}",
        snapshot.setting,
        {
            "": ((parent, standard.value, suspended),),
            "entities": tuple(_row(snapshot, evidence, standard, e, parent.id) for e in entities),
        },
        empty={"entities": f"{parent.name} heads no group that is recorded {snapshot.when}."},
        explanations=_explanations(entities, suspended=suspended),
        subject=parent.id,
        sources=evidence.sources_among(inside, inside - {parent.id}),
    )


def _row(
    snapshot: Snapshot, evidence: Evidence, standard: Standard, entity: GroupEntity, parent: str
) -> Row:
    company = snapshot.dataset.party(entity.company)
    is_certain = entity.method is entity.possible_method
    return (
        company,
        company.kind.value,
        entity.control,
        entity.interest,
        entity.method.value,
        entity.possible_method.value,
        "certain" if is_certain else "possible",
        _method_text(entity),
        _ACCOUNTING[standard][entity.method],
        entity.is_de_facto,
        entity.minority,
        evidence.cited(parent, entity.company),
    )


def _method_text(entity: GroupEntity) -> str:
    if entity.is_de_facto:
        return f"{entity.method.value} (de facto)"
    if entity.method is entity.possible_method:
        return entity.method.value
    perhaps = f"perhaps {entity.possible_method.value}"
    return perhaps if entity.method is Method.NONE else f"{entity.method.value}, {perhaps}"


def _explanations(entities: tuple[GroupEntity, ...], *, suspended: bool) -> tuple[str, ...]:
    if not entities:
        return ()
    said = [_LEGEND]
    if any(entity.is_de_facto for entity in entities):
        said.append("De facto: over 40% of the votes, and nobody else directs more.")
    if suspended:
        said.append("Votes that companies of the group hold in their own parents are left out.")
    return tuple(said)
