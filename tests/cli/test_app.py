"""Errors, exit codes, help and version."""

import json
import sys
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from alliance_cli.__main__ import main
from alliance_cli.cli.app import AllianceGroup, app
from alliance_cli.cli.command_table import CommandTable
from alliance_cli.errors import NoAnswerError
from tests.cli.running import program, run

BAD = """\
title: Bad
as_of: 2024-01-01
companies: {acme: {name: Acme}}
holdings:
  - {owner: acme, company: amce, capital: 150%, sources: []}
"""
JSON = (("--json",), ("-f", "json"), ("--format", "json"), ("--format=json",), ("-fjson",))


@pytest.fixture
def bad(tmp_path: Path) -> str:
    """A file with two errors."""
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


def error_of(*words: str) -> dict[str, Any]:
    """The one JSON object on standard error."""
    result = run(*words)
    assert not result.stdout
    told = json.loads(result.stderr)
    assert told.keys() == {"error"}
    assert told["error"].keys() == {"code", "message", "suggestions", "problems"}
    return dict(told["error"])


@pytest.mark.parametrize(
    "command", ["show", "stakes", "owners", "portfolio", "investments", "projects"]
)
def test_an_unknown_company_is_one_line_with_near_names(command: str) -> None:
    """It exits with 2, says who it does not know and who is near, and answers nothing."""
    result = run(command, "moteur")

    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.count("\n") == 1
    assert "'moteur'" in result.stderr
    assert "did you mean moteurs" in result.stderr


def test_there_are_at_most_three_near_names() -> None:
    """Where many are near, the nearest three are named."""
    suggestions = error_of("stakes", "moteurs tru", "--json")["suggestions"]

    assert 1 <= len(suggestions) <= 3
    assert suggestions[0] == "moteurs-trust"


def test_nobody_near_is_nobody_named() -> None:
    """Where no name is near, none is suggested."""
    result = run("stakes", "zzzz")

    assert result.stderr == "alliance: no company or holder is called 'zzzz'\n"


def test_an_unknown_source_is_told_alike() -> None:
    """So is a source that is not there."""
    assert error_of("sources", "registr", "--json") == {
        "code": "unknown-source",
        "message": "no source has the id 'registr'",
        "suggestions": ["register"],
        "problems": [],
    }


def test_under_json_what_was_typed_steers_no_terminal() -> None:
    """JSON would let the controls above 126 stand; as escapes they are the same data."""
    assert error_of("stakes", "a\x7f\x9b", "--json")["message"].endswith("'a\x7f\x9b'")
    assert "'a\\u007f\\u009b'" in run("stakes", "a\x7f\x9b", "--json").stderr


@pytest.mark.parametrize("asked", JSON, ids=" ".join)
def test_under_json_an_unknown_company_is_one_object(asked: tuple[str, ...]) -> None:
    """However JSON is asked for, the error is JSON too, with the near names as a list."""
    error = error_of("stakes", "moteur", *asked)

    assert error["code"] == "unknown-company"
    assert error["suggestions"] == ["moteurs", "moteurs-trust"]
    assert error["problems"] == []


@pytest.mark.parametrize("asked", JSON, ids=" ".join)
@pytest.mark.parametrize(
    "words", [("stakes",), ("stakes", "moteurs", "--bogus"), ("bogus",), ("stakes", "a", "b")]
)
def test_under_json_wrong_usage_is_one_object(
    words: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    """A missing argument, an unknown option, an unknown command: each is told as `usage`."""
    error = error_of(*words, *asked)

    assert error["code"] == "usage"
    assert error["message"]
    assert run(*words, *asked).exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stakes",), "Missing argument 'COMPANY'"),
        (("stakes", "moteurs", "--bogus"), "No such option: --bogus"),
        (("bogus",), "No such command 'bogus'"),
        (("stakes", "moteurs", "-f", "xml"), "'xml' is not one of"),
        (("stakes", "moteurs", "extra"), "extra"),
    ],
)
def test_wrong_usage_says_what_and_where_to_read(words: tuple[str, ...], said: str) -> None:
    """It exits with 2, says what was wrong and which help has the way out."""
    result = run(*words)

    assert result.exit_code == 2
    assert not result.stdout
    assert said in result.stderr
    assert "--help'." in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("format_", ["csv", "markdown"])
def test_json_beside_another_format_is_refused(format_: str) -> None:
    """Two formats are one too many."""
    error = error_of("companies", "--json", "-f", format_)

    assert error["code"] == "usage"
    assert f"--json and --format {format_} are two formats" in error["message"]


@pytest.mark.parametrize("words", [("--json", "companies"), ("-d", "x.yaml", "companies")])
def test_options_stand_after_the_command(words: tuple[str, ...]) -> None:
    """An option before the command is refused, and the answer says where it belongs."""
    result = run(*words)

    assert result.exit_code == 2
    assert not result.stdout


def test_an_option_before_the_command_is_told_where_it_belongs() -> None:
    """A user who did not ask for JSON reads where options stand."""
    assert "after the command" in run("-d", "x.yaml", "companies").stderr


