"""Companies that the 50 Percent Rule blocks."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.blocking import FIFTY_PERCENT, BlockedCompany, Blocking
from alliance_cli.model.records import Party
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import Column, column
from alliance_cli.report.kinds import PART, PARTY, SHARE, TEXT, parties
from alliance_cli.report.report import Report
from alliance_cli.views.certainty import certainty_tables
from alliance_cli.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class _BlockedLine:
    """A company that is blocked, and through whom."""

    company: Party
    blocked: BlockedCompany
    through: tuple[Party, ...]


_LISTED: Final[Facts[tuple[Party, ...]]] = Facts(
    "",
    (
        column("listed", parties("listed_names"), lambda listed: listed),
        column("threshold", PART, lambda _: FIFTY_PERCENT.threshold),
        column("operator", TEXT, lambda _: FIFTY_PERCENT.operator),
    ),
)
_COLUMNS: Final[tuple[Column[_BlockedLine], ...]] = (
    column("company", PARTY, lambda line: line.company, "Company", flows=True),
    column("company_kind", TEXT, lambda line: line.company.kind.value),
    column("aggregate", SHARE, lambda line: line.blocked.aggregate, "Total held"),
    column("certainty", TEXT, lambda line: line.blocked.certainty.value),
    column(
        "through",
        parties("through_names"),
        lambda line: line.through,
        "Through",
        rank=1,
        flows=True,
    ),
)
_BLOCKED: Final = certainty_tables(Table("blocked", _COLUMNS), "Possibly blocked")
_NEAR: Final = Table("near", _COLUMNS, "Not blocked, but 49% or more may be held")
SANCTIONS: Final[Layout] = (
    _LISTED,
    _BLOCKED.for_machines,
    _BLOCKED.certain,
    _BLOCKED.possible,
    _NEAR,
)
_LEGEND: Final = (
    "At least 50% of the capital, with blocked companies counted in full. Arithmetic on the file, "
    "not legal advice."
)


def sanctions_report(world: World, listed: tuple[Party, ...], blocking: Blocking) -> Report:
    """The companies blocked where these parties are listed, by how much, and through whom."""
    entries = (*blocking.blocked, *blocking.near)
    names = ", ".join(party.name for party in listed)
    return Report(
        SANCTIONS,
        f"Blocked by the 50 Percent Rule {world.when}, with {names} listed",
        world.setting,
        (
            _LISTED.of(listed),
            *_BLOCKED.of(
                ((entry.certainty, _blocked_line(world, entry)) for entry in blocking.blocked),
                empty=_nothing(world, blocking),
            ),
            _NEAR.of(_blocked_line(world, entry) for entry in blocking.near),
        ),
        explanations=(_LEGEND,),
        sources=Evidence(world).sources_of(
            {(holder, entry.company) for entry in entries for holder in entry.through}
        ),
    )


def _blocked_line(world: World, entry: BlockedCompany) -> _BlockedLine:
    return _BlockedLine(world.party(entry.company), entry, tuple(map(world.party, entry.through)))


def _nothing(world: World, blocking: Blocking) -> str:
    sure = " for certain" if blocking.blocked else ""
    return f"No company is blocked{sure} {world.when}."
