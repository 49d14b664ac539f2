"""`alliance chains`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import long_chain, run

FIGURES = ("integrated", "chain_sum", "loops", "control")
KEYS = {
    "as_of",
    "assumed",
    "owner",
    "owner_name",
    "company",
    "company_name",
    "direct_stated",
    "chain_sum_sharp",
    "loops_sharp",
    *(f"{figure}{end}_pct" for figure in ("direct", *FIGURES) for end in ("", "_min", "_max")),
    "chains",
    "omitted",
    "links",
    "sources",
}
CHAIN_KEYS = {
    "path",
    "path_names",
    *(
        f"{figure}{end}_pct"
        for figure in ("product", "weakest_link")
        for end in ("", "_min", "_max")
    ),
}
OMITTED_KEYS = {"chains", "product_pct", "product_min_pct", "product_max_pct", "sharp"}
LINK_KEYS = {
    "owner",
    "owner_name",
    "company",
    "company_name",
    "capital_pct",
    "capital_min_pct",
    "capital_max_pct",
    "capital_stated",
    "since",
    "until",
    "note",
    "sources",
}
FAN = """\
title: Fan
as_of: 2024-01-01
companies:
  top: {{name: Top}}
  end: {{name: End}}
{companies}
holdings:
{holdings}
"""


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("chains", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


STAR = """\
title: Star
as_of: 2024-01-01
companies:
  top: {name: Top}
  end: {name: End}
  c1: {name: C1}
  c2: {name: C2}
  c3: {name: C3}
holdings:
  - {owner: top, company: c3, capital: 50%}
  - {owner: c3, company: end, capital: 1%}
  - {owner: top, company: c1, capital: 50%}
  - {owner: c1, company: end, capital: 1%}
  - {owner: top, company: c2, capital: 50%}
  - {owner: c2, company: end, capital: 1%}
"""
TREASURY = """\
title: Treasury
as_of: 2024-01-01
companies: {d: {name: D}}
holders: {h: {name: H, kind: person}}
holdings:
  - {owner: h, company: d, capital: over 25%}
  - {owner: d, company: d, capital: up to 10%}
