"""`alliance check`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.cli.running import SMALL, run

CLEAN = "title: Clean\nas_of: 2024-01-01\n"
WARNED = CLEAN + "companies: {acme: {name: Acme}}\n"
BAD = CLEAN + "companies: {acme: {name: }}\n"


def written(folder: Path, name: str, text: str) -> str:
    """The path of a new file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_clean_file_is_said_to_be_clean(tmp_path: Path) -> None:
    """It exits with 0 and says that there are no problems."""
    file = written(tmp_path, "clean.yaml", CLEAN)

    result = run("check", "--strict", file)

    assert (result.exit_code, result.stdout) == (0, f"{file}: no problems\n")


def test_the_dataset_in_use_is_checked_where_none_is_named(tmp_path: Path) -> None:
    """Without a file, --data or the variable says which."""
    file = written(tmp_path, "clean.yaml", CLEAN)

    assert run("check").stdout == f"{SMALL}: no problems\n"
    assert run("check", "-d", file).stdout == f"{file}: no problems\n"


def test_the_packaged_dataset_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes with the program has not even a warning."""
    monkeypatch.delenv("ALLIANCE_DATA")

    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (WARNED, (), 0),
        (WARNED, ("--strict",), 3),
        (BAD, (), 3),
        (BAD, ("--strict",), 3),
    ],
)
@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_warnings_are_refused_only_when_strict(
    text: str, options: tuple[str, ...], code: int, format_: str, tmp_path: Path
) -> None:
    """An error is refused, a warning with --strict only, in any format; both are told."""
    file = written(tmp_path, "file.yaml", text)

    result = run("check", file, *options, "-f", format_)

    assert result.exit_code == code
    assert "acme" in result.stdout or "name" in result.stdout
    assert not result.stderr


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (CLEAN, "no problems"),
        (WARNED, "1 warning, refused by --strict"),
        (BAD, "1 error and 1 warning"),
    ],
)
def test_the_last_line_says_why_a_warning_is_refused(text: str, last: str, tmp_path: Path) -> None:
    """Under --strict a file with warnings only says why it is refused; others need no reason."""
    file = written(tmp_path, "file.yaml", text)

    assert run("check", "--strict", file).stdout.splitlines()[-1] == f"{file}: {last}"
    assert "--strict" not in run("check", file).stdout


@pytest.mark.parametrize(
    ("options", "severity", "counts"),
    [((), "warning", (0, 1)), (("--strict",), "error", (1, 0))],
)
def test_a_refused_warning_is_an_error_in_json(
    options: tuple[str, ...], severity: str, counts: tuple[int, int], tmp_path: Path
) -> None:
    """A program that asks for --strict reads errors, and counts them."""
    file = written(tmp_path, "file.yaml", WARNED)

    told = json.loads(run("check", file, "--json", *options).stdout)

    assert [problem["severity"] for problem in told["problems"]] == [severity]
    assert (told["files"][0]["errors"], told["files"][0]["warnings"]) == counts


@pytest.mark.parametrize("option", ["--data", "-d"])
def test_files_beside_data_are_refused(option: str, tmp_path: Path) -> None:
    """Nobody is left to guess which of two was checked."""
    file = written(tmp_path, "clean.yaml", CLEAN)

    result = run("check", file, option, file)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "name the files to check, or one with --data, not both" in result.stderr


def test_files_win_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ALLIANCE_DATA is a habit, not a question: a file named is the one that is checked."""
    file = written(tmp_path, "clean.yaml", CLEAN)
    monkeypatch.setenv("ALLIANCE_DATA", written(tmp_path, "bad.yaml", BAD))

    result = run("check", file)

    assert (result.exit_code, result.stdout) == (0, f"{file}: no problems\n")


def test_several_files_are_checked_in_one_run(tmp_path: Path) -> None:
    """Each file is told, with its problems before its count; one bad file is enough for exit 3."""
    clean, warned = written(tmp_path, "a.yaml", CLEAN), written(tmp_path, "b.yaml", WARNED)
    missing = str(tmp_path / "c.yaml")

    result = run("check", clean, warned, missing)

    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert lines[0] == f"{clean}: no problems"
    assert lines[1].startswith(f"{warned}:3:13: warning: unused-company:")
    assert f"{warned}: 1 warning" in lines
    assert lines[-1] == f"{missing}: 1 error"


def test_json_lists_files_and_problems(tmp_path: Path) -> None:
    """A program reads one object, valid under the schema of the command, on standard output."""
    clean, bad = written(tmp_path, "a.yaml", CLEAN), written(tmp_path, "b.yaml", BAD)

    result = run("check", clean, bad, "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 3
    assert [(f["file"], f["errors"]) for f in told["files"]] == [(clean, 0), (bad, 1)]
    assert told["problems"][0]["line"] == 3
    Draft7Validator(json.loads(run("schema", "check").stdout)).validate(told)


def test_standard_input_is_checked() -> None:
    """A dash is standard input, named or as the dataset."""
    for words in (("check", "-"), ("check", "-d", "-")):
        result = run(*words, stdin=BAD)
        assert result.exit_code == 3
        assert result.stdout.startswith("<stdin>:3:")
        assert run(*words, stdin=CLEAN).stdout == "<stdin>: no problems\n"


def test_two_formats_are_refused_before_anything_is_read() -> None:
    """--json beside another format is wrong usage here too."""
    result = run("check", "no-such.yaml", "--json", "-f", "csv")

    assert (result.exit_code, result.stdout) == (2, "")
