"""`alliance diff`."""

import json
from typing import Any

import pytest

from alliance_cli.loading.packaged import packaged_dataset
from tests.cli.running import run

ALLIANCE = ("-d", str(packaged_dataset()))


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("diff", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_the_rebalancing_of_2023() -> None:
    """Renault goes to 15 % of Nissan, the trust has the rest, Nissan's votes come to life."""
    answer = told("2023-11-07", "2023-11-09", *ALLIANCE)
    moved = {
        (c["owner"], c["company"]): tuple(
            round(c[key], 4) for key in ("before_pct", "after_pct", "after_votes_pct")
        )
        for c in answer["changes"]
    }

    assert moved["renault", "nissan"] == (43.4, 15, 15)
    assert moved["nissan-trust", "nissan"] == (0, 28.4, 0)
    assert moved["renault", "nissan-trust"] == (0, 100, 0)
    assert moved["nissan", "renault"] == (15, 15, 15)


def test_the_parts_add_up() -> None:
    """The three sales of the trust: what each direct change did to Renault's part of Nissan."""
    answer = told("2023-12-01", "2024-12-31", "nissan", *ALLIANCE)
    change = next(
        c for c in answer["changes"] if c["kind"] == "owner-changed" and c["owner"] == "renault"
    )
    parts = [c["part_pct"] for c in answer["causes"] if c["owner"] == "renault"]

    assert sum(parts) == pytest.approx(change["change_pct"], abs=1e-9)
    assert (round(change["before_pct"], 2), round(change["after_pct"], 2)) == (43.4, 35.71)


def test_an_assumption_is_so_on_the_second_day() -> None:
    """From a day to the same day, what is assumed is the change."""
    answer = told("2024-06-30", "2024-06-30", "ampere", "--assume", "jidosha holds 0% of ampere")
    assert answer["changes"] == []

    sale = "jidosha buys 5% of ampere from moteurs"
    answer = told("2024-06-30", "2024-06-30", "ampere", "--assume", sale)
    assert [(c["kind"], c["owner"]) for c in answer["changes"][:2]] == [
        ("stake-changed", "moteurs"),
        ("stake-taken", "jidosha"),
    ]
    assert answer["assumed"] == [sale]
    assert all(cause["assumed"] for cause in answer["causes"])


def test_nothing_later_than_as_of_is_known() -> None:
    """The second day is as far as that day was known; the answer says so."""
    early = told("2023-01-01", "2023-12-31", "nissan", "--as-of", "2023-11-07", *ALLIANCE)
    result = run("diff", "2023", "2023-12-31", "nissan", "--as-of", "2023-11-07", *ALLIANCE)

    assert (early["as_of"], early["to"]) == ("2023-11-07", "2023-12-31")
    assert all(change["owner"] != "nissan-trust" for change in early["changes"])
    assert "changes from 2023-01-01 to 2023-12-31, as far as 2023-11-07" in result.stdout


def test_one_day_has_no_changes() -> None:
    """Exit 0, and a sentence that says so."""
    result = run("diff", "2024-01-01", "2024")

    assert result.exit_code == 0
    assert result.stdout.endswith("\n\nNothing changed.\n")


def test_days_are_never_swapped_in_silence() -> None:
    """The later day first is wrong usage."""
    result = run("diff", "2024", "2023")

    assert result.exit_code == 2
    assert "2023-01-01 comes before 2024-01-01; name the earlier day first" in result.stderr


@pytest.mark.parametrize("words", [("soon", "2024"), ("2024", "soon"), ("2024",), ()])
def test_two_dates_are_needed(words: tuple[str, ...]) -> None:
    """A word that is none, or one left out, is wrong usage."""
    assert run("diff", *words).exit_code == 2


def test_csv_has_every_change_once() -> None:
    """The tables for people repeat nothing there."""
    lines = run("diff", "2023", "2024-06-30", "moteurs", "-f", "csv").stdout.splitlines()
    tables = {line.split(",")[lines[0].split(",").index("table")] for line in lines[1:]}

    assert tables <= {"changes", "causes"}
