"""Direct stakes as a report."""

from dataclasses import replace
from datetime import date
from typing import Any

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, note_lines, sheets
from alliance_cli.views.stakes import stakes_report
from tests.notation import drawn


def report(world: Snapshot, company: str) -> Report:
    """The stakes of one company."""
    return stakes_report(world, direct_stakes(world, world.dataset.party(company)))


def told(world: Snapshot, company: str) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(world, company))


def sentences(report: Report) -> list[str]:
    """What stands for tables without rows."""
    return [sheet.sentence for sheet in sheets(report) if isinstance(sheet, Sheet)]


def test_a_stake_has_all_that_the_contract_names(world: Snapshot) -> None:
    """An owner is told with capital, votes, period, note and sources, in numbers and words."""
    (state,) = (row for row in told(world, "moteurs")["owners"] if row["owner"] == "state")

    assert state == {
        "owner": "state",
        "owner_name": "French State",
        "owner_kind": "state",
        "company": "moteurs",
        "company_name": "Société des Moteurs",
        "company_kind": "company",
        "capital_pct": 15.01,
        "capital_min_pct": 15.01,
        "capital_max_pct": 15.01,
        "capital_stated": "15.01%",
        "votes_pct": None,
        "votes_min_pct": 20,
        "votes_max_pct": 25,
        "votes_stated": "over 20% to 25%",
        "since": "2015-04",
        "until": None,
        "note": "double votes since the Florange act",
        "sources": ["annual-2023", "register"],
    }


def test_the_company_asked_and_what_nobody_listed_holds_stand_beside_the_lists(
    world: Snapshot,
) -> None:
    """The answer names its company, and says what is unrecorded, in capital and in votes."""
    answer = told(world, "jidosha")

    assert (answer["company"], answer["company_name"]) == ("jidosha", "日本自動車株式会社")
    assert answer["unrecorded"]["capital_pct"] is None
    assert answer["unrecorded"]["votes_max_pct"] > answer["unrecorded"]["votes_min_pct"]
    assert [row["company"] for row in answer["holdings"]] == ["wheels", "moteurs"]


def test_a_complete_list_leaves_nothing(world: Snapshot) -> None:
    """Where the owners listed are all there are, nothing is unrecorded, and people see no row."""
    answer = told(world, "ampere")

    assert answer["unrecorded"]["capital_pct"] == answer["unrecorded"]["votes_pct"] == 0
    owners = next(sheet for sheet in sheets(report(world, "ampere")) if isinstance(sheet, Sheet))
    assert [row[0] for row in owners.rows] == ["Société des Moteurs"]


def test_a_holder_has_no_unrecorded_owners(world: Snapshot) -> None:
    """Nobody can own a state: what is unrecorded there is null."""
    answer = told(world, "state")

    assert answer["owners"] == []
    assert set(answer["unrecorded"].values()) == {None}


def test_the_day_decides(small: Dataset) -> None:
    """The line that a later one replaced is told on its own days only."""
    before = told(snapshot(small, date(2023, 11, 7)), "moteurs")
    after = told(snapshot(small, date(2023, 11, 8)), "moteurs")

    votes = [
        next(row["votes_pct"] for row in answer["owners"] if row["owner"] == "jidosha")
        for answer in (before, after)
    ]
    assert votes == [0, 15]
    assert before["as_of"] == "2023-11-07"


def test_investments_in_and_by_the_company_follow(world: Snapshot) -> None:
    """The money that names the company is told with the stake it would buy."""
    rows = told(world, "ampere")["investments"]

    jidosha = next(row for row in rows if row["investor"] == "jidosha")
    assert (jidosha["amount"], jidosha["amount_min"], jidosha["up_to"]) == (600000000, 0, True)
    assert (jidosha["status"], jidosha["status_since"]) == ("committed", "2024-05-02")
    assert (jidosha["implied_min_pct"], jidosha["implied_max_pct"]) == (100 * 6 / 106, 7.5)
    assert {row["investor"] for row in rows} == {"jidosha", "sara", "state"}


