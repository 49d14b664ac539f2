"""What changed between two days, as a report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from alliance_cli.calculations.causes import changes_between
from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Company, Dataset, Event, Holding, Investment, Source, Status
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import Period, When
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.diff import diff_report


def line(owner: str, company: str, shares: str, years: tuple[int | None, int | None]) -> Holding:
    """A line, whose capital and votes may differ: `60%/0%`."""
    capital, _, votes = shares.partition("/")
    period = Period(*(None if year is None else When(year) for year in years))
    parts = (parse_share(capital), parse_share(votes or capital))
    return Holding(owner, company, *parts, period, sources=(f"of-{owner}",))


LINES = (
    line("a", "x", "60%", (None, 2005)),
    line("a", "x", "40%", (2005, None)),
    line("b", "x", "15%/0%", (None, 2006)),
    line("b", "x", "15%", (2006, None)),
    line("c", "x", "10%", (2007, None)),
    line("d", "x", "0.001%", (None, 2007)),
    line("e", "a", "100%", (None, None)),
)
WORLD = Dataset(
    "A world",
    date(2010, 1, 1),
    sources={f"of-{id_}": Source(f"of-{id_}", id_) for id_ in "abcde"},
    companies={id_: Company(id_, id_.upper()) for id_ in "abcdex"},
    holdings=LINES,
    investments=(
        Investment(
            "c",
            "x",
            (Event(When(2003), Status.ANNOUNCED), Event(When(2007), Status.COMPLETED)),
        ),
        Investment("d", "x", (Event(When(2002), Status.CONSIDERED),)),
    ),
)


def report(party: str | None, first: int = 2001, last: int = 2010) -> Report:
    """The changes between two years."""
    before, after = (snapshot(WORLD, date(year, 6, 1)) for year in (first, last))
    whose = None if party is None else WORLD.companies[party]
    return diff_report(after, (before.on, after.on), whose, changes_between(before, after, whose))


def told(party: str | None) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(party))


def rows(title: str, party: str | None) -> list[tuple[str, ...]]:
    """A table for people."""
    found = [s for s in sheets(report(party)) if isinstance(s, Sheet) and s.title == title]
    return [row for sheet in found for row in sheet.rows]


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Both days, and the changes of every kind in one list."""
    answer = told("x")

    assert (answer["as_of"], answer["from"], answer["to"], answer["company"]) == (
        "2010-06-01",
        "2001-06-01",
        "2010-06-01",
        "x",
    )
    kinds = [(change["kind"], change["owner"]) for change in answer["changes"]]
    assert kinds == [
        ("stake-changed", "a"),
        ("stake-changed", "b"),
        ("stake-taken", "c"),
        ("stake-ended", "d"),
        ("investment", "c"),
        ("investment", "d"),
        ("owner-changed", "a"),
        ("owner-changed", "e"),
        ("owner-gained", "c"),
        ("owner-lost", "d"),
        ("control-lost", "a"),
        ("control-lost", "e"),
    ]
    assert answer["sources"].keys() == {"of-a", "of-b", "of-c", "of-d"}


def test_a_change_says_what_was_and_what_is() -> None:
    """Capital under `before` and `after`, votes beside it, and how far the capital moves."""
    a, b = told("x")["changes"][:2]

    assert (a["before_pct"], a["after_pct"], a["change_pct"]) == (60, 40, -20)
    assert (a["before_stated"], a["after_stated"], a["sources"]) == ("60%", "40%", ["of-a"])
    assert (b["before_pct"], b["after_pct"]) == (15, 15)
    assert (b["before_votes_pct"], b["after_votes_pct"]) == (0, 15)


def test_what_is_not_held_is_nothing() -> None:
    """A stake taken was 0 % before: known, and not null."""
    taken = next(c for c in told("x")["changes"] if c["kind"] == "stake-taken")

    assert (taken["before_pct"], taken["before_stated"], taken["after_pct"]) == (0, None, 10)


def test_an_investment_changes_its_status() -> None:
    """What was not known yet has none."""
    first, second = (c for c in told("x")["changes"] if c["kind"] == "investment")

    assert (first["before_status"], first["after_status"]) == (None, "completed")
    assert (second["before_status"], second["after_status"]) == (None, "considered")


