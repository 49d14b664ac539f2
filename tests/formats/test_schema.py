"""The JSON Schema of each answer, and of the file."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.blocking import blocking
from alliance_cli.calculations.causes import changes_between
from alliance_cli.calculations.chains import ownership_chains
from alliance_cli.calculations.control import MAJORITY, percentage_of_control
from alliance_cli.calculations.controllers import controllers
from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.calculations.group import Standard, group
from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.loops import ownership_loops
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.calculations.power import voting_power
from alliance_cli.calculations.timeline import timeline
from alliance_cli.cli.questions import ANSWERING, layout_of
from alliance_cli.errors import NoAnswerError
from alliance_cli.formats.json import json_object
from alliance_cli.formats.schema import answer_schema
from alliance_cli.loading.reader import examine_text
from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.assumption import CLOSE, CommitmentsClose
from alliance_cli.model.examination import Examination
from alliance_cli.model.records import Dataset
from alliance_cli.model.rules import Measure
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.report.blocks import Facts, Table
from alliance_cli.report.kinds import COUNT, TEXT
from alliance_cli.report.report import Report
from alliance_cli.views.chains import chains_report
from alliance_cli.views.companies import companies_report, company_report
from alliance_cli.views.controllers import controllers_report
from alliance_cli.views.diff import diff_report
from alliance_cli.views.group import group_report
from alliance_cli.views.investments import investments_report
from alliance_cli.views.loops import loops_report
from alliance_cli.views.owners import owners_report
from alliance_cli.views.portfolio import portfolio_report
from alliance_cli.views.power import power_report
from alliance_cli.views.problems import checked_report
from alliance_cli.views.projects import projects_report
from alliance_cli.views.sanctions import sanctions_report
from alliance_cli.views.sources import sources_report
from alliance_cli.views.stakes import stakes_report
from alliance_cli.views.timeline import timeline_report
from alliance_cli.views.ubo import ubo_report
from tests.report.rows import columns, named


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
    schema = answer_schema(command, layout_of(command), dated=command != "check")
    Draft7Validator.check_schema(schema)
    return Draft7Validator(closed(schema))


def answers(world: Snapshot) -> Iterator[tuple[str, Report]]:
    """Every answer that there is about a world."""
    dataset = world.dataset
    yield "companies", companies_report(world)
    yield "investments", investments_report(world, None)
    yield "projects", projects_report(world, None)
    yield "sources", sources_report(world, None)
    yield from answers_of_time(world)
    for source in dataset.sources.values():
        yield "sources", sources_report(world, source)
    for party in dataset.parties:
        yield "show", company_report(world, party)
        yield "stakes", stakes_report(world, direct_stakes(world, party))
        yield "investments", investments_report(world, party)
        yield "projects", projects_report(world, party)
    yield from calculated_answers(world)
    yield from answers_of_control(world)


def answers_of_time(world: Snapshot) -> Iterator[tuple[str, Report]]:
    """Every answer about more than one day, and one about what would be."""
    before = snapshot(world.dataset, date(2010, 12, 31))
    after = with_assumption(world, CommitmentsClose(), CLOSE)
    for party in (None, *world.dataset.parties):
        moments = timeline(after, party, Period(), later=True)
        yield "timeline", timeline_report(after, party, moments, Period(), later=True)
        found = changes_between(before, after, party)
        yield "diff", diff_report(after, (before.on, after.on), party, found)


def calculated_answers(world: Snapshot) -> Iterator[tuple[str, Report]]:
    """Every answer that is calculated; chains to all that each owns, and to two it may not."""
    shares, voting = (ownership_network(world, measure) for measure in (capital, votes))
    yield "loops", loops_report(world, ownership_loops(shares))
    for one in world.dataset.parties:
        owners = integrated_owners(shares, one.id)
        yield "owners", owners_report(world, one, owners, explained=True)
        holdings = integrated_holdings(shares, one.id)
        yield "portfolio", portfolio_report(world, one, holdings, explained=True)
        below = [world.dataset.party(stake.company) for stake in holdings.holdings]
        for other in (one, world.dataset.parties[0], *below):
            chains = ownership_chains(shares, one.id, other.id, 1)
            control = percentage_of_control(voting, one.id, other.id)
            yield "chains", chains_report(world, one, other, chains, control)


def answers_of_control(world: Snapshot) -> Iterator[tuple[str, Report]]:
    """Every answer about control; power only where the votes are exactly known."""
    shares, voting = (ownership_network(world, measure) for measure in (capital, votes))
    networks = {Measure.CAPITAL: shares, Measure.VOTES: voting}
    for one in world.dataset.parties:
        found = controllers(voting, one.id)
        yield "controllers", controllers_report(world, one, MAJORITY, (one,), found)
        for standard in Standard:
            entities = group(shares, voting, one.id, standard)
            yield "group", group_report(world, one, standard, entities, suspended=False)
        with suppress(NoAnswerError):
            game = voting_power(voting, one.id, None, unrecorded_vote=True)
            yield "power", power_report(world, one, game, unrecorded_vote=True)
        for rule in beneficial_rules().values():
            owners = beneficial_owners(networks, one.id, rule, world.dataset.holders)
            yield "ubo", ubo_report(world, one, rule, owners, {})
        yield "sanctions", sanctions_report(world, (one,), blocking(shares, [one.id]))


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
    assert {command for command, _ in answers(world)} == set(ANSWERING) - {"check"}


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
    assert answer_schema("stakes", layout_of("stakes"))["properties"]["as_of"] == {"type": "string"}
    told = answer_schema("check", layout_of("check"), dated=False)["properties"]["as_of"]
    assert told == {"type": ["string", "null"]}


def test_a_schema_follows_the_layout() -> None:
    """Facts, tables, maps and blocks within blocks are where the answer has them."""
    name = columns(named("name", TEXT))
    layout = (
        Facts("", name),
        Facts("x", name, as_lines=True),
        Table("x.rows", name),
        Table("map", columns(named("name", TEXT), named("count", COUNT)), keyed=True),
    )

    schema = answer_schema("any", layout)

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["required"] == ["as_of", "assumed", "name", "x", "map", "sources"]
    assert schema["properties"]["x"]["required"] == ["name", "rows"]
    assert schema["properties"]["x"]["properties"]["rows"]["type"] == "array"
    assert schema["properties"]["map"]["additionalProperties"]["required"] == ["count"]
