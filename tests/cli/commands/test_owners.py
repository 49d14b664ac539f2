"""`alliance owners`."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import long_chain, run

KEYS = {
    "as_of",
    "assumed",
    "company",
    "company_name",
    "unrecorded_pct",
    "unrecorded_min_pct",
    "unrecorded_max_pct",
    "ownerless_pct",
    "ownerless_min_pct",
    "ownerless_max_pct",
    "company_return_pct",
    "company_return_min_pct",
    "company_return_max_pct",
    "owners",
    "sources",
}
OWNER_KEYS = {
    "owner",
    "owner_name",
    "owner_kind",
    "direct_pct",
    "direct_min_pct",
    "direct_max_pct",
    "direct_stated",
    "integrated_pct",
    "integrated_min_pct",
    "integrated_max_pct",
    "ultimate",
    "as_far_as_recorded",
    "plain_pct",
    "plain_min_pct",
    "plain_max_pct",
    "return_pct",
    "return_min_pct",
    "return_max_pct",
    "sources",
}


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("owners", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_a_script_finds_the_keys_of_the_contract() -> None:
    """The answer and each owner have these keys, and no others."""
    answer = told("jidosha")

    assert answer.keys() == KEYS
    assert len(answer["owners"]) == 5
    assert all(row.keys() == OWNER_KEYS for row in answer["owners"])


def test_a_script_adds_the_parts_up_to_the_whole() -> None:
    """Ultimate owners, the unrecorded and the ownerless part are 100 % where all is known."""
    answer = told("moteurs", "--as-of", "2010")
    parts = [row["integrated_min_pct"] for row in answer["owners"] if row["ultimate"]]

    assert [row["owner"] for row in answer["owners"]] == ["jidosha", "crowd"]
    low = sum(parts) + answer["unrecorded_min_pct"] + answer["ownerless_min_pct"]
    high = answer["unrecorded_max_pct"] + answer["ownerless_max_pct"]
    assert low == 15
    assert high == 85


def test_direct_stakes_have_the_words_of_the_file() -> None:
    """What a line states is repeated; what is held through others alone is 0 and not stated."""
    owners = {row["owner"]: row for row in told("jidosha")["owners"]}

    assert owners["moteurs"]["direct_stated"] == "44358343/295722284"
    assert owners["moteurs-trust"]["direct_stated"] == "25% to 30%"
    assert (owners["state"]["direct_pct"], owners["state"]["direct_stated"]) == (0, None)


@pytest.mark.parametrize(
    ("format_", "said"),
    [
        ("table", " Total "),
        ("markdown", "| Total |"),
        ("csv", "2024-06-30,owners,jidosha,"),
        ("json", '"owner": "state"'),
    ],
)
def test_every_format_names_owners_and_their_parts(format_: str, said: str) -> None:
    """The owners are there in each format; people read the sum, machines add up themselves."""
    result = run("owners", "jidosha", "-f", format_)

    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout
    assert "French State" in result.stdout


def test_a_spreadsheet_has_the_return_of_the_company_and_of_each_owner() -> None:
    """What was calculated of the whole answer has a row of its own."""
    rows = list(csv.DictReader(StringIO(run("owners", "jidosha", "-f", "csv").stdout)))

    assert [row["table"] for row in rows[:2]] == ["answer", "owners"]
    assert [row["company_return_min_pct"][:4] for row in rows[:2]] == ["6.12", ""]
    assert {row["company"] for row in rows} == {"jidosha"}
    assert {row["owner"]: row["return_pct"] for row in rows}["state"] == "0"
    assert "ultimate_part_pct" not in rows[0]


def test_the_plain_series_is_shown_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    """--explain adds two columns and what they mean; without it nobody meets them."""
    monkeypatch.setenv("COLUMNS", "120")
    plain, explained = (run("owners", "ampere", *words).stdout for words in ((), ("--explain",)))

    assert "Plain series" not in plain
    head = next(line for line in explained.splitlines() if "Owner" in line)
    assert head.split()[-4:-1] == ["Plain", "series", "Returns"]
    assert "108.69–109.59%" in explained
    assert "Plain series: A + A² + …" in explained


def test_sources_are_numbered_as_the_rows_cite_them() -> None:
    """--sources lists what the figures rest on, those of the rows first."""
    lines = run("owners", "jidosha", "--sources").stdout.splitlines()

    assert lines[-3].startswith(" 1.  Annual report 2023")
    assert lines[-1] == " 2.  Register of companies"
    assert any(line.startswith(" Société des") and line.endswith(" 1") for line in lines)


def test_an_unknown_company_is_wrong_usage() -> None:
    """It exits with 2 and names who is near; under --json as an object."""
    result = run("owners", "moteur")
    error = json.loads(run("owners", "moteur", "--json").stderr)["error"]

    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean moteurs or moteurs-trust?" in result.stderr
    assert (error["code"], error["suggestions"]) == (
        "unknown-company",
        ["moteurs", "moteurs-trust"],
    )


def test_a_holder_has_no_owners() -> None:
    """Who asks for the owners of a state is told so, and it is an answer."""
    assert run("owners", "state").stdout.splitlines()[-1] == (
        "French State is a holder: nothing in the file can own it."
    )
    answer = told("state")
    assert (answer["owners"], answer["unrecorded_pct"], answer["unrecorded_max_pct"]) == (
        [],
        None,
        None,
    )


def test_before_its_first_owner_a_company_is_wholly_unrecorded() -> None:
    """Asked before there was anybody, the answer is empty, and says when there is more."""
    answer = told("ampere", "--as-of", "1990")
    said = " ".join(run("owners", "ampere", "--as-of", "1990").stdout.splitlines()[2:])

    assert (answer["owners"], answer["unrecorded_pct"], answer["sources"]) == ([], 100, {})
    assert said == (
        "No owner of Ampère is recorded on 1990-01-01; the first recorded is from 2023-11-01."
    )


def test_a_chain_of_ten_thousand_links_is_answered(dataset_file: Callable[[str], Path]) -> None:
    """At the top of it stands the only ultimate owner, whose part is small and not nothing."""
    file = dataset_file(long_chain(10_000))

    answer = told("c10000", "-d", str(file))

    ultimate = [row for row in answer["owners"] if row["ultimate"]]
    assert len(answer["owners"]) == 10_000
    assert [(row["owner"], row["as_far_as_recorded"]) for row in ultimate] == [("c0", True)]
    assert ultimate[0]["integrated_pct"] > 0
    assert answer["owners"][0]["integrated_pct"] == 50
