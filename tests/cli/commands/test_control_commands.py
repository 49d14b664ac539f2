"""`alliance controllers`, `group`, `power`, `ubo` and `sanctions`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run

FILE = """\
title: Control
as_of: 2024-01-01
companies: {parent: {name: Parent}, sub: {name: Sub}, firm: {name: Firm}, odd: {name: Odd}}
holders:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
  fund: {name: Fund, kind: fund}
holdings:
  - {owner: ann, company: parent, capital: 60%}
  - {owner: bob, company: parent, capital: 40%}
  - {owner: parent, company: sub, capital: 50%}
  - {owner: fund, company: sub, capital: 50%}
  - {owner: sub, company: firm, capital: 45%}
  - {owner: bob, company: firm, capital: 25%}
  - {owner: firm, company: parent, capital: 0%}
  - {owner: ann, company: odd, capital: unknown}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A small world of control."""
    path = tmp_path / "control.yaml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def told(file: str, *words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run(*words, "-d", file, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def refused(file: str, *words: str) -> str:
    """The refusal of wrong usage."""
    result = run(*words, "-d", file)
    assert result.exit_code == 2
    assert not result.stdout
    return result.stderr


def test_half_controls_nothing_unless_it_is_asked_for(file: str) -> None:
    """More than half by default; at least half, or less, by option."""
    assert told(file, "controllers", "sub")["controllers"] == []
    found = told(file, "controllers", "sub", "--at-least")
    assert [row["controller"] for row in found["controllers"]] == ["ann", "fund", "parent"]
    assert found["operator"] == ">="
    lower = told(file, "controllers", "sub", "--threshold", "2/5")
    assert lower["threshold_pct"] == 40
    assert len(lower["controllers"]) == 3


def test_several_can_act_in_concert(file: str) -> None:
    """Their votes are added; so are those of what they control together."""
    found = told(file, "controllers", "sub", "--together", "Fund, parent,fund")

    assert found["together"] == ["fund", "parent"]
    assert [row["controller"] for row in found["controllers"]] == ["fund", "parent"]


def test_a_concert_that_is_not_enough_is_told_what_it_has(file: str) -> None:
    """Its votes are the answer to the question; a company acts in no concert over itself."""
    plain = run("controllers", "sub", "-d", file, "--together", "parent,bob")
    found = told(file, "controllers", "sub", "--together", "parent,bob")

    assert "Parent and Bob together control 50.00% of the votes, which is not more than 50%." in (
        plain.stdout.replace("\n ", " ")
    )
    assert (found["together_control_pct"], found["controllers"]) == (50, [])
    assert "Sub is the company asked; leave it out" in refused(
        file, "controllers", "sub", "--together", "sub,bob"
    )


@pytest.mark.parametrize("columns", ["20", "40", "80", "200"])
def test_what_is_only_possible_never_reads_as_a_fact(
    file: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However narrow the terminal, it stands below a title of its own."""
    monkeypatch.setenv("COLUMNS", columns)
    controllers = run("controllers", "odd", "-d", file).stdout
    blocked = run("sanctions", "--listed", "ann", "-d", file).stdout

    certain, possible = controllers.split("Possible controllers")
    assert "for certain" in " ".join(certain.split())
    assert "Ann" in possible
    certain, possible = blocked.split("Possibly blocked")
    assert "Sub" in certain
    assert "Odd" in possible


def test_one_hand_at_every_level(file: str) -> None:
    """Under --single-link the votes of several are not added."""
    together = ("controllers", "firm", "--threshold", "50%", "--together", "sub,bob")

    assert len(told(file, *together)["controllers"]) == 2
    assert told(file, *together, "--single-link")["controllers"] == []


def test_a_company_without_recorded_votes_is_controlled_by_nobody_known(file: str) -> None:
    """It is answered, and says so."""
    result = run("controllers", "fund", "-d", file)

    assert result.exit_code == 0
    assert "nothing in the file can control it" in result.stdout


@pytest.mark.parametrize(
    ("threshold", "why"),
    [
        ("0%", "write one share over 0%"),
        ("101%", "is over 100%"),
        ("40", "40 is not a share; write 40%"),
        ("0.4", "0.4 is not a share; write 40% or 0.4%"),
        ("lots", "'lots' is not a share; write one share over 0%, like 25% or 2/3"),
        ("40 %", "write 40%"),
        ("25% to 50%", "write one share over 0%"),
        ("unknown", "write one share over 0%"),
    ],
)
@pytest.mark.parametrize("words", [("controllers", "sub"), ("ubo", "sub", "--rule", "custom")])
def test_a_threshold_is_one_share_with_its_unit(
    file: str, words: tuple[str, ...], threshold: str, why: str
) -> None:
    """Nothing, more than all, a bare number and a range are refused."""
    assert why in refused(file, *words, "--threshold", threshold)


