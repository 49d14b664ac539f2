"""Small files of GLEIF in all three forms, written in a line, and what is read from them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from alliance_cli.errors import Problem, UnreadableTextError
from alliance_cli.exchange.account import Account, Reading
from alliance_cli.exchange.gleif.reader import read_gleif
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.records import Dataset

SAMPLES = Path(__file__).parent / "samples" / "gleif"
DIRECT = "IS_DIRECTLY_CONSOLIDATED_BY"
ULTIMATE = "IS_ULTIMATELY_CONSOLIDATED_BY"
CONTENT_DAY = "2023-06-05"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a text."""

    reading: Reading
    account: Account

    @property
    def dataset(self) -> Dataset:
        """The dataset."""
        return self.reading.dataset

    @property
    def told(self) -> list[tuple[str, int, str]]:
        """Name, line and sentence of each problem."""
        return [_told(problem) for problem in self.reading.problems]

    @property
    def losses(self) -> dict[str, int]:
        """How many losses of each kind, but for the one that every file has."""
        counts = self.account.counts()
        counts.pop("registration details", None)
        return counts

    @property
    def reasons(self) -> list[str]:
        """What each loss says, but for the one that every file has."""
        return [loss.what for loss in self.account.losses if loss.kind != "registration details"]

    @property
    def holdings(self) -> list[tuple[str, str, str, str, str]]:
        """Owner, company, capital, since and until of each holding."""
        return [
            (
                h.owner,
                h.company,
                h.capital.stated,
                str(h.period.since or ""),
                str(h.period.until or ""),
            )
            for h in self.dataset.holdings
        ]

    @property
    def checked(self) -> list[str]:
        """The names of the errors that the checks see."""
        problems = [problem for check in CHECKS for problem in check(self.dataset)]
        return [problem.name.value for problem in problems if not problem.is_warning]


def _told(problem: Problem) -> tuple[str, int, str]:
    line = -1 if problem.location is None else problem.location.line
    return problem.name.value, line, problem.message


def portions(text: str) -> Iterator[str]:
    """The text as a file gives it."""
    return (text[at : at + 2**18] for at in range(0, len(text), 2**18))


def read(text: str, file: str = "rr.xml") -> Read:
    """What a text says."""
    account = Account()
    return Read(read_gleif(portions(text), file, account), account)


def read_records(*records: Record) -> Read:
    """What records say, in XML."""
    return read(as_xml(records))


def refused(text: str) -> tuple[str, int, str]:
    """Name, line and sentence of the one problem that ends the reading."""
    with pytest.raises(UnreadableTextError) as caught:
        read(text)
    return _told(caught.value.problem)


def lei(number: int) -> str:
    """An LEI with the right check digits."""
    body = f"5493{number:014}"
    return f"{body}{98 - int(body + '00') % 97:02}"


A, B, C, D = (lei(number) for number in range(1, 5))
ID_A, ID_B, ID_C, ID_D = (f"lei-{code}" for code in (A, B, C, D))


def relationship(  # noqa: PLR0913  # a record has many fields
    child: str = A,
    parent: str = B,
    type_: str = DIRECT,
    *,
    status: str = "ACTIVE",
    registration: str = "PUBLISHED",
    periods: Sequence[Sequence[str]] = (("2018-02-06", "", "RELATIONSHIP_PERIOD"),),
    quantifiers: Sequence[Sequence[str]] = (),
    updated: str = "2023-05-18T15:41:20.212Z",
) -> Record:
    """A record of level 2 as a tree of texts."""
    told: Record = {
        "StartNode": {"NodeID": child, "NodeIDType": "LEI"},
        "EndNode": {"NodeID": parent, "NodeIDType": "LEI"},
        "RelationshipType": type_,
        "RelationshipStatus": status,
    }
    if periods:
        names = ("StartDate", "EndDate", "PeriodType")
        told["RelationshipPeriods"] = {"RelationshipPeriod": [_said(names, p) for p in periods]}
    if quantifiers:
        names = ("MeasurementMethod", "QuantifierAmount", "QuantifierUnits")
        told["RelationshipQuantifiers"] = {
            "RelationshipQuantifier": [_said(names, q) for q in quantifiers]
        }
    registered = _said(("LastUpdateDate", "RegistrationStatus"), (updated, registration))
    return {"Relationship": told, "Registration": registered}


