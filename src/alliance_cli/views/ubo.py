"""Beneficial owners by a rule, with the reason for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from alliance_cli.calculations.beneficial import (
    BeneficialOwner,
    BeneficialOwners,
    Ground,
    Reason,
)
from alliance_cli.calculations.chains import Chain
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.model.records import Company, Party
from alliance_cli.model.rules import BeneficialRule, Reading
from alliance_cli.model.share import NOTHING, UNKNOWN, exactly, share_words
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import Column, column
from alliance_cli.report.kinds import DAY, PART, PARTY, SHARE, TEXT, path
from alliance_cli.report.numbers import part_text
from alliance_cli.report.report import Report
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.stakes import no_owner_sentence


@dataclass(frozen=True, slots=True)
class _Asked:
    """The company asked, and the rule."""

    company: Party
    rule: BeneficialRule
    answer: BeneficialOwners


@dataclass(frozen=True, slots=True)
class _OwnerLine:
    """A beneficial owner, and why."""

    party: Party
    owner: BeneficialOwner
    reasons: str


@dataclass(frozen=True, slots=True)
class _ChainLine:
    """A chain that leads to an owner."""

    owner: Party
    path: tuple[Party, ...]
    chain: Chain


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("company", PARTY, lambda asked: asked.company),
        column("rule", TEXT, lambda asked: asked.rule.id),
        column("rule_name", TEXT, lambda asked: asked.rule.name),
        column("threshold", PART, lambda asked: asked.rule.threshold),
        column("operator", TEXT, lambda asked: asked.rule.operator),
        column("reading", TEXT, lambda asked: asked.rule.reading.value),
        column("legal_source", TEXT, lambda asked: asked.rule.source),
        column("rule_since", DAY, lambda asked: asked.rule.since),
        column(
            "unrecorded",
            SHARE,
            lambda asked: asked.answer.unrecorded if isinstance(asked.company, Company) else None,
        ),
    ),
)
_OWNER_COLUMNS: Final[tuple[Column[_OwnerLine], ...]] = (
    column("owner", PARTY, lambda line: line.party, "Owner", flows=True),
    column("owner_kind", TEXT, lambda line: line.party.kind.value),
    column("interest", SHARE, lambda line: line.owner.interest, "Interest", rank=1),
    column("certainty", TEXT, lambda line: line.owner.certainty.value, "Certainty", rank=2),
    column("reason", TEXT, lambda line: line.reasons, "Reason", flows=True),
)
_OWNERS: Final = Table("owners", _OWNER_COLUMNS)
_UNRESOLVED: Final = Table("unresolved", _OWNER_COLUMNS, "Not traced further")
_CHAINS: Final[Table[_ChainLine]] = Table(
    "chains",
    (
        column("owner", PARTY, lambda line: line.owner),
        column("path", path("path_names"), lambda line: line.path, "Chain", flows=True),
        column("product", SHARE, lambda line: line.chain.product, "Product"),
    ),
    "Chains",
)
UBO: Final[Layout] = (_ASKED, _OWNERS, _UNRESOLVED, _CHAINS)
_READINGS: Final = {
    Reading.MULTIPLY: "shares multiplied along chains, chains added",
    Reading.CONTROL: "shares of companies controlled by majority counted in full",
    Reading.MAJORITY_STAKE: "indirectly only through a majority at every level",
}


def ubo_report(
    world: World,
    party: Party,
    rule: BeneficialRule,
    answer: BeneficialOwners,
    chains: dict[str, tuple[Chain, ...]],
) -> Report:
    """The persons to whom a rule applies, why, and the chains that lead to them."""
    above = {id_ for paths in chains.values() for chain in paths for id_ in chain.path}
    owners, unresolved = (
        [_owner_line(world, party, rule, owner) for owner in some]
        for some in (answer.owners, answer.unresolved)
    )
    return Report(
        UBO,
        f"{party.name}: beneficial owners {world.when} ({rule.id})",
        world.setting,
        (
            _ASKED.of(_Asked(party, rule, answer)),
            _OWNERS.of(owners, empty=_no_person(world, party)),
            _UNRESOLVED.of(unresolved),
            _CHAINS.of(_chain_lines(world, answer, chains)),
        ),
        explanations=_explanations(world, party, rule, answer),
        sources=Evidence(world).sources_among(above, above),
    )


def _chain_lines(
    world: World, answer: BeneficialOwners, chains: dict[str, tuple[Chain, ...]]
) -> Iterator[_ChainLine]:
    for owner in (*answer.owners, *answer.unresolved):
        for chain in chains.get(owner.owner, ()):
            yield _ChainLine(world.party(owner.owner), tuple(map(world.party, chain.path)), chain)


def _owner_line(
    world: World, asked: Party, rule: BeneficialRule, owner: BeneficialOwner
) -> _OwnerLine:
    reasons = "; ".join(_reason_text(world, asked, rule, reason) for reason in owner.reasons)
    return _OwnerLine(world.party(owner.owner), owner, reasons)


def _reason_text(world: World, asked: Party, rule: BeneficialRule, reason: Reason) -> str:
    possibly = "" if reason.certainty is Certainty.CERTAIN else "possibly "
    of = f"of the {reason.measure.value}"
    between = _names([world.party(id_).name for id_ in reason.through])
    match reason.ground:
        case Ground.INTEREST:
            return _interest_text(rule, reason, of)
        case Ground.CONTROL:
            if reason.share == UNKNOWN:
                return f"possibly controls {asked.name}: its part {of} is unknown"
            return f"{possibly}controls {asked.name} by {part_text(reason.share)} {of}"
        case Ground.CONTROL_OF_OWNER:
            have = "has" if len(reason.through) == 1 else "have"
            part = f"{part_text(reason.share)} {of}"
            return f"{possibly}controls {between}, which {have} {part} directly"
        case Ground.INTEREST_IN_CONTROLLER:
            # Where the share is certainly enough, it is the control that may not be.
            sure = possibly if rule.is_met(reason.share) else ""
            interest = _interest_text(rule, reason, f"{of} of {between}")
            return f"{interest}, which {sure}controls {asked.name}"
        case _:
            assert_never(reason.ground)


def _interest_text(rule: BeneficialRule, reason: Reason, of: str) -> str:
    """`43.40% of the votes`, `possibly more than 25% of the votes (20.00–30.00%)`."""
    if rule.is_met(reason.share):
        return f"{part_text(reason.share)} {of}"
    known = "its part is unknown" if reason.share == UNKNOWN else part_text(reason.share)
    return f"possibly {_amount_words(rule)} {of} ({known})"


def _names(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _amount_words(rule: BeneficialRule) -> str:
    return f"{'at least' if rule.at_least else 'more than'} {share_words(exactly(rule.threshold))}"


def _rule_sentence(rule: BeneficialRule) -> str:
    since = f", from {rule.since}" if rule.since else ""
    return (
        f"{rule.name[0].upper()}{rule.name[1:]} ({rule.source}{since}): {_amount_words(rule)} "
        f"of {' or '.join(m.value for m in rule.measures)}, {_READINGS[rule.reading]}. "
        "Arithmetic on the file, not legal advice."
    )


def _explanations(
    world: World, party: Party, rule: BeneficialRule, answer: BeneficialOwners
) -> tuple[str, ...]:
    if not world.has_owners(party.id):
        return ()
    sentences = [_rule_sentence(rule)]
    if answer.unresolved:
        sentences.append(
            "Not traced further: these are not persons, and no owners of theirs are recorded."
        )
    if answer.unrecorded.high > NOTHING:
        part = part_text(answer.unrecorded)
        sentences.append(
            f"Not recorded: {part} of the capital, on look-through; its owners may be anyone."
        )
    return tuple(sentences)


def _no_person(world: World, party: Party) -> str:
    if not world.has_owners(party.id):
        return no_owner_sentence(world, party)
    return f"No person in the file is a beneficial owner of {party.name} {world.when}."
