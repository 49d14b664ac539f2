"""Who controls a company, and how that follows."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from alliance_cli.calculations.control import ControlRule
from alliance_cli.calculations.controllers import Certainty, Controller, ControlStep
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import Share, exactly, share_words
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.numbers import part_text
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table
from alliance_cli.views.stakes import no_owner_sentence


def apart(table: Table, possible_title: str) -> tuple[Table, ...]:
    """One table for machines and two for people: what is certain, and what only may be.

    However narrow a terminal is, what is only possible never reads as a fact.
    """
    hidden = tuple(replace(column, title="") for column in table.columns)
    shown = tuple(replace(column, for_people=True) for column in table.columns)
    return (
        replace(table, columns=hidden),
        replace(table, key=key_of(table.key, Certainty.CERTAIN), columns=shown),
        Table(key_of(table.key, Certainty.POSSIBLE), shown, possible_title),
    )


def key_of(key: str, certainty: Certainty) -> str:
    """The key of what people see of a table apart."""
    return f"{key}_{certainty.value}"


def rows_apart(key: str, rows: Iterable[tuple[Certainty, Row]]) -> dict[str, tuple[Row, ...]]:
    """The rows of a table for machines, and of the two for people."""
    told = tuple(rows)
    return {key: tuple(row for _, row in told)} | {
        key_of(key, certainty): tuple(row for sure, row in told if sure is certainty)
        for certainty in Certainty
    }


_CONTROLLERS: Final = Table(
    "controllers",
    (
        Column("controller", Kind.PARTY, "Controller", flows=True),
        Column("votes", Kind.SHARE, "Own votes", rank=1),
        Column("control", Kind.SHARE, "Control"),
        Column("certainty", Kind.TEXT),
        Column("ultimate", Kind.FLAG, "Ultimate", rank=3),
        Column("through", Kind.PARTIES, "Through", rank=2, flows=True, names="through_names"),
    ),
)
_STEPS: Final = Table(
    "steps",
    (
        Column("controller", Kind.PARTY, "Controller", flows=True),
        Column("company", Kind.PARTY, "Controls", flows=True),
        Column("votes", Kind.SHARE, "Votes"),
        Column("by", Kind.PARTIES, "Of", flows=True, names="by_names"),
    ),
    "How it follows",
)
_CONTROLLERS_APART: Final = apart(_CONTROLLERS, "Perhaps in control")
_STEPS_APART: Final = apart(_STEPS, "How it may follow")
CONTROLLERS: Final[Layout] = (
    Facts(
        "",
        (
            Column("company", Kind.PARTY),
            Column("threshold", Kind.PART),
            Column("operator", Kind.TEXT),
            Column("single_link", Kind.FLAG),
            Column("together", Kind.PARTIES, names="together_names"),
            Column("together_control", Kind.SHARE),
        ),
        Shown.NOT,
    ),
    _CONTROLLERS_APART[0],
    *(
        table
        for pair in zip(_CONTROLLERS_APART[1:], _STEPS_APART[1:], strict=True)
        for table in pair
    ),
    _STEPS_APART[0],
)


def controllers_report(  # noqa: PLR0913  # the question has as many parts
    snapshot: Snapshot,
    party: Party,
    rule: ControlRule,
    together: tuple[Party, ...],
    found: tuple[Controller, ...],
    *,
    directed: Share | None = None,
) -> Report:
    """Everybody who controls a company, and how; `directed` is what a concert has together."""
    evidence = Evidence(snapshot)
    pairs = {(holder, step.company) for one in found for step in one.steps for holder in step.by}
    pairs |= {(holder, party.id) for one in found for holder in (one.controller, *one.through)}
    said = [_rule_sentence(rule, together)] if found else []
    if directed is not None and not {one.controller for one in found} & {p.id for p in together}:
        said += [_concert_sentence(rule, together, directed)]
    return Report(
        CONTROLLERS,
        f"{party.name}: controllers {snapshot.when}",
        snapshot.setting,
        {
            "": ((party, rule.threshold, rule.operator, rule.single_link, together, directed),),
            **rows_apart("controllers", ((o.certainty, _row(snapshot, o)) for o in found)),
            **rows_apart(
                "steps", ((o.certainty, _step_row(snapshot, o, s)) for o in found for s in o.steps)
            ),
        },
        empty={key_of("controllers", Certainty.CERTAIN): _nobody(snapshot, party, rule, found)},
        explanations=tuple(said),
        sources=evidence.sources_of(pairs),
    )


def _row(snapshot: Snapshot, one: Controller) -> Row:
    name = snapshot.dataset.party
    through = tuple(name(id_) for id_ in one.through)
    return (
        name(one.controller),
        one.votes,
        one.control,
        one.certainty.value,
        one.is_ultimate,
        through,
    )


def _step_row(snapshot: Snapshot, controller: Controller, step: ControlStep) -> Row:
    name = snapshot.dataset.party
    by = tuple(name(id_) for id_ in step.by)
    return (name(controller.controller), name(step.company), step.votes, by)


def amount_words(rule: ControlRule) -> str:
    """`more than 50%`, `at least 1/3`."""
    words = share_words(exactly(rule.threshold))
    return f"{'at least' if rule.at_least else 'more than'} {words}"


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


def _concert_sentence(rule: ControlRule, together: tuple[Party, ...], directed: Share) -> str:
    """What those who act in concert direct where it is not enough."""
    *others, last = (party.name for party in together)
    names = f"{', '.join(others)} and {last}" if others else last
    direct = f"Together {names} {'direct' if others else 'directs'}"
    votes = f"{direct} {part_text(directed)} of the votes"
    if rule.single_link:
        return f"{votes}; no one holder among them has {amount_words(rule)}."
    return f"{votes}, which is not {amount_words(rule)}."


def _nobody(
    snapshot: Snapshot, party: Party, rule: ControlRule, found: tuple[Controller, ...]
) -> str:
    if not isinstance(party, Company):
        return f"{party.name} is a holder: nothing in the file can control it."
    if all(holding.company != party.id for holding in snapshot.holdings):
        return no_owner_sentence(snapshot, party)
    if found:
        return f"Nobody is known to control {party.name} for certain {snapshot.when}."
    return (
        f"Nobody is known to control {party.name} {snapshot.when}: "
        f"no recorded holder directs {amount_words(rule)} of its votes."
    )
