"""The codes by which records know entities."""

import pytest

from alliance_cli.exchange.gleif.nodes import Node
from tests.exchange.gleif_files import A, B, C, read_records, relationship


@pytest.mark.parametrize(
    ("scheme", "code", "doubt"),
    [
        ("lei", A, ""),
        ("lei", f"{A[:-2]}00", "its check digits are wrong"),
        ("lei", "ABC", "it has not the 20 letters and digits of an LEI"),
        ("lei", f"{A[:-1]}-", "it has not the 20 letters and digits of an LEI"),
        ("pni", "ABC", ""),
    ],
)
def test_an_lei_can_be_doubted(scheme: str, code: str, doubt: str) -> None:
    """By its length, and by its check digits."""
    assert Node(scheme, code).doubt == doubt


def test_what_is_refused_and_what_is_doubted_are_told_apart() -> None:
    """The one can be no code at all, the other is kept."""
    told = read_records(relationship("A B"), relationship("ABC", C))

    assert told.told == [("bad-id", 2, "'A B' can be no code of an entity")]
    assert told.reasons == [
        "it has not the 20 letters and digits of an LEI; the code is kept as it stands"
    ]


@pytest.mark.parametrize("end", ["StartNode", "EndNode"])
def test_a_missing_code_is_named(end: str) -> None:
    """It is not always that of an LEI record."""
    record = relationship(A, B)
    del record["Relationship"][end]["NodeID"]

    assert read_records(record).told == [
        ("bad-statement", 2, f"this record of GLEIF has no {end}.NodeID")
    ]
