"""Beneficial owners by a rule, with the reason for each."""

from collections.abc import Iterator, Sequence
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
    above = {id_ for paths in chains.values() for chain in paths for id_ in chain.path}
    return Report(
        UBO,
        f"{party.name}: beneficial owners {snapshot.when} ({rule.id})",
        snapshot.setting,
        {
            "": (_facts(party, rule, found),),
            "owners": tuple(_row(snapshot, party, rule, owner) for owner in found.owners),
            "unresolved": tuple(_row(snapshot, party, rule, owner) for owner in found.unresolved),
            "chains": tuple(_chain_rows(snapshot, found, chains)),
        },
        empty={"owners": _nobody(snapshot, party)},
        explanations=_explanations(snapshot, party, rule, found),
        sources=Evidence(snapshot).sources_among(above, above),
    )


def _facts(party: Party, rule: BeneficialRule, found: BeneficialOwners) -> Row:
    return (
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


def _chain_rows(
    snapshot: Snapshot, found: BeneficialOwners, chains: dict[str, tuple[Chain, ...]]
) -> Iterator[Row]:
    name = snapshot.dataset.party
    for owner in (*found.owners, *found.unresolved):
        for chain in chains.get(owner.owner, ()):
            yield name(owner.owner), tuple(name(id_) for id_ in chain.path), chain.product


def _row(snapshot: Snapshot, asked: Party, rule: BeneficialRule, owner: BeneficialOwner) -> Row:
    party = snapshot.dataset.party(owner.owner)
    reasons = "; ".join(_reason_text(snapshot, asked, rule, reason) for reason in owner.reasons)
    return (party, party.kind.value, owner.interest, owner.certainty.value, reasons)


def _reason_text(snapshot: Snapshot, asked: Party, rule: BeneficialRule, reason: Reason) -> str:
    perhaps = "" if reason.certainty is Certainty.CERTAIN else "perhaps "
    of = f"of the {reason.measure.value}"
    between = _names([snapshot.dataset.party(id_).name for id_ in reason.through])
    match reason.ground:
        case Ground.INTEREST:
            return _interest_text(rule, reason, of)
        case Ground.CONTROL:
            if reason.share == UNKNOWN:
                return f"perhaps controls {asked.name}: its part {of} is unknown"
            return f"{perhaps}controls {asked.name} by {part_text(reason.share)} {of}"
        case Ground.CONTROL_OF_OWNER:
            have = "has" if len(reason.through) == 1 else "have"
            part = f"{part_text(reason.share)} {of}"
            return f"{perhaps}controls {between}, which {have} {part} directly"
        case Ground.INTEREST_IN_CONTROLLER:
            # Where the share is certainly enough, it is the control that may not be.
            sure = perhaps if rule.is_met(reason.share) else ""
            interest = _interest_text(rule, reason, f"{of} of {between}")
            return f"{interest}, which {sure}controls {asked.name}"
        case _:
            assert_never(reason.ground)


def _interest_text(rule: BeneficialRule, reason: Reason, of: str) -> str:
    """`43.40% of the votes`, `perhaps more than 25% of the votes (20.00–30.00%)`."""
    if rule.is_met(reason.share):
        return f"{part_text(reason.share)} {of}"
    known = "its part is unknown" if reason.share == UNKNOWN else part_text(reason.share)
    return f"perhaps {_amount_words(rule)} {of} ({known})"


def _names(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _amount_words(rule: BeneficialRule) -> str:
    return f"{'at least' if rule.at_least else 'more than'} {share_words(exactly(rule.threshold))}"


def _rule_sentence(rule: BeneficialRule) -> str:
    since = f", from {rule.since}" if rule.since else ""
    return (
        f"{rule.name[0].upper()}{rule.name[1:]} ({rule.source}{since}): {_amount_words(rule)} "
        f"of {' or '.join(m.value for m in rule.measures)}, {_READINGS[rule.reading]}. "
        "Arithmetic on the file, no legal advice."
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
    return f"No person in the file is a beneficial owner of {party.name} {snapshot.when}."
