import json
from dataclasses import replace
from datetime import date
from typing import Any

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Dataset, Event, Project, Source, Status, Valuation
from alliance_cli.model.when import When
from tests.notation import DAY, dataset


def written(data: Dataset) -> list[dict[str, Any]]:
    """The statements written."""
    statements: list[dict[str, Any]] = json.loads("".join(write_bods(data, Account())))
    return statements


def test_a_dataset_is_an_array_with_a_statement_on_each_line() -> None:
    """A chunk for each, parties before who holds whom."""
    chunks = list(write_bods(dataset("a 60% b, b over 25% to 50% a"), Account()))

    assert len(chunks) == 5
    assert "".join(chunks).count("\n") == 6
    assert [(s["recordType"], s["recordId"]) for s in json.loads("".join(chunks))] == [
        ("entity", "a"),
        ("entity", "b"),
        ("relationship", "a.b"),
        ("relationship", "b.a"),
    ]


def test_an_empty_dataset_is_an_empty_array() -> None:
    """Which BODS allows, and in which nothing tells a day."""
    account = Account()

    assert "".join(write_bods(Dataset("Nothing", DAY), account)) == "[]\n"
    assert [(loss.kind, loss.where) for loss in account.losses] == [("day", str(DAY))]
    assert "".join(write_bods(Dataset("Nothing", date.min), Account())) == "[]\n"


def test_a_company_may_hold_itself() -> None:
    """Treasury shares are a relationship of a company with itself."""
    *_, relationship = written(dataset("a 5% a"))

    assert relationship["recordId"] == "a.a"
    assert relationship["recordDetails"]["subject"] == "a"
    assert relationship["recordDetails"]["interestedParty"] == "a"


def test_the_unrecorded_part_is_not_invented() -> None:
    """What no line tells, no statement tells."""
    statements = written(dataset("a 60% b"))

    assert [s["recordId"] for s in statements] == ["a", "b", "a.b"]


def test_what_has_no_place_is_accounted_for() -> None:
    """Projects, sources that nothing rests on, and valuations, which stand in a remark."""
    data = replace(
        dataset("a 60% b"),
        sources={"idle": Source("idle", "Idle")},
        valuations=(Valuation("b", parse_money("EUR 5B"), When(2023)),),
        projects=(Project("car", "Car", ("a",), (Event(When(2023), Status.ANNOUNCED),)),),
    )
    account = Account()
    statements = json.loads("".join(write_bods(data, account)))

    assert account.counts() == {"valuation": 1, "source": 1, "project": 1}
    assert [s["recordId"] for s in statements if "annotations" in s] == ["b"]


def test_every_statement_is_published_by_the_dataset_on_its_day() -> None:
    """No clock: the day is that of the dataset, the publisher its title."""
    assert {json.dumps(s["publicationDetails"]) for s in written(dataset("a 60% b"))} == {
        '{"publicationDate": "2024-01-01", "bodsVersion": "0.4", "publisher": {"name": "drawn"}}'
    }


def test_the_packaged_dataset_is_written_whole() -> None:
    """Every line of it, under ids that are all different; only what must be is lost."""
    data = load_dataset(packaged_dataset())
    account = Account()
    statements = json.loads("".join(write_bods(data, account)))
    shares = {
        (s["recordId"], interest.get("startDate"), interest.get("endDate"))
        for s in statements
        for interest in s["recordDetails"].get("interests", ())
        if interest["type"] == "shareholding"
    }

    assert len(shares) == len(data.holdings)
    assert len({s["statementId"] for s in statements}) == len(statements)
    assert set(account.counts()) == {
        "complete list",
        "fraction",
        "further source",
        "investment",
        "note",
        "partial date",
        "project",
        "source",
        "source date",
        "source of an event",
        "valuation",
    }
