"""Companies that own one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.loops import Loop
from alliance_cli.model.records import Party
from alliance_cli.model.share import Share
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import COUNT, FLAG, PARTY, SHARE, SHARES, TEXT, parties
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class _LoopLine:
    """A loop, and what each of its companies owns of itself."""

    companies: tuple[Party, ...]
    is_closed: bool | None
    returns: tuple[tuple[Party, Share], ...]


@dataclass(frozen=True, slots=True)
class _MemberLine:
    """One company of a loop."""

    loop: int
    company: Party
    returning: Share
    kind: str
    sources: tuple[str, ...]


_LOOPS: Final[Table[_LoopLine]] = Table(
    "loops",
    (
        column("companies", parties("company_names"), lambda line: line.companies),
        column("closed", FLAG, lambda line: line.is_closed),
        column("returns", SHARES, lambda line: line.returns),
    ),
)
_MEMBERS: Final[Table[_MemberLine]] = Table(
    "members",
    (
        column("loop", COUNT, lambda line: line.loop, "Loop"),
        column("company", PARTY, lambda line: line.company, "Company", flows=True),
        column("return", SHARE, lambda line: line.returning, "Owns of itself"),
        column("kind", TEXT, lambda line: line.kind, "Kind", rank=1, flows=True),
        sources_column(lambda line: line.sources),
    ),
)
LOOPS: Final[Layout] = (_LOOPS, _MEMBERS)


def loops_report(world: World, loops: Iterable[Loop]) -> Report:
    """Every loop of the day, and the part of itself that each of its companies owns."""
    evidence, listed = Evidence(world), tuple(loops)
    sections = (
        _LOOPS.of(_loop_line(world, loop) for loop in listed),
        _MEMBERS.of(
            (
                _MemberLine(
                    number,
                    world.party(member),
                    returning,
                    _kind(loop, evidence, member),
                    _cited(evidence, loop, member),
                )
                for number, loop in enumerate(listed, start=1)
                for member, returning in loop.returns.items()
            ),
            empty=f"No company owns anything of itself {world.when}.",
        ),
    )
    return Report(
        LOOPS,
        f"Companies that own one another {world.when}",
        world.setting,
        sections,
        explanations=_explanations(listed),
        sources=cited_sources(world.sources, sections),
    )


def _loop_line(world: World, loop: Loop) -> _LoopLine:
    companies = tuple(world.party(member) for member in loop.companies)
    returns = tuple((world.party(member), share) for member, share in loop.returns.items())
    return _LoopLine(companies, loop.is_closed, returns)


def _explanations(loops: tuple[Loop, ...]) -> tuple[str, ...]:
    if all(len(loop.companies) == 1 for loop in loops):
        return ()
    return ("Owns of itself: through all the others.",)


def _cited(evidence: Evidence, loop: Loop, member: str) -> tuple[str, ...]:
    """The sources of the lines by which the loop's companies hold a member."""
    ids = (id_ for holder in loop.companies for id_ in evidence.cited(holder, member))
    return tuple(dict.fromkeys(ids))


def _kind(loop: Loop, evidence: Evidence, member: str) -> str:
    if loop.is_closed:
        return "closed ring"
    if loop.is_closed is None:
        return "possibly a closed ring"
    if len(loop.companies) == 1:
        return "treasury shares"
    return "loop, with treasury shares" if evidence.lines(member, member) else "loop"
