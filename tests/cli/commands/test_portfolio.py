"""`alliance portfolio`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import long_chain, run

KEYS = {
    "as_of",
    "assumed",
    "owner",
    "owner_name",
    "return_pct",
    "return_min_pct",
    "return_max_pct",
    "holdings",
    "sources",
}
HOLDING_KEYS = {
    "company",
    "company_name",
    "company_kind",
    "direct_pct",
    "direct_min_pct",
    "direct_max_pct",
    "direct_stated",
    "integrated_pct",
    "integrated_min_pct",
    "integrated_max_pct",
    "plain_pct",
    "plain_min_pct",
    "plain_max_pct",
    "sources",
}


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("portfolio", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_a_script_finds_the_keys_of_the_contract() -> None:
    """The answer and each company have these keys, and no others."""
    answer = told("moteurs")

    assert answer.keys() == KEYS
    assert [row["company"] for row in answer["holdings"]] == [
        "ampere",
        "moteurs-trust",
        "wheels",
        "jidosha",
    ]
    assert all(row.keys() == HOLDING_KEYS for row in answer["holdings"])


def test_what_is_held_through_others_counts() -> None:
    """The state holds nothing of Ampère itself, and as much in the end as of its only owner."""
    rows = {row["company"]: row for row in told("state")["holdings"]}

    assert (rows["ampere"]["direct_pct"], rows["ampere"]["direct_stated"]) == (0, None)
    assert rows["ampere"]["integrated_min_pct"] == rows["moteurs"]["integrated_min_pct"] > 15.01
    assert rows["ampere"]["sources"] == []
    assert rows["moteurs"]["sources"] == ["annual-2023", "register"]


@pytest.mark.parametrize(
    ("format_", "said"),
    [
        ("table", "Look-through"),
        ("markdown", "| Company | Direct | Look-through | Sources |"),
        ("csv", "2024-06-30,holdings,state,French State,"),
        ("json", '"company": "ampere"'),
    ],
)
def test_every_format_names_what_is_owned(format_: str, said: str) -> None:
    """The companies are there in each format."""
    result = run("portfolio", "state", "-f", format_)

    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout
    assert "Ampère" in result.stdout


def test_the_plain_series_is_shown_on_demand() -> None:
    """--explain adds two columns and what they mean; without it nobody meets them."""
    plain, explained = (
        run("portfolio", "moteurs", *words).stdout for words in ((), ("--explain",))
    )

    assert "Plain series" not in plain
    assert "108.69–109.59%" in explained
    assert "Plain series: A + A² + …" in explained


def test_sources_are_numbered_as_the_rows_cite_them() -> None:
    """--sources lists what the figures rest on, with its number on the rows."""
    lines = run("portfolio", "state", "--sources").stdout.splitlines()

    assert lines[-1] == " 2.  Register of companies"
    assert any(line.startswith(" Société des Moteurs") and line.endswith(" 1, 2") for line in lines)


def test_an_unknown_company_is_wrong_usage() -> None:
    """It exits with 2 and names who is near; under --json as an object."""
    result = run("portfolio", "stat")
    error = json.loads(run("portfolio", "stat", "--json").stderr)["error"]

    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean state?" in result.stderr
    assert (error["code"], error["suggestions"]) == ("unknown-company", ["state"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("idle",), "Idle Fund has no recorded holdings on 2024-06-30."),
        (("ampere",), "Ampère has no recorded holdings on 2024-06-30."),
        (
            ("state", "--as-of", "1990"),
            "French State has no recorded holdings on 1990-01-01.",
        ),
    ],
)
def test_who_holds_nothing_is_told_so(words: tuple[str, ...], said: str) -> None:
    """An empty portfolio is an answer: a sentence for people, an empty list for machines."""
    answer = told(*words)

    assert run("portfolio", *words).stdout.splitlines()[-1] == said
    assert (answer["holdings"], answer["return_pct"], answer["sources"]) == ([], 0, {})


def test_a_chain_of_ten_thousand_links_is_answered(dataset_file: Callable[[str], Path]) -> None:
    """At the end of it stands a company of which a small part is owned, and not nothing."""
    file = dataset_file(long_chain(10_000))

    answer = told("c0", "-d", str(file))

    assert len(answer["holdings"]) == 10_000
    assert [row["integrated_pct"] for row in answer["holdings"][:2]] == [50, 25]
    assert answer["holdings"][-1]["company"] == "c10000"
    assert answer["holdings"][-1]["integrated_pct"] > 0
