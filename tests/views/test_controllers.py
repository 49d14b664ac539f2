"""Who controls a company, as a report."""

from fractions import Fraction

from alliance_cli.calculations.control import MAJORITY, ControlRule
from alliance_cli.calculations.controllers import controllers, votes_in_concert
from alliance_cli.model.records import Holder, HolderKind
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.views.controllers import controllers_report
from alliance_cli.views.json import json_object
from alliance_cli.views.report import Report
from alliance_cli.views.sheet import Sheet, sheets
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot, company: str, rule: ControlRule = MAJORITY, *together: str) -> Report:
    """Who controls one company."""
    found = controllers(ownership_network(world, votes), company, rule, together)
    concert = tuple(world.dataset.party(id_) for id_ in together)
    return controllers_report(world, world.dataset.party(company), rule, concert, found)


def sentence(told: Report) -> str:
    """What stands for the empty table."""
    (sheet,) = sheets(told)
    assert isinstance(sheet, Sheet)
    return sheet.sentence


def test_an_answer_has_all_that_the_contract_names() -> None:
    """Own votes, control, certainty, through whom, and the steps that lead there."""
    told = json_object(report(citing("h 60% a, a 40% c, h 20% c"), "c"))

    assert (told["threshold_pct"], told["operator"], told["single_link"]) == (50, ">", False)
    assert told["controllers"] == [
        {
            "controller": "h",
            "controller_name": "H",
            "votes_pct": 20,
            "votes_min_pct": 20,
            "votes_max_pct": 20,
            "control_pct": 60,
            "control_min_pct": 60,
            "control_max_pct": 60,
            "certainty": "certain",
            "ultimate": True,
            "through": ["a"],
            "through_names": ["A"],
        }
    ]
    assert [(step["company"], step["by"], step["votes_pct"]) for step in told["steps"]] == [
        ("a", ["h"], 60),
        ("c", ["h", "a"], 60),
    ]
    assert set(told["sources"]) == {"h-a", "h-c", "a-c"}


def test_what_is_only_possible_is_said_to_be() -> None:
    """An unknown stake may be a majority."""
    (one,) = json_object(report(drawn("h unknown c"), "c"))["controllers"]

    assert (one["certainty"], one["control_pct"], one["control_max_pct"]) == ("possible", None, 100)


def test_the_rule_is_told_in_words() -> None:
    """With its operator, how votes are counted, and who acts in concert."""
    rule = ControlRule(at_least=True)

    (told,) = report(drawn("h 60% c"), "c").explanations
    assert told.startswith("Control: more than 50% of the votes, own votes and those of all")
    assert report(drawn("h 60% c"), "c", ControlRule(single_link=True)).explanations == (
        "Control: more than 50% of the votes, by one holder alone at every level.",
    )
    (told,) = report(drawn("h 30% c, k 20% c"), "c", rule, "h", "k").explanations
    assert told.startswith("Control: at least 50% of the votes")
    assert told.endswith("Acting in concert: H, K.")


def test_a_threshold_that_is_no_finite_percentage_is_a_fraction() -> None:
    """One third, and not about 33.333333 %."""
    (told,) = report(drawn("h 60% c"), "c", ControlRule(Fraction(1, 3))).explanations

    assert told.startswith("Control: more than 1/3 of the votes")


def test_what_is_only_possible_has_tables_of_its_own() -> None:
    """For people; a program reads one list, with the certainty of each."""
    told = report(drawn("h 60% a, a 60% c, k unknown c"), "c")

    seen = [sheet for sheet in sheets(told) if isinstance(sheet, Sheet)]
    assert [(sheet.title, [row[0] for row in sheet.rows]) for sheet in seen] == [
        ("", ["A", "H"]),
        ("How it follows", ["H", "H"]),
    ]
    perhaps = report(drawn("h 60% a, a 40% to 60% c"), "c")
    (none, *rest) = [sheet for sheet in sheets(perhaps) if isinstance(sheet, Sheet)]
    assert none.sentence == "Nobody is known to control C for certain on 2024-01-01."
    assert [sheet.title for sheet in rest] == ["Perhaps in control", "How it may follow"]
    assert [row["certainty"] for row in json_object(perhaps)["controllers"]] == ["possible"] * 2


def test_a_concert_that_does_not_control_is_told_what_it_directs() -> None:
    """Where it does, the table says it."""
    world = drawn("h 30% c, k 20% c, m 45% c")
    rule = ControlRule(single_link=True)

    def concert(rule: ControlRule, *members: str) -> tuple[str, ...]:
        network = ownership_network(world, votes)
        found = controllers(network, "c", rule, members)
        directed = votes_in_concert(network, "c", rule, members)
        parties = tuple(world.dataset.party(id_) for id_ in members)
        told = controllers_report(
            world, world.dataset.party("c"), rule, parties, found, directed=directed
        )
        return told.explanations

    assert concert(MAJORITY, "h", "k") == (
        "Together H and K direct 50.00% of the votes, which is not more than 50%.",
    )
    assert concert(MAJORITY, "h") == (
        "Together H directs 30.00% of the votes, which is not more than 50%.",
    )
    (told,) = concert(rule, "h", "k", "m")
    assert told.startswith("Together H, K and M direct 95.00% of the votes; no one holder")
    assert told.endswith("among them has more than 50%.")
    (told,) = concert(MAJORITY, "h", "m")
    assert told.endswith("Acting in concert: H, M.")


def test_nobody_has_a_sentence() -> None:
    """It says by which rule nobody controls the company, or why nobody can."""
    world = drawn("h 50% c")
    holder = Holder("state", "The State", HolderKind.STATE)

    assert sentence(report(world, "c")) == (
        "Nobody is known to control C on 2024-01-01: "
        "no recorded holder directs more than 50% of its votes."
    )
    assert sentence(report(world, "h")) == "No owner of H is recorded on 2024-01-01."
    told = controllers_report(world, holder, MAJORITY, (), ())
    assert sentence(told) == "The State is a holder: nothing in the file can control it."