def test_a_quota_is_refused_likewise(file: str) -> None:
    """Under its own name."""
    assert "--quota" in refused(file, "power", "sub", "--quota", "0%")


@pytest.mark.parametrize("option", ["--together", "--listed"])
def test_names_in_an_option_are_known_ones(file: str, option: str) -> None:
    """Nobody, or nobody known, is refused, with near names."""
    words = ("controllers", "sub") if option == "--together" else ("sanctions",)

    assert "it names nobody" in refused(file, *words, option, " , ")
    assert "did you mean parent" in refused(file, *words, option, "ann,parnet")


def test_sanctions_need_somebody_listed(file: str) -> None:
    """Without --listed there is no question."""
    assert "--listed" in refused(file, "sanctions")


def test_exactly_half_blocks(file: str) -> None:
    """The 50 Percent Rule counts half, and cascades."""
    found = told(file, "sanctions", "--listed", "ann,bob")

    assert [row["company"] for row in found["blocked"]] == ["parent", "firm", "sub", "odd"]
    assert [row["certainty"] for row in found["blocked"]][-1] == "possible"


def test_a_group_by_either_standard(file: str) -> None:
    """Joint control of half; French rules see control in fact over 40 %."""
    assert [row["method"] for row in told(file, "group", "parent")["entities"]] == ["joint"]
    french = told(file, "group", "sub", "--standard", "fr")
    assert [(row["company"], row["method"]) for row in french["entities"]] == [("firm", "full")]
    assert [row["method"] for row in told(file, "group", "sub")["entities"]] == ["equity"]
    assert told(file, "group", "sub", "--suspend-upstream")["suspended_upstream"] is True


def test_power_by_quota_and_float(file: str) -> None:
    """At least two thirds of all votes, or of the listed ones."""
    against = told(file, "power", "firm", "--quota", "2/3")
    absent = told(file, "power", "firm", "--quota", "2/3", "--float", "absent")

    assert [row["penrose_banzhaf_pct"] for row in against["holders"]] == [50, 50]
    assert against["quota"] == "at least 2/3"
    assert [round(row["votes_pct"]) for row in absent["holders"]] == [64, 36]


def test_power_of_ranges_has_no_answer(file: str) -> None:
    """It exits with 1 and says why, in words and as JSON."""
    plain = run("power", "odd", "-d", file)
    error = json.loads(run("power", "odd", "-d", file, "--json").stderr)["error"]

    assert plain.exit_code == 1
    assert "the votes in Odd of Ann are not exactly known" in plain.stderr
    assert error["code"] == "no-answer"


def test_beneficial_owners_by_rule(file: str) -> None:
    """25 % is enough under amlr and not under psc; a threshold of one's own is."""
    by_rule = {
        rule: [row["owner"] for row in told(file, "ubo", "firm", "--rule", rule)["owners"]]
        for rule in ("amlr", "gwg", "psc")
    }
    assert by_rule == {"amlr": ["bob"], "gwg": [], "psc": []}
    custom = told(file, "ubo", "firm", "--rule", "custom", "--threshold", "13.5%", "--at-least")
    assert [row["owner"] for row in custom["owners"]] == ["bob", "ann"]
    assert custom["operator"] == ">="
    widened = told(file, "ubo", "firm", "--rule", "custom", "--at-least")
    assert widened["threshold_pct"] == 25


def test_a_rule_is_one_of_those_known(file: str) -> None:
    """An unknown one names those that there are; a law keeps its threshold."""
    assert "there are amlr, gwg, psc, custom" in refused(file, "ubo", "firm", "--rule", "kyc")
    for option in (["--threshold", "15%"], ["--at-least"], ["--threshold", "15%", "--at-least"]):
        told = refused(file, "ubo", "firm", *option)
        assert f"Invalid value for {option[0]}: amlr has its own threshold" in told


KEYS = {
    "controllers": {"threshold_pct", "operator", "controllers"},
    "group": {"parent", "entities"},
    "power": {"quota", "holders"},
    "ubo": {"rule", "threshold_pct", "operator", "owners"},
}


@pytest.mark.parametrize("command", KEYS)
def test_a_script_finds_the_keys_of_the_contract(file: str, command: str) -> None:
    """Those that the contract names are there."""
    assert KEYS[command] | {"as_of", "sources"} <= told(file, command, "firm").keys()
