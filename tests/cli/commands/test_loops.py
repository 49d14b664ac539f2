"""`alliance loops`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run

RINGS = """\
title: Rings
as_of: 2024-01-01
companies: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E}}
holders: {p: {name: P, kind: person}}
holdings:
  - {owner: a, company: b, capital: 100%}
  - {owner: b, company: a, capital: 100%}
  - {owner: c, company: c, capital: 5%}
  - {owner: p, company: c, capital: 60%}
  - {owner: d, company: e, capital: at least 50%}
  - {owner: e, company: d, capital: 100%}
"""


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("loops", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


@pytest.fixture
def rings(dataset_file: Callable[[str], Path]) -> str:
    """A file with a closed ring, what may be one, and treasury shares."""
    return str(dataset_file(RINGS))


def test_a_script_finds_the_keys_of_the_contract() -> None:
    """The answer, each loop and each member have these keys, and no others."""
    answer = told()

    assert answer.keys() == {"as_of", "assumed", "loops", "members", "sources"}
    (loop,) = answer["loops"]
    assert loop.keys() == {
        "companies",
        "company_names",
        "closed",
        "returns",
        "returns_min",
        "returns_max",
    }
    assert loop["companies"] == ["jidosha", "moteurs", "moteurs-trust"]
    assert list(loop["returns"]) == loop["companies"]
    assert {tuple(row) for row in answer["members"]} == {
        (
            "loop",
            "company",
            "company_name",
            "return_pct",
            "return_min_pct",
            "return_max_pct",
            "kind",
            "sources",
        )
    }


def test_loops_are_those_of_capital() -> None:
    """15 % of 15 % directly, 15 % of a quarter through the trust, and 2 % of treasury shares."""
    (loop,) = told()["loops"]

    assert loop["returns_min"]["moteurs"] == pytest.approx(2 + 15 * (0.15 + 0.25), abs=1e-6)
    assert loop["returns_max"]["moteurs"] == pytest.approx(2 + 15 * (0.15 + 0.3), abs=1e-6)


def test_every_kind_of_loop_is_named(rings: str) -> None:
    """Closed rings, what may be one, and treasury shares: the largest first, then by id."""
    answer = told("-d", rings)

    assert [(loop["companies"], loop["closed"]) for loop in answer["loops"]] == [
        (["a", "b"], True),
        (["d", "e"], None),
        (["c"], False),
    ]
    assert [loop["returns"] for loop in answer["loops"]] == [
        {"a": 100, "b": 100},
        {"d": None, "e": None},
        {"c": 5},
    ]
    assert answer["loops"][1]["returns_min"] == {"d": 50, "e": 50}
    text = run("loops", "-d", rings).stdout
    assert all(kind in text for kind in ("possibly a closed ring", "treasury shares"))


@pytest.mark.parametrize(
    ("format_", "said"),
    [
        ("table", "Owns of itself"),
        ("markdown", "| 1 | A | 100.00% | closed ring |"),
        ("csv", "2024-01-01,loops,d; e,D; E,,d; e,d 50; e 50,d 100; e 100,"),
        ("json", '"companies"'),
    ],
)
def test_every_format_names_the_members(format_: str, said: str, rings: str) -> None:
    """The members are there in each format; what is not exactly known is left empty."""
    result = run("loops", "-d", rings, "-f", format_)

    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout
    assert "None" not in result.stdout


def test_sources_are_numbered_on_the_rows() -> None:
    """--sources lists the lines by which the members hold one another."""
    lines = run("loops", "--sources").stdout.splitlines()

    assert any(line.split()[:3] == ["1.", "Annual", "report"] for line in lines)
    assert "Register" not in "\n".join(lines)


def test_no_loop_is_a_sentence() -> None:
    """Before anybody owned itself, the answer is empty, and it is an answer."""
    answer = told("--as-of", "1990")

    assert (answer["loops"], answer["members"], answer["sources"]) == ([], [], {})
    assert run("loops", "--as-of", "1990").stdout.splitlines()[-1] == (
        "No company owns anything of itself on 1990-01-01."
    )


def test_no_company_is_named() -> None:
    """Loops are those of the whole file: a company beside the command is wrong usage."""
    result = run("loops", "moteurs")

    assert (result.exit_code, result.stdout) == (2, "")
