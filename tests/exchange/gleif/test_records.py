"""The records of GLEIF, and what is wrong with single ones."""

import pytest

from alliance_cli.exchange.account import Loss
from alliance_cli.model.when import Period, When
from tests.exchange.gleif_files import (
    ID_A,
    A,
    B,
    C,
    read,
    read_records,
    relationship,
)


def test_the_period_is_that_of_the_relationship() -> None:
    """Not the accounting period, which stands first here; that is in the note."""
    periods = (
        ("2018-01-01T00:00:00.000Z", "2018-12-31T00:00:00.000Z", "ACCOUNTING_PERIOD"),
        ("2018-02-06T00:00:00+02:00", "2022-03-01", "RELATIONSHIP_PERIOD"),
        ("2017-05-01", "", "DOCUMENT_FILING_PERIOD"),
    )
    (holding,) = read_records(relationship(periods=periods)).dataset.holdings

    assert holding.period == Period(When(2018, 2, 6), When(2022, 3, 1))
    assert str(holding.note).endswith(
        "; ACCOUNTING_PERIOD 2018-01-01 to 2018-12-31; DOCUMENT_FILING_PERIOD from 2017-05-01"
    )


def test_a_record_without_a_period_of_the_relationship_has_no_end_and_no_beginning() -> None:
    """An accounting period does not stand in for it."""
    periods = (("2018-01-01", "2018-12-31", "ACCOUNTING_PERIOD"),)

    for told in (relationship(periods=periods), relationship(periods=())):
        assert read_records(told).dataset.holdings[0].period == Period()


def test_an_impossible_date_is_a_problem() -> None:
    """Of a period, and of the update."""
    period = relationship(periods=(("2023-02-30T00:00:00Z", "", "RELATIONSHIP_PERIOD"),))
    told = read_records(period, relationship(updated="yesterday"))

    assert told.told == [
        ("bad-date", 2, "there is no date 2023-02-30"),
        ("bad-date", 3, "'yesterday' is not a date"),
    ]


@pytest.mark.parametrize("field", ["StartNode", "EndNode", "RelationshipType"])
def test_a_record_that_misses_what_it_needs_is_a_problem(field: str) -> None:
    """The others are read."""
    record = relationship()
    del record["Relationship"][field]
    told = read_records(record, relationship(C, B))

    what = field if field == "RelationshipType" else f"{field}.NodeID"
    assert told.told == [("bad-statement", 2, f"this record of GLEIF has no {what}")]
    assert len(told.holdings) == 1


def test_something_else_is_no_record() -> None:
    """A problem each."""
    told = read('[{"a": 1}, 5, null, [], {"LEI": "x"}, {"Relationship": null}]', "rr.json")

    assert {row[::2] for row in told.told} == {("bad-statement", "this is no record of GLEIF")}
    assert len(told.told) == 6


def test_a_doubtful_lei_is_kept_and_told() -> None:
    """Once for each: wrong check digits, and a wrong length; in lower case it is the same code."""
    wrong = f"{A[:-2]}00"
    told = read_records(relationship(wrong, "ABC"), relationship(C, "abc"), relationship(A.lower()))

    assert told.losses == {"doubtful LEI": 2}
    assert told.account.losses[0] == Loss(
        "doubtful LEI",
        f"entity {wrong}",
        "its check digits are wrong; the code is kept as it stands",
    )
    assert told.dataset.companies["lei-abc"].identifiers == (("lei", "ABC"),)
    assert ID_A in told.dataset.companies


def test_what_can_be_no_code_is_a_problem() -> None:
    """Nothing but signs, spaces within, letters that no id has, and a page of text."""
    codes = ["---", "A B", "LEÎ", "x" * 100]
    told = read_records(*(relationship(code) for code in codes))

    assert told.told == [
        ("bad-id", line, f"'{code[:40]}' can be no code of an entity")
        for line, code in enumerate(codes, start=2)
    ]


def test_a_node_may_have_a_code_that_is_no_lei() -> None:
    """A provisional one, or one of a kind that the standard does not know."""
    provisional, odd = relationship(), relationship()
    provisional["Relationship"]["StartNode"] = {"NodeID": "P-1", "NodeIDType": "PNI"}
    odd["Relationship"]["StartNode"] = {"NodeID": "X/1", "NodeIDType": "OTHER"}
    told = read_records(provisional, odd)

    assert told.dataset.companies["pni-p-1"].identifiers == (("pni", "P-1"),)
    assert told.dataset.companies["gleif-node-x-1"].identifiers == (("gleif-node", "X/1"),)
    assert told.losses == {}


def test_a_note_keeps_what_stands_behind_a_record() -> None:
    """Accounting standard, validation and reference, on one line that a terminal can print."""
    record = relationship()
    record["Relationship"]["RelationshipQualifiers"] = {
        "RelationshipQualifier": [
            {"QualifierDimension": "ACCOUNTING_STANDARD", "QualifierCategory": "IFRS"},
            {"QualifierDimension": "ACCOUNTING_STANDARD"},
        ]
    }
    record["Registration"] |= {
        "ValidationSources": "ENTITY_SUPPLIED_ONLY",
        "ValidationDocuments": "REGULATORY_FILING",
        "ValidationReference": "see\n  https://example.org/a\u202e",
    }
    (holding,) = read_records(record).dataset.holdings

    assert holding.note == (
        "GLEIF: direct accounting consolidation, not a stake; ACCOUNTING_STANDARD IFRS; "
        "ACCOUNTING_STANDARD; ENTITY_SUPPLIED_ONLY; REGULATORY_FILING; see https://example.org/a�"
    )
