"""What the 50 Percent Rule blocks, as a report."""

from alliance_cli.calculations.blocking import blocking
from alliance_cli.formats.json import json_object
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.sanctions import sanctions_report
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot, *listed: str) -> Report:
    """What is blocked where these are listed."""
    found = blocking(ownership_network(world, capital), listed)
    return sanctions_report(world, tuple(world.dataset.party(id_) for id_ in listed), found)


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Each company with what is held together, by whom, and how surely."""
    told = json_object(report(citing("x 50% a, y 10% b, a 40% b, x unknown c"), "x", "y"))

    assert told["listed"] == ["x", "y"]
    assert told["listed_names"] == ["X", "Y"]
    assert (told["threshold_pct"], told["operator"]) == (50, ">=")
    assert [
        (row["company"], row["aggregate_pct"], row["certainty"]) for row in told["blocked"]
    ] == [
        ("a", 50, "certain"),
        ("b", 50, "certain"),
        ("c", None, "possible"),
    ]
    assert told["blocked"][1]["through"] == ["a", "y"]
    assert set(told["sources"]) == {"x-a", "y-b", "a-b", "x-c"}


def test_what_is_just_below_stands_apart() -> None:
    """A company of which 49 % is held is not blocked, but shown."""
    told = json_object(report(drawn("x 49% a, x 48% b"), "x"))

    assert told["blocked"] == []
    assert [(row["company"], row["certainty"]) for row in told["near"]] == [("a", "certain")]


def test_what_is_only_possible_has_a_table_of_its_own() -> None:
    """For people, who see no certainty; with nothing certain a sentence says so."""
    told = report(drawn("x 40% to 60% a"), "x")

    first, second = sheets(told)
    assert first == Sheet(sentence="No company is blocked for certain on 2024-01-01.")
    assert isinstance(second, Sheet)
    assert (second.title, second.rows) == ("Possibly blocked", (("A", "40.00–60.00%", "X"),))


def test_nothing_blocked_is_a_sentence() -> None:
    """And still not legal advice."""
    told = report(drawn("x 10% a"), "x")

    (sheet,) = sheets(told)
    assert sheet == Sheet(sentence="No company is blocked on 2024-01-01.")
    assert told.explanations[0].endswith("not legal advice.")
