"""All that somebody owns in the end, as a report."""

from typing import Any

import pytest

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.formats.json import json_object
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.owners import ENCLOSED
from alliance_cli.views.portfolio import portfolio_report
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot, owner: str, *, explained: bool = False) -> Report:
    """What one owner owns in the end."""
    answer = integrated_holdings(ownership_network(world, capital), owner)
    return portfolio_report(world, world.dataset.party(owner), answer, explained=explained)


def told(world: Snapshot, owner: str) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(world, owner))


def seen(world: Snapshot, owner: str, *, explained: bool = False) -> dict[str, dict[str, str]]:
    """What people read, by the name that begins a row, then by heading."""
    (sheet,) = sheets(report(world, owner, explained=explained))
    assert isinstance(sheet, Sheet)
    titles = [column.title for column in sheet.columns]
    return {row[0]: dict(zip(titles[1:], row[1:], strict=True)) for row in sheet.rows}


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Each company has its direct, integrated and plain share, and the sources of its line."""
    assert told(citing("a 60% b, b 50% c"), "a") == {
        "as_of": "2024-01-01",
        "assumed": [],
        "owner": "a",
        "owner_name": "A",
        "return_pct": 0,
        "return_min_pct": 0,
        "return_max_pct": 0,
        "holdings": [
            {
                "company": "b",
                "company_name": "B",
                "company_kind": "company",
                "direct_pct": 60,
                "direct_min_pct": 60,
                "direct_max_pct": 60,
                "direct_stated": "60%",
                "integrated_pct": 60,
                "integrated_min_pct": 60,
                "integrated_max_pct": 60,
                "plain_pct": 60,
                "plain_min_pct": 60,
                "plain_max_pct": 60,
                "sources": ["a-b"],
            },
            {
                "company": "c",
                "company_name": "C",
                "company_kind": "company",
                "direct_pct": 0,
                "direct_min_pct": 0,
                "direct_max_pct": 0,
                "direct_stated": None,
                "integrated_pct": 30,
                "integrated_min_pct": 30,
                "integrated_max_pct": 30,
                "plain_pct": 30,
                "plain_min_pct": 30,
                "plain_max_pct": 30,
                "sources": [],
            },
        ],
        "sources": {
            "a-b": {"title": "A-B", "publisher": None, "date": None, "url": None},
            "b-c": {"title": "B-C", "publisher": None, "date": None, "url": None},
        },
    }


def test_people_see_a_row_for_each_company() -> None:
    """What is held through others alone has a dash for the direct stake; there is no sum."""
    assert seen(drawn("a 60% b, b 50% c"), "a") == {
        "B": {"Direct": "60.00%", "Look-through": "60.00%"},
        "C": {"Direct": "—", "Look-through": "30.00%"},
    }


def test_the_largest_part_comes_first() -> None:
    """Companies stand by falling part in the end, not by the direct stake."""
    rows = told(drawn("a 40% x, a 10% y, a 100% z, z 90% y"), "a")["holdings"]

    assert [(row["company"], row["integrated_pct"]) for row in rows] == [
        ("y", 100),
        ("z", 100),
        ("x", 40),
    ]


def test_an_owner_in_a_loop_owns_something_of_itself() -> None:
    """It is not among its own holdings; how much it is stands beside the list and below it."""
    world = drawn("a 50% b, b 50% a")
    answer = told(world, "a")

    assert [row["company"] for row in answer["holdings"]] == ["b"]
    assert answer["return_pct"] == 25
    assert answer["holdings"][0]["plain_pct"] == pytest.approx(100 * 0.5 / 0.75)
    said = report(world, "a").explanations
    assert said[-1] == "A owns 25.00% of itself through others (alliance loops)."


def test_the_plain_series_can_pass_the_whole() -> None:
    """Of b, held wholly, the series counts 100 %/(1 - 90 %): ten times the whole."""
    world = drawn("a 100% b, b 90% a")

    assert told(world, "a")["holdings"][0]["plain_pct"] == 1000
    assert seen(world, "a", explained=True)["B"] == {
        "Direct": "100.00%",
        "Look-through": "100.00%",
        "Plain series": "1000.00%",
    }


def test_the_plain_series_is_explained_only_where_it_differs() -> None:
    """Without a loop --explain adds a sentence and no column; without --explain nothing."""
    straight, looped = drawn("a 60% b"), drawn("a 50% b, b 50% a")

    assert seen(straight, "a", explained=True) == seen(straight, "a")
    assert report(straight, "a", explained=True).explanations[-1].startswith("The plain series is")
    assert list(seen(looped, "a")["B"]) == ["Direct", "Look-through"]
    assert report(looped, "a", explained=True).explanations[-1].startswith("Plain series: ")


def test_a_member_of_a_closed_ring_has_no_plain_sum() -> None:
    """There is no number for what comes back for ever."""
    world = drawn("a 100% b, b 100% a, b 40% c")
    rows = {row["company"]: row for row in told(world, "a")["holdings"]}

    assert rows["c"]["integrated_pct"] == 40
    assert {rows[id_][f"plain{end}_pct"] for id_ in "bc" for end in ("", "_min", "_max")} == {None}
    assert seen(world, "a", explained=True)["C"]["Plain series"] == "no sum"


def test_who_holds_nothing_is_told_so(world: Snapshot) -> None:
    """An empty portfolio is a sentence, without explanations."""
    (sheet,) = sheets(report(world, "idle", explained=True))

    assert told(world, "idle")["holdings"] == []
    assert told(world, "idle")["sources"] == {}
    assert sheet == Sheet(sentence="Idle Fund has no recorded holdings on 2024-06-30.")
    assert report(world, "idle", explained=True).explanations == ()


def test_sources_of_the_rows_come_first() -> None:
    """The lines of the owner itself, largest first, then those below; nothing from elsewhere."""
    world = citing("z 10% a, b 50% c, a 20% d, a 60% b, x 50% y")

    assert [source.id for source in report(world, "a").sources] == ["a-b", "a-d", "b-c"]


def test_a_part_smaller_than_any_number_is_not_nothing() -> None:
    """Below 1,100 links of a half something still belongs to the top."""
    links = ", ".join(f"c{n} 50% c{n + 1}" for n in range(1100))

    last = told(drawn(links), "c0")["holdings"][-1]
    assert last["company"] == "c1100"
    assert last["integrated_pct"] > 0


def test_figures_from_floating_point_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a loop that is too much work for fractions; not in one that is solved exactly."""

    def ring(size: int) -> Snapshot:
        links = ", ".join(f"c{n} 50% c{(n + 1) % size}" for n in range(size))
        return drawn(f"h 10% c0, h 5% c{size // 2}, {links}")

    assert ENCLOSED not in report(ring(5), "h").explanations
    monkeypatch.setattr("alliance_cli.engine.equations.MOST_EXACT", 0)
    assert ENCLOSED in report(ring(5), "h").explanations