def test_bad_data_answers_nothing(bad: str) -> None:
    """Every problem is told with its place, then how many there are; exit 3."""
    result = run("stakes", "acme", "-d", bad)

    assert result.exit_code == 3
    assert not result.stdout
    assert f"{bad}:5:28: unknown-company:" in result.stderr
    assert f"{bad}:5:43: bad-share:" in result.stderr
    assert result.stderr.endswith("2 errors; no question is answered from this data\n")


def test_under_json_bad_data_is_a_list_of_problems(bad: str) -> None:
    """A program reads each problem with its line and column."""
    error = error_of("stakes", "acme", "-d", bad, "--json")

    assert error["code"] == "invalid-data"
    places = [(p["name"], p["line"], p["column"]) for p in error["problems"]]
    assert places == [("unknown-company", 5, 28), ("bad-share", 5, 43)]
    assert run("stakes", "acme", "-d", bad, "--json").exit_code == 3


def test_a_file_that_is_not_there_is_bad_data() -> None:
    """A file that cannot be read exits with 3 and has no line."""
    (problem,) = error_of("companies", "-d", "no-such.yaml", "--json")["problems"]

    assert (problem["name"], problem["line"]) == ("cannot-read", None)
    assert run("companies", "-d", "no-such.yaml").exit_code == 3


def test_no_control_character_reaches_the_terminal() -> None:
    """What a user typed is repeated without what could steer a terminal."""
    for words in (("stakes", "a\x1b[31mb"), ("\x1b[31m",)):
        assert "\x1b" not in run(*words).stderr


@pytest.mark.parametrize("words", [("--help",), ("-h",), ()])
def test_help_lists_every_command(words: tuple[str, ...]) -> None:
    """--help, -h and no words at all print the commands, and exit with 0."""
    result = run(*words)

    assert result.exit_code == 0
    for command in CommandTable():
        assert f"  {command} " in result.stdout


@pytest.mark.parametrize("command", sorted(CommandTable()))
def test_every_command_has_both_helps(command: str) -> None:
    """-h is --help, for each command too."""
    assert run(command, "-h").stdout == run(command, "--help").stdout
    assert f"Usage: alliance {command} " in run(command, "-h").stdout


def test_version_is_that_of_the_package() -> None:
    """--version prints the name and the version."""
    result = run("--version")

    assert (result.exit_code, result.stdout) == (0, f"alliance {version('alliance-cli')}\n")


def test_the_module_is_the_program() -> None:
    """`python -m alliance_cli` says what `alliance` says."""
    result = program("stakes", "ampere")

    assert result.returncode == 0
    assert result.stdout == run("stakes", "ampere").stdout_bytes


@pytest.mark.parametrize(("words", "code"), [(("--version",), 0), (("bogus",), 2)])
def test_the_script_reads_the_command_line(
    words: tuple[str, ...],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is installed as `alliance` reads the words of the command line, and exits like them."""
    monkeypatch.setattr(sys, "argv", ["alliance", *words])
    with pytest.raises(SystemExit) as end:
        main()

    told = run(*words)
    assert end.value.code == told.exit_code == code
    assert capsys.readouterr() == (told.stdout, told.stderr)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("stakes", "ampere"), 0),
        (("stakes", "nobody"), 2),
        (("stakes", "ampere", "--as-of", "never"), 2),
        (("companies", "-d", "no-such.yaml"), 3),
    ],
)
def test_a_process_exits_with_the_same_code(words: tuple[str, ...], code: int) -> None:
    """The exit codes are those of the process, with or without JSON."""
    assert program(*words).returncode == program(*words, "--json").returncode == code


def test_a_program_may_have_its_own_streams() -> None:
    """Who calls the program from Python, with a stream of its own, reads the answer there."""
    own = StringIO()
    with redirect_stdout(own), pytest.raises(SystemExit):
        app(["stakes", "ampere"], prog_name="alliance")

    assert own.getvalue() == run("stakes", "ampere").stdout


def test_a_question_without_an_answer_exits_with_1() -> None:
    """What the data leaves open is neither wrong usage nor bad data, and is said in one line."""
    asking = typer.Typer(cls=AllianceGroup)
    asking.callback()(lambda: None)

    @asking.command()
    def power(*, json: bool = False) -> None:
        message = f"some votes are not known, and {json} is no help"
        raise NoAnswerError(message)

    result = CliRunner().invoke(asking, ["power"])
    error = json.loads(CliRunner().invoke(asking, ["power", "--json"]).stderr)["error"]

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "alliance: some votes are not known, and False is no help\n"
    assert error["code"] == "no-answer"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "POSIX"}])
@pytest.mark.parametrize("words", [("stakes", "Ampère"), ("stakes", "moteurs", "--json")])
def test_the_locale_changes_nothing(words: tuple[str, ...], locale: dict[str, str]) -> None:
    """The same input gives the same bytes, in UTF-8, under any locale."""
    result = program(*words, **locale)

    assert result.returncode == 0
    assert result.stdout == run(*words).stdout_bytes
