"""`alliance timeline`."""

import json
from typing import Any

import pytest

from tests.cli.running import run


def told(*words: str) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run("timeline", *words, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_the_whole_file_is_told_whatever_its_day() -> None:
    """Events later than the day of the file are there."""
    days = [event["date"] for event in told()["events"]]

    assert days[-1] > "2024-06-30"


def test_as_of_tells_what_was_known_on_that_day() -> None:
    """Nothing later; before anything is known the answer is empty."""
    days = [event["date"] for event in told("--as-of", "2024-01-01")["events"]]

    assert days
    assert days[-1] <= "2024-01-01"
    early = run("timeline", "--as-of", "1900")
    assert early.exit_code == 0
    assert early.stdout.endswith("\n\nNo dated event is recorded, as far as 1900-01-01.\n")


def test_a_period_can_be_asked_for() -> None:
    """From the first day on, without the day `until`."""
    whole = told("moteurs")["events"]
    found = told("moteurs", "--since", "2023", "--until", "2024")["events"]

    assert found == [event for event in whole if event["date"].startswith("2023")]
    assert found


def test_an_assumption_is_told_on_its_day() -> None:
    """What it changes is marked, and nothing later is told."""
    events = told("ampere", "--assume", "jidosha buys 5% of ampere from moteurs")["events"]
    assumed = [event for event in events if event["assumed"]]

    assert [(event["kind"], event["date"]) for event in assumed] == [
        ("stake-taken", "2024-06-30"),
        ("stake-changed", "2024-06-30"),
    ]
    assert events[-1] == assumed[-1]
    assert assumed[0]["text"].endswith("takes 5.00% of Ampère (assumed)")


def test_the_terminal_groups_by_year() -> None:
    """A year stands above its events, a blank line between years."""
    lines = run("timeline", "jidosha").stdout.splitlines()

    years = [line.strip() for line in lines if line.strip().isdigit()]
    assert years == sorted(set(years))
    assert all(not lines[lines.index(f" {year}") - 1].strip() for year in years[1:])


def test_markdown_has_a_table_for_each_year() -> None:
    """Below its year in bold."""
    text = run("timeline", "jidosha", "-f", "markdown").stdout

    assert "**2023**\n\n| Date | Event |" in text


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_date_that_is_none_is_refused(option: str) -> None:
    """The option is named."""
    result = run("timeline", option, "soon")

    assert result.exit_code == 2
    assert f"Invalid value for {option}: 'soon' is not a date" in result.stderr


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    """It would be empty whatever the file says; the message names both days."""
    result = run("timeline", "--since", "2023", "--until", "2022")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "2022-01-01 comes before --since 2023-01-01" in result.stderr
