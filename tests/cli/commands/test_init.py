"""`alliance init`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run

MODELINE = "# yaml-language-server: $schema=alliance.schema.json\n"


def test_it_writes_a_dataset_and_its_schema(tmp_path: Path) -> None:
    """Two files are written; the first line tells editors of the second; both are said."""
    file, schema = tmp_path / "mine.yaml", tmp_path / "alliance.schema.json"

    result = run("init", str(file))

    assert result.exit_code == 0
    assert result.stdout == f"Wrote {file} and {schema}.\nNext: alliance check {file}\n"
    assert file.read_text(encoding="utf-8").startswith(MODELINE)
    assert schema.read_text(encoding="utf-8") == run("schema").stdout
    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "alliance dataset"


def test_what_it_writes_passes_the_check_and_answers(tmp_path: Path) -> None:
    """The new dataset has not even a warning, and can be asked at once."""
    file = str(tmp_path / "mine.yaml")
    run("init", file)

    assert run("check", "--strict", file).exit_code == 0
    assert run("companies", "-d", file).exit_code == 0


@pytest.mark.parametrize("there", ["mine.yaml", "alliance.schema.json"])
def test_it_never_overwrites(tmp_path: Path, there: str) -> None:
    """Where one of the two files is there already, nothing is written at all."""
    (tmp_path / there).write_text("precious", encoding="utf-8")

    result = run("init", str(tmp_path / "mine.yaml"))

    assert result.exit_code == 2
    assert (
        result.stderr == f"alliance: {tmp_path / there} is there already; --force overwrites it\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", ["mine.yaml", "alliance.schema.json"])
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path, name: str) -> None:
    """It is there, and what it points to may be another's; --force follows it."""
    target = tmp_path / "elsewhere"
    (tmp_path / name).symlink_to(target)

    result = run("init", str(tmp_path / "mine.yaml"))

    assert result.exit_code == 2
    assert result.stderr.endswith(f"{name} is there already; --force overwrites it\n")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert run("init", str(tmp_path / "mine.yaml"), "--force").exit_code == 0
    assert (tmp_path / name).is_symlink()
    assert target.is_file()


@pytest.mark.parametrize("name", ["-", "alliance.schema.json"])
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_name_that_is_taken_is_refused(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    """A dash is standard input everywhere else, and the schema would overwrite itself."""
    result = run("init", str(tmp_path / name), *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'{name}' cannot be the name of a dataset here; try mine.yaml" in result.stderr
    assert not list(tmp_path.iterdir())


def test_force_overwrites(tmp_path: Path) -> None:
    """--force writes over both."""
    file = tmp_path / "mine.yaml"
    file.write_text("old", encoding="utf-8")

    assert run("init", str(file), "--force").exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(MODELINE)


def test_two_datasets_share_a_schema(tmp_path: Path) -> None:
    """A second dataset in the same folder finds its schema there."""
    assert run("init", str(tmp_path / "one.yaml")).exit_code == 0
    assert run("init", str(tmp_path / "two.yaml")).exit_code == 0
    assert run("init", str(tmp_path / "two.yaml")).exit_code == 2


def test_a_schema_that_is_no_text_is_another_file(tmp_path: Path) -> None:
    """What stands in the schema's place and cannot be read is not overwritten."""
    (tmp_path / "alliance.schema.json").write_bytes(b"\xff")

    assert run("init", str(tmp_path / "mine.yaml")).exit_code == 2


@pytest.mark.parametrize("folder", ["missing", "file.txt", "x" * 256])
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, folder: str) -> None:
    """Where nothing can be written, one line says what and why; exit 2."""
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    result = run("init", str(tmp_path / folder / "mine.yaml"))

    assert result.exit_code == 2
    assert not result.stdout
    assert f"{folder}/alliance.schema.json cannot be written: " in result.stderr
    assert result.stderr.count("\n") == 1
