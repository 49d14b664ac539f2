"""The JSON Schema of each answer, and of the file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.cli.commands.schema import LAYOUTS
from alliance_cli.loading.reader import examine_text
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.views.companies import companies_report, company_report
from alliance_cli.views.investments import investments_report
from alliance_cli.views.json import json_object
from alliance_cli.views.problems import checked_report
from alliance_cli.views.projects import projects_report
from alliance_cli.views.report import Column, Facts, Kind, Report, Shown, Table
from alliance_cli.views.schema import answer_schema
from alliance_cli.views.sources import sources_report
from alliance_cli.views.stakes import stakes_report


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with no room for a key that it does not name."""
    told = {
        key: {name: closed(inner) for name, inner in value.items()}
        if key == "properties"
        else closed(value)
        if key in ("items", "additionalProperties") and isinstance(value, dict)
        else value
        for key, value in schema.items()
    }
    return {"additionalProperties": False} | told if "properties" in told else told


@cache
def validator(command: str) -> Draft7Validator:
    """What judges the answers of a command, strictly."""
    schema = answer_schema(command, LAYOUTS[command], dated=command != "check")
    Draft7Validator.check_schema(schema)
    return Draft7Validator(closed(schema))


def answers(world: Snapshot) -> Iterator[tuple[str, Report]]:
    """Every answer that there is about a world."""
    dataset = world.dataset
    yield "companies", companies_report(world)
    yield "investments", investments_report(world, None)
    yield "projects", projects_report(world, None)
    yield "sources", sources_report(world, None)
    for source in dataset.sources.values():
        yield "sources", sources_report(world, source)
    for party in dataset.parties:
        yield "show", company_report(world, party)
        yield "stakes", stakes_report(world, direct_stakes(world, party))
        yield "investments", investments_report(world, party)
        yield "projects", projects_report(world, party)


@pytest.mark.parametrize("on", [None, date(1900, 1, 1), date(2999, 1, 1)])
def test_every_answer_on_the_small_dataset_is_valid(small: Dataset, on: date | None) -> None:
    """What a command prints is valid under its schema, and has no key beside it, on any day."""
    for command, report in answers(snapshot(small, on or small.as_of)):
        validator(command).validate(json_object(report))


def test_every_answer_on_the_packaged_dataset_is_valid(alliance: Dataset) -> None:
    """So is every answer about the dataset that comes with the program."""
    for command, report in answers(snapshot(alliance, alliance.as_of)):
        validator(command).validate(json_object(report))


def test_every_layout_has_answers_that_were_judged(world: Snapshot) -> None:
    """No command escapes the two tests above; `check` has its own."""
    assert {command for command, _ in answers(world)} == LAYOUTS.keys() - {"check"}


def test_the_answer_of_check_is_valid(small: Dataset) -> None:
    """A check of good and bad files, and of files of two days, is valid under its schema."""
    bad = examine_text("title: [", "bad.yaml")
    good = Examination("small.yaml", small, ())
    other = Examination("other.yaml", replace(small, as_of=date(2020, 1, 1)), ())
    for examined in (
        [good],
        [good, other],
        [bad],
    ):
        validator("check").validate(json_object(checked_report(examined)))


def test_an_answer_without_a_key_is_not_valid(world: Snapshot) -> None:
    """Every key of the contract is required, on each row too."""
    party = world.dataset.party("moteurs")
    told = json_object(stakes_report(world, direct_stakes(world, party)))
    del told["owners"][0]["capital_min_pct"]

    assert not validator("stakes").is_valid(told)


def test_only_a_check_may_be_without_a_day() -> None:
    """`as_of` is a text in every answer; in a check of several files it may be null."""
    assert answer_schema("stakes", LAYOUTS["stakes"])["properties"]["as_of"] == {"type": "string"}
    told = answer_schema("check", LAYOUTS["check"], dated=False)["properties"]["as_of"]
    assert told == {"type": ["string", "null"]}


def test_a_schema_follows_the_layout() -> None:
    """Facts, tables, maps and blocks within blocks are where the answer has them."""
    name = Column("name", Kind.TEXT)
    layout = (
        Facts("", (name,), Shown.NOT),
        Facts("x", (name,), Shown.AS_LINES),
        Table("x.rows", (name,)),
        Table("map", (name, Column("count", Kind.COUNT)), keyed=True),
    )

    schema = answer_schema("any", layout)

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["required"] == ["as_of", "name", "x", "map", "sources"]
    assert schema["properties"]["x"]["required"] == ["name", "rows"]
    assert schema["properties"]["x"]["properties"]["rows"]["type"] == "array"
    assert schema["properties"]["map"]["additionalProperties"]["required"] == ["count"]
