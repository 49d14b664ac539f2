"""A group, as a report."""

from typing import Any

from alliance_cli.calculations.group import Standard, group, without_upstream_votes
from alliance_cli.formats.json import json_object
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.group import group_report
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot, parent: str, standard: Standard = Standard.IFRS) -> Report:
    """The group of one parent."""
    network = ownership_network(world, votes)
    found = group(ownership_network(world, capital), network, parent, standard)
    party = world.dataset.party(parent)
    return group_report(world, party, standard, found, suspended=False)


def entities(
    world: Snapshot, parent: str, standard: Standard = Standard.IFRS
) -> dict[str, dict[str, Any]]:
    """The companies of the group by id, as a program reads them."""
    told = json_object(report(world, parent, standard))
    return {entity["company"]: entity for entity in told["entities"]}


def methods_seen(told: Report) -> list[str]:
    """What people read under Method."""
    (sheet,) = sheets(told)
    assert isinstance(sheet, Sheet)
    place = [column.title for column in sheet.columns].index("Method")
    return [row[place] for row in sheet.rows]


def test_control_and_interest_stand_side_by_side() -> None:
    """Votes are added in full, interest is multiplied; minorities are what is left of a whole."""
    found = entities(citing("p 80% a, a 60% b"), "p")

    assert found["b"]["control_pct"] == 60
    assert found["b"]["interest_pct"] == 48
    assert found["b"]["minority_pct"] == 52
    assert found["b"]["method"] == found["b"]["possible_method"] == "full"
    assert found["b"]["certainty"] == "certain"
    assert found["b"]["sources"] == []
    assert found["a"]["sources"] == ["p-a"]


def test_each_standard_has_its_accounting() -> None:
    """Joint control is by the equity method under IFRS, proportionate under French rules."""
    world = drawn("p 50% j, q 50% j, p 20% e, p 60% f, p up to 10% n")

    for standard, joint in ((Standard.IFRS, "equity method"), (Standard.FR, "proportionate")):
        told = {c: e["accounting"] for c, e in entities(world, "p", standard).items()}
        assert told == {"j": joint, "e": "equity method", "f": "full consolidation"}


def test_only_full_consolidation_has_minorities() -> None:
    """Of an associate nothing else is in the accounts."""
    assert entities(drawn("p 30% a"), "p")["a"]["minority_min_pct"] is None


def test_what_is_only_possible_is_told_with_possibly() -> None:
    """An unknown stake may be anything."""
    told = report(drawn("p unknown a"), "p")

    assert methods_seen(told) == ["full if controlled"]
    assert methods_seen(report(drawn("p 30% to 60% a"), "p")) == ["equity, full if controlled"]
    assert json_object(told)["entities"][0]["certainty"] == "possible"


def test_control_in_fact_is_flagged() -> None:
    """Over 40 % without anybody larger, under French rules alone."""
    world = drawn("p 41% a, q 10% a")

    assert methods_seen(report(world, "p", Standard.FR)) == ["full (de facto)"]
    assert entities(world, "p", Standard.FR)["a"]["de_facto"] is True
    assert methods_seen(report(world, "p")) == ["equity"]
    assert report(world, "p", Standard.FR).explanations[1].startswith("De facto: over 40%")


def test_suspended_votes_are_said() -> None:
    """Where votes are left out, a sentence says which."""
    world = drawn("p 60% a, a 10% p")
    network = without_upstream_votes(ownership_network(world, votes), "p")
    found = group(ownership_network(world, capital), network, "p", Standard.IFRS)
    told = group_report(world, world.dataset.party("p"), Standard.IFRS, found, suspended=True)

    assert told.explanations[-1].startswith("Votes that companies of the group hold")
    assert json_object(told)["suspended_upstream"] is True


def test_no_group_is_a_sentence() -> None:
    """Who controls nothing heads no group."""
    told = report(drawn("p 10% a"), "p")

    (sheet,) = sheets(told)
    assert sheet == Sheet(sentence="P heads no group that is recorded on 2024-01-01.")
    assert told.explanations == ()
