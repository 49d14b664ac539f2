"""What investments add up to, per currency and status."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from alliance_cli.model.money import Money
from alliance_cli.model.records import Status
from alliance_cli.model.snapshot import StandingInvestment


@dataclass(frozen=True, slots=True)
class Total:
    """The investments of one currency and status, or those of one status without an amount."""

    status: Status
    amount: Money | None
    """The sum; a ceiling where any of its parts is one."""
    count: int


def investment_totals(investments: Iterable[StandingInvestment]) -> tuple[Total, ...]:
    """Sums per currency and status, in the order of the statuses, then by currency."""
    groups: dict[tuple[Status, str], list[StandingInvestment]] = {}
    for standing in investments:
        amount = standing.investment.amount
        key = (standing.event.status, amount.currency if amount else "")
        groups.setdefault(key, []).append(standing)
    order = list(Status)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), key[1] == "", key[1]))
    return tuple(Total(key[0], _sum(groups[key]), len(groups[key])) for key in keys)


def _sum(group: list[StandingInvestment]) -> Money | None:
    amounts = [s.investment.amount for s in group if s.investment.amount]
    if not amounts:
        return None
    return Money(
        sum((amount.low for amount in amounts), Decimal(0)),
        sum((amount.high for amount in amounts), Decimal(0)),
        amounts[0].currency,
        any(amount.up_to for amount in amounts),
    )
