"""Who owns a company directly, indirectly and ultimately."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.integrated import IntegratedStake
from alliance_cli.calculations.owners import IntegratedOwners
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, LastRow, Layout, Table
from alliance_cli.report.columns import column, sources_column
from alliance_cli.report.kinds import FLAG, PARTY, PLAIN_STAKE, SHARE, STATED_SHARE, TEXT
from alliance_cli.report.numbers import part_text
from alliance_cli.report.report import Report
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.stakes import no_owner_sentence


@dataclass(frozen=True, slots=True)
class _Asked:
    """The company asked, and its answer where it can be owned."""

    party: Party
    answer: IntegratedOwners | None


@dataclass(frozen=True, slots=True)
class _OwnerLine:
    """An owner and its stake."""

    owner: Party
    stake: IntegratedStake
    is_explained: bool
    """Whether people see the plain series and the return share."""
    sources: tuple[str, ...]


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("company", PARTY, lambda asked: asked.party),
        column(
            "unrecorded", SHARE, lambda asked: asked.answer.unrecorded if asked.answer else None
        ),
        column("ownerless", SHARE, lambda asked: asked.answer.ownerless if asked.answer else None),
        column(
            "company_return", SHARE, lambda asked: asked.answer.returning if asked.answer else None
        ),
    ),
)
_OWNERS: Final[Table[_OwnerLine]] = Table(
    "owners",
    (
        column("owner", PARTY, lambda line: line.owner, "Owner", flows=True),
        column("owner_kind", TEXT, lambda line: line.owner.kind.value),
        column("direct", STATED_SHARE, lambda line: line.stake.direct, "Direct", rank=3),
        column("integrated", SHARE, lambda line: line.stake.integrated, "Look-through"),
        column("ultimate", FLAG, lambda line: line.stake.is_ultimate),
        column(
            "as_far_as_recorded",
            FLAG,
            lambda line: line.stake.is_ultimate and isinstance(line.owner, Company),
        ),
        column(
            "ultimate_part",
            SHARE,
            lambda line: line.stake.integrated if line.stake.is_ultimate else None,
            "Ultimate",
            rank=1,
            for_people=True,
        ),
        column("plain", PLAIN_STAKE, lambda line: line.stake.plain),
        column("return", SHARE, lambda line: line.stake.returning),
        column(
            "explained_plain",
            PLAIN_STAKE,
            lambda line: line.stake.plain if line.is_explained else None,
            "Plain series",
            rank=2,
            for_people=True,
        ),
        column(
            "explained_return",
            SHARE,
            lambda line: line.stake.returning if line.is_explained else None,
            "Returns",
            rank=2,
            for_people=True,
        ),
        sources_column(lambda line: line.sources),
    ),
)
OWNERS: Final[Layout] = (_ASKED, _OWNERS)

_LEGEND: Final = (
    "Look-through: all that an owner holds, directly and through every company and loop between. "
    "Ultimate: owners without recorded owners of their own."
)


OUTWARD: Final = "Ranges are rounded outward."
ENCLOSED: Final = (
    "Figures through loops of very many links or long fractions are calculated in rounded numbers: "
    "each range contains the true figure."
)


def owners_report(
    world: World, party: Party, answer: IntegratedOwners, *, explained: bool
) -> Report:
    """The direct, indirect and ultimate owners of a company, and what is not recorded."""
    evidence = Evidence(world)
    lines = [_owner_line(world, evidence, stake, explained=explained) for stake in answer.owners]
    above = {answer.company, *(stake.owner for stake in answer.owners)}
    return Report(
        OWNERS,
        f"{party.name}: direct, indirect and ultimate owners {world.when}",
        world.setting,
        (
            _ASKED.of(_Asked(party, answer if isinstance(party, Company) else None)),
            _OWNERS.of(lines, empty=_no_owners(world, party, answer), last_rows=_last_rows(answer)),
        ),
        explanations=_explanations(world, party, answer, explained=explained) if lines else (),
        subject=party.id,
        sources=evidence.sources_among(
            above, above, (id_ for line in lines for id_ in line.sources)
        ),
    )


def _owner_line(
    world: World, evidence: Evidence, stake: IntegratedStake, *, explained: bool
) -> _OwnerLine:
    is_explained = explained and stake.returning.high > NOTHING
    sources = evidence.cited(stake.owner, stake.company)
    return _OwnerLine(world.party(stake.owner), stake, is_explained, sources)


def _last_rows(answer: IntegratedOwners) -> tuple[LastRow, ...]:
    parts = (("Not recorded", answer.unrecorded), ("Ownerless", answer.ownerless))
    remaining = [(label, part) for label, part in parts if part.exact != NOTHING]
    return tuple(
        LastRow(label, {"ultimate_part": SHARE.text(part)})
        for label, part in (*remaining, ("Total", exactly(WHOLE)))
    )


def _no_owners(world: World, party: Party, answer: IntegratedOwners) -> str:
    if not world.has_owners(party.id):
        return no_owner_sentence(world, party)
    parts = (("not recorded", answer.unrecorded), ("ownerless", answer.ownerless))
    parts_text = (
        f"{part_text(part)} of it is {word}" for word, part in parts if part.high > NOTHING
    )
    return f"Only {party.name} holds shares of {party.name}: {', '.join(parts_text)}."


def _explanations(
    world: World, party: Party, answer: IntegratedOwners, *, explained: bool
) -> tuple[str, ...]:
    sentences = [_LEGEND]
    recorded = [world.party(s.owner) for s in answer.owners if s.is_ultimate]
    companies = sorted(owner.name for owner in recorded if isinstance(owner, Company))
    if companies:
        sentences.append(f"Ultimate as far as recorded: {', '.join(companies)}.")
    if answer.ownerless.high > NOTHING:
        sentences.append("Ownerless: what belongs to companies that own one another alone.")
    if answer.returning.high > NOTHING:
        sentences.append(return_sentence(party, answer.returning))
    if any(stake.integrated.exact is None for stake in answer.owners):
        sentences.append(OUTWARD)
    if answer.is_enclosed:
        sentences.append(ENCLOSED)
    if explained:
        sentences.append(plain_sentence(any(s.returning.high > NOTHING for s in answer.owners)))
    return tuple(sentences)


def return_sentence(party: Party, returning: Share) -> str:
    """That a party owns part of itself."""
    return f"{party.name} owns {part_text(returning)} of itself through others (alliance loops)."


def plain_sentence(differs: bool) -> str:  # noqa: FBT001  # read as one sentence
    """What the plain series is, and whether it differs."""
    if not differs:
        return "The plain series is the same: no owner owns anything of itself."
    return (
        "Plain series: A + A² + …, which counts again whatever returns to the owner: look-through "
        "/ (1 - returns). Returns: the part of itself that the owner owns."
    )
