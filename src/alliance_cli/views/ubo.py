"""Beneficial owners by a rule, with the reason for each."""

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
from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import NOTHING, percent_text
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.numbers import part_text
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table
from alliance_cli.views.stakes import no_owner_sentence

_OWNER_COLUMNS: Final = (
    Column("owner", Kind.PARTY, "Owner", flows=True),
    Column("owner_kind", Kind.TEXT),
    Column("interest", Kind.SHARE, "Interest", rank=1),
    Column("certainty", Kind.TEXT, "Certainty", rank=2),
    Column("reason", Kind.TEXT, "Reason", flows=True),
)
UBO: Final[Layout] = (
    Facts(
        "",
        (
            Column("company", Kind.PARTY),
            Column("rule", Kind.TEXT),
            Column("rule_name", Kind.TEXT),
            Column("threshold", Kind.PART),
            Column("operator", Kind.TEXT),
            Column("reading", Kind.TEXT),
            Column("legal_source", Kind.TEXT),
            Column("rule_since", Kind.DAY),
            Column("unlisted", Kind.SHARE),
        ),
        Shown.NOT,
    ),
    Table("owners", _OWNER_COLUMNS),
    Table("unresolved", _OWNER_COLUMNS, "Could not look further"),
    Table(
        "chains",
        (
            Column("owner", Kind.PARTY),
            Column("path", Kind.PATH, "Chain", flows=True, names="path_names"),
            Column("product", Kind.SHARE, "Product"),
        ),
        "Chains",
    ),
)
_READINGS: Final = {
    Reading.MULTIPLY: "shares multiplied along chains, chains added",
    Reading.CONTROL: "shares of companies controlled by majority counted in full",
    Reading.MAJORITY_STAKE: "indirectly only through a majority at every level",
}


def ubo_report(
    snapshot: Snapshot,
    party: Party,
    rule: BeneficialRule,
    found: BeneficialOwners,
    chains: dict[str, tuple[Chain, ...]],
) -> Report:
    """The persons to whom a rule applies, why, and the chains that lead to them."""
    name = snapshot.dataset.party
    everybody = (*found.owners, *found.unresolved)
    above = {id_ for paths in chains.values() for chain in paths for id_ in chain.path}
    evidence = Evidence(snapshot)
    facts: Row = (
        party,
        rule.id,
        rule.name,
        rule.threshold,
        rule.operator,
        rule.reading.value,
        rule.source,
        rule.since,
        found.unlisted if isinstance(party, Company) else None,
    )
    return Report(
        UBO,
        f"{party.name}: beneficial owners on {snapshot.on} ({rule.id})",
        snapshot.on,
        {
            "": (facts,),
            "owners": tuple(_row(snapshot, party, owner) for owner in found.owners),
            "unresolved": tuple(_row(snapshot, party, owner) for owner in found.unresolved),
            "chains": tuple(
                (name(owner.owner), tuple(name(id_) for id_ in chain.path), chain.product)
                for owner in everybody
                for chain in chains.get(owner.owner, ())
            ),
        },
        empty={"owners": _nobody(snapshot, party)},
        explanations=_explanations(snapshot, party, rule, found),
        sources=evidence.sources_among(above, above),
    )


def _row(snapshot: Snapshot, asked: Party, owner: BeneficialOwner) -> Row:
    party = snapshot.dataset.party(owner.owner)
    reasons = "; ".join(_reason_text(snapshot, asked, reason) for reason in owner.reasons)
    return (party, party.kind.value, owner.interest, owner.certainty.value, reasons)


def _reason_text(snapshot: Snapshot, asked: Party, reason: Reason) -> str:
    word = "" if reason.certainty is Certainty.CERTAIN else "perhaps "
    of = "the votes" if reason.measure is Measure.VOTES else "the capital"
    between = snapshot.dataset.party(reason.through).name if reason.through else ""
    part = part_text(reason.share)
    match reason.ground:
        case Ground.INTEREST:
            return f"{word}{part} of {of}"
        case Ground.CONTROL:
            return f"{word}controls {asked.name} by {part} of the votes"
        case Ground.CONTROL_OF_OWNER:
            return f"{word}controls {between}, which has {part} of {of} directly"
        case Ground.INTEREST_IN_CONTROLLER:
            return f"{word}{part} of {of} of {between}, which controls {asked.name}"
        case _:
            assert_never(reason.ground)


def _rule_sentence(rule: BeneficialRule) -> str:
    word = "at least" if rule.at_least else "more than"
    since = f", from {rule.since}" if rule.since else ""
    return (
        f"{rule.name[0].upper()}{rule.name[1:]} ({rule.source}{since}): {word} "
        f"{percent_text(rule.threshold)} of {' or '.join(m.value for m in rule.measures)}, "
        f"{_READINGS[rule.reading]}. Arithmetic on the file, no legal advice."
    )


def _explanations(
    snapshot: Snapshot, party: Party, rule: BeneficialRule, found: BeneficialOwners
) -> tuple[str, ...]:
    if not _has_owners(snapshot, party):
        return ()
    said = [_rule_sentence(rule)]
    if found.unresolved:
        said.append("Could not look further: no owners are recorded, and these are no persons.")
    if found.unlisted.high > NOTHING:
        part = part_text(found.unlisted)
        said.append(f"Unlisted in the end: {part} of the capital, which may be anybody's.")
    return tuple(said)


def _has_owners(snapshot: Snapshot, party: Party) -> bool:
    return any(holding.company == party.id for holding in snapshot.holdings)


def _nobody(snapshot: Snapshot, party: Party) -> str:
    if not _has_owners(snapshot, party):
        return no_owner_sentence(snapshot, party)
    return f"No person in the file is a beneficial owner of {party.name} on {snapshot.on}."
