"""What changed for one company between two days, and which direct changes caused it.

The direct changes are made one at a time, from the first day to the second in the order of their
dates; the part of each is what it adds to the figure at its turn. The parts add up to the change.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from alliance_cli.calculations.control import Control
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.controllers import controllers as find_controllers
from alliance_cli.calculations.diff import (
    InvestmentChange,
    StakeChange,
    StakeEvent,
    investment_changes,
    stake_changes,
)
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.calculations.timeline import dated_stake_changes
from alliance_cli.errors import TooMuchError
from alliance_cli.model.records import Holding, Party
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import When, whole_date
from alliance_cli.network.graph import reachable
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network, votes

MOST_LINES: Final = 40_000
"""Lines above a company, counted anew for every change, up to which each has its part; seconds."""
MOST_FOLLOWED: Final = 2_500_000
"""Such lines followed for each controller."""

Figures = Mapping[str, Share]
"""One figure for each party; who has none has nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One direct change, on its day."""

    date: When
    change: StakeChange
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """The direct changes above a company by which one day becomes another."""

    before: Snapshot
    after: Snapshot
    company: str
    measure: Callable[[Holding], Share]
    steps: list[Step]
    above: frozenset[str]
    """The company and all that are above it on some of the days."""
    lines: tuple[Holding, ...]
    """Those of the first day in all of these."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A direct change, and a figure before and after it."""

    step: Step
    before: Share
    after: Share


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of one party that differs between two days."""

    party: str
    before: Share
    after: Share
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class ControlChange:
    """Somebody who controls on one of two days, and differently or not at all on the other."""

    figure: FigureChange
    """The percentage of control."""
    before: Certainty | None
    """How surely it controls; none: it does not."""
    after: Certainty | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two days."""

    stakes: tuple[StakeChange, ...]
    investments: tuple[InvestmentChange, ...]
    owners: tuple[FigureChange, ...] = ()
    """Integrated ownership of the company asked; none where all are asked."""
    controllers: tuple[ControlChange, ...] = ()


def changes_between(before: Snapshot, after: Snapshot, party: Party | None) -> Changes:
    """What changed: everywhere, or for one company or holder, with its owners and controllers.

    Raises:
        TooMuchError: too much changed above the company to say what each change did.
    """
    stakes = stake_changes(before.lines_about(party), after.lines_about(party))
    investments = investment_changes(before, after, party)
    if party is None:
        return Changes(stakes, investments)
    owners = ownership_changes(before, after, party.id)
    return Changes(stakes, investments, owners, control_changes(before, after, party.id))


def ownership_changes(before: Snapshot, after: Snapshot, company: str) -> tuple[FigureChange, ...]:
    """Whose integrated ownership of `company` differs between two days, largest part first."""

    def figures(network: OwnershipNetwork) -> Figures:
        return {s.owner: s.integrated for s in integrated_owners(network, company).owners}

    return _figure_changes(_way(before, after, company, capital), MOST_LINES, figures)


def control_changes(before: Snapshot, after: Snapshot, company: str) -> tuple[ControlChange, ...]:
    """Who controls `company` on one of two days alone, or by other votes."""
    old, new = (
        {c.controller: c.certainty for c in find_controllers(ownership_network(w, votes), company)}
        for w in (before, after)
    )
    candidates = sorted(old.keys() | new.keys())

    def figures(network: OwnershipNetwork) -> Figures:
        above = {member for component in network.above(company) for member in component}
        control = Control([network], within=above)
        return {c: control.directed(control.reach([c]), company) for c in candidates}

    most_lines = min(MOST_LINES, MOST_FOLLOWED // max(1, len(candidates)))
    way = _way(before, after, company, votes)
    changed = _figure_changes(way, most_lines, figures) if candidates else ()
    return tuple(ControlChange(c, old.get(c.party), new.get(c.party)) for c in changed)


def _figure_changes(
    way: _Way, most_lines: int, figures: Callable[[OwnershipNetwork], Figures]
) -> tuple[FigureChange, ...]:
    steps, before = way.steps, way.before
    if not steps:
        return ()
    if len(steps) * (len(way.lines) + len(steps)) > most_lines:
        name = before.dataset.party(way.company).name
        message = f"{len(steps)} stakes in {name} and above it changed between the two days"
        ways_out = "ask for fewer days, or without a company for the stakes alone"
        raise TooMuchError(f"{message}, too many to say what each of them did; {ways_out}")
    told = [figures(network) for network in _networks(way)]
    causes: dict[str, list[Cause]] = {}
    for step, (old, new) in zip(steps, pairwise(told), strict=True):
        for party in old.keys() | new.keys():
            was, now = (figure.get(party, _NOTHING) for figure in (old, new))
            if was != now:
                causes.setdefault(party, []).append(Cause(step, was, now))
    first, last = ({p: told[end].get(p, _NOTHING) for p in causes} for end in (0, -1))
    changes = (
        FigureChange(party, first[party], last[party], tuple(found))
        for party, found in causes.items()
        if first[party] != last[party]
    )
    return tuple(sorted(changes, key=lambda c: (*by_falling_share(c.after), c.party)))


def _way(
    before: Snapshot, after: Snapshot, company: str, measure: Callable[[Holding], Share]
) -> _Way:
    """The direct changes above `company` from one day to the other, and then those assumed.

    On one day what falls comes first, so that no company is ever owned by more than the whole.
    """
    dated = (
        Step(day, change)
        for day, change in dated_stake_changes(before.dataset.holdings)
        if before.on < day.first_day <= after.on and change.event is not StakeEvent.CONFIRMED
    )
    told = snapshot(before.dataset, after.on)
    assumed = (
        Step(whole_date(after.on), change, is_assumed=True)
        for change in stake_changes(told.holdings, after.holdings)
    )
    steps = [*dated, *assumed]
    above = _above(company, before, steps)

    def turn(step: Step) -> tuple[date, bool, bool, str, str]:
        was, now = (
            NOTHING if line is None else measure(line).low
            for line in (step.change.before, step.change.after)
        )
        change = step.change
        return step.date.first_day, step.is_assumed, now > was, change.company, change.owner

    ordered = sorted((step for step in steps if step.change.company in above), key=turn)
    lines = tuple(line for line in before.holdings if line.company in above)
    return _Way(before, after, company, measure, ordered, above, lines)


def _above(company: str, before: Snapshot, steps: Iterable[Step]) -> frozenset[str]:
    owners: dict[str, set[str]] = {}
    changes = (step.change for step in steps)
    pairs = [
        *((h.owner, h.company) for h in before.holdings),
        *((c.owner, c.company) for c in changes),
    ]
    for owner, held in pairs:
        owners.setdefault(held, set()).add(owner)
    return frozenset(reachable([company], lambda member: owners.get(member, ())))


def _networks(way: _Way) -> Iterator[OwnershipNetwork]:
    """What is above the company on the first day, and after each step."""
    lines = {(h.owner, h.company): h for h in way.lines}

    def network(world: Snapshot) -> OwnershipNetwork:
        companies = {id_: c for id_, c in world.dataset.companies.items() if id_ in way.above}
        dataset = replace(world.dataset, companies=companies)
        return ownership_network(
            replace(world, dataset=dataset, holdings=tuple(lines.values())), way.measure
        )

    yield network(way.before)
    for step in way.steps:
        pair = (step.change.owner, step.change.company)
        lines.pop(pair, None)
        if step.change.after is not None:
            lines[pair] = step.change.after
        yield network(way.after if step.is_assumed else way.before)


_NOTHING: Final = exactly(NOTHING)
