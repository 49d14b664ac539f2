"""Who owns a company in the end."""

from typing import Final

from alliance_cli.calculations.integrated import IntegratedStake
from alliance_cli.calculations.owners import IntegratedOwners
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.numbers import part_text
from alliance_cli.views.report import (
    Column,
    Facts,
    Kind,
    LastRow,
    Layout,
    Report,
    Row,
    Shown,
    Table,
)
from alliance_cli.views.stakes import no_owner_sentence

OWNERS: Final[Layout] = (
    Facts(
        "",
        (
            Column("company", Kind.PARTY),
            Column("unlisted", Kind.SHARE),
            Column("ownerless", Kind.SHARE),
            Column("company_return", Kind.SHARE),
        ),
        Shown.NOT,
    ),
    Table(
        "owners",
        (
            Column("owner", Kind.PARTY, "Owner", flows=True),
            Column("owner_kind", Kind.TEXT),
            Column("direct", Kind.STATED_SHARE, "Direct", rank=3),
            Column("integrated", Kind.SHARE, "In the end"),
            Column("ultimate", Kind.FLAG),
            Column("as_far_as_recorded", Kind.FLAG),
            Column("ultimate_part", Kind.SHARE, "Ultimate", rank=1, for_people=True),
            Column("plain", Kind.PLAIN_STAKE),
            Column("return", Kind.SHARE),
            Column("explained_plain", Kind.PLAIN_STAKE, "Plain series", rank=2, for_people=True),
            Column("explained_return", Kind.SHARE, "Returns", rank=2, for_people=True),
            Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
        ),
    ),
)

_LEGEND: Final = (
    "In the end: through every company and loop between. Ultimate: those without recorded owners; "
    "with what no listed owner holds they make the whole."
)


OUTWARD: Final = "Ranges are rounded outward."
ENCLOSED: Final = (
    "Through a loop of more than 60 companies figures are calculated in floating point: each range "
    "contains the true figure."
)


def owners_report(
    snapshot: Snapshot, party: Party, answer: IntegratedOwners, *, explained: bool
) -> Report:
    """Everybody to whom something of a company belongs in the end, and what belongs to nobody."""
    is_owned = isinstance(party, Company)
    rest: Row = (
        (answer.unlisted, answer.ownerless, answer.returning) if is_owned else (None, None, None)
    )
    evidence = Evidence(snapshot)
    rows = tuple(_row(snapshot, evidence, stake, explained=explained) for stake in answer.owners)
    above = {answer.company, *(stake.owner for stake in answer.owners)}
    cited = (id_ for stake in answer.owners for id_ in evidence.cited(stake.owner, stake.company))
    return Report(
        OWNERS,
        f"{party.name}: owners in the end {snapshot.when}",
        snapshot.setting,
        {"": ((party, *rest),), "owners": rows},
        empty={"owners": _nobody(snapshot, party, answer)},
        last_rows={"owners": _last_rows(answer)},
        explanations=_explanations(snapshot, party, answer, explained=explained) if rows else (),
        subject=party.id,
        sources=evidence.sources_among(above, above, cited),
    )


def _row(snapshot: Snapshot, evidence: Evidence, stake: IntegratedStake, *, explained: bool) -> Row:
    owner = snapshot.dataset.party(stake.owner)
    is_looped = explained and stake.returning.high > NOTHING
    return (
        owner,
        owner.kind.value,
        stake.direct,
        stake.integrated,
        stake.is_ultimate,
        stake.is_ultimate and isinstance(owner, Company),
        stake.integrated if stake.is_ultimate else None,
        stake.plain,
        stake.returning,
        stake.plain if is_looped else None,
        stake.returning if is_looped else None,
        evidence.cited(stake.owner, stake.company),
    )


def _last_rows(answer: IntegratedOwners) -> tuple[LastRow, ...]:
    parts = (("Unlisted", answer.unlisted), ("Ownerless", answer.ownerless))
    remaining = [
        LastRow(label, {"ultimate_part": part}) for label, part in parts if part.exact != NOTHING
    ]
    return (*remaining, LastRow("Together", {"ultimate_part": exactly(WHOLE)}))


def _nobody(snapshot: Snapshot, party: Party, answer: IntegratedOwners) -> str:
    if all(holding.company != party.id for holding in snapshot.holdings):
        return no_owner_sentence(snapshot, party)
    parts = (("unlisted", answer.unlisted), ("ownerless", answer.ownerless))
    told = (f"{part_text(part)} of it is {word}" for word, part in parts if part.high > NOTHING)
    return f"Only {party.name} holds shares of {party.name}: in the end {', '.join(told)}."


def _explanations(
    snapshot: Snapshot, party: Party, answer: IntegratedOwners, *, explained: bool
) -> tuple[str, ...]:
    said = [_LEGEND]
    recorded = [snapshot.dataset.party(s.owner) for s in answer.owners if s.is_ultimate]
    companies = sorted(owner.name for owner in recorded if isinstance(owner, Company))
    if companies:
        said.append(f"Ultimate as far as recorded: {', '.join(companies)}.")
    if answer.ownerless.high > NOTHING:
        said.append("Ownerless: what belongs to companies that own one another alone.")
    if answer.returning.high > NOTHING:
        said.append(return_sentence(party, answer.returning))
    if any(stake.integrated.exact is None for stake in answer.owners):
        said.append(OUTWARD)
    if answer.is_enclosed:
        said.append(ENCLOSED)
    if explained:
        said.append(plain_sentence(any(s.returning.high > NOTHING for s in answer.owners)))
    return tuple(said)


def return_sentence(party: Party, returning: Share) -> str:
    """That somebody owns part of itself."""
    return f"{party.name} owns {part_text(returning)} of itself in the end (alliance loops)."


def plain_sentence(differs: bool) -> str:  # noqa: FBT001  # read as one sentence
    """What the plain series is, and whether it differs."""
    if not differs:
        return "The plain series is the same: no owner owns anything of itself."
    return (
        "Plain series: A + A² + …, which counts what comes back to the owner again and again: "
        "in the end / (1 - returns). Returns: what the owner owns of itself."
    )
