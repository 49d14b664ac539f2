"""Joint projects as a report."""

from datetime import date

import pytest

from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.projects import projects_report


def test_a_project_is_told_with_partners_place_and_status(world: Snapshot) -> None:
    """A project has its partners by id and by name, and the status of the day."""
    (row,) = json_object(projects_report(world, None))["projects"]

    assert row == {
        "id": "city-car",
        "title": "Electric city car | a small one",
        "partners": ["jidosha", "ampere"],
        "partner_names": ["日本自動車株式会社", "Ampère"],
        "where": "Douai",
        "status": "announced",
        "status_since": "2023-12-06",
        "note": "replaces the old small car",
        "sources": ["press-2024-05"],
    }


@pytest.mark.parametrize(
    ("partner", "ids"),
    [(None, ["city-car", "late-van"]), ("idle", ["late-van"]), ("ampere", ["city-car"])],
)
def test_a_partner_has_its_own_projects(
    small: Dataset, partner: str | None, ids: list[str]
) -> None:
    """All projects are told by id, or those of one partner."""
    later = snapshot(small, date(2026, 1, 1))
    party = None if partner is None else small.party(partner)

    rows = json_object(projects_report(later, party))["projects"]

    assert [row["id"] for row in rows] == ids


@pytest.mark.parametrize(
    ("partner", "sentence"),
    [
        (None, "No joint project is known on 1999-12-31."),
        ("ampere", "No joint project of Ampère is known on 1999-12-31."),
    ],
)
def test_no_project_is_a_sentence(small: Dataset, partner: str | None, sentence: str) -> None:
    """Where nothing is known, a sentence says so, of whom and on which day."""
    party = None if partner is None else small.party(partner)

    report = projects_report(snapshot(small, date(1999, 12, 31)), party)

    assert list(sheets(report)) == [Sheet(sentence=sentence)]
