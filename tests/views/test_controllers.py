"""Who controls a company, as a report."""

from dataclasses import replace
from fractions import Fraction

from alliance_cli.calculations.control import MAJORITY, ControlRule
from alliance_cli.calculations.controllers import controllers, votes_in_concert
from alliance_cli.formats.json import json_object
from alliance_cli.model.records import Holder, HolderKind
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.controllers import controllers_report
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
    assert told == "Control: more than 50% of the votes, with those of controlled companies."
    assert report(drawn("h 60% c"), "c", ControlRule(single_link=True)).explanations == (
        "Control: more than 50% of the votes, held by one holder alone at every level.",
    )
    (told,) = report(drawn("h 30% c, k 20% c"), "c", rule, "h", "k").explanations
    assert told.startswith("Control: at least 50% of the votes")
    assert told.endswith("Acting in concert: H, K.")


def test_a_threshold_that_is_no_finite_percentage_is_a_fraction() -> None:
    """One third, and not about 33.333333 %."""
    (told,) = report(drawn("h 60% c"), "c", ControlRule(Fraction(1, 3))).explanations

    assert told.startswith("Control: more than 1/3 of the votes")


def test_what_is_only_possible_has_tables_of_its_own() -> None:
    """For people, from the ultimate controller down; a program reads one list."""
    told = report(drawn("h 60% a, a 60% c, k unknown c"), "c")

    seen = [sheet for sheet in sheets(told) if isinstance(sheet, Sheet)]
    assert [(sheet.title, [row[0] for row in sheet.rows]) for sheet in seen] == [("", ["H", "A"])]
    possibly = report(drawn("h 60% a, a 40% to 60% c"), "c")
    (none, *rest) = [sheet for sheet in sheets(possibly) if isinstance(sheet, Sheet)]
    assert none.sentence == "No party is known to control C for certain on 2024-01-01."
    assert [sheet.title for sheet in rest] == ["Possible controllers", "Possible derivation"]
    assert [row["certainty"] for row in json_object(possibly)["controllers"]] == ["possible"] * 2


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
        "H and K together control 50.00% of the votes, which is not more than 50%.",
    )
    assert concert(MAJORITY, "h") == (
        "H controls 30.00% of the votes, which is not more than 50%.",
    )
    (told,) = concert(rule, "h", "k", "m")
    assert told.startswith("H, K and M together control 95.00% of the votes; no one holder")
    assert told.endswith("among them has more than 50%.")
    (told,) = concert(MAJORITY, "h", "m")
    assert told.endswith("Acting in concert: H, M.")


def test_nobody_has_a_sentence() -> None:
    """It says by which rule nobody controls the company, or why nobody can."""
    world = drawn("h 50% c")
    holder = Holder("state", "The State", HolderKind.STATE)

    assert sentence(report(world, "c")) == (
        "No party is known to control C on 2024-01-01: "
        "no recorded holder controls more than 50% of its votes."
    )
    assert sentence(report(world, "h")) == "No owner of H is recorded on 2024-01-01."
    told = controllers_report(world, holder, MAJORITY, (), ())
    assert sentence(told) == "The State is a holder: nothing in the file can control it."


def test_derivations_that_are_left_out_are_counted() -> None:
    """A table of thousands of steps helps no reader; how many are left out is said."""
    world = drawn("h 60% a, a 60% c")
    above = controllers(ownership_network(world, votes), "c")
    shortened = tuple(replace(one, steps=(), omits_steps=True) for one in above)
    answer = controllers_report(world, world.party("c"), MAJORITY, (), shortened)

    assert json_object(answer)["without_steps"] == 2
    assert "The derivation is not shown for 2 of 2 controllers" in answer.explanations[1]


def test_many_controllers_are_not_all_in_the_title() -> None:
    """Where several parties are controllers with a low threshold, the table names them."""
    drawing = ", ".join(f"h{n} 20% c" for n in range(5))

    assert report(drawn(drawing), "c", ControlRule(Fraction(1, 10))).title == (
        "C: controllers on 2024-01-01"
    )
    assert report(drawn("h 60% c"), "c").title == "C: controlled by H on 2024-01-01"
