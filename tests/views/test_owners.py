"""Who owns a company in the end, as a report."""

from datetime import date
from typing import Any

import pytest

from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.owners import ENCLOSED, owners_report
from tests.notation import drawn
from tests.views.citing import citing

RING = "a 100% b, b 100% a, a 50% c, p 20% c"


def report(world: Snapshot, company: str, *, explained: bool = False) -> Report:
    """Who owns one company in the end."""
    answer = integrated_owners(ownership_network(world, capital), company)
    return owners_report(world, world.dataset.party(company), answer, explained=explained)


def told(world: Snapshot, company: str) -> dict[str, Any]:
    """The same as a program reads it."""
    return json_object(report(world, company))


def owner(world: Snapshot, company: str, owner: str) -> dict[str, Any]:
    """One owner as a program reads it."""
    (row,) = (row for row in told(world, company)["owners"] if row["owner"] == owner)
    return dict(row)


def seen(world: Snapshot, company: str, *, explained: bool = False) -> dict[str, dict[str, str]]:
    """What people read, by the name that begins a row, then by heading."""
    (sheet,) = sheets(report(world, company, explained=explained))
    assert isinstance(sheet, Sheet)
    titles = [column.title for column in sheet.columns]
    return {row[0]: dict(zip(titles[1:], row[1:], strict=True)) for row in sheet.rows}


def sentence(world: Snapshot, company: str) -> str:
    """What stands for the table where there is nobody."""
    (sheet,) = sheets(report(world, company))
    assert isinstance(sheet, Sheet)
    return sheet.sentence


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Direct, integrated and plain shares, what stays unrecorded and ownerless, who is ultimate."""
    assert told(citing("a 60% b, b 50% c"), "c") == {
        "as_of": "2024-01-01",
        "assumed": [],
        "company": "c",
        "company_name": "C",
        "unrecorded_pct": 70,
        "unrecorded_min_pct": 70,
        "unrecorded_max_pct": 70,
        "ownerless_pct": 0,
        "ownerless_min_pct": 0,
        "ownerless_max_pct": 0,
        "company_return_pct": 0,
        "company_return_min_pct": 0,
        "company_return_max_pct": 0,
        "owners": [
            {
                "owner": "b",
                "owner_name": "B",
                "owner_kind": "company",
                "direct_pct": 50,
                "direct_min_pct": 50,
                "direct_max_pct": 50,
                "direct_stated": "50%",
                "integrated_pct": 50,
                "integrated_min_pct": 50,
                "integrated_max_pct": 50,
                "ultimate": False,
                "as_far_as_recorded": False,
                "plain_pct": 50,
                "plain_min_pct": 50,
                "plain_max_pct": 50,
                "return_pct": 0,
                "return_min_pct": 0,
                "return_max_pct": 0,
                "sources": ["b-c"],
            },
            {
                "owner": "a",
                "owner_name": "A",
                "owner_kind": "company",
                "direct_pct": 0,
                "direct_min_pct": 0,
                "direct_max_pct": 0,
                "direct_stated": None,
                "integrated_pct": 30,
                "integrated_min_pct": 30,
                "integrated_max_pct": 30,
                "ultimate": True,
                "as_far_as_recorded": True,
                "plain_pct": 30,
                "plain_min_pct": 30,
                "plain_max_pct": 30,
                "return_pct": 0,
                "return_min_pct": 0,
                "return_max_pct": 0,
                "sources": [],
            },
        ],
        "sources": {
            "a-b": {"title": "A-B", "publisher": None, "date": None, "url": None},
            "b-c": {"title": "B-C", "publisher": None, "date": None, "url": None},
        },
    }


def test_people_see_parts_that_add_up_to_the_whole() -> None:
    """Below the owners stands what no listed owner holds, and the sum of the ultimate parts."""
    assert seen(drawn("a 60% b, b 50% c"), "c") == {
        "B": {"Direct": "50.00%", "Look-through": "50.00%", "Ultimate": "—"},
        "A": {"Direct": "—", "Look-through": "30.00%", "Ultimate": "30.00%"},
        "Not recorded": {"Direct": "", "Look-through": "", "Ultimate": "70.00%"},
        "Total": {"Direct": "", "Look-through": "", "Ultimate": "100.00%"},
    }


@pytest.mark.parametrize(
    ("drawing", "company", "labels"),
    [
        ("a 100% c", "c", ["Total"]),
        ("a 60% c", "c", ["Not recorded", "Total"]),
        (RING, "b", ["Ownerless", "Total"]),
        (RING, "c", ["Not recorded", "Ownerless", "Total"]),
        ("a unknown b, b unknown a", "a", ["Not recorded", "Ownerless", "Total"]),
    ],
)
def test_what_remains_has_a_row_only_where_something_can(
    drawing: str, company: str, labels: list[str]
) -> None:
    """Nothing unrecorded or ownerless has no row; what may be something has one."""
    names = list(seen(drawn(drawing), company))

    assert [name for name in names if len(name) > 1] == labels


def test_a_closed_ring_leaves_an_ownerless_part() -> None:
    """What belongs to companies that own one another alone is no owner's, and is said."""
    answer = told(drawn(RING), "c")

    assert (answer["unrecorded_pct"], answer["ownerless_pct"]) == (30, 50)
    assert seen(drawn(RING), "c")["Ownerless"]["Ultimate"] == "50.00%"
    said = " ".join(report(drawn(RING), "c").explanations)
    assert "Ownerless: what belongs to companies that own one another alone." in said
    assert "Ownerless" not in " ".join(report(drawn("a 60% c"), "c").explanations)