def per_cent(amount: str, units: str = "PERCENTAGE") -> tuple[str, str, str]:
    """A quantifier."""
    return ("ACCOUNTING_CONSOLIDATION", amount, units)


def exception(code: str, reason: str, category: str = "DIRECT_PARENT") -> Record:
    """A record of why no parent is named."""
    return {"LEI": code, "ExceptionCategory": category, "ExceptionReason": reason}


def entity(code: str, name: str, **told: Any) -> Record:  # noqa: ANN401  # texts and trees
    """A record of level 1."""
    registration = {"RegistrationStatus": "ISSUED", "LastUpdateDate": "2023-05-18"}
    fields = {"LegalName": name, "EntityCategory": "GENERAL", "EntityStatus": "ACTIVE"}
    return {"LEI": code, "Entity": {**fields, **told}, "Registration": registration}


def _said(names: Iterable[str], values: Iterable[str]) -> dict[str, str]:
    return {name: value for name, value in zip(names, values, strict=True) if value}


def as_xml(records: Iterable[Record], day: str = CONTENT_DAY) -> str:
    """A file in XML; each record begins a line."""
    known = {"Relationship": "RelationshipRecord", "ExceptionCategory": "Exception"}
    lines = [
        _element(next((known[name] for name in known if name in record), "LEIRecord"), record)
        for record in records
    ]
    header = f"<rr:Header><rr:ContentDate>{day}T09:24:22Z</rr:ContentDate></rr:Header>"
    root = 'rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"'
    return "\n".join((f"<{root}>{header}", *lines, "</rr:RelationshipData>"))


def _element(name: str, tree: object) -> str:
    if isinstance(tree, list):
        return "".join(_element(name, member) for member in tree)
    if isinstance(tree, dict):
        inner = "".join(_element(below, value) for below, value in tree.items())
    else:
        inner = escape(str(tree))
    return f"<rr:{name}>{inner}</rr:{name}>"


def as_json(records: Iterable[Record]) -> str:
    """A file in the golden copy's JSON; each record begins a line."""
    wrapped = [
        json.dumps({"RelationshipRecord": _leaves(record)} if "Relationship" in record else record)
        for record in records
    ]
    return '{"relations":[\n' + ",\n".join(wrapped) + "\n]}\n"


def _leaves(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: _leaves(below) for name, below in tree.items()}
    if isinstance(tree, list):
        return [_leaves(member) for member in tree]
    return {"$": tree}


def as_csv(records: Sequence[Record]) -> str:
    """A file of relationships in the golden copy's columns."""
    rows = [dict(_cells(record)) for record in records]
    columns = dict.fromkeys([*_ALWAYS, *(column for row in rows for column in row)])
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


_ALWAYS = (
    "Relationship.StartNode.NodeID",
    "Relationship.EndNode.NodeID",
    "Relationship.RelationshipType",
    "Relationship.RelationshipStatus",
    "Relationship.Period.1.startDate",
    "Relationship.Period.1.periodType",
    "Registration.RegistrationStatus",
)


def _cells(record: Record) -> Iterable[tuple[str, str]]:
    told = record["Relationship"]
    for end in ("StartNode", "EndNode"):
        yield from ((f"Relationship.{end}.{name}", value) for name, value in told[end].items())
    for name in ("RelationshipType", "RelationshipStatus"):
        yield f"Relationship.{name}", told[name]
    for number, period in enumerate(_members(told, "RelationshipPeriod"), start=1):
        for name, value in period.items():
            yield f"Relationship.Period.{number}.{name[0].lower()}{name[1:]}", value
    for number, quantifier in enumerate(_members(told, "RelationshipQuantifier"), start=1):
        for name, value in quantifier.items():
            yield f"Relationship.Quantifiers.{number}.{name}", value
    yield from ((f"Registration.{name}", v) for name, v in record["Registration"].items())


def _members(told: Record, name: str) -> list[dict[str, str]]:
    members: list[dict[str, str]] = told.get(f"{name}s", {}).get(name, [])
    return members
