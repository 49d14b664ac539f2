"""What is written as BODS, read by those who know nothing but the standard."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.out_shares import share_object
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.one_day import on_day
from alliance_cli.model.records import Dataset, Holding, Party
from alliance_cli.model.share import Share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import When
from tests.laws.effort import examples
from tests.laws.strategies import datasets, recent_whens, shares

Statement: TypeAlias = dict[str, Any]
Stake: TypeAlias = tuple[str, str, str, str]
"""Owner, company, and what is written of capital and votes."""

_MANY = examples(60)
_FINEST = Fraction(1, 10**17)
_TYPES = ("shareholding", "votingRights")


def text_of(dataset: Dataset) -> str:
    """The dataset as BODS."""
    return "".join(write_bods(dataset, Account()))


def statements_of(dataset: Dataset) -> list[Statement]:
    """The statements of a dataset, with numbers as exact as they are written."""
    statements: list[Statement] = json.loads(text_of(dataset), parse_float=Decimal)
    return statements


def in_force(statements: list[Statement], on: date) -> list[Statement]:
    """The newest statement of each record on a day, without closed ones: what a viewer draws."""
    newest: dict[str, Statement] = {}
    for statement in statements:
        known = newest.get(statement["recordId"])
        is_told = statement["statementDate"] <= str(on)
        if is_told and (known is None or statement["statementDate"] > known["statementDate"]):
            newest[statement["recordId"]] = statement
    return [statement for statement in newest.values() if statement["recordStatus"] != "closed"]


def stakes_by_statements(statements: list[Statement], on: date) -> set[Stake]:
    """Who holds what on a day, for one who goes by the newest statements."""
    found: set[Stake] = set()
    for statement in in_force(statements, on):
        interests = _interests(statement)
        kept = [i for i in interests if not i.get("endDate") or i["endDate"] > str(on)]
        found.update(_stakes(statement, kept))
    return found


def stakes_by_dates(statements: list[Statement], on: date) -> set[Stake]:
    """Who holds what on a day, for one who goes by the dates of all interests ever stated."""
    found: set[Stake] = set()
    for statement in statements:
        kept = [
            interest
            for interest in _interests(statement)
            if interest.get("startDate", "") <= str(on)
            and (not interest.get("endDate") or interest["endDate"] > str(on))
        ]
        found.update(_stakes(statement, kept))
    return found


def stakes_held(holdings: tuple[Holding, ...]) -> set[Stake]:
    """Who holds what, as it should be written."""
    return {
        (h.owner, h.company, _words(share_object(h.capital)), _words(share_object(h.votes)))
        for h in holdings
    }


def _interests(statement: Statement) -> list[dict[str, Any]]:
    interests: list[dict[str, Any]] = statement["recordDetails"].get("interests", [])
    return interests


def _stakes(statement: Statement, interests: list[dict[str, Any]]) -> Iterator[Stake]:
    shares = {i["type"]: _words(i.get("share", {})) for i in interests if i["type"] in _TYPES}
    if shares:
        details = statement["recordDetails"]
        ends = details["interestedParty"], details["subject"]
        yield *ends, shares["shareholding"], shares["votingRights"]


def _words(share: Any) -> str:  # noqa: ANN401  # what JSON can hold
    return " ".join(f"{key} {Decimal(value):f}" for key, value in share.items())


@_MANY
@given(datasets(), recent_whens())
def test_on_any_day_the_stakes_are_those_in_force(dataset: Dataset, when: When) -> None:
    """Whether one goes by the newest statements or by the dates of interests."""
    statements = statements_of(dataset)
    first = min((s["statementDate"] for s in statements), default=str(dataset.as_of))
    day = max(date.fromisoformat(first), when.first_day)
    held = stakes_held(snapshot(dataset, day).holdings)

    assert stakes_by_dates(statements, day) == held
    assert stakes_by_statements(statements, day) == held


@_MANY
@given(datasets())
def test_one_day_is_written_as_that_day(dataset: Dataset) -> None:
    """All its statements were made by then, and all of them are in force."""
    today = on_day(dataset, dataset.as_of)
    statements = statements_of(today)

    assert all(s["statementDate"] <= str(dataset.as_of) for s in statements)
    assert stakes_by_statements(statements, dataset.as_of) == stakes_held(today.holdings)


@_MANY
@given(datasets())
def test_records_come_one_by_one_in_the_order_of_their_days(dataset: Dataset) -> None:
    """New first, closed last, one statement a day; and no party after who holds it."""
    told: set[str] = set()
    for record, group in groupby(statements_of(dataset), key=lambda s: str(s["recordId"])):
        history = list(group)
        days = [s["statementDate"] for s in history]
        statuses = [s["recordStatus"] for s in history]
        details = history[0]["recordDetails"]

        assert days == sorted(set(days))
        assert record not in told
        assert "new" not in statuses[1:]
        assert "closed" not in statuses[:-1]
        assert statuses[0] in {"new", "closed"}
        assert history[0]["recordType"] != "relationship" or (
            {details["subject"], details["interestedParty"]} <= told
        )
        told.add(record)
    assert told >= {party.id for party in dataset.parties}


@_MANY
@given(datasets(), st.text())
def test_the_same_content_has_the_same_ids(dataset: Dataset, title: str) -> None:
    """Writing twice gives the same bytes; another publisher changes no id; no two are alike."""
    ids = [statement["statementId"] for statement in statements_of(dataset)]
    other = replace(dataset, title=title)

    assert text_of(dataset) == text_of(dataset)
    assert [statement["statementId"] for statement in statements_of(other)] == ids
    assert len(set(ids)) == len(ids)


@given(shares())
def test_a_share_lies_within_what_is_written_of_it(share: Share) -> None:
    """Less than a digit of the last place away, and open where it is open."""
    written = {
        key: Fraction(_words({"": value})) / 100 for key, value in share_object(share).items()
    }
    if "exact" in written:
        assert written["exact"] <= share.low < written["exact"] + _FINEST
        return
    low = written.get("exclusiveMinimum" if share.low_open else "minimum", Fraction(0))
    high = written.get("exclusiveMaximum" if share.high_open else "maximum", Fraction(1))

    assert low <= share.low < low + _FINEST
    assert high - _FINEST < share.high <= high


@_MANY
@given(datasets())
def test_what_is_written_is_read_again(dataset: Dataset) -> None:
    """Who holds what, from which day to which, and every party with its names; nothing is wrong."""
    reading = read_bods([text_of(dataset)], "statements.json", Account())

    assert reading.problems == []
    assert reading.dataset.as_of == dataset.as_of
    assert {_line(h) for h in reading.dataset.holdings} == {_line(h) for h in dataset.holdings}
    assert {_named(p) for p in reading.dataset.parties} == {_named(p) for p in dataset.parties}


def _line(holding: Holding) -> tuple[str, ...]:
    period = holding.period
    return (
        holding.owner,
        holding.company,
        *(_words(share_object(share)) for share in (holding.capital, holding.votes)),
        *("" if when is None else str(when.first_day) for when in (period.since, period.until)),
    )


def _named(party: Party) -> tuple[object, ...]:
    return party.id, party.name, party.kind, party.country, party.aliases, party.identifiers
