"""The group that a company heads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.group import GroupEntity, Method, Standard
from alliance_cli.model.records import Party
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import FLAG, PARTY, SHARE, TEXT
from alliance_cli.report.report import Report
from alliance_cli.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class _Asked:
    """The parent asked, and by what rules."""

    parent: Party
    standard: Standard
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class _EntityLine:
    """A company of the group."""

    company: Party
    entity: GroupEntity
    standard: Standard
    sources: tuple[str, ...]

    @property
    def accounting(self) -> str | None:
        """How it is accounted for, where the method is certain."""
        method = self.entity.method
        is_certain = method is self.entity.possible_method
        return _ACCOUNTING[self.standard][method] if is_certain else None

    @property
    def possible_accounting(self) -> str:
        """How it may have to be accounted for."""
        return _ACCOUNTING[self.standard][self.entity.possible_method]


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("parent", PARTY, lambda asked: asked.parent),
        column("standard", TEXT, lambda asked: asked.standard.value),
        column("suspended_upstream", FLAG, lambda asked: asked.is_suspended),
    ),
)
_ENTITIES: Final[Table[_EntityLine]] = Table(
    "entities",
    (
        column("company", PARTY, lambda line: line.company, "Company", flows=True),
        column("company_kind", TEXT, lambda line: line.company.kind.value),
        column("control", SHARE, lambda line: line.entity.control, "Control"),
        column("interest", SHARE, lambda line: line.entity.interest, "Interest", rank=1),
        column("method", TEXT, lambda line: line.entity.method.value),
        column("possible_method", TEXT, lambda line: line.entity.possible_method.value),
        column("certainty", TEXT, lambda line: _certainty(line.entity)),
        column(
            "shown_method",
            TEXT,
            lambda line: _method_text(line.entity),
            "Method",
            flows=True,
            for_people=True,
        ),
        column("accounting", TEXT, lambda line: line.accounting, "Accounting", rank=4),
        column("possible_accounting", TEXT, lambda line: line.possible_accounting),
        column("de_facto", FLAG, lambda line: line.entity.is_de_facto),
        column("minority", SHARE, lambda line: line.entity.minority, "Minority", rank=2),
        sources_column(lambda line: line.sources),
    ),
)
GROUP: Final[Layout] = (_ASKED, _ENTITIES)
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
_CONDITIONS: Final[Mapping[Method, str]] = {
    Method.FULL: "if controlled",
    Method.JOINT: "if controlled jointly",
    Method.EQUITY: "if 20% or more",
}
"""When a method applies that is only possible."""

_LEGEND: Final = (
    "Control: direct votes and those of controlled companies. Interest: the look-through share of "
    "the parent."
)


def group_report(
    world: World,
    parent: Party,
    standard: Standard,
    entities: tuple[GroupEntity, ...],
    *,
    suspended: bool,
) -> Report:
    """Every company that the parent controls, or in which it has significant influence."""
    evidence = Evidence(world)
    inside = {parent.id, *(entity.company for entity in entities)}
    return Report(
        GROUP,
        f"{parent.name}: group {world.when}",
        world.setting,
        (
            _ASKED.of(_Asked(parent, standard, suspended)),
            _ENTITIES.of(
                (
                    _EntityLine(
                        world.party(entity.company),
                        entity,
                        standard,
                        evidence.cited(parent.id, entity.company),
                    )
                    for entity in entities
                ),
                empty=f"{parent.name} heads no group that is recorded {world.when}.",
            ),
        ),
        explanations=_explanations(entities, suspended=suspended),
        subject=parent.id,
        sources=evidence.sources_among(inside, inside - {parent.id}),
    )


def _certainty(entity: GroupEntity) -> str:
    return "certain" if entity.method is entity.possible_method else "possible"


def _method_text(entity: GroupEntity) -> str:
    if entity.is_de_facto:
        return f"{entity.method.value} (de facto)"
    if entity.method is entity.possible_method:
        return entity.method.value
    possible = f"{entity.possible_method.value} {_CONDITIONS[entity.possible_method]}"
    return possible if entity.method is Method.NONE else f"{entity.method.value}, {possible}"


def _explanations(entities: tuple[GroupEntity, ...], *, suspended: bool) -> tuple[str, ...]:
    if not entities:
        return ()
    sentences = [_LEGEND]
    if any(entity.is_de_facto for entity in entities):
        sentences.append("De facto: over 40% of the votes, and no other holder controls more.")
    if suspended:
        sentences.append(
            "Votes that companies of the group hold in their own parents are left out."
        )
    return tuple(sentences)
