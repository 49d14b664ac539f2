"""Sources, and what rests on each."""

from datetime import date
from typing import Any

import pytest

from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.sources import sources_report


def told(world: Snapshot, source: str | None = None) -> dict[str, Any]:
    """What the sources say, as a program reads it."""
    chosen = None if source is None else world.dataset.sources[source]
    return json_object(sources_report(world, chosen))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            "register",
            ("note", "2020", None, "quiet", None, "On Quiet: Nobody has said who owns it."),
        ),
        (
            "annual-2023",
            (
                "holding",
                "2023-11-01",
                "moteurs",
                "ampere",
                None,
                "Société des Moteurs holds 100.00% of Ampère from 2023-11-01",
            ),
        ),
        (
            "register",
            (
                "holding",
                None,
                "crowd",
                "moteurs",
                None,
                "The public holds an unknown part of Société des Moteurs",
            ),
        ),
        (
            "annual-2023",
            (
                "holding",
                "2002-05-28",
                "jidosha",
                "moteurs",
                None,
                (
                    "日本自動車株式会社 holds 15.00% of Société des Moteurs (0.00% of votes) "
                    "from 2002-05-28 until 2023-11-08"
                ),
            ),
        ),
        (
            "press-2024-05",
            (
                "investment",
                "2024-05-02",
                "jidosha",
                "ampere",
                None,
                "The investment of up to EUR 600M by 日本自動車株式会社 in Ampère is committed",
            ),
        ),
        (
            "register",
            (
                "investment",
                "2024-01-15",
                "moteurs",
                "wheels",
                None,
                (
                    "The investment by Société des Moteurs in Wheels & Tyres Joint Venture "
                    "is completed"
                ),
            ),
        ),
        (
            "register",
            (
                "valuation",
                "2023-12",
                None,
                "wheels",
                None,
                "Wheels & Tyres Joint Venture is valued at EUR 180M, basis pre-money",
            ),
        ),
        (
            "press-2024-05",
            (
                "project",
                "2023-12-06",
                None,
                None,
                "city-car",
                "The project 'Electric city car | a small one' is announced",
            ),
        ),
    ],
)
def test_every_kind_of_fact_is_a_sentence(
    world: Snapshot, source: str, line: tuple[str | None, ...]
) -> None:
    """Notes, holdings, investments, valuations and projects say what rests on a source."""
    keys = ("kind", "date", "owner", "company", "project", "text")

    assert {"source": source} | dict(zip(keys, line, strict=True)) in told(world, source)["lines"]


def test_all_sources_are_listed_by_id_with_their_lines(world: Snapshot) -> None:
    """Each source of the file is told, with the number of the lines that rest on it, and these."""
    answer = told(world)

    assert list(answer["sources"]) == ["annual-2023", "press-2024-05", "register"]
    for id_, source in answer["sources"].items():
        lines = [line for line in answer["lines"] if line["source"] == id_]
        assert source["count"] == len(lines) > 0
        assert told(world, id_)["sources"] == {id_: source}
        assert told(world, id_)["lines"] == lines
    assert {line["source"] for line in answer["lines"]} == answer["sources"].keys()


def test_the_lines_of_a_source_stand_by_date(world: Snapshot) -> None:
    """What is older comes first, a month as its first day, and what has no date before all."""
    days = [line["date"] for line in told(world, "register")["lines"]]

    assert days == [
        None,
        "2015-04",
        "2020",
        "2022",
        "2022",
        "2023-12",
        "2024",
        "2024-01-15",
        "2024-02-29",
        "2024-04-01",
        "2025-01-01",
    ]


def test_people_see_one_source_as_dated_sentences(world: Snapshot) -> None:
    """One source is a table of dates and sentences, with the source itself listed below."""
    report = sources_report(world, world.dataset.sources["press-2024-05"])

    (sheet,) = sheets(report)

    assert isinstance(sheet, Sheet)
    assert [column.title for column in sheet.columns] == ["Date", "Statement"]
    assert sheet.rows[0][0] == "2023-09-01"
    assert report.lists_sources
    assert [source.id for source in report.sources] == ["press-2024-05"]


def test_people_see_all_sources_without_their_lines(world: Snapshot) -> None:
    """The list of sources is one table, with a number for the lines of each."""
    (sheet,) = sheets(sources_report(world, None))

    assert isinstance(sheet, Sheet)
    assert [column.title for column in sheet.columns][-1] == "Lines"
    assert [(row[0], row[-1]) for row in sheet.rows] == [
        ("annual-2023", "13"),
        ("press-2024-05", "6"),
        ("register", "11"),
    ]


def test_facts_of_any_day_are_told(small: Dataset) -> None:
    """What a source says does not depend on the day asked; the answer still says its day."""
    early = snapshot(small, date(1900, 1, 1))

    assert told(early) == told(snapshot(small, small.as_of)) | {"as_of": "1900-01-01"}


def test_a_file_without_sources_is_a_sentence() -> None:
    """Where the file names no source, the answer says so."""
    empty = Dataset("Empty", date(2024, 1, 1))

    (sheet,) = sheets(sources_report(snapshot(empty, empty.as_of), None))

    assert sheet == Sheet(sentence="The file has no sources.")


def test_an_unused_source_has_no_lines(small: Dataset) -> None:
    """Where nothing rests on a source, it is told with nothing."""
    alone = Dataset("Alone", small.as_of, sources=small.sources)
    world = snapshot(alone, alone.as_of)

    assert told(world)["sources"]["register"]["count"] == 0
    assert told(world, "register")["lines"] == []
    (sheet,) = sheets(sources_report(world, alone.sources["register"]))
    assert sheet == Sheet(sentence="No line of the file cites it.")
