"""Beneficial owners, as a report."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.formats.json import json_object
from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.records import Holder, HolderKind
from alliance_cli.model.rules import Measure
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.ubo import ubo_report
from tests.notation import drawn
from tests.views.citing import citing


def report(world: Snapshot, company: str, rule: str = "amlr", *persons: str) -> Report:
    """The beneficial owners of one company; `persons` are natural persons."""
    networks = {
        Measure.CAPITAL: ownership_network(world, capital),
        Measure.VOTES: ownership_network(world, votes),
    }
    chosen = beneficial_rules()[rule]
    found = beneficial_owners(networks, company, chosen, persons)
    chains = {
        owner.owner: ownership_chains(networks[Measure.CAPITAL], owner.owner, company, 5).chains
        for owner in (*found.owners, *found.unresolved)
    }
    return ubo_report(world, world.dataset.party(company), chosen, found, chains)


def reasons(world: Snapshot, company: str, rule: str = "amlr", *persons: str) -> dict[str, str]:
    """Why each is a beneficial owner."""
    told = json_object(report(world, company, rule, *persons))
    return {row["owner"]: row["reason"] for row in told["owners"]}


def test_an_answer_has_all_that_the_contract_names() -> None:
    """The rule with its operator, each owner with interest, certainty and reason, and chains."""
    told: dict[str, Any] = json_object(report(citing("p 60% b, b 50% x"), "x", "psc", "p"))

    assert (told["rule"], told["threshold_pct"], told["operator"]) == ("psc", 25, ">")
    assert told["rule_since"] == "2016-04-06"
    assert told["unrecorded_pct"] == 70
    assert told["owners"] == [
        {
            "owner": "p",
            "owner_name": "P",
            "owner_kind": "company",
            "interest_pct": 30,
            "interest_min_pct": 30,
            "interest_max_pct": 30,
            "certainty": "certain",
            "reason": "50.00% of the capital; 50.00% of the votes",
        }
    ]
    assert [(chain["owner"], chain["path"]) for chain in told["chains"]] == [("p", ["p", "b", "x"])]
    assert set(told["sources"]) == {"p-b", "b-x"}


def test_every_ground_has_its_words() -> None:
    """Interest, control, control of one with an interest, interest in one that controls."""
    told = reasons(drawn("p 60% b, b 60% x"), "x", "amlr", "p")["p"]

    assert told.split("; ") == [
        "36.00% of the capital",
        "36.00% of the votes",
        "controls X by 60.00% of the votes",
        "controls B, which has 60.00% of the capital directly",
        "60.00% of the capital of B, which controls X",
    ]


def test_what_is_only_possible_is_told_with_possibly() -> None:
    """An unknown stake may be enough."""
    assert reasons(drawn("p unknown x"), "x", "gwg", "p") == {
        "p": "possibly more than 25% of the capital (its part is unknown); "
        "possibly more than 25% of the votes (its part is unknown)"
    }
    assert reasons(drawn("p unknown x"), "x", "amlr", "p")["p"].split("; ")[2] == (
        "possibly controls X: its part of the votes is unknown"
    )
    told = reasons(drawn("p 20% to 30% b, b 60% x"), "x", "amlr", "p")["p"]
    assert told == "possibly at least 25% of the capital of B (20.00–30.00%), which controls X"


def test_what_is_in_doubt_has_the_possibly() -> None:
    """Where the share is certain, the control may not be; and the other way round."""
    told = reasons(drawn("p 30% b, b 40% to 60% x, p 60% c, c 30% x"), "x", "amlr", "p")["p"]

    assert "30.00% of the capital of B, which possibly controls X" in told.split("; ")
    possibly = reasons(drawn("p 40% to 60% b, b 10% x, p 60% c, c 20% x"), "x", "amlr", "p")["p"]
    assert possibly == "possibly controls B and C, which have 30.00% of the capital directly"


def test_several_companies_are_named_as_one_reason() -> None:
    """Those that p controls, and what they have together."""
    told = reasons(drawn("p 60% a, p 60% b, p 60% c, a 9% x, b 8% x, c 8% x"), "x", "amlr", "p")

    assert told["p"] == "controls A, B and C, which have 25.00% of the capital directly"


def test_control_by_capital_says_so() -> None:
    """A majority of the shares is control under amlr, with or without votes."""
    world = drawn("p 60% x")
    line = replace(world.holdings[0], votes=parse_share("0%"))
    told = reasons(replace(world, holdings=(line,)), "x", "amlr", "p")["p"]

    assert told == "60.00% of the capital; controls X by 60.00% of the capital"


def test_a_threshold_that_is_no_finite_percentage_is_a_fraction() -> None:
    """One third, and not about 33.333333 %."""
    world = drawn("p 50% x")
    rule = replace(beneficial_rules()["custom"], threshold=Fraction(1, 3))
    networks = {m: ownership_network(world, capital) for m in Measure}
    found = beneficial_owners(networks, "x", rule, ["p"])

    told = ubo_report(world, world.dataset.party("x"), rule, found, {}).explanations[0]
    assert "more than 1/3 of capital or votes" in told


def test_who_is_no_person_stands_apart() -> None:
    """A company without recorded owners is not named as a beneficial owner."""
    told = report(drawn("f 60% x"), "x")

    assert json_object(told)["owners"] == []
    assert [row["owner"] for row in json_object(told)["unresolved"]] == ["f"]
    assert told.explanations[1:] == (
        "Not traced further: these are not persons, and no owners of theirs are recorded.",
        "Not recorded: 40.00% of the capital, on look-through; its owners may be anyone.",
    )


def test_the_rule_is_told_in_words() -> None:
    """With its source, from when it holds, its operator and its reading."""
    (told,) = report(drawn("p 100% x"), "x", "gwg", "p").explanations

    assert told.startswith("German money-laundering act (GwG, section 3 (2), from 2017-06-26): ")
    assert "more than 25% of capital or votes, shares of companies controlled by" in told
    assert told.endswith("Arithmetic on the file, not legal advice.")
    assert "at least 25%" in report(drawn("p 100% x"), "x", "amlr", "p").explanations[0]
    assert ", from" not in report(drawn("p 100% x"), "x", "custom", "p").explanations[0]


def test_nobody_has_a_sentence() -> None:
    """No person in the file, or no owner at all."""
    world = drawn("f 10% x")

    (sheet,) = sheets(report(world, "x"))
    assert sheet == Sheet(
        sentence="No person in the file is a beneficial owner of X on 2024-01-01."
    )
    (sheet,) = sheets(report(world, "f"))
    assert sheet == Sheet(sentence="No owner of F is recorded on 2024-01-01.")


def test_a_holder_leaves_nothing_unrecorded() -> None:
    """Of what nobody can own nothing is said."""
    world = drawn("f 10% x")
    networks = {m: ownership_network(world, capital) for m in Measure}
    rule = beneficial_rules()["amlr"]
    found = beneficial_owners(networks, "f", rule, ())

    state = Holder("f", "The State", HolderKind.STATE)
    told = json_object(ubo_report(world, state, rule, found, {}))

    assert told["unrecorded_min_pct"] is None