def test_nothing_recorded_is_said_in_a_sentence(world: Snapshot) -> None:
    """A company without owners and a holder without holdings are answered in words."""
    on = "on 2024-06-30"
    assert sentences(report(world, "quiet")) == [f"No owner of Quiet is recorded {on}."]
    assert sentences(report(world, "idle")) == [f"Idle Fund has no recorded holdings {on}."]


def test_the_first_owner_after_the_day_is_the_one_told() -> None:
    """Of owners who come later the earliest counts; one who has left is no owner, and not told."""
    drawing = drawn("a 10% x, b 20% x, c 30% x")
    periods = (Period(since=When(2026)), Period(since=When(2025, 3)), Period(until=When(2020)))
    lines = (replace(h, period=p) for h, p in zip(drawing.holdings, periods, strict=True))
    told_later = snapshot(replace(drawing.dataset, holdings=tuple(lines)), drawing.on)

    assert sentences(report(told_later, "x")) == [
        "No owner of X is recorded on 2024-01-01; the first recorded is from 2025-03-01."
    ]


def test_a_holder_with_holdings_needs_no_sentence(world: Snapshot) -> None:
    """Nobody misses the owners of a state."""
    assert all(not sentence for sentence in sentences(report(world, "state")))


def test_treasury_shares_are_explained() -> None:
    """A company that holds itself is told what that means; others are not."""
    (explanation,) = report(drawn("a 10% a, b 20% a"), "a").explanations

    assert "treasury shares" in explanation
    assert not report(drawn("b 20% a"), "a").explanations


def test_votes_that_the_file_does_not_state_are_not_stated(world: Snapshot) -> None:
    """Where votes are left out they are as the capital, and the file's words for them are null."""
    (stake,) = told(world, "ampere")["owners"]

    assert (stake["capital_stated"], stake["votes_stated"]) == ("100%", None)
    assert stake["votes_pct"] == stake["capital_pct"] == 100


def test_owners_are_headed_owner_and_holdings_company(world: Snapshot) -> None:
    """The end of a stake that is the company asked needs no column, even of treasury shares."""
    owners, holdings, *_ = (
        sheet for sheet in sheets(report(world, "moteurs")) if isinstance(sheet, Sheet)
    )

    assert [column.title for column in owners.columns][:2] == ["Owner", "Capital"]
    assert [column.title for column in holdings.columns][:2] == ["Company", "Capital"]
    assert "Société des Moteurs" in [row[0] for row in owners.rows]
    assert "Société des Moteurs" in [row[0] for row in holdings.rows]


def test_a_company_of_treasury_shares_alone_is_named_in_both_tables() -> None:
    """Where a company holds nothing but itself, owners and holdings both say whose the line is."""
    told = [
        ([column.title for column in sheet.columns], sheet.rows)
        for sheet in sheets(report(drawn("a 5% a"), "a"))
        if isinstance(sheet, Sheet)
    ]

    assert told == [
        (
            ["Owner", "Capital", "Votes"],
            (("A", "5.00%", "5.00%"), ("Not recorded", "95.00%", "95.00%")),
        ),
        (["Company", "Capital", "Votes"], (("A", "5.00%", "5.00%"),)),
    ]


def test_sources_are_cited_as_they_first_appear(world: Snapshot) -> None:
    """The list below the answer begins with what the first row rests on."""
    assert [source.id for source in report(world, "wheels").sources] == ["register"]
    assert [source.id for source in report(world, "ampere").sources] == [
        "annual-2023",
        "press-2024-05",
    ]


def test_notes_are_told_once_each(world: Snapshot) -> None:
    """A line that stands under owners and holdings has its note told once."""
    told_notes = [note for _, note in note_lines(report(world, "moteurs"))]

    assert told_notes.count("treasury shares") == 1
