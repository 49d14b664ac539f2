"""Who controls a company, and how that follows."""

from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.control import ControlRule
from alliance_cli.calculations.controllers import Certainty, Controller, ControlStep
from alliance_cli.model.records import Company, Party
from alliance_cli.model.share import Share, exactly, share_words
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Facts, Layout, Table
from alliance_cli.report.columns import column
from alliance_cli.report.kinds import COUNT, FLAG, PART, PARTY, SHARE, TEXT, parties
from alliance_cli.report.numbers import part_text
from alliance_cli.report.report import Report
from alliance_cli.views.certainty import CertaintyTables, certainty_tables
from alliance_cli.views.evidence import Evidence
from alliance_cli.views.stakes import no_owner_sentence

_MOST_IN_TITLE: Final = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """The company asked, the rule, and those who act in concert."""

    company: Party
    rule: ControlRule
    together: tuple[Party, ...]
    directed: Share | None
    """The votes that these control together."""
    without_steps: int
    """How many controllers have no derivation here, since it is too long."""


@dataclass(frozen=True, slots=True)
class _ControllerLine:
    """A party that controls the company."""

    party: Party
    controller: Controller
    through: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _StepLine:
    """One step of the derivation."""

    controller: Party
    company: Party
    step: ControlStep
    by: tuple[Party, ...]


_ASKED: Final[Facts[_Asked]] = Facts(
    "",
    (
        column("company", PARTY, lambda asked: asked.company),
        column("threshold", PART, lambda asked: asked.rule.threshold),
        column("operator", TEXT, lambda asked: asked.rule.operator),
        column("single_link", FLAG, lambda asked: asked.rule.single_link),
        column("together", parties("together_names"), lambda asked: asked.together),
        column("together_control", SHARE, lambda asked: asked.directed),
        column("without_steps", COUNT, lambda asked: asked.without_steps),
    ),
)
_CONTROLLERS: Final[CertaintyTables[_ControllerLine]] = certainty_tables(
    Table(
        "controllers",
        (
            column("controller", PARTY, lambda line: line.party, "Controller", flows=True),
            column("votes", SHARE, lambda line: line.controller.votes, "Direct votes", rank=1),
            column("control", SHARE, lambda line: line.controller.control, "Votes controlled"),
            column("certainty", TEXT, lambda line: line.controller.certainty.value),
            column("ultimate", FLAG, lambda line: line.controller.is_ultimate, "Ultimate", rank=3),
            column(
                "through",
                parties("through_names"),
                lambda line: line.through,
                "Through",
                rank=2,
                flows=True,
            ),
        ),
    ),
    "Possible controllers",
)
_STEPS: Final[CertaintyTables[_StepLine]] = certainty_tables(
    Table(
        "steps",
        (
            column("controller", PARTY, lambda line: line.controller, "Controller", flows=True),
            column("company", PARTY, lambda line: line.company, "Controls", flows=True),
            column("votes", SHARE, lambda line: line.step.votes, "Votes"),
            column("by", parties("by_names"), lambda line: line.by, "Of", flows=True),
        ),
        "Derivation",
    ),
    "Possible derivation",
)
CONTROLLERS: Final[Layout] = (
    _ASKED,
    _CONTROLLERS.for_machines,
    _CONTROLLERS.certain,
    _STEPS.certain,
    _CONTROLLERS.possible,
    _STEPS.possible,
    _STEPS.for_machines,
)


