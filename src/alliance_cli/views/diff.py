"""What changed between two days, and why."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.calculations.causes import Cause, Changes, ControlChange, FigureChange
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.diff import Difference, InvestmentChange, StakeChange, difference
from alliance_cli.model.records import Dataset, Holding, Party
from alliance_cli.model.share import NOTHING, Share, by_falling_share, exactly
from alliance_cli.model.snapshot import Snapshot, StandingInvestment
from alliance_cli.network.ownership import capital, votes
from alliance_cli.views.cells import human_text
from alliance_cli.views.diff_layout import (
    CAUSES,
    CHANGES,
    CONTROLLERS,
    DIFF,
    INVESTMENTS,
    OWNERS,
    STAKES,
    WHY_CONTROL,
    WHY_OWNERS,
)
from alliance_cli.views.report import Cell, Column, Kind, Report, Row, Table, cited_sources

Cells: TypeAlias = Mapping[str, Cell]
"""A row by the keys of its columns."""

_LEGEND: Final = (
    "Why: the direct changes are made one at a time, in the order of their days; the part of each "
    "is by how many percentage points the figure, or each end of a range, moves at its turn; parts "
    "under 0.01 are not shown."
)
_SHARE: Final = Column("share", Kind.STATED_SHARE)
_LEAST_TOLD: Final = Fraction(1, 20_000)
_NO_SHARE: Final = exactly(NOTHING)


def diff_report(
    snapshot: Snapshot, days: tuple[date, date], party: Party | None, found: Changes
) -> Report:
    """The changes of each kind between two days; of the figures of `party` also the causes."""
    dataset, (first, second) = snapshot.dataset, days
    tables = _tables(dataset, party, found)
    content = {table.key: _rows(table, cells) for table, cells in tables.items()}
    content[""] = ((first, second, party),)
    known = f", as far as {snapshot.on}" if snapshot.on < second else ""
    return Report(
        DIFF,
        f"{party.name if party else dataset.title}: changes from {first} to {second}{known}",
        snapshot.setting,
        content,
        empty={} if tables[CHANGES] else {STAKES.key: "Nothing changed."},
        explanations=(_LEGEND,) if tables[CAUSES] else (),
        subject=party.id if party else "",
        sources=cited_sources(dataset, DIFF, content),
    )


def _tables(dataset: Dataset, party: Party | None, found: Changes) -> dict[Table, list[Cells]]:
    stakes = sorted(found.stakes, key=_falling)
    changes = {
        STAKES: [_stake_cells(dataset, change) for change in stakes],
        INVESTMENTS: [_investment_cells(dataset, change) for change in found.investments],
        OWNERS: [_owner_cells(dataset, party, change) for change in found.owners],
        CONTROLLERS: [_control_cells(dataset, party, change) for change in found.controllers],
    }
    owners = [_cause_cells(dataset, party, "owner", c, capital) for c in found.owners]
    control = [_cause_cells(dataset, party, "control", c.figure, votes) for c in found.controllers]
    return {
        **changes,
        CHANGES: [cells for rows in changes.values() for cells in rows],
        WHY_OWNERS: [cells for rows in owners for cells in rows if _is_told(cells)],
        WHY_CONTROL: [cells for rows in control for cells in rows if _is_told(cells)],
        CAUSES: [cells for rows in (*owners, *control) for cells in rows],
    }


def _falling(change: StakeChange) -> tuple[object, ...]:
    """A sort key: what is largest on the second day first, what has ended last."""
    now, was = (None if h is None else h.capital for h in (change.after, change.before))
    return (*by_falling_share(now), *by_falling_share(was), change.owner, change.company)


def _rows(table: Table, rows: Iterable[Cells]) -> tuple[Row, ...]:
    return tuple(tuple(cells.get(column.key) for column in table.columns) for cells in rows)


def _stake_cells(dataset: Dataset, change: StakeChange) -> Cells:
    was, now = (_measured(line, capital) for line in (change.before, change.after))
    before_votes, after_votes = (_measured(line, votes) for line in (change.before, change.after))
    goes_along = (before_votes, after_votes) == (was, now)
    return {
        "kind": change.event.value,
        "owner": dataset.party(change.owner),
        "company": dataset.party(change.company),
        "before": was,
        "after": now,
        "change": difference(was, now),
        "before_votes": before_votes,
        "after_votes": after_votes,
        "votes": "" if goes_along else _moved(before_votes, after_votes),
        "sources": change.line.sources,
    }


def _measured(line: Holding | None, measure: Callable[[Holding], Share]) -> Share:
    return _NO_SHARE if line is None else measure(line)


def _moved(before: Share, after: Share) -> str:
    """Both shares as people see them, once if they are one."""
    shares = dict.fromkeys((before, after))
    return " → ".join(human_text(_SHARE, share) for share in shares)


def _investment_cells(dataset: Dataset, change: InvestmentChange) -> Cells:
    standing = change.after or change.before
    return {
        "kind": "investment",
        "owner": dataset.party(change.investment.investor),
        "company": dataset.party(change.investment.company),
        "amount": change.investment.amount,
        "before_status": _status(change.before),
        "after_status": _status(change.after),
        "sources": standing.event.sources if standing else (),
    }


def _status(standing: StandingInvestment | None) -> str | None:
    return None if standing is None else standing.event.status.value


def _owner_cells(dataset: Dataset, company: Party | None, change: FigureChange) -> Cells:
    verb = _verb(gained=change.before == _NO_SHARE, lost=change.after == _NO_SHARE)
    return {"kind": f"owner-{verb}", **_figure_cells(dataset, company, change)}


def _control_cells(dataset: Dataset, company: Party | None, change: ControlChange) -> Cells:
    both = (change.before, change.after)
    verb = _verb(gained=change.before is None, lost=change.after is None)
    return {
        "kind": f"control-{verb}",
        "before_certainty": _certainty(change.before),
        "after_certainty": _certainty(change.after),
        "told": " → ".join(dict.fromkeys(_certainty(one) or "no" for one in both)),
        **_figure_cells(dataset, company, change.figure),
    }


def _verb(*, gained: bool, lost: bool) -> str:
    return "gained" if gained else "lost" if lost else "changed"


def _certainty(certainty: Certainty | None) -> str | None:
    return None if certainty is None else certainty.value


def _figure_cells(dataset: Dataset, company: Party | None, change: FigureChange) -> Cells:
    return {
        "owner": dataset.party(change.party),
        "company": company,
        "before": change.before,
        "after": change.after,
        "change": difference(change.before, change.after),
    }


def _cause_cells(
    dataset: Dataset,
    company: Party | None,
    kind: str,
    change: FigureChange,
    measure: Callable[[Holding], Share],
) -> list[Cells]:
    party = dataset.party(change.party)
    moved = f"{party.name}: {_moved(change.before, change.after)}"
    figure = {"kind": kind, "owner": party, "company": company, "moved": moved}
    return [{**figure, **_step_cells(dataset, cause, measure)} for cause in change.causes]


def _step_cells(dataset: Dataset, cause: Cause, measure: Callable[[Holding], Share]) -> Cells:
    stake = cause.step.change
    owner, held = dataset.party(stake.owner), dataset.party(stake.company)
    was, now = (_measured(line, measure) for line in (stake.before, stake.after))
    return {
        "date": cause.step.date,
        "assumed": cause.step.is_assumed,
        "stake_owner": owner,
        "stake_company": held,
        "stake_before": was,
        "stake_after": now,
        "told": f"{owner.name} in {held.name}: {_moved(was, now)}",
        "before": cause.before,
        "after": cause.after,
        "part": difference(cause.before, cause.after),
        "sources": stake.line.sources,
    }


def _is_told(cells: Cells) -> bool:
    """Whether people see a part: not where it is next to nothing."""
    part = cells["part"]
    return isinstance(part, Difference) and max(abs(part.low), abs(part.high)) >= _LEAST_TOLD
