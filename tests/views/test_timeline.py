"""The timeline as a report."""

from typing import Any

import pytest

from alliance_cli.calculations.timeline import timeline
from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset, Party
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.timeline import timeline_report

ALL = Period()


def report(world: Snapshot, party: Party | None, period: Period = ALL, *, later: bool) -> Report:
    """What is told of a period."""
    moments = timeline(world, party, period, later=later)
    return timeline_report(world, party, moments, period, later=later)


def told(world: Snapshot, party: str, period: Period = ALL) -> list[dict[str, Any]]:
    """The events about one party as a program reads them."""
    answer = json_object(report(world, world.dataset.party(party), period, later=True))
    return list(answer["events"])


def test_an_event_has_all_that_the_contract_names(small: Dataset) -> None:
    """Day, kind, sentence, whom it is about, and what it rests on."""
    events = told(snapshot(small, small.as_of), "ampere")
    project = next(event for event in events if event["kind"] == "project")

    assert project == {
        "date": "2023-12-06",
        "kind": "project",
        "text": "The project 'Electric city car | a small one' is announced",
        "owner": None,
        "owner_name": None,
        "company": None,
        "company_name": None,
        "project": "city-car",
        "assumed": False,
        "sources": ["press-2024-05"],
    }


def test_every_kind_of_event_is_told(small: Dataset) -> None:
    """All that a file can date."""
    answer = json_object(report(snapshot(small, small.as_of), None, later=True))

    assert {event["kind"] for event in answer["events"]} >= {
        "stake-taken",
        "stake-changed",
        "investment",
        "project",
        "valuation",
        "note",
    }
    assert [e["date"] for e in answer["events"]] == sorted(
        (e["date"] for e in answer["events"]), key=lambda day: (f"{day}-01-01")[:10]
    )


def test_people_see_the_events_of_a_year_together(small: Dataset) -> None:
    """Each row belongs to its year, which stands above its first one."""
    world = snapshot(small, small.as_of)
    (sheet,) = sheets(report(world, world.dataset.party("jidosha"), later=True))
    assert isinstance(sheet, Sheet)

    assert [column.title for column in sheet.columns] == ["Date", "Event", "Sources"]
    assert sheet.groups == tuple(row[0][:4] for row in sheet.rows)
    assert len(set(sheet.groups)) > 1


@pytest.mark.parametrize(
    ("period", "later", "title"),
    [
        (ALL, True, "Quiet: timeline, facts on any day"),
        (ALL, False, "Quiet: timeline, as far as 2024-06-30"),
        (Period(When(2021)), True, "Quiet: timeline from 2021, facts on any day"),
        (
            Period(When(2021), When(2022, 5)),
            False,
            "Quiet: timeline from 2021 until 2022-05, as far as 2024-06-30",
        ),
    ],
)
def test_a_title_says_what_is_told(
    small: Dataset, period: Period, title: str, *, later: bool
) -> None:
    """Whose, of which days, and how far."""
    world = snapshot(small, small.as_of)

    assert report(world, world.dataset.party("quiet"), period, later=later).title == title


def test_nothing_dated_is_a_sentence(small: Dataset) -> None:
    """It says of which days."""
    world = snapshot(small, small.as_of)
    (sheet,) = sheets(report(world, None, Period(When(2090)), later=True))

    assert sheet == Sheet(sentence="No dated event is recorded from 2090, facts on any day.")
