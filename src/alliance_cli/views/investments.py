"""Investments: money and stakes promised, how far they came, and what they would buy."""

from collections.abc import Iterable
from typing import Final

from alliance_cli.calculations.direct import by_falling_share
from alliance_cli.calculations.implied import implied_share
from alliance_cli.calculations.totals import investment_totals
from alliance_cli.model.records import Basis, Party
from alliance_cli.model.snapshot import Snapshot, StandingInvestment
from alliance_cli.views.numbers import money_text
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table, cited_sources

INVESTMENT_COLUMNS: Final = (
    Column("investor", Kind.PARTY, "Investor", flows=True),
    Column("company", Kind.PARTY, "In", flows=True),
    Column("amount", Kind.MONEY, "Amount"),
    Column("share", Kind.STATED_SHARE, "For", rank=3),
    Column("implied", Kind.SHARE, "Would buy", rank=2),
    Column("status", Kind.TEXT, "Status"),
    Column("status_since", Kind.DAY, "Since", rank=4),
    Column("note", Kind.TEXT),
    Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
)
_TOTAL_COLUMNS: Final = (
    Column("status", Kind.TEXT, "Status"),
    Column("amount", Kind.MONEY, "Amount"),
    Column("count", Kind.COUNT, "Investments", rank=1),
)
INVESTMENTS: Final[Layout] = (
    Table("investments", INVESTMENT_COLUMNS),
    Table("totals", _TOTAL_COLUMNS, "Together"),
)


def investments_report(snapshot: Snapshot, party: Party | None) -> Report:
    """All investments known on the day, or those in and by one company, and what they add up to."""
    investments = [
        standing
        for standing in snapshot.investments
        if party is None or party.id in (standing.investment.investor, standing.investment.company)
    ]
    content: dict[str, tuple[Row, ...]] = {
        "investments": investment_rows(snapshot, investments),
        "totals": tuple(
            (total.status.value, total.amount, total.count)
            for total in investment_totals(investments)
        ),
    }
    whose = "" if party is None else f" in or by {party.name}"
    return Report(
        INVESTMENTS,
        f"Investments{whose} on {snapshot.on}",
        snapshot.on,
        content,
        empty={"investments": f"No investment{whose} is known on {snapshot.on}."},
        explanations=investment_explanations(snapshot, investments),
        subject="" if party is None else party.id,
        sources=cited_sources(snapshot.dataset, INVESTMENTS, content),
    )


def investment_rows(
    snapshot: Snapshot, investments: Iterable[StandingInvestment]
) -> tuple[Row, ...]:
    """Investments under `INVESTMENT_COLUMNS`, by falling stake, then by name."""
    rows = []
    for standing in investments:
        investment, event = standing.investment, standing.event
        implied = implied_share(investment.amount, snapshot.valuation(investment.company))
        investor = snapshot.dataset.party(investment.investor)
        company = snapshot.dataset.party(investment.company)
        row: Row = (
            investor,
            company,
            investment.amount,
            investment.share,
            implied,
            event.status.value,
            event.date,
            investment.note,
            event.sources,
        )
        stake = by_falling_share(implied or investment.share)
        rows.append(((*stake, investor.id, company.id), row))
    return tuple(row for _, row in sorted(rows, key=lambda keyed: keyed[0]))


def investment_explanations(
    snapshot: Snapshot, investments: Iterable[StandingInvestment]
) -> tuple[str, ...]:
    """For each company whose investments have an implied stake: the valuation it rests on."""
    valuations = {
        standing.investment.company: valuation
        for standing in investments
        if (valuation := snapshot.valuation(standing.investment.company))
        and implied_share(standing.investment.amount, valuation)
    }
    return tuple(
        f"Would buy: at {money_text(valuation.value)} for {snapshot.dataset.party(company).name} "
        f"({valuation.date}, {_basis_text(valuation.basis)})."
        for company, valuation in sorted(valuations.items())
    )


def _basis_text(basis: Basis) -> str:
    return "basis unstated" if basis is Basis.UNSTATED else basis.value
