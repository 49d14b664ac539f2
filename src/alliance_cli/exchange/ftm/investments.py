"""Investments made of the lines of a FollowTheMoney file: each line one status and its day.

An investment has one amount, one share and one note: the amount and the share told last stand,
the notes stand together.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeVar

from alliance_cli.errors import Location
from alliance_cli.exchange.ftm.amounts import amount_in
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.lines import Line
from alliance_cli.model.money import Money
from alliance_cli.model.records import Event, Investment
from alliance_cli.model.share import UNKNOWN, Share

_Told = TypeVar("_Told", Money, Share)


def investments_of(
    lines: list[Line], findings: Findings
) -> tuple[list[Investment], list[Location]]:
    """The investments that lines tell, and where: lines of one record are one history."""
    by_record: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        record = line.entity.first("recordId") or line.entity.id
        by_record.setdefault((record, *line.pair), []).append(line)
    found = [(_investment(told, findings), told[0].entity.location) for told in by_record.values()]
    told = [(investment, location) for investment, location in found if investment is not None]
    return [investment for investment, _ in told], [location for _, location in told]


def _investment(lines: list[Line], findings: Findings) -> Investment | None:
    turns = sorted(_turns(lines, findings), key=lambda turn: turn[0].date.first_day)
    if not turns:
        return None
    _lose_ends(turns, findings)
    told = [line for _, line in turns]
    return Investment(
        *told[0].pair,
        tuple(event for event, _ in turns),
        _last("sharesValue", [(line, _money(line.entity, findings)) for line in told], findings),
        _last("percentage", [(line, _share(line)) for line in told], findings),
        "\n".join(dict.fromkeys(line.note for line in told if line.note)) or None,
    )


def _turns(lines: list[Line], findings: Findings) -> Iterator[tuple[Event, Line]]:
    """The event that each line tells."""
    for line in lines:
        if line.period.since is None:
            what = "a history tells days, and this has none"
            findings.lost("investment", line.entity, what)
        else:
            yield Event(line.period.since, line.part.status, line.sources), line


def _lose_ends(turns: list[tuple[Event, Line]], findings: Findings) -> None:
    """Note each end of a status that is not the beginning of the next."""
    for (_, line), behind in zip_longest(turns, turns[1:]):
        end = line.period.end
        if end is not None and (behind is None or behind[0].date.first_day != end):
            findings.lost("endDate", line.entity, f"{line.period.until}: a history has no end")


def _last(
    property_: str, told: list[tuple[Line, _Told | None]], findings: Findings
) -> _Told | None:
    """What is told last; what was told before, and differs, is a loss."""
    known = [(line.entity, value) for line, value in told if value is not None]
    last = known[-1][1] if known else None
    for entity, value in known:
        if value != last:
            words = shown("; ".join(entity.all(property_)))
            findings.lost(property_, entity, f"{words}: what the record tells last stands instead")
    return last


def _share(line: Line) -> Share | None:
    """The stake that it buys; none where nothing is said of it, which is not unknown."""
    is_silent = line.share == UNKNOWN and not line.entity.all("percentage")
    return None if is_silent else line.share


def _money(entity: Entity, findings: Findings) -> Money | None:
    texts, currencies = entity.all("sharesValue"), entity.all("sharesCurrency")
    if not texts and not currencies:
        return None
    is_one = len(texts) == len(currencies) == 1
    money = amount_in(texts[0], currencies[0]) if is_one else None
    if money is None:
        told = shown("; ".join((*texts, *currencies)))
        findings.lost("sharesValue", entity, f"'{told}' is not read as an amount in a currency")
    return money
