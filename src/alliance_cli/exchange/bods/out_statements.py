"""A BODS statement as text: what is claimed, under an id that is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from json import JSONEncoder
from typing import Final, TypeAlias

Json: TypeAlias = "str | bool | Decimal | list[Json] | dict[str, Json]"
"""What a statement is made of; numbers are decimals, so that shares stay exact."""

_quoted: Final = JSONEncoder(ensure_ascii=False).encode
_VERSION: Final = "0.4"


@dataclass(frozen=True, slots=True)
class Record:
    """What a statement is about, and how far the record has come with it."""

    id: str
    type: str
    """entity, person or relationship."""
    subject: str
    """The record at the centre of the declaration: a party itself, or the company held."""
    status: str = "new"
    """new, updated or closed."""


def claim(
    record: Record,
    on: date,
    details: Mapping[str, Json],
    annotations: list[Json],
    source: Mapping[str, Json] | None = None,
) -> dict[str, Json]:
    """All that a statement says of a record, without who publishes it."""
    said: dict[str, Json] = {
        "declarationSubject": record.subject,
        "statementDate": str(on),
        "recordId": record.id,
        "recordStatus": record.status,
        "recordType": record.type,
    }
    if source:
        said["source"] = dict(source)
    if annotations:
        said["annotations"] = annotations
    return {**said, "recordDetails": dict(details)}


def publication_text(title: str, on: date) -> str:
    """The details of a publication: a dataset is what speaks, by its title."""
    publisher: Json = {"name": title}
    return json_text({"publicationDate": str(on), "bodsVersion": _VERSION, "publisher": publisher})


def statement_text(said: dict[str, Json], publication: str) -> str:
    """The statement on one line.

    Its id is a hash of what it says, so that the same claim published again keeps it.
    """
    body = json_text(said)
    id_ = sha256(body.encode()).hexdigest()
    return f'{{"statementId": "{id_}", "publicationDetails": {publication}, {body[1:]}'


def commented(target: str, words: str, motivation: str = "commenting") -> dict[str, Json]:
    """An annotation: words on a part of a statement, on all of it where the pointer is empty."""
    return {"statementPointerTarget": target, "motivation": motivation, "description": words}


def json_text(value: Json) -> str:
    """The value as JSON, with every digit of its numbers."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        members = (f"{_quoted(key)}: {json_text(member)}" for key, member in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(json_text, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}"
