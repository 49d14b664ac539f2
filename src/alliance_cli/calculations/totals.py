"""What investments add up to, per direction, currency and status."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from alliance_cli.model.money import EXACT, Money
from alliance_cli.model.records import Party, Status
from alliance_cli.model.standing import StandingInvestment


@dataclass(frozen=True, slots=True)
class Total:
    """The investments of one direction, currency and status, or those without an amount."""

    direction: str | None
    """`in` or `by` the company asked; none where all are asked."""
    status: Status
    amount: Money | None
    """The sum; a ceiling where all of its parts are, a range where some are."""
    count: int


def investment_totals(
    investments: Iterable[StandingInvestment], party: Party | None = None
) -> tuple[Total, ...]:
    """Sums per direction, status and currency, in the order of the statuses, then by currency."""
    groups: dict[tuple[str, Status, str], list[StandingInvestment]] = {}
    for standing in investments:
        investment = standing.investment
        direction = "" if party is None else "in" if investment.company == party.id else "by"
        currency = investment.amount.currency if investment.amount else ""
        groups.setdefault((direction, standing.event.status, currency), []).append(standing)
    order = list(Status)
    keys = sorted(groups, key=lambda key: (key[0], order.index(key[1]), key[2] == "", key[2]))
    return tuple(Total(key[0] or None, key[1], _sum(groups[key]), len(groups[key])) for key in keys)


def _sum(group: list[StandingInvestment]) -> Money | None:
    amounts = [s.investment.amount for s in group if s.investment.amount]
    if not amounts:
        return None
    return Money(
        reduce(EXACT.add, (amount.low for amount in amounts), Decimal(0)),
        reduce(EXACT.add, (amount.high for amount in amounts), Decimal(0)),
        amounts[0].currency,
        all(amount.up_to for amount in amounts),
    )
