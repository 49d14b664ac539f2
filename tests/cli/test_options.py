"""What every query understands: which dataset, which day, which company."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alliance_cli.loading.packaged import packaged_dataset
from tests.cli.running import QUERIES, SMALL, run

OTHER = "title: Other\nas_of: 2020-02-20\ncompanies: {acme: {name: Acme}}\n"


def told(*words: str, stdin: str | None = None) -> dict[str, Any]:
    """The answer as a program reads it."""
    result = run(*words, "--json", stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Another dataset."""
    path = tmp_path / "other.yaml"
    path.write_text(OTHER, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("option", ["--data", "-d"])
def test_the_option_wins_over_the_variable(option: str, other: str) -> None:
    """--data names the dataset, whatever ALLIANCE_DATA says."""
    assert [c["id"] for c in told("companies", option, other)["companies"]] == ["acme"]


def test_the_variable_names_the_dataset(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    """Without the option, ALLIANCE_DATA names the dataset."""
    monkeypatch.setenv("ALLIANCE_DATA", other)

    assert [c["id"] for c in told("companies")["companies"]] == ["acme"]


@pytest.mark.parametrize("unset", [True, False])
def test_without_both_the_packaged_dataset_is_asked(
    monkeypatch: pytest.MonkeyPatch, *, unset: bool
) -> None:
    """The dataset that comes with the program answers where no other is named, nor an empty one."""
    if unset:
        monkeypatch.delenv("ALLIANCE_DATA")
    else:
        monkeypatch.setenv("ALLIANCE_DATA", "")

    assert told("companies") == told("companies", "-d", str(packaged_dataset()))


@pytest.mark.parametrize("command", ["companies", "check"])
def test_an_empty_path_is_no_dataset(command: str) -> None:
    """--data "", as an unset variable of a script gives it, is not the packaged dataset."""
    result = run(command, "--data", "")

    assert result.exit_code == 3
    assert "cannot-read: " in result.stderr + result.stdout
    assert "no question is answered" in result.stderr or command == "check"


def test_a_dash_is_standard_input() -> None:
    """--data - reads the dataset from standard input."""
    assert told("companies", "--data", "-", stdin=OTHER)["as_of"] == "2020-02-20"


def test_problems_of_standard_input_name_it() -> None:
    """A place in standard input is told as <stdin>."""
    result = run("companies", "-d", "-", stdin="title: [\n")

    assert result.exit_code == 3
    assert result.stderr.startswith("<stdin>:")


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
@pytest.mark.parametrize("extra", [("--data", str(SMALL)), ("--as-of", "2024"), ("-f", "csv")])
def test_options_stand_anywhere_after_the_command(
    words: tuple[str, ...], extra: tuple[str, ...]
) -> None:
    """An option may stand before or after the arguments of its command."""
    command, *arguments = words

    before, after = run(command, *extra, *arguments), run(command, *arguments, *extra)

    assert before.exit_code == after.exit_code == 0
    assert before.stdout == after.stdout


@pytest.mark.parametrize(
    ("asked", "day"),
    [("2023-12-06", "2023-12-06"), ("2023-12", "2023-12-01"), ("2023", "2023-01-01")],
)
def test_a_partial_date_is_its_first_day(asked: str, day: str) -> None:
    """--as-of takes a day, a month or a year."""
    assert told("stakes", "moteurs", "--as-of", asked)["as_of"] == day


@pytest.mark.parametrize("word", ["today", "Today", "TODAY"])
def test_today_is_the_day_of_the_user(word: str) -> None:
    """--as-of today asks the clock, in whatever case it is written."""
    before = date.today()  # noqa: DTZ011  # as the program does
    asked = date.fromisoformat(told("companies", "--as-of", word)["as_of"])

    assert before <= asked <= date.today()  # noqa: DTZ011  # as the program does


@pytest.mark.parametrize("nonsense", ["yesterday", "06.12.2023", "", " "])
def test_what_is_no_date_is_wrong_usage(nonsense: str) -> None:
    """It exits with 2 and repeats what was given."""
    result = run("stakes", "moteurs", "--as-of", nonsense)

    assert result.exit_code == 2
    assert not result.stdout
    assert f"Invalid value for --as-of: '{nonsense}' is not a date; write " in result.stderr


@pytest.mark.parametrize("day", ["2023-13", "2023-02-30", "2023-00", "0000"])
def test_a_date_that_no_calendar_has_is_wrong_usage(day: str) -> None:
    """A date in the right form that does not exist is told as that."""
    result = run("stakes", "moteurs", "--as-of", day)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no date {day}; check its year, month and day, or today" in result.stderr


def test_the_form_of_a_date_is_shown() -> None:
    """Who wrote no date at all is shown how one is written, and that there is a word for today."""
    message = run("stakes", "moteurs", "--as-of", "yesterday").stderr

    assert "2023-11-08, 2023-11 or 2023" in message
    assert "or today" in message


def test_the_date_is_judged_before_the_file_is_read() -> None:
    """A wrong date beside a wrong file is told as wrong usage."""
    assert run("companies", "-d", "no-such.yaml", "--as-of", "never").exit_code == 2


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_before_or_after_everything_is_answered(words: tuple[str, ...], day: str) -> None:
    """Where nothing is known yet, the answer is empty, and it is an answer."""
    assert run(*words, "--as-of", day).exit_code == 0
    assert told(*words, "--as-of", day)["as_of"] == day


def test_before_everything_nobody_owns_anything() -> None:
    """The lists are empty, and people read a sentence that says when there is more."""
    answer = told("stakes", "ampere", "--as-of", "1900")

    assert answer["owners"] == answer["holdings"] == answer["investments"] == []
    assert answer["sources"] == {}
    sentence = " ".join(run("stakes", "ampere", "--as-of", "1900").stdout.splitlines()[2:])
    assert sentence == (
        "No owner of Ampère is recorded on 1900-01-01; the first recorded is from 2023-11-01."
    )


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ampere", "ampere"),
        ("Ampère", "ampere"),
        ("AMPÈRE", "ampere"),
        ("ampe\u0300re", "ampere"),
        ("moteurs", "moteurs"),
        ("societe des moteurs", "moteurs"),
        ("moteurs-sa", "moteurs"),
        ("groupe   moteurs", "moteurs"),
        ("fr0000131906", "moteurs"),
        ("969500F7JLTX36OUI695", "moteurs"),
        ("日本自動車株式会社", "jidosha"),
        ("nihon jidosha", "jidosha"),
        ("سارة المؤسسة", "sara"),
        ("sara", "sara"),
        ("wheels tyres joint venture", "wheels"),
    ],
)
def test_a_company_answers_to_all_its_names(name: str, id_: str) -> None:
    """Id, name, alias and identifier find a company, whatever their case, accents and marks."""
    assert told("stakes", name)["company"] == id_


def test_a_source_answers_whatever_its_case() -> None:
    """A source is found by its id."""
    assert list(told("sources", "REGISTER")["sources"]) == ["register"]
