"""`alliance schema`."""

import copy
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from alliance_cli.cli.questions import ANSWERING
from alliance_cli.loading.lines import Lines
from alliance_cli.loading.packaged import packaged_dataset, starter_text
from alliance_cli.loading.values import plain_values
from tests.cli.running import QUERIES, SMALL, run


def schema(*words: str) -> dict[str, Any]:
    """The schema that the program prints."""
    result = run("schema", *words)
    assert result.exit_code == 0
    return dict(json.loads(result.stdout))


def as_json(value: object) -> Any:  # noqa: ANN401  # what JSON can hold
    """The values of a file as an editor sees them: dates and decimals as JSON has them."""
    match value:
        case dict():
            return {key: as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def values(text: str) -> Any:  # noqa: ANN401  # what JSON can hold
    """The plain values of a dataset."""
    return as_json(plain_values(Lines("file", text)).value)


def small() -> Any:  # noqa: ANN401  # what JSON can hold
    """The plain values of the small dataset."""
    return values(SMALL.read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", ["dataset", *ANSWERING])
def test_every_schema_is_one(command: str) -> None:
    """Each is a schema of draft 7, which editors and validators read."""
    told = schema(command)

    assert told["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(told)


def test_the_schema_of_the_file_is_the_one_meant() -> None:
    """Without a word, the schema is that of the dataset file."""
    assert schema() == schema("dataset")


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
@pytest.mark.parametrize("day", ["2024-06-30", "0001-01-01", "9999-12-31"])
def test_every_printed_answer_is_valid(words: tuple[str, ...], day: str) -> None:
    """What a command prints under --json is valid under what `schema` prints for it."""
    answer = json.loads(run(*words, "--json", "--as-of", day).stdout)

    Draft7Validator(schema(words[0])).validate(answer)


@pytest.mark.parametrize("text", [packaged_dataset(), SMALL, None])
def test_good_files_are_accepted(text: Path | None) -> None:
    """The packaged dataset, the small one and the starter are valid for an editor."""
    content = starter_text() if text is None else text.read_text(encoding="utf-8")

    Draft7Validator(schema("dataset")).validate(values(content))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.pop("title"),
        lambda file: file.pop("as_of"),
        lambda file: file.update(extra=1),
        lambda file: file.update(as_of="soon"),
        lambda file: file["holdings"][0].pop("capital"),
        lambda file: file["holdings"][0].update(capital=15),
        lambda file: file["holdings"][0].update(capital="15 %"),
        lambda file: file["holdings"][0].update(shares="15%"),
        lambda file: file["holdings"][0].update(since="2023-1"),
        lambda file: file["investments"][0].update(amount="600M"),
        lambda file: file["investments"][0]["history"][0].update(status="promised"),
        lambda file: file["valuations"][0].update(basis="guess"),
        lambda file: file["companies"]["moteurs"].update(kind="club"),
        lambda file: file["companies"].update({"Bad Id": {"name": "x"}}),
        lambda file: file["holders"]["state"].pop("kind"),
        lambda file: file["projects"][0].update(partners="ampere"),
    ],
)
def test_broken_files_are_refused(spoil: Callable[[Any], object]) -> None:
    """An editor underlines what the reader would refuse."""
    good = small()
    broken = copy.deepcopy(good)
    spoil(broken)

    judge = Draft7Validator(schema("dataset"))
    assert judge.is_valid(good)
    assert not judge.is_valid(broken)


def test_what_has_no_schema_is_wrong_usage() -> None:
    """It exits with 2 and names what has one."""
    result = run("schema", "nope")

    assert result.exit_code == 2
    assert not result.stdout
    assert "'nope' has no schema" in result.stderr
    assert all(command in result.stderr for command in ("dataset", *ANSWERING))
