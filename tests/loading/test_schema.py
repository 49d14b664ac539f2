from datetime import date
from typing import Any

import jsonschema
import pytest

from alliance_cli.loading.lines import Lines
from alliance_cli.loading.packaged import packaged_dataset, starter_text
from alliance_cli.loading.reader import examine_text
from alliance_cli.loading.schema import dataset_schema
from alliance_cli.loading.values import plain_values
from tests.loading.minimal import HEAD

VALIDATOR = jsonschema.Draft7Validator(dataset_schema())


def as_editors_see(text: str) -> Any:  # noqa: ANN401  # any YAML
    """The values of a text as JSON has them: a date is text."""

    def plain(value: Any) -> Any:  # noqa: ANN401  # any YAML
        match value:
            case dict():
                return {key: plain(inner) for key, inner in value.items()}
            case list():
                return [plain(inner) for inner in value]
            case date():
                return value.isoformat()
        return value

    return plain(plain_values(Lines("mine", text)).value)


def test_the_schema_is_one() -> None:
    """The schema keeps to draft 7, which editors read."""
    jsonschema.Draft7Validator.check_schema(dataset_schema())

    assert dataset_schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert dataset_schema()["title"] == "alliance dataset"
    assert "$defs" not in str(dataset_schema())


def test_what_the_program_brings_fits_its_schema() -> None:
    """The packaged dataset and the starter are right in an editor too."""
    for text in (packaged_dataset().read_text(encoding="utf-8"), starter_text()):
        VALIDATOR.validate(as_editors_see(text))


@pytest.mark.parametrize(
    "body",
    [
        "holdings: [{owner: acme, company: gizmo, capital: 15}]",
        "holdings: [{owner: acme, company: gizmo, capital: 15 %}]",
        "holdings: [{owner: acme, company: gizmo}]",
        "holdings: [{owner: acme, company: gizmo, capital: 15%, colour: red}]",
        "holdings: [{owner: Acme, company: gizmo, capital: 15%}]",
        "holdings: [{owner: acme, company: gizmo, capital: 15%, since: 2023/11/08}]",
        "holdings: {owner: acme}",
        "holders: {a: {name: A, kind: robot}}",
        "holders: {a: {name: A, kind: state, country: France}}",
        "investments: [{investor: acme, company: gizmo, history: []}]",
        "valuations: [{company: acme, value: 600M, date: 2023}]",
        "investments: [{investor: acme, company: gizmo, history: [{date: 2023, status: done}]}]",
        "valuations: [{company: acme, value: EUR 5, date: 2023, basis: guess}]",
        "colours: []",
    ],
)
def test_an_editor_marks_what_the_reader_refuses(body: str) -> None:
    """What is wrong in the shape of the file is wrong by the schema too."""
    text = HEAD + body

    assert examine_text(text, "mine").dataset is None
    assert not VALIDATOR.is_valid(as_editors_see(text))


@pytest.mark.parametrize("missing", ["title", "as_of"])
def test_the_head_is_required(missing: str) -> None:
    """A file without a title or a day is not complete."""
    head = as_editors_see(HEAD)
    del head[missing]

    assert not VALIDATOR.is_valid(head)
