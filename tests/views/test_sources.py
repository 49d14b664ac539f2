"""Sources, and what rests on each."""

from datetime import date
from typing import Any

import pytest

from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.views.json import json_object
from alliance_cli.views.sheet import Sheet, sheets
from alliance_cli.views.sources import sources_report


def told(world: Snapshot, source: str | None = None) -> dict[str, Any]:
    """What the sources say, as a program reads it."""
    chosen = None if source is None else world.dataset.sources[source]
    return dict(json_object(sources_report(world, chosen))["sources"])


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("register", "2020, on Quiet: Nobody has said who owns it."),
        ("annual-2023", "Société des Moteurs holds 100.00% of Ampère from 2023-11-01"),
        ("register", "The public holds an unknown part of Société des Moteurs"),
        (
            "annual-2023",
            (
                "日本自動車株式会社 holds 15.00% of Société des Moteurs (0.00% of votes) "
                "from 2002-05-28 until 2023-11-08"
            ),
        ),
        (
            "press-2024-05",
            (
                "2024-05-02: the investment of up to EUR 600M by 日本自動車株式会社 in Ampère "
                "is committed"
            ),
        ),
        (
            "register",
            (
                "2024-01-15: the investment by Société des Moteurs in Wheels & Tyres Joint Venture "
                "is completed"
            ),
        ),
        (
            "register",
            "2023-12: Wheels & Tyres Joint Venture is valued at EUR 180M, basis pre-money",
        ),
        (
            "press-2024-05",
            "2023-12-06: the project 'Electric city car | a small one' is announced",
        ),
    ],
)
def test_every_kind_of_fact_is_a_sentence(world: Snapshot, source: str, line: str) -> None:
    """Notes, holdings, investments, valuations and projects say in words what rests on a source."""
    assert line in told(world, source)[source]["lines"]


def test_all_sources_are_listed_by_id_with_their_lines(world: Snapshot) -> None:
    """Each source of the file is told, with the lines that rest on it and their number."""
    sources = told(world)

    assert list(sources) == ["annual-2023", "press-2024-05", "register"]
    for id_, source in sources.items():
        assert source["count"] == len(source["lines"]) > 0
        assert told(world, id_) == {id_: source}


def test_facts_of_any_day_are_told(small: Dataset) -> None:
    """What a source says does not depend on the day asked; the answer still says its day."""
    early = snapshot(small, date(1900, 1, 1))

    assert told(early) == told(snapshot(small, small.as_of))
    assert json_object(sources_report(early, None))["as_of"] == "1900-01-01"


def test_a_source_that_nothing_rests_on_is_still_told() -> None:
    """An unused source has no lines, and a file without sources is a sentence."""
    empty = Dataset("Empty", date(2024, 1, 1))

    (sheet,) = sheets(sources_report(snapshot(empty, empty.as_of), None))

    assert sheet == Sheet(sentence="The file names no source.")


def test_an_unused_source_has_no_lines(small: Dataset) -> None:
    """Where nothing rests on a source, it is told with nothing."""
    alone = Dataset("Alone", small.as_of, sources=small.sources)
    world = snapshot(alone, alone.as_of)

    assert told(world)["register"]["count"] == 0
    assert told(world, "register")["register"]["lines"] == []
