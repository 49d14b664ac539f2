"""Holdings made of the lines of a FollowTheMoney file: capital and votes put side by side.

Different rights of one owner are never added: votes stand beside capital, and a beneficial owner's
line is left out where the company has lines of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from alliance_cli.errors import Location
from alliance_cli.exchange.ftm.entities import Findings
from alliance_cli.exchange.ftm.lines import Line
from alliance_cli.exchange.ftm.roles import Right
from alliance_cli.model.records import Holding
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, When

_LAST: Final = date.max


@dataclass(frozen=True, slots=True)
class PlacedHolding:
    """A holding, and where it comes from."""

    number: int
    holding: Holding
    location: Location


def holdings_of(lines: Iterable[Line], findings: Findings) -> list[PlacedHolding]:
    """The holdings that lines of capital and votes tell, in the order of the lines."""
    lines = list(_without_second_hand(list(lines), findings))
    by_pair: dict[tuple[str, str], dict[bool, list[Line]]] = {}
    for line in lines:
        sides = by_pair.setdefault(line.pair, {True: [], False: []})
        sides[line.right is Right.VOTES].append(line)
    found = [
        held
        for sides in by_pair.values()
        for held in _held(*(list(_each_once(sides[side], findings)) for side in (False, True)))
    ]
    return sorted(found, key=lambda held: held.number)


def _without_second_hand(lines: list[Line], findings: Findings) -> Iterator[Line]:
    """The lines without those of beneficial owners of companies whose shareholders are told."""
    told = {
        line.company
        for line in lines
        if line.right is Right.CAPITAL and not line.part.is_beneficial
    }
    for line in lines:
        is_told = line.company in told
        if line.part.is_beneficial:
            what = (
                "the shareholders are told; what stands behind them is not added to them"
                if is_told
                else "it stands as a stake; that it is that of a beneficial owner is not said"
            )
            findings.lost("beneficial ownership", line.entity, f"{line.right.value}: {what}")
        if not (line.part.is_beneficial and is_told):
            yield line


def _each_once(lines: list[Line], findings: Findings) -> Iterator[Line]:
    """The lines of one owner, one company and one side, none told twice.

    Lines of one role that meet in time are left for the checks to refuse: one of them is wrong.
    """
    kept: Line | None = None
    for line in sorted(lines, key=lambda line: (line.period.start, line.number)):
        if kept is None or _end(kept) <= line.period.start:
            kept = line
            yield line
        elif (kept.share, kept.period) == (line.share, line.period):
            findings.lost("repeated ownership", line.entity, "told already; it is counted once")
        elif kept.role != line.role:
            what = f"'{line.role}' is not added to '{kept.role}' of the same owner"
            findings.lost("second role", line.entity, what)
        else:
            kept = line if _end(line) > _end(kept) else kept
            yield line


def _held(capital: list[Line], votes: list[Line]) -> Iterator[PlacedHolding]:
    if not votes:
        yield from (_placed(line, None, line.period) for line in capital)
    elif not capital:
        yield from (_placed(None, line, line.period) for line in votes)
    elif _meet(capital) or _meet(votes):
        yield from _held(capital, [])
        yield from _held([], votes)
    elif {line.period for line in votes} <= {line.period for line in capital}:
        by_period = {line.period: line for line in votes}
        yield from (_placed(line, by_period.get(line.period), line.period) for line in capital)
    else:
        yield from _in_turn(capital, votes)


def _meet(lines: list[Line]) -> bool:
    """Whether lines, sorted by their first days, meet in time, or one is over before it begins."""
    meet = any(_end(line) > later.period.start for line, later in pairwise(lines))
    return meet or any(line.period.is_empty for line in lines)


def _in_turn(capital: list[Line], votes: list[Line]) -> Iterator[PlacedHolding]:
    """A holding for each stretch of days between one change of either side and the next."""
    turns = _turns([*capital, *votes])
    sides = [list(reversed(capital)), list(reversed(votes))]
    for (start, since), (end, until) in pairwise(turns):
        now: list[Line | None] = []
        for side in sides:
            while side and _end(side[-1]) <= start:
                side.pop()
            now.append(side[-1] if side and side[-1].period.start <= start else None)
        if any(now) and start < end:
            yield _placed(now[0], now[1], Period(since, until))


def _turns(lines: list[Line]) -> list[tuple[date, When | None]]:
    """The days on which a line begins or ends, in order, each once."""
    turns: dict[date, When | None] = {}
    for line in lines:
        turns.setdefault(line.period.start, line.period.since)
        turns.setdefault(_end(line), line.period.until)
    return sorted(turns.items(), key=lambda turn: turn[0])


def _placed(capital: Line | None, votes: Line | None, period: Period) -> PlacedHolding:
    told = [line for line in (capital, votes) if line is not None]
    first = min(told, key=lambda line: line.number)
    part = UNKNOWN if capital is None else capital.share
    holding = Holding(
        first.owner,
        first.company,
        part,
        part if votes is None else votes.share,
        period,
        tuple(dict.fromkeys(source for line in told for source in line.sources)),
        "\n".join(dict.fromkeys(line.note for line in told if line.note)) or None,
    )
    return PlacedHolding(first.number, holding, first.entity.location)


def _end(line: Line) -> date:
    return line.period.end or _LAST
