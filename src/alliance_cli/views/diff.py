"""What changed between two days, and why."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.causes import Cause, Changes, ControlChange, FigureChange
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.diff import InvestmentChange, StakeChange, difference
from alliance_cli.model.records import Holding, Party
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.model.standing import StandingInvestment
from alliance_cli.model.world import World
from alliance_cli.network.ownership import capital, votes
from alliance_cli.report.kinds import STATED_SHARE
from alliance_cli.report.report import Report, cited_sources
from alliance_cli.views.diff_layout import (
    ASKED,
    CAUSES,
    CHANGES,
    CONTROLLERS,
    DIFF,
    INVESTMENTS,
    OWNERS,
    STAKES,
    WHY_CONTROL,
    WHY_OWNERS,
    Asked,
    CauseLine,
    ChangeLine,
)

_LEGEND: Final = (
    "Why: the direct changes are applied one at a time, in the order of their days. Part: the "
    "percentage points by which each changes the figure, or each end of a range; parts under 0.01 "
    "are not shown."
)
_LEAST_SHOWN: Final = Fraction(1, 20_000)
_NO_SHARE: Final = exactly(NOTHING)


def diff_report(
    world: World, days: tuple[date, date], party: Party | None, changes: Changes
) -> Report:
    """The changes of each kind between two days; of the figures of `party` also the causes."""
    first, second = days
    by_kind = {
        STAKES: [_stake_line(world, c) for c in sorted(changes.stakes, key=_falling)],
        INVESTMENTS: [_investment_line(world, change) for change in changes.investments],
        OWNERS: [_owner_line(world, party, change) for change in changes.owners],
        CONTROLLERS: [_control_line(world, party, change) for change in changes.controllers],
    }
    every = [line for lines in by_kind.values() for line in lines]
    owners = [
        line
        for change in changes.owners
        for line in _cause_lines(world, party, "owner", change, capital)
    ]
    control = [
        line
        for change in changes.controllers
        for line in _cause_lines(world, party, "control", change.figure, votes)
    ]
    sections = (
        ASKED.of(Asked(first, second, party)),
        CHANGES.of(every),
        *(
            table.of(lines, empty="" if every or table is not STAKES else "Nothing changed.")
            for table, lines in by_kind.items()
        ),
        WHY_OWNERS.of(_by_direct_change(owners)),
        WHY_CONTROL.of(_by_direct_change(control)),
        CAUSES.of((*owners, *control)),
    )
    known = f", as far as {world.on}" if world.on < second else ""
    return Report(
        DIFF,
        f"{party.name if party else world.title}: changes from {first} to {second}{known}",
        world.setting,
        sections,
        explanations=(_LEGEND,) if owners or control else (),
        subject=party.id if party else "",
        sources=cited_sources(world.sources, sections),
    )


def _falling(change: StakeChange) -> tuple[object, ...]:
    """A sort key: what is largest on the second day first, what has ended last."""
    now, was = (None if h is None else h.capital for h in (change.after, change.before))
    return (*by_falling_share(now), *by_falling_share(was), change.owner, change.company)


def _stake_line(world: World, change: StakeChange) -> ChangeLine:
    was, now = (_measured(line, capital) for line in (change.before, change.after))
    before_votes, after_votes = (_measured(line, votes) for line in (change.before, change.after))
    follow_capital = (before_votes, after_votes) == (was, now)
    return ChangeLine(
        change.event.value,
        world.party(change.owner),
        world.party(change.company),
        was,
        now,
        difference(was, now),
        before_votes,
        after_votes,
        "" if follow_capital else _both(before_votes, after_votes),
        sources=change.line.sources,
    )


def _measured(line: Holding | None, measure: Callable[[Holding], Share]) -> Share:
    return _NO_SHARE if line is None else measure(line)


def _both(before: Share, after: Share) -> str:
    """Both shares as people see them, once if they are one."""
    return " → ".join(dict.fromkeys(map(STATED_SHARE.text, (before, after))))


def _investment_line(world: World, change: InvestmentChange) -> ChangeLine:
    standing = change.after or change.before
    return ChangeLine(
        "investment",
        world.party(change.investment.investor),
        world.party(change.investment.company),
        amount=change.investment.amount,
        before_status=_status(change.before),
        after_status=_status(change.after),
        sources=standing.event.sources if standing else (),
    )


def _status(standing: StandingInvestment | None) -> str | None:
    return None if standing is None else standing.event.status.value


def _owner_line(world: World, company: Party | None, change: FigureChange) -> ChangeLine:
    verb = _verb(gained=change.before == _NO_SHARE, lost=change.after == _NO_SHARE)
    return ChangeLine(
        f"owner-{verb}",
        world.party(change.party),
        company,
        change.before,
        change.after,
        difference(change.before, change.after),
    )


def _control_line(world: World, company: Party | None, change: ControlChange) -> ChangeLine:
    figure, both = change.figure, (change.before, change.after)
    verb = _verb(gained=change.before is None, lost=change.after is None)
    return ChangeLine(
        f"control-{verb}",
        world.party(figure.party),
        company,
        figure.before,
        figure.after,
        difference(figure.before, figure.after),
        before_certainty=_certainty(change.before),
        after_certainty=_certainty(change.after),
        controls=" → ".join(dict.fromkeys(_certainty(one) or "no" for one in both)),
    )


def _verb(*, gained: bool, lost: bool) -> str:
    return "gained" if gained else "lost" if lost else "changed"


def _certainty(certainty: Certainty | None) -> str | None:
    return None if certainty is None else certainty.value


def _cause_lines(
    world: World,
    company: Party | None,
    kind: str,
    change: FigureChange,
    measure: Callable[[Holding], Share],
) -> list[CauseLine]:
    party = world.party(change.party)
    return [_cause_line(world, (kind, party, company), cause, measure) for cause in change.causes]


def _cause_line(
    world: World,
    figure: tuple[str, Party, Party | None],
    cause: Cause,
    measure: Callable[[Holding], Share],
) -> CauseLine:
    step, stake = cause.step, cause.step.change
    owner, held = world.party(stake.owner), world.party(stake.company)
    was, now = (_measured(line, measure) for line in (stake.before, stake.after))
    day = "assumed" if step.is_assumed else str(step.date)
    text = f"{owner.name} in {held.name}: {_both(was, now)} ({day})"
    part = difference(cause.before, cause.after)
    return CauseLine(*figure, cause, owner, held, was, now, text, part)


def _by_direct_change(lines: list[CauseLine]) -> list[CauseLine]:
    """The parts that people see, those of one direct change together, in the order of the days."""
    shown = [line for line in lines if max(abs(line.part.low), abs(line.part.high)) >= _LEAST_SHOWN]
    changes = sorted(
        {line.text: line.cause.step.date.first_day for line in shown}.items(),
        key=lambda change: change[1],
    )
    return [line for text, _ in changes for line in shown if line.text == text]
