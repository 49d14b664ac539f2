"""Investments: money and stakes promised, how far they came, and the stakes that they imply."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from alliance_cli.calculations.implied import implied_share
from alliance_cli.calculations.totals import Total, investment_totals
from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Event, Investment, Party, Valuation
from alliance_cli.model.share import Share, by_falling_share
from alliance_cli.model.standing import StandingInvestment
from alliance_cli.model.world import World
from alliance_cli.report.blocks import Layout, Table
from alliance_cli.report.columns import Column, column, sources_column
from alliance_cli.report.kinds import (
    COUNT,
    DAY,
    MONEY,
    PARTY,
    SHARE,
    SOURCE_IDS,
    STATED_SHARE,
    TEXT,
)
from alliance_cli.report.numbers import money_text
from alliance_cli.report.report import Report, cited_sources


@dataclass(frozen=True, slots=True)
class InvestmentLine:
    """An investment, its last event, and the stake that its amount implies."""

    investor: Party
    company: Party
    investment: Investment
    event: Event
    implied: Share | None
    valuation: Valuation | None
    """What the implied stake rests on."""


INVESTMENT_COLUMNS: Final[tuple[Column[InvestmentLine], ...]] = (
    column("investor", PARTY, lambda line: line.investor, "Investor", flows=True),
    column("company", PARTY, lambda line: line.company, "Company", flows=True),
    column("amount", MONEY, lambda line: line.investment.amount, "Amount"),
    column("share", STATED_SHARE, lambda line: line.investment.share, "Stake stated", rank=2),
    column("implied", SHARE, lambda line: line.implied, "Implied stake", rank=2),
    column("status", TEXT, lambda line: line.event.status.value, "Status", rank=1),
    column("status_since", DAY, lambda line: line.event.date, "Since", rank=4),
    column("note", TEXT, lambda line: line.investment.note),
    sources_column(lambda line: line.event.sources),
    column("valuation_date", DAY, lambda line: line.valuation.date if line.valuation else None),
    column(
        "valuation_basis", TEXT, lambda line: line.valuation.basis.value if line.valuation else None
    ),
    column(
        "valuation_sources",
        SOURCE_IDS,
        lambda line: line.valuation.sources if line.valuation else None,
    ),
)
_INVESTMENTS: Final = Table("investments", INVESTMENT_COLUMNS)
_TOTALS: Final[Table[Total]] = Table(
    "totals",
    (
        column("direction", TEXT, lambda total: total.direction, "Direction"),
        column("status", TEXT, lambda total: total.status.value, "Status"),
        column("amount", MONEY, lambda total: total.amount, "Amount"),
        column("count", COUNT, lambda total: total.count, "Investments", rank=1),
    ),
    "Total",
)
INVESTMENTS: Final[Layout] = (_INVESTMENTS, _TOTALS)


def investments_report(world: World, party: Party | None) -> Report:
    """All investments known on the day, or those in and by one company, with their totals."""
    investments = world.investments_of(party)
    whose = "" if party is None else f" in or by {party.name}"
    sections = (
        _INVESTMENTS.of(
            investment_lines(world, investments),
            empty=f"No investment{whose} is known {world.when}.",
        ),
        _TOTALS.of(investment_totals(investments, party)),
    )
    return Report(
        INVESTMENTS,
        f"Investments{whose} {world.when}",
        world.setting,
        sections,
        explanations=investment_explanations(world, investments),
        subject="" if party is None else party.id,
        sources=cited_sources(world.sources, sections),
    )


def investment_lines(
    world: World, investments: Iterable[StandingInvestment]
) -> list[InvestmentLine]:
    """Investments with the stakes implied: open ones first, then by date, stake and name."""
    lines = []
    for standing in investments:
        investment = standing.investment
        investor, company = world.party(investment.investor), world.party(investment.company)
        valuation = world.latest_valuation(investment.company)
        is_open = standing.event.status.is_open
        implied = implied_share(investment.amount, valuation) if is_open else None
        rests_on = valuation if implied else None
        lines.append(
            InvestmentLine(investor, company, investment, standing.event, implied, rests_on)
        )
    return sorted(lines, key=_order)


def _order(line: InvestmentLine) -> tuple[object, ...]:
    stake = by_falling_share(line.implied or line.investment.share)
    is_closed, since = not line.event.status.is_open, line.event.date.first_day
    return (is_closed, since, *stake, line.investor.id, line.company.id)


def investment_explanations(
    world: World, investments: Iterable[StandingInvestment]
) -> tuple[str, ...]:
    """For each company with an open amount and a valuation: what implied stakes rest on."""
    sentences: dict[str, str] = {}
    for standing in investments:
        if not standing.event.status.is_open:
            continue
        amount, company = standing.investment.amount, standing.investment.company
        valuation = world.latest_valuation(company)
        if amount is not None and valuation is not None:
            name = world.party(company).name
            if implied_share(amount, valuation):
                sentences[company] = f"Implied stake: at {_valuation_text(name, valuation)}."
            else:
                sentences.setdefault(
                    company, f"Implied stake: none for {name}, {_why(amount, valuation)}."
                )
    return tuple(sentences[company] for company in sorted(sentences))


def _valuation_text(name: str, valuation: Valuation) -> str:
    basis = "basis unstated" if valuation.basis is Basis.UNSTATED else valuation.basis.value
    return f"{money_text(valuation.value)} for {name} ({valuation.date}, {basis})"


def _why(amount: Money, valuation: Valuation) -> str:
    """Why an amount and a valuation imply no stake."""
    if valuation.basis is Basis.ENTERPRISE:
        return f"of which {money_text(valuation.value)} is an enterprise value"
    if amount.currency != valuation.value.currency:
        return f"which is valued in {valuation.value.currency}"
    return f"which is valued at {money_text(valuation.value)}"