def test_causes_name_the_direct_changes() -> None:
    """In the order of their days, each with its part, for owners and for control."""
    causes = [
        (c["kind"], c["owner"], c["date"], c["stake_owner"], c["stake_company"], c["part_pct"])
        for c in told("x")["causes"]
    ]

    assert ("owner", "e", "2005", "a", "x", -20) in causes
    assert ("control", "e", "2005", "a", "x", -20) in causes
    cause = next(c for c in told("x")["causes"] if c["owner"] == "e")
    assert (cause["before_pct"], cause["after_pct"], cause["assumed"]) == (60, 40, False)
    assert (cause["stake_before_pct"], cause["stake_after_pct"]) == (60, 40)


def test_people_see_each_kind_in_a_table_of_its_own() -> None:
    """Votes stand beside the capital only where they go another way."""
    assert rows("Direct stakes", "x") == [
        ("A", "60.00%", "40.00%", "", "of-a"),
        ("B", "15.00%", "15.00%", "0.00% → 15.00%", "of-b"),
        ("C", "—", "10.00%", "", "of-c"),
        ("D", "<0.01%", "—", "", "of-d"),
    ]
    assert rows("Investments", "x") == [("C", "completed"), ("D", "considered")]
    assert rows("Look-through owners", "x") == [
        ("A", "60.00%", "40.00%", "-20.00"),
        ("E", "60.00%", "40.00%", "-20.00"),
        ("C", "—", "10.00%", "+10.00"),
        ("D", "<0.01%", "—", ">-0.01"),
    ]
    assert rows("Controllers", "x") == [
        ("A", "60.00%", "40.00%", "-20.00", "certain → no"),
        ("E", "60.00%", "40.00%", "-20.00", "certain → no"),
    ]


def test_people_see_each_cause_once() -> None:
    """With all whom it moves below it; parts next to nothing are left out."""
    (why,) = (
        s
        for s in sheets(report("x"))
        if isinstance(s, Sheet) and s.title == "Why look-through owners changed"
    )

    assert dict.fromkeys(why.groups) == dict.fromkeys(
        ["A in X: 60.00% → 40.00% (2005)", "C in X: — → 10.00% (2007)"]
    )
    assert why.rows[0] == ("A", "60.00%", "40.00%", "-20.00", "of-a")
    assert rows("Why control changed", "x") == [
        ("A", "60.00%", "40.00%", "-20.00", "of-a"),
        ("E", "60.00%", "40.00%", "-20.00", "of-a"),
    ]


def test_without_a_company_there_are_direct_changes_alone() -> None:
    """All stakes of the file, each with its company, and no figure to explain."""
    answer = told(None)

    assert (answer["company"], answer["causes"]) == (None, [])
    assert {change["kind"] for change in answer["changes"]} == {
        "stake-changed",
        "stake-taken",
        "stake-ended",
        "investment",
    }
    assert rows("Direct stakes", None)[0][:2] == ("A", "X")
    assert report(None).explanations == ()


@pytest.mark.parametrize("party", [None, "x"])
def test_two_days_alike_have_a_sentence(party: str | None) -> None:
    """Nothing changed."""
    assert list(sheets(report(party, 2008, 2009))) == [Sheet(sentence="Nothing changed.")]
    assert list(sheets(report(party, 2001, 2001))) == [Sheet(sentence="Nothing changed.")]


def test_control_that_stays_is_said_once() -> None:
    """Where votes move and control does not."""
    lines = (line("a", "x", "60%", (None, 2005)), line("a", "x", "70%", (2005, None)))
    world = replace(WORLD, holdings=lines, investments=())
    before, after = (snapshot(world, date(year, 1, 1)) for year in (2001, 2010))
    x = WORLD.companies["x"]
    found = diff_report(after, (before.on, after.on), x, changes_between(before, after, x))

    assert json_object(found)["changes"][-1]["kind"] == "control-changed"
    (controls,) = (s for s in sheets(found) if isinstance(s, Sheet) and s.title == "Controllers")
    assert controls.rows == (("A", "60.00%", "70.00%", "+10.00", "certain"),)
