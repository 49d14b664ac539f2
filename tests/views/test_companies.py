"""The list of companies, and all about one."""

from datetime import date
from typing import Any

from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.report.sheet import FactLines, Sheet, sheets
from alliance_cli.views.companies import companies_report, company_report


def told(world: Snapshot, company: str) -> dict[str, Any]:
    """All about one company, as a program reads it."""
    return dict(json_object(company_report(world, world.dataset.party(company)))["company"])


def test_everything_that_can_own_or_be_owned_is_listed_by_id(world: Snapshot) -> None:
    """Companies and holders are in one list, by id, with the lines that name each on the day."""
    rows = json_object(companies_report(world))["companies"]

    ids = [row["id"] for row in rows]
    assert ids == sorted(party.id for party in world.dataset.parties)
    moteurs = rows[ids.index("moteurs")]
    assert moteurs == {
        "id": "moteurs",
        "name": "Société des Moteurs",
        "kind": "company",
        "country": "FR",
        "owners": 5,
        "holdings": 5,
    }
    assert rows[ids.index("wheels")]["country"] == "NO"


def test_the_counts_are_those_of_the_day(small: Dataset) -> None:
    """A holding that has not begun is not counted."""
    rows = json_object(companies_report(snapshot(small, date(2001, 1, 1))))["companies"]

    counts = {row["id"]: (row["owners"], row["holdings"]) for row in rows}
    assert counts["moteurs"] == (1, 0)
    assert counts["crowd"] == (0, 1)


def test_a_file_without_companies_is_a_sentence() -> None:
    """A file that names nobody is answered in words."""
    empty = Dataset("Empty", date(2024, 1, 1))

    (sheet,) = sheets(companies_report(snapshot(empty, empty.as_of)))

    assert sheet == Sheet(sentence="The file has no companies.")


def test_a_company_is_told_with_all_that_is_known_of_it(world: Snapshot) -> None:
    """Names, identifiers, counts, notes, valuations and projects are in one object."""
    company = told(world, "moteurs")

    assert company["aliases"] == ["Moteurs SA", "Groupe Moteurs"]
    assert company["ids"] == {"lei": "969500F7JLTX36OUI695", "isin": "FR0000131906"}
    assert (company["owners"], company["holdings"], company["investments"]) == (5, 5, 2)
    assert company["valuations"][0]["value"] == 12000000000
    assert company["valuations"][0]["basis"] == "enterprise"
    assert company["complete"] is False
    assert [project["id"] for project in told(world, "ampere")["projects"]] == ["city-car"]


def test_notes_and_valuations_after_the_day_are_not_told(small: Dataset) -> None:
    """What was known later is told on later days, oldest first."""
    on_the_day = told(snapshot(small, small.as_of), "moteurs")["notes"]
    later = told(snapshot(small, date(2026, 1, 1)), "moteurs")["notes"]
    early = told(snapshot(small, date(2020, 1, 1)), "moteurs")

    assert [note["date"] for note in on_the_day] == ["2023-11"]
    assert [note["date"] for note in later] == ["2023-11", "2025-02-01"]
    assert early["notes"] == early["valuations"] == []


def test_a_holder_cannot_be_complete(world: Snapshot) -> None:
    """Whether the owners listed are all is no question for what nobody can own."""
    assert told(world, "state")["complete"] is None


def test_people_see_lines_and_only_the_tables_that_have_rows(world: Snapshot) -> None:
    """An empty section of a company is left out, without a sentence."""
    lines, *tables = sheets(company_report(world, world.dataset.party("quiet")))

    assert isinstance(lines, FactLines)
    assert "Country" not in dict(lines.facts)
    assert [sheet.title for sheet in tables if isinstance(sheet, Sheet)] == ["Notes"]


def test_the_sources_of_all_sections_are_cited(world: Snapshot) -> None:
    """The sources of notes, valuations and projects are those of the answer."""
    sources = {s.id for s in company_report(world, world.dataset.party("ampere")).sources}

    assert sources == {"annual-2023", "press-2024-05"}
