"""Investments: money and stakes promised, how far they came, and what they would buy."""

from collections.abc import Iterable
from typing import Final

from alliance_cli.calculations.implied import implied_share
from alliance_cli.calculations.totals import investment_totals
from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Party, Valuation
from alliance_cli.model.share import by_falling_share
from alliance_cli.model.snapshot import Snapshot, StandingInvestment
from alliance_cli.views.numbers import money_text
from alliance_cli.views.report import Column, Kind, Layout, Report, Row, Table, cited_sources

INVESTMENT_COLUMNS: Final = (
    Column("investor", Kind.PARTY, "Investor", flows=True),
    Column("company", Kind.PARTY, "In", flows=True),
    Column("amount", Kind.MONEY, "Amount"),
    Column("share", Kind.STATED_SHARE, "For", rank=2),
    Column("implied", Kind.SHARE, "Would buy", rank=2),
    Column("status", Kind.TEXT, "Status", rank=1),
    Column("status_since", Kind.DAY, "Since", rank=4),
    Column("note", Kind.TEXT),
    Column("sources", Kind.SOURCES, "Sources", rank=5, wide=True, flows=True),
    Column("valuation_date", Kind.DAY),
    Column("valuation_basis", Kind.TEXT),
    Column("valuation_sources", Kind.SOURCES),
)
_TOTAL_COLUMNS: Final = (
    Column("direction", Kind.TEXT, "Direction"),
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
    investments = snapshot.investments_of(party)
    content: dict[str, tuple[Row, ...]] = {
        "investments": investment_rows(snapshot, investments),
        "totals": tuple(
            (total.direction, total.status.value, total.amount, total.count)
            for total in investment_totals(investments, party)
        ),
    }
    whose = "" if party is None else f" in or by {party.name}"
    return Report(
        INVESTMENTS,
        f"Investments{whose} {snapshot.when}",
        snapshot.setting,
        content,
        empty={"investments": f"No investment{whose} is known {snapshot.when}."},
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
        valuation = snapshot.latest_valuations.get(investment.company)
        implied = implied_share(investment.amount, valuation)
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
            *_rests_on(valuation if implied else None),
        )
        stake = by_falling_share(implied or investment.share)
        rows.append(((*stake, investor.id, company.id), row))
    return tuple(row for _, row in sorted(rows, key=lambda keyed: keyed[0]))


def _rests_on(valuation: Valuation | None) -> Row:
    """The day, basis and sources of the valuation that an implied stake rests on."""
    if valuation is None:
        return (None, None, ())
    return (valuation.date, valuation.basis.value, valuation.sources)


def investment_explanations(
    snapshot: Snapshot, investments: Iterable[StandingInvestment]
) -> tuple[str, ...]:
    """For each company with an amount and a valuation: what the implied stakes rest on."""
    said: dict[str, str] = {}
    for standing in investments:
        amount, company = standing.investment.amount, standing.investment.company
        valuation = snapshot.latest_valuations.get(company)
        if amount is not None and valuation is not None:
            name = snapshot.dataset.party(company).name
            if implied_share(amount, valuation):
                said[company] = f"Would buy: at {_valuation_text(name, valuation)}."
            else:
                said.setdefault(
                    company, f"Would buy: not said of {name}, {_why(amount, valuation)}."
                )
    return tuple(said[company] for company in sorted(said))


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
