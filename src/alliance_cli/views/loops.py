"""Companies that own one another."""

from collections.abc import Iterable
from typing import Final

from alliance_cli.calculations.loops import Loop
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table, cited_sources

LOOPS: Final[Layout] = (
    Table(
        "loops",
        (
            Column("companies", Kind.PARTIES, names="company_names"),
            Column("closed", Kind.FLAG),
            Column("returns", Kind.SHARES),
        ),
    ),
    Table(
        "members",
        (
            Column("loop", Kind.COUNT, "Loop"),
            Column("company", Kind.PARTY, "Company", flows=True),
            Column("return", Kind.SHARE, "Owns of itself"),
            Column("kind", Kind.TEXT, "Kind", rank=1, flows=True),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
    ),
)


def loops_report(snapshot: Snapshot, loops: Iterable[Loop]) -> Report:
    """Every loop of the day, and what each of its companies owns of itself in the end."""
    evidence = Evidence(snapshot)
    party = snapshot.dataset.party
    found = tuple(loops)
    members: tuple[Row, ...] = tuple(
        (
            number,
            party(member),
            share,
            _kind(loop, evidence, member),
            _cited(evidence, loop, member),
        )
        for number, loop in enumerate(found, start=1)
        for member, share in loop.returns.items()
    )
    content: dict[str, tuple[Row, ...]] = {
        "loops": tuple(
            (
                tuple(party(member) for member in loop.companies),
                loop.is_closed,
                tuple((party(member), share) for member, share in loop.returns.items()),
            )
            for loop in found
        ),
        "members": members,
    }
    return Report(
        LOOPS,
        f"Companies that own one another {snapshot.when}",
        snapshot.setting,
        content,
        empty={"members": f"No company owns anything of itself {snapshot.when}."},
        explanations=_explanations(found),
        sources=cited_sources(snapshot.dataset, LOOPS, content),
    )


def _explanations(loops: tuple[Loop, ...]) -> tuple[str, ...]:
    if all(len(loop.companies) == 1 for loop in loops):
        return ()
    return ("Owns of itself: in the end, through all the others.",)


def _cited(evidence: Evidence, loop: Loop, member: str) -> tuple[str, ...]:
    """The sources of the lines by which the loop's companies hold a member."""
    ids = (id_ for holder in loop.companies for id_ in evidence.cited(holder, member))
    return tuple(dict.fromkeys(ids))


def _kind(loop: Loop, evidence: Evidence, member: str) -> str:
    if loop.is_closed:
        return "closed ring"
    if loop.is_closed is None:
        return "perhaps a closed ring"
    if len(loop.companies) == 1:
        return "treasury shares"
    return "loop, with treasury shares" if evidence.lines(member, member) else "loop"
