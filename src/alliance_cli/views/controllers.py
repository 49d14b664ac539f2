"""Who controls a company, and how that follows."""

from typing import Final

from alliance_cli.calculations.control import ControlRule
from alliance_cli.calculations.controllers import Controller, ControlStep
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import percent_text
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table
from alliance_cli.views.stakes import no_owner_sentence

CONTROLLERS: Final[Layout] = (
    Facts(
        "",
        (
            Column("company", Kind.PARTY),
            Column("threshold", Kind.PART),
            Column("operator", Kind.TEXT),
            Column("single_link", Kind.FLAG),
            Column("together", Kind.PARTIES, names="together_names"),
        ),
        Shown.NOT,
    ),
    Table(
        "controllers",
        (
            Column("controller", Kind.PARTY, "Controller", flows=True),
            Column("votes", Kind.SHARE, "Own votes", rank=1),
            Column("control", Kind.SHARE, "Control"),
            Column("certainty", Kind.TEXT, "Certainty", rank=2),
            Column("ultimate", Kind.FLAG, "Ultimate", rank=3),
            Column("through", Kind.PARTIES, "Through", flows=True, names="through_names"),
        ),
    ),
    Table(
        "steps",
        (
            Column("controller", Kind.PARTY, "Controller", flows=True),
            Column("company", Kind.PARTY, "Controls", flows=True),
            Column("votes", Kind.SHARE, "Votes"),
            Column("by", Kind.PARTIES, "Of", flows=True, names="by_names"),
        ),
        "How it follows",
    ),
)


def controllers_report(
    snapshot: Snapshot,
    party: Party,
    rule: ControlRule,
    together: tuple[Party, ...],
    found: tuple[Controller, ...],
) -> Report:
    """Everybody who controls a company, and the derivation of each."""
    evidence = Evidence(snapshot)
    name = snapshot.dataset.party
    pairs = {(holder, step.company) for one in found for step in one.steps for holder in step.by}
    rows: tuple[Row, ...] = tuple(
        (
            name(one.controller),
            one.votes,
            one.control,
            one.certainty.value,
            one.is_ultimate,
            tuple(name(id_) for id_ in one.through),
        )
        for one in found
    )
    return Report(
        CONTROLLERS,
        f"{party.name}: controllers on {snapshot.on}",
        snapshot.on,
        {
            "": ((party, rule.threshold, rule.operator, rule.single_link, together),),
            "controllers": rows,
            "steps": tuple(_step_row(snapshot, one, step) for one in found for step in one.steps),
        },
        empty={"controllers": _nobody(snapshot, party, rule)},
        explanations=(_rule_sentence(rule, together),) if found else (),
        sources=evidence.sources_of(pairs),
    )


def _step_row(snapshot: Snapshot, controller: Controller, step: ControlStep) -> Row:
    name = snapshot.dataset.party
    by = tuple(name(id_) for id_ in step.by)
    return (name(controller.controller), name(step.company), step.votes, by)


def amount_words(rule: ControlRule) -> str:
    """`more than 50%`, `at least 40%`."""
    return f"{'at least' if rule.at_least else 'more than'} {percent_text(rule.threshold)}"


def _rule_sentence(rule: ControlRule, together: tuple[Party, ...]) -> str:
    counted = (
        "by one holder alone at every level"
        if rule.single_link
        else "own votes and those of all companies controlled, added up"
    )
    concert = (
        f" Acting in concert: {', '.join(party.name for party in together)}." if together else ""
    )
    return f"Control: {amount_words(rule)} of the votes, {counted}.{concert}"


def _nobody(snapshot: Snapshot, party: Party, rule: ControlRule) -> str:
    if not isinstance(party, Company):
        return f"{party.name} is a holder: nothing in the file can control it."
    if all(holding.company != party.id for holding in snapshot.holdings):
        return no_owner_sentence(snapshot, party)
    return (
        f"Nobody is known to control {party.name} on {snapshot.on}: "
        f"no recorded holder directs {amount_words(rule)} of its votes."
    )