def controllers_report(  # noqa: PLR0913  # the question has as many parts
    world: World,
    party: Party,
    rule: ControlRule,
    together: tuple[Party, ...],
    controllers: tuple[Controller, ...],
    *,
    directed: Share | None = None,
) -> Report:
    """The controllers of a company, and how; `directed` are the votes of a concert."""
    steps = [(one, step) for one in controllers for step in one.steps]
    without_steps = sum(one.omits_steps for one in controllers)
    has_possible = any(one.certainty is Certainty.POSSIBLE for one in controllers)
    pairs = {(holder, step.company) for _, step in steps for holder in step.by}
    pairs |= {(h, party.id) for one in controllers for h in (one.controller, *one.through)}
    return Report(
        CONTROLLERS,
        _title(world, party, controllers),
        world.setting,
        (
            _ASKED.of(_Asked(party, rule, together, directed, without_steps)),
            *_CONTROLLERS.of(
                ((one.certainty, _controller_line(world, one)) for one in controllers),
                empty=_no_controller(world, party, rule, controllers),
            ),
            *_STEPS.of(
                ((one.certainty, _step_line(world, one, step)) for one, step in steps),
                shows_certain=has_possible,
            ),
        ),
        explanations=_explanations(rule, together, controllers, directed),
        sources=Evidence(world).sources_of(pairs),
    )


def _title(world: World, party: Party, controllers: tuple[Controller, ...]) -> str:
    ultimate = [
        world.party(one.controller).name
        for one in controllers
        if one.is_ultimate and one.certainty is Certainty.CERTAIN
    ]
    if not ultimate or len(ultimate) > _MOST_IN_TITLE:
        return f"{party.name}: controllers {world.when}"
    return f"{party.name}: controlled by {' and '.join(ultimate)} {world.when}"


def _controller_line(world: World, controller: Controller) -> _ControllerLine:
    through = tuple(map(world.party, controller.through))
    return _ControllerLine(world.party(controller.controller), controller, through)


def _step_line(world: World, controller: Controller, step: ControlStep) -> _StepLine:
    party, company = world.party(controller.controller), world.party(step.company)
    return _StepLine(party, company, step, tuple(map(world.party, step.by)))


def _explanations(
    rule: ControlRule,
    together: tuple[Party, ...],
    controllers: tuple[Controller, ...],
    directed: Share | None,
) -> tuple[str, ...]:
    sentences = [_rule_sentence(rule, together)] if controllers else []
    without_steps = sum(one.omits_steps for one in controllers)
    if without_steps:
        sentences.append(
            f"The derivation is not shown for {without_steps:,} of {len(controllers):,} "
            "controllers: it has thousands of steps; ask of a company further up."
        )
    in_control = {one.controller for one in controllers}
    if directed is not None and not any(party.id in in_control for party in together):
        sentences.append(_concert_sentence(rule, together, directed))
    return tuple(sentences)


def amount_words(rule: ControlRule) -> str:
    """`more than 50%`, `at least 1/3`."""
    words = share_words(exactly(rule.threshold))
    return f"{'at least' if rule.at_least else 'more than'} {words}"


def _rule_sentence(rule: ControlRule, together: tuple[Party, ...]) -> str:
    counted = (
        "held by one holder alone at every level"
        if rule.single_link
        else "with those of controlled companies"
    )
    concert = (
        f" Acting in concert: {', '.join(party.name for party in together)}." if together else ""
    )
    return f"Control: {amount_words(rule)} of the votes, {counted}.{concert}"


def _concert_sentence(rule: ControlRule, together: tuple[Party, ...], directed: Share) -> str:
    """The votes of a concert, where they are not enough."""
    *others, last = (party.name for party in together)
    names = f"{', '.join(others)} and {last}" if others else last
    direct = f"{names} {'together control' if others else 'controls'}"
    votes = f"{direct} {part_text(directed)} of the votes"
    if rule.single_link:
        return f"{votes}; no one holder among them has {amount_words(rule)}."
    return f"{votes}, which is not {amount_words(rule)}."


def _no_controller(
    world: World, party: Party, rule: ControlRule, controllers: tuple[Controller, ...]
) -> str:
    if not isinstance(party, Company):
        return f"{party.name} is a holder: nothing in the file can control it."
    if not world.has_owners(party.id):
        return no_owner_sentence(world, party)
    if controllers:
        return f"No party is known to control {party.name} for certain {world.when}."
    return (
        f"No party is known to control {party.name} {world.when}: "
        f"no recorded holder controls {amount_words(rule)} of its votes."
    )
