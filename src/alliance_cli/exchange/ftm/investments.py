"""Investments made of the lines of a FollowTheMoney file: each line one status and its day."""

import re
from decimal import Decimal
from typing import Final

from alliance_cli.errors import Location, ProblemName
from alliance_cli.exchange.ftm.entities import Entity, Findings, shown
from alliance_cli.exchange.ftm.lines import Line
from alliance_cli.model.codes import CURRENCIES
from alliance_cli.model.money import Money
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import UNKNOWN

_AMOUNT = r"([0-9]{1,15}(?:\.[0-9]{1,10})?)"
_MONEY: Final = re.compile(rf"(<=)?{_AMOUNT}(?:-{_AMOUNT})?")


def amount_words(money: Money) -> str:
    """The amount without its currency: `600000000`, `<=600000000`, `8000000000-10000000000`."""
    if money.up_to:
        return f"<={money.high:f}"
    return f"{money.high:f}" if money.low == money.high else f"{money.low:f}-{money.high:f}"


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
    events = [event for line in lines if (event := _event(line, findings)) is not None]
    if not events:
        return None
    first = lines[0]
    return Investment(
        first.owner,
        first.company,
        tuple(sorted(events, key=lambda event: event.date.first_day)),
        _money(first.entity, findings),
        None if first.share == UNKNOWN else first.share,
        first.note,
    )


def _event(line: Line, findings: Findings) -> Event | None:
    if line.period.since is None:
        findings.lost("investment", line.entity, "a history tells days, and this has none")
        return None
    return Event(line.period.since, Status(line.status), line.sources)


def _money(entity: Entity, findings: Findings) -> Money | None:
    text, currency = entity.first("sharesValue"), entity.first("sharesCurrency")
    if text is None:
        return None
    match = _MONEY.fullmatch(text)
    if match is None or currency not in CURRENCIES or (match[1] and match[3]):
        message = f"'{shown(text)}' of '{shown(currency or '')}' is not money"
        way_out = "write sharesValue like 600000000 and sharesCurrency like EUR"
        findings.problem(ProblemName.BAD_MONEY, message, way_out, entity.location)
        return None
    low, high = Decimal(match[2]), Decimal(match[3] or match[2])
    if high < low:
        message, way_out = f"'{text}' leaves no amount", "the smaller figure comes first"
        findings.problem(ProblemName.BAD_MONEY, message, way_out, entity.location)
        return None
    return Money(Decimal(0) if match[1] else low, high, currency, bool(match[1]))