"""


def fan(width: int) -> str:
    """A dataset in which so many companies, all held by one, hold 1 % of another."""
    companies = [f"  m{n}: {{name: M{n}}}" for n in range(width)]
    holdings = [
        f"  - {{owner: top, company: m{n}, capital: 100%}}\n"
        f"  - {{owner: m{n}, company: end, capital: 1%}}"
        for n in range(width)
    ]
    return FAN.format(companies="\n".join(companies), holdings="\n".join(holdings))


def test_a_script_finds_the_keys_of_the_contract() -> None:
    """The answer, each chain and each link have these keys, and no others."""
    answer = told("state", "wheels")

    assert answer.keys() == KEYS
    assert [chain.keys() for chain in answer["chains"]] == [CHAIN_KEYS] * 3
    assert answer["omitted"].keys() == OMITTED_KEYS
    assert [link.keys() for link in answer["links"]] == [LINK_KEYS] * 6


def test_a_script_reads_the_companies_on_the_way() -> None:
    """A path is a list of ids from the owner down to the company, with the names beside it."""
    chain = told("french state", "ampere")["chains"][0]

    assert chain["path"] == ["state", "moteurs", "ampere"]
    assert chain["path_names"] == ["French State", "Société des Moteurs", "Ampère"]
    assert (chain["product_pct"], chain["weakest_link_pct"]) == (15.01, 15.01)


@pytest.mark.parametrize(
    ("format_", "said"),
    [
        ("table", "French State → Société des Moteurs → Ampère"),
        ("markdown", "| French State → Société des Moteurs → Ampère | 15.01% | 15.01% |"),
        ("csv", ",state; moteurs; ampere,French State; Société des Moteurs; Ampère,15.01,"),
        ("json", '"path"'),
    ],
)
def test_every_format_names_the_companies_on_the_way(format_: str, said: str) -> None:
    """The chain is there in each format: with arrows for people, as a list for machines."""
    result = run("chains", "state", "ampere", "-f", format_)

    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout


def test_sources_and_notes_follow_the_links() -> None:
    """--sources numbers what each link rests on; --notes tells what the lines add."""
    text = run("chains", "state", "ampere", "--sources", "--notes").stdout

    assert "double votes since the Florange act" in text
    assert text.splitlines()[-1] == " 2.  Register of companies"
    assert "Florange" not in run("chains", "state", "ampere").stdout


def test_chains_over_the_limit_are_added_up(dataset_file: Callable[[str], Path]) -> None:
    """Twenty are listed unless --limit says otherwise; the others are counted and added up."""
    file = str(dataset_file(fan(32)))

    twenty, two, all_ = (
        told("top", "end", "-d", file, *words) for words in ((), ("-n", "2"), ("--limit", "99"))
    )

    assert [len(answer["chains"]) for answer in (twenty, two, all_)] == [20, 2, 32]
    assert [answer["omitted"]["chains"] for answer in (twenty, two, all_)] == [12, 30, 0]
    assert [answer["omitted"]["product_pct"] for answer in (twenty, two, all_)] == [12, 30, 0]
    assert {answer["chain_sum_pct"] for answer in (twenty, two, all_)} == {32}
    text = run("chains", "top", "end", "-d", file).stdout
    assert any(line.split() == ["12", "more", "12.00%"] for line in text.splitlines())


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", ""])
def test_a_limit_is_a_number_of_chains(limit: str) -> None:
    """At least one chain is listed: anything else is wrong usage, and nothing is answered."""
    result = run("chains", "state", "ampere", "--limit", limit)
    error = json.loads(run("chains", "state", "ampere", "--limit", limit, "--json").stderr)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--limit" in result.stderr
    assert error["error"]["code"] == "usage"


@pytest.mark.parametrize("words", [("stat", "ampere"), ("state", "amper"), ("nobody", "no-one")])
def test_an_unknown_company_is_wrong_usage(words: tuple[str, str]) -> None:
    """Either end may be misspelt; the first of them is told, with names that are near."""
    result = run("chains", *words)
    error = json.loads(run("chains", *words, "--json").stderr)["error"]

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert error["code"] == "unknown-company"
    near = {"stat": ["state"], "state": ["ampere"], "nobody": []}
    assert error["suggestions"] == near[words[0]]


def test_two_companies_are_asked_for() -> None:
    """A chain has two ends: one is too few, and three are too many."""
    for words in ((), ("state",), ("state", "moteurs", "ampere")):
        result = run("chains", *words)
        assert (result.exit_code, result.stdout) == (2, "")


def test_interest_is_of_capital_and_control_of_votes() -> None:
    """Shares without votes belong to their owner, and give it no say."""
    answer = told("jidosha", "moteurs", "--as-of", "2023-10")

    assert (answer["direct_pct"], answer["integrated_min_pct"] > 15) == (15, True)
    assert answer["control_pct"] == 0


def test_no_chain_is_an_answer() -> None:
    """Who owns nothing of the other has 0 % in the end and empty lists; people read a sentence."""
    answer = told("idle", "wheels")
    lines = run("chains", "idle", "wheels").stdout.splitlines()

    assert (answer["integrated_pct"], answer["direct_pct"], answer["control_pct"]) == (0, 0, 0)
    assert answer["chains"] == answer["links"] == []
    assert answer["omitted"] == {**dict.fromkeys(OMITTED_KEYS, 0), "sharp": True}
    assert (
        lines[2] == "No chain leads from Idle Fund to Wheels & Tyres Joint Venture on 2024-06-30."
    )


def test_a_company_may_be_asked_about_itself() -> None:
    """What a company owns of itself comes by the chains that lead back to it, and is an answer."""
    answer = told("moteurs", "moteurs")

    assert all(chain["path"][0] == chain["path"][-1] == "moteurs" for chain in answer["chains"])
    assert answer["direct_pct"] == 2
    assert answer["integrated_min_pct"] == pytest.approx(8)
    assert (told("quiet", "quiet")["chains"], told("quiet", "quiet")["integrated_pct"]) == ([], 0)


def test_nothing_leads_to_a_holder() -> None:
    """A holder may stand at the end of the question, not at that of a chain."""
    answer = told("moteurs", "state")

    assert (answer["company"], answer["chains"], answer["integrated_pct"]) == ("state", [], 0)
    assert "Control" not in run("chains", "moteurs", "state").stdout


def test_before_everything_nothing_leads_anywhere() -> None:
    """On a day before the company had an owner there is no chain."""
    answer = told("moteurs", "ampere", "--as-of", "1990")

    assert (answer["as_of"], answer["chains"], answer["integrated_pct"]) == ("1990-01-01", [], 0)


def test_a_chain_of_ten_thousand_links_is_answered(dataset_file: Callable[[str], Path]) -> None:
    """It is one chain, whose product is small and not nothing, and 10,000 links."""
    file = dataset_file(long_chain(10_000))

    answer = told("c0", "c10000", "-d", str(file))

    assert [len(chain["path"]) for chain in answer["chains"]] == [10_001]
    assert len(answer["links"]) == 10_000
    assert answer["chains"][0]["product_pct"] == answer["integrated_pct"] > 0
    assert answer["chains"][0]["weakest_link_pct"] == 50
    assert answer["control_pct"] == 0


def test_a_limit_lists_the_beginning_of_all(dataset_file: Callable[[str], Path]) -> None:
    """Chains of one product stand in the order of their ids, however many are asked for."""
    file = str(dataset_file(STAR))
    listed = [
        [chain["path"][1] for chain in told("top", "end", "-n", str(n), "-d", file)["chains"]]
        for n in (1, 2, 3)
    ]

    assert listed == [["c1"], ["c1", "c2"], ["c1", "c2", "c3"]]


def test_loops_add_no_more_than_they_can(dataset_file: Callable[[str], Path]) -> None:
    """Of D, H can have no more than 90 % where D has 10 %: loops add a ninth of that at most."""
    answer = told("h", "d", "-d", str(dataset_file(TREASURY)))

    assert (answer["loops_min_pct"], answer["loops_max_pct"]) == (0, 10)
    assert answer["loops_sharp"] is True