def test_a_company_without_recorded_owners_is_ultimate_as_far_as_recorded(world: Snapshot) -> None:
    """A company at the top may have owners that no line tells; a state has none."""
    drawing = "z 20% c, a 60% b, b 50% c"

    assert owner(drawn(drawing), "c", "a")["as_far_as_recorded"] is True
    assert owner(drawn(drawing), "c", "b")["as_far_as_recorded"] is False
    assert "Ultimate as far as recorded: A, Z." in report(drawn(drawing), "c").explanations
    state = owner(world, "ampere", "state")
    assert (state["ultimate"], state["as_far_as_recorded"]) == (True, False)
    assert "as far as recorded" not in " ".join(report(world, "ampere").explanations)


def test_an_owner_that_no_line_names_has_no_direct_stake() -> None:
    """It is a dash for people and 0 for machines; a line that says 0 % is a figure for both."""
    silent, stated = drawn("a 60% b, b 50% c"), drawn("a 60% b, b 50% c, a 0% c")

    assert (owner(silent, "c", "a")["direct_pct"], owner(silent, "c", "a")["direct_stated"]) == (
        0,
        None,
    )
    assert seen(silent, "c")["A"]["Direct"] == "—"
    assert (owner(stated, "c", "a")["direct_pct"], owner(stated, "c", "a")["direct_stated"]) == (
        0,
        "0%",
    )
    assert seen(stated, "c")["A"]["Direct"] == "0.00%"


def test_ranges_are_told_by_their_ends() -> None:
    """Half to three quarters of a quarter to half is an eighth to three eighths."""
    row = owner(drawn("h 50% to 75% m, m 25% to 50% t"), "t", "h")

    assert (row["integrated_pct"], row["integrated_min_pct"], row["integrated_max_pct"]) == (
        None,
        12.5,
        37.5,
    )


def test_the_plain_series_can_pass_the_whole() -> None:
    """In a ring of 90 % each has 90 % of the other, and comes back 1/(1 - 81 %) times over."""
    row = owner(drawn("a 90% b, b 90% a"), "b", "a")

    assert (row["integrated_pct"], row["return_pct"]) == (90, 81)
    assert row["plain_pct"] == pytest.approx(100 * 0.9 / 0.19)
    assert row["plain_pct"] == row["plain_min_pct"] == row["plain_max_pct"]
    assert seen(drawn("a 90% b, b 90% a"), "b", explained=True)["A"] == {
        "Direct": "90.00%",
        "Look-through": "90.00%",
        "Ultimate": "—",
        "Plain series": "473.68%",
        "Returns": "81.00%",
    }


def test_the_plain_series_is_explained_only_where_it_differs() -> None:
    """An owner outside the loops has a dash; without loops there is a sentence, not a column."""
    looped = seen(drawn("a 50% b, b 50% a, p 10% b"), "b", explained=True)
    straight = drawn("a 60% b, b 50% c")

    assert (looped["A"]["Plain series"], looped["A"]["Returns"]) == ("66.67%", "25.00%")
    assert (looped["P"]["Plain series"], looped["P"]["Returns"]) == ("—", "—")
    assert "Plain series" not in seen(straight, "c", explained=True)["A"]
    assert report(straight, "c", explained=True).explanations[-1] == (
        "The plain series is the same: no owner owns anything of itself."
    )


