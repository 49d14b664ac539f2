"""Investments as a report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.views.investments import investments_report
from alliance_cli.views.json import json_object
from alliance_cli.views.report import Report
from alliance_cli.views.sheet import Sheet, sheets


def told(world: Snapshot, company: str | None = None) -> dict[str, Any]:
    """The investments of one company, or all, as a program reads them."""
    party = None if company is None else world.dataset.party(company)
    return json_object(investments_report(world, party))


def titles(report: Report) -> list[list[str]]:
    """The heads of the tables that people see."""
    return [
        [c.title for c in sheet.columns] for sheet in sheets(report) if isinstance(sheet, Sheet)
    ]


def test_the_largest_stake_comes_first(world: Snapshot) -> None:
    """Investments stand by falling stake, implied or stated, then by id; those without one last."""
    pairs = [(row["investor"], row["company"]) for row in told(world)["investments"]]

    assert pairs[:3] == [("jidosha", "wheels"), ("moteurs", "wheels"), ("jidosha", "ampere")]
    assert pairs[-1] == ("state", "ampere")


def test_the_order_does_not_depend_on_the_file(small: Dataset) -> None:
    """The same investments in another order are told alike."""
    turned = replace(small, investments=tuple(reversed(small.investments)))

    assert told(snapshot(turned, small.as_of)) == told(snapshot(small, small.as_of))


@pytest.mark.parametrize(
    ("investor", "company", "low", "high"),
    [
        ("jidosha", "ampere", 100 * 6 / 106, 7.5),
        ("sara", "ampere", 100 * 2 / 102, 2.5),
        ("jidosha", "wheels", 10, 10),
        ("state", "ampere", None, None),
        ("moteurs", "jidosha", None, None),
        ("moteurs", "wheels", None, None),
    ],
)
def test_what_an_amount_would_buy(
    world: Snapshot, investor: str, company: str, low: float | None, high: float | None
) -> None:
    """Unstated covers both bases, pre-money dilutes; no stake across currencies or for no money."""
    (row,) = (
        row
        for row in told(world)["investments"]
        if (row["investor"], row["company"]) == (investor, company)
    )

    assert (row["implied_min_pct"], row["implied_max_pct"]) == (low, high)


def test_totals_are_per_status_and_currency(world: Snapshot) -> None:
    """Nothing is added across currencies or statuses; a sum with a ceiling in it is a ceiling."""
    totals = [
        (t["status"], t["currency"], t["amount"], t["amount_min"], t["up_to"], t["count"])
        for t in told(world)["totals"]
    ]

    assert totals == [
        ("considered", "JPY", None, 30000000000, False, 1),
        ("committed", "EUR", 800000000, 200000000, True, 2),
        ("completed", "EUR", 20000000, 20000000, False, 1),
        ("completed", None, None, None, None, 1),
        ("cancelled", "USD", 50000000, 50000000, False, 1),
    ]


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

    assert len(explanations) == 2
    assert "EUR 8B to 10B" in explanations[0]
    assert "2023-11-15" in explanations[0]
    assert "unstated" in explanations[0]
    assert "Wheels & Tyres" in explanations[1]
    assert "pre-money" in explanations[1]
    early = snapshot(small, date(2023, 10, 1))
    assert not investments_report(early, None).explanations


def test_the_column_of_the_company_asked_is_left_out(world: Snapshot) -> None:
    """People asked for Ampère: that all is in Ampère needs no column."""
    assert "In" not in titles(investments_report(world, world.dataset.party("ampere")))[0]
    assert "In" in titles(investments_report(world, None))[0]
