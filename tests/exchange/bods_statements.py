"""Statements in a line each, and what was read of them in a line each."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.bods.in_shares import said
from alliance_cli.exchange.bods.reader import read_bods

Json: TypeAlias = dict[str, Any]
Value: TypeAlias = str | int | float | list[Any] | dict[str, Any] | None
"""Whatever may stand in a field, right or wrong."""


def entity(record: str, day: str = "2020-01-01", status: str = "new", **details: Value) -> Json:
    """A statement about an entity; it is called as its record, unless it says otherwise."""
    said_of_it = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": record}
    return _statement("entity", record, day, status, {**said_of_it, **details})


def person(record: str, day: str = "2020-01-01", status: str = "new", **details: Value) -> Json:
    """A statement about a person; it is called as its record, unless it says otherwise."""
    names = [{"fullName": record}]
    said_of_it = {"isComponent": False, "personType": "knownPerson", "names": names}
    return _statement("person", record, day, status, {**said_of_it, **details})


def holds(
    owner: Value,
    company: Value,
    *interests: Json,
    day: str = "2020-01-01",
    status: str = "new",
    record: str = "",
    **details: Value,
) -> Json:
    """A statement about a relationship."""
    said_of_it = {
        "isComponent": False,
        "subject": company,
        "interestedParty": owner,
        "interests": list(interests),
    }
    name = record or f"{owner}.{company}"
    return _statement("relationship", name, day, status, {**said_of_it, **details})


def stake(exact: Value = None, since: str = "", until: str = "", **more: Value) -> Json:
    """A direct shareholding, unless it says otherwise."""
    interest: Json = {"type": "shareholding", "directOrIndirect": "direct"}
    if exact is not None:
        interest["share"] = {"exact": exact}
    if since:
        interest["startDate"] = since
    if until:
        interest["endDate"] = until
    return {**interest, **more}


def votes(exact: Value = None, since: str = "", until: str = "", **more: Value) -> Json:
    """Direct voting rights, unless it says otherwise."""
    return stake(exact, since, until, **{"type": "votingRights", **more})


def _statement(kind: str, record: str, day: str, status: str, details: Json) -> Json:
    return {
        "statementId": f"{kind} {record} {day} {status}",
        "declarationSubject": record,
        "statementDate": day,
        "recordId": record,
        "recordStatus": status,
        "recordType": kind,
        "recordDetails": details,
    }


def read(*statements: Value, account: Account | None = None) -> Reading:
    """What is read of statements, a line each."""
    return read_text("\n".join(map(json.dumps, statements)), account or Account())


def read_text(text: str, account: Account | None = None) -> Reading:
    """What is read of a text."""
    return read_bods([text], "statements.json", account or Account())


def lines(reading: Reading) -> list[str]:
    """The holdings: `anna 30% acme 2020-01-01 2021-01-01`, votes where they differ."""
    return [
        " ".join(
            part
            for part in (
                holding.owner,
                said(holding.capital),
                "" if holding.votes == holding.capital else f"(votes {said(holding.votes)})",
                holding.company,
                str(holding.period.since or "…"),
                str(holding.period.until or ""),
            )
            if part
        )
        for holding in reading.dataset.holdings
    ]


def told(reading: Reading, account: Account) -> Iterator[str]:
    """All that was read, a line each: parties, holdings, losses by kind, problems."""
    dataset = reading.dataset
    yield f"{dataset.title}, {dataset.as_of}"
    for party in dataset.parties:
        yield " ".join(filter(None, (party.kind, party.id, party.country)))
        yield from (f"  {note.date} {note.text}" for note in party.notes)
    yield from lines(reading)
    yield "lost: " + ", ".join(f"{kind} {count}" for kind, count in account.counts().items())
    yield from problems(reading)


def problems(reading: Reading) -> list[str]:
    """Line, name and message of each problem."""
    return [f"{p.location.line}: {p.name}: {p.message}" for p in reading.problems if p.location]


def losses(account: Account) -> list[tuple[str, str, str]]:
    """Each loss, as a triple."""
    return [(loss.kind, loss.where, loss.what) for loss in account.losses]
