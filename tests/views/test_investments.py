"""Investments as a report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from alliance_cli.formats.json import json_object
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Basis,
    Company,
    Dataset,
    Event,
    Investment,
    Status,
    Valuation,
)
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import When
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.investments import investments_report


def told(world: Snapshot, company: str | None = None) -> dict[str, Any]:
    """The investments of one company, or all, as a program reads them."""
    party = None if company is None else world.dataset.party(company)
    return json_object(investments_report(world, party))


def titles(report: Report) -> list[list[str]]:
    """The heads of the tables that people see."""
    return [
        [c.title for c in sheet.columns] for sheet in sheets(report) if isinstance(sheet, Sheet)
    ]


def promised(amount: str | None, valuation: str, basis: Basis) -> Snapshot:
    """A world in which one company is valued, and b has announced an amount for it."""
    day = date(2024, 1, 1)
    announced = (Event(When(2024), Status.ANNOUNCED),)
    money = None if amount is None else parse_money(amount)
    return snapshot(
        Dataset(
            "promised",
            day,
            companies={"a": Company("a", "A"), "b": Company("b", "B")},
            investments=(Investment("b", "a", announced, money),),
            valuations=(Valuation("a", parse_money(valuation), When(2023), basis),),
        ),
        day,
    )


def test_open_investments_come_first_and_then_the_earlier_ones(world: Snapshot) -> None:
    """Completed and cancelled ones stand below; within each, the day of the status decides."""
    rows = [(row["status"], row["status_since"]) for row in told(world)["investments"]]
    closed = [status in ("completed", "cancelled") for status, _ in rows]

    assert closed == sorted(closed)
    assert {True, False} == set(closed)
    for is_closed in (True, False):
        days = [day for over, (_, day) in zip(closed, rows, strict=True) if over is is_closed]
        assert days == sorted(days)


def test_the_order_does_not_depend_on_the_file(small: Dataset) -> None:
    """The same investments in another order are told alike."""
    turned = replace(small, investments=tuple(reversed(small.investments)))

    assert told(snapshot(turned, small.as_of)) == told(snapshot(small, small.as_of))


@pytest.mark.parametrize(
    ("investor", "company", "low", "high"),
    [
        ("jidosha", "ampere", 100 * 6 / 106, 7.5),
        ("sara", "ampere", 100 * 2 / 102, 2.5),
        ("jidosha", "wheels", None, None),
        ("state", "ampere", None, None),
        ("moteurs", "jidosha", None, None),
        ("moteurs", "wheels", None, None),
    ],
)
def test_what_an_amount_would_buy(
    world: Snapshot, investor: str, company: str, low: float | None, high: float | None
) -> None:
    """Unstated covers both bases, pre-money dilutes; none across currencies or once completed."""
    (row,) = (
        row
        for row in told(world)["investments"]
        if (row["investor"], row["company"]) == (investor, company)
    )

    assert (row["implied_min_pct"], row["implied_max_pct"]) == (low, high)


def test_totals_are_per_status_and_currency(world: Snapshot) -> None:
    """Nothing is added across currencies or statuses; a sum with one ceiling in it is a range."""
    totals = [
        (t["status"], t["currency"], t["amount"], t["amount_min"], t["up_to"], t["count"])
        for t in told(world)["totals"]
    ]

    assert totals == [
        ("considered", "JPY", None, 30000000000, False, 1),
        ("committed", "EUR", None, 200000000, False, 2),
        ("completed", "EUR", 20000000, 20000000, False, 1),
        ("completed", None, None, None, None, 1),
        ("cancelled", "USD", 50000000, 50000000, False, 1),
    ]


def test_totals_of_one_company_are_per_direction(world: Snapshot) -> None:
    """What a company promises and what it is promised are two sums, by it first."""
    totals = [
        (t["direction"], t["status"], t["currency"], t["amount_max"], t["up_to"], t["count"])
        for t in told(world, "jidosha")["totals"]
    ]

    assert totals == [
        ("by", "committed", "EUR", 600000000, True, 1),
        ("by", "completed", "EUR", 20000000, False, 1),
        ("in", "considered", "JPY", 40000000000, False, 1),
    ]
    assert {t["direction"] for t in told(world)["totals"]} == {None}


def test_the_direction_is_a_column_only_of_one_company(world: Snapshot) -> None:
    """Where all investments are asked, there is no company for them to be in or by."""
    party = world.dataset.party("jidosha")

    assert titles(investments_report(world, party))[1][0] == "Direction"
    assert titles(investments_report(world, None))[1] == ["Status", "Amount", "Investments"]


def test_one_company_has_those_in_and_by_it(world: Snapshot) -> None:
    """Investments of a company are those that it makes and those made in it."""
    pairs = {(row["investor"], row["company"]) for row in told(world, "jidosha")["investments"]}

    assert pairs == {("jidosha", "ampere"), ("jidosha", "wheels"), ("moteurs", "jidosha")}


def test_an_investment_is_unknown_before_its_first_event(small: Dataset) -> None:
    """The status is that of the last event on or before the day; before the first there is none."""
    statuses = [
        [row["status"] for row in told(snapshot(small, day), "state")["investments"]]
        for day in (date(2023, 8, 31), date(2023, 9, 1), date(2024, 3, 31))
    ]

    assert statuses == [[], ["announced"], ["cancelled"]]


def test_no_investment_is_a_sentence(world: Snapshot) -> None:
    """Where nothing is known, a sentence says so, of whom and on which day."""
    report = investments_report(world, world.dataset.party("quiet"))

    assert list(sheets(report)) == [
        Sheet(sentence="No investment in or by Quiet is known on 2024-06-30.")
    ]


def test_only_valuations_that_were_used_are_explained(world: Snapshot, small: Dataset) -> None:
    """Each stake that money would buy rests on a valuation, which is named with day and basis."""
    explanations = investments_report(world, None).explanations

    assert len(explanations) == 1
    assert "EUR 8B to 10B" in explanations[0]
    assert "2023-11-15" in explanations[0]
    assert "unstated" in explanations[0]
    early = snapshot(small, date(2023, 10, 1))
    assert not investments_report(early, None).explanations


@pytest.mark.parametrize(
    ("valuation", "said"),
    [
        ("USD 100M", "Implied stake: none for A, which is valued in USD."),
        ("EUR 10M", "Implied stake: none for A, which is valued at EUR 10M."),
        ("EUR 100M", "Implied stake: at EUR 100M for A (2023, post-money)."),
    ],
)
def test_why_no_stake_is_implied_is_said(valuation: str, said: str) -> None:
    """Another currency and a price over the value imply no stake, and the answer says so."""
    report = investments_report(promised("EUR 20M", valuation, Basis.POST_MONEY), None)

    assert report.explanations == (said,)


def test_an_enterprise_value_is_no_price_of_the_equity() -> None:
    """Of a company whose enterprise value alone is known, no stake is said, whatever the rest."""
    report = investments_report(promised("EUR 20M", "USD 1B", Basis.ENTERPRISE), None)

    assert report.explanations == (
        "Implied stake: none for A, of which USD 1B is an enterprise value.",
    )


def test_what_needs_no_valuation_is_not_explained() -> None:
    """Where no amount was stated, nobody asks what it would buy."""
    assert not investments_report(promised(None, "EUR 1B", Basis.POST_MONEY), None).explanations


def test_one_amount_that_buys_a_stake_is_enough_for_its_valuation(world: Snapshot) -> None:
    """Beside stakes that are implied, an amount in another currency is not spoken of."""
    report = investments_report(world, world.dataset.party("ampere"))

    statuses = [row["status"] for row in json_object(report)["investments"]]
    assert statuses.count("cancelled") == 1
    assert len(report.explanations) == 1
    assert report.explanations[0].startswith("Implied stake: at EUR 8B to 10B for Ampère")


def test_the_column_of_the_company_asked_is_left_out(world: Snapshot) -> None:
    """People asked for Ampère: that all is in Ampère needs no column."""
    assert "Company" not in titles(investments_report(world, world.dataset.party("ampere")))[0]
    assert "Company" in titles(investments_report(world, None))[0]
