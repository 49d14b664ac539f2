import json
from datetime import date
from decimal import Decimal

import pytest

from alliance_cli.exchange.bods.out_statements import (
    Json,
    Record,
    claim,
    commented,
    json_text,
    publication_text,
    statement_text,
)

DAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('日産 “a” "b" \\ \n\x00', '"日産 “a” \\"b\\" \\\\ \\n\\u0000"'),
        (True, "true"),
        (False, "false"),
        (Decimal("15.000000135262042"), "15.000000135262042"),
        (Decimal("1E+2"), "100"),
        ([], "[]"),
        ({}, "{}"),
        ({"a": ["b", {"c": Decimal(0)}]}, '{"a": ["b", {"c": 0}]}'),
    ],
)
def test_a_value_is_written_as_json(value: Json, text: str) -> None:
    """Numbers keep every digit, which a float would not."""
    assert json_text(value) == text


def test_a_statement_has_what_every_statement_needs() -> None:
    """What is left out where there is none: a source, annotations."""
    said = claim(Record("a", "entity", "a"), DAY, {"name": "A"}, [])
    statement = json.loads(statement_text(said, publication_text("Title", DAY)))

    assert len(statement.pop("statementId")) == 64
    assert statement == {
        "publicationDetails": {
            "publicationDate": "2024-01-01",
            "bodsVersion": "0.4",
            "publisher": {"name": "Title"},
        },
        "declarationSubject": "a",
        "statementDate": "2024-01-01",
        "recordId": "a",
        "recordStatus": "new",
        "recordType": "entity",
        "recordDetails": {"name": "A"},
    }


def test_a_statement_keeps_its_id_when_it_is_published_again() -> None:
    """The id is made of what is said, not of who publishes it, and when."""
    said = claim(Record("a", "entity", "a"), DAY, {"name": "A"}, [commented("", "words")])
    other = claim(Record("a", "entity", "a"), DAY, {"name": "A"}, [commented("", "word")])
    first = json.loads(statement_text(said, publication_text("Title", DAY)))
    again = json.loads(statement_text(said, publication_text("Other", date(2025, 1, 1))))
    differing = json.loads(statement_text(other, publication_text("Title", DAY)))

    assert first["statementId"] == again["statementId"] != differing["statementId"]


def test_an_annotation_says_on_what_it_is() -> None:
    """A pointer to a part of the statement, why, and the words."""
    assert commented("/source", "dated 2023", "linking") == {
        "statementPointerTarget": "/source",
        "motivation": "linking",
        "description": "dated 2023",
    }