def test_the_plain_series_is_for_people_who_ask_for_it() -> None:
    """Without --explain people see neither the series nor its explanation; machines always do."""
    world = drawn("a 50% b, b 50% a, p 10% b")

    assert all("Plain series" not in row for row in seen(world, "b").values())
    assert "Plain" not in " ".join(report(world, "b").explanations)
    assert "Plain" in " ".join(report(world, "b", explained=True).explanations)
    assert told(world, "b") == json_object(report(world, "b", explained=True))


def test_a_closed_ring_has_no_plain_sum() -> None:
    """Who comes back for certain is counted for ever: there is no number, and people read so."""
    row = owner(drawn(RING), "c", "a")

    assert (row["plain_pct"], row["plain_min_pct"], row["plain_max_pct"]) == (None, None, None)
    assert (row["integrated_pct"], row["return_pct"]) == (50, 100)
    assert seen(drawn(RING), "c", explained=True)["A"]["Plain series"] == "no sum"


def test_what_a_company_owns_of_itself_is_said() -> None:
    """Treasury shares raise the part of every owner, and no owner is the company itself."""
    answer = told(drawn("x 10% x, a 60% x"), "x")

    assert [row["owner"] for row in answer["owners"]] == ["a"]
    assert answer["owners"][0]["integrated_pct"] == pytest.approx(60 / 0.9)
    assert answer["unrecorded_pct"] == pytest.approx(30 / 0.9)
    assert answer["company_return_pct"] == 10
    said = report(drawn("x 10% x, a 60% x"), "x").explanations
    assert "X owns 10.00% of itself through others (alliance loops)." in said
    assert "of itself" not in " ".join(report(drawn("a 60% x"), "x").explanations)


def test_an_unknown_return_is_a_part_in_words() -> None:
    """A sentence does not say that a company owns unknown of itself."""
    said = report(drawn("a unknown b, b unknown a"), "a").explanations

    assert "A owns an unknown part of itself through others (alliance loops)." in said


def test_nobody_owns_a_holder(world: Snapshot) -> None:
    """Of a holder nothing is unrecorded or ownerless, since there is nothing to own."""
    answer = told(world, "state")

    assert answer["owners"] == []
    parts = ("unrecorded", "ownerless", "company_return")
    assert {answer[f"{part}{end}_pct"] for part in parts for end in ("", "_min", "_max")} == {None}
    assert sentence(world, "state") == "French State is a holder: nothing in the file can own it."


def test_a_company_without_owners_is_wholly_unrecorded(world: Snapshot) -> None:
    """All of it belongs to somebody of whom nothing is recorded; no explanation follows."""
    answer = told(world, "quiet")

    assert (answer["owners"], answer["unrecorded_pct"], answer["ownerless_pct"]) == ([], 100, 0)
    assert sentence(world, "quiet") == "No owner of Quiet is recorded on 2024-06-30."
    assert report(world, "quiet").explanations == ()


def test_a_company_whose_first_owner_comes_later_says_when(small: Dataset) -> None:
    """Who asks too early reads from when on there is an answer."""
    early = snapshot(small, date(1990, 1, 1))

    assert sentence(early, "wheels") == (
        "No owner of Wheels & Tyres Joint Venture is recorded on 1990-01-01; "
        "the first recorded is from 2022-01-01."
    )


def test_sources_of_the_rows_come_first() -> None:
    """What a direct stake rests on is cited before what lies above; nothing else is."""
    world = citing("x 50% y, a 60% b, b 50% c, c 20% d")

    assert [source.id for source in report(world, "c").sources] == ["b-c", "a-b"]


def test_figures_through_a_large_loop_are_said_to_be_enclosed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A range that comes of rounding is not taken for one that a line states."""

    def explanations(members: int) -> tuple[str, ...]:
        links = ", ".join(f"c{n} 50% c{(n + 1) % members}" for n in range(members))
        return report(drawn(f"{links}, h 10% c0"), "c0").explanations

    assert ENCLOSED not in explanations(5)
    monkeypatch.setattr("alliance_cli.engine.equations.MOST_EXACT", 0)
    assert ENCLOSED in explanations(5)


def test_a_part_smaller_than_any_number_is_not_nothing() -> None:
    """At the top of 1,100 links of a half there is still a part, for machines and for people."""
    links = ", ".join(f"c{n} 50% c{n + 1}" for n in range(1100))

    assert owner(drawn(links), "c1100", "c0")["integrated_pct"] > 0
    assert seen(drawn(links), "c1100")["C0"]["Look-through"] == "<0.01%"
    assert seen(drawn(links), "c1100")["Not recorded"]["Ultimate"] == ">99.99%"
