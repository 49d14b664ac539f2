"""Relationships of GLEIF as holdings."""

from datetime import date

import pytest

from alliance_cli.model.records import Company
from alliance_cli.model.share import UNKNOWN, WHOLE, exactly
from tests.exchange.gleif_files import (
    ID_A,
    ID_B,
    SAMPLES,
    A,
    B,
    C,
    Read,
    per_cent,
    read,
    read_records,
    relationship,
)


def sample(name: str) -> Read:
    """What a sample says."""
    return read((SAMPLES / name).read_text(encoding="utf-8"), name)


def test_a_direct_consolidation_is_a_holding_of_an_undisclosed_share() -> None:
    """The child is owned, the parent owns, and the note says that it is no stake."""
    told = read_records(relationship())
    (holding,) = told.dataset.holdings

    assert (holding.owner, holding.company) == (ID_B, ID_A)
    assert (holding.capital, holding.votes) == (UNKNOWN, UNKNOWN)
    assert (holding.capital.stated, holding.votes.stated) == ("unknown", "unknown")
    assert holding.sources == ("gleif",)
    assert holding.note == "GLEIF: direct accounting consolidation, not a stake"
    assert told.losses == {}
    assert told.checked == []


def test_an_entity_is_a_company_known_by_its_lei() -> None:
    """Id, name and identifier are made of it."""
    told = read_records(relationship())

    assert told.dataset.companies == {
        ID_A: Company(ID_A, A, identifiers=(("lei", A),)),
        ID_B: Company(ID_B, B, identifiers=(("lei", B),)),
    }
    assert told.dataset.holders == {}
    assert told.reading.places["companies", ID_B].line == 2
    assert told.reading.places["holdings", 0].line == 2


def test_a_quantifier_gives_the_capital_and_not_the_votes() -> None:
    """1.00 and 100.00 both mean the whole; the note keeps the record's own words."""
    one, hundred = (
        read_records(relationship(quantifiers=[per_cent(amount)])) for amount in ("1.00", "100.00")
    )

    for told in (one, hundred):
        (holding,) = told.dataset.holdings
        assert holding.capital == exactly(WHOLE)
        assert holding.votes == UNKNOWN
    assert "; 1.00 PERCENTAGE by ACCOUNTING_CONSOLIDATION" in str(one.dataset.holdings[0].note)


def test_quantifiers_that_are_not_one_percentage_are_a_loss() -> None:
    """The share stays unknown."""
    told = read_records(relationship(quantifiers=[per_cent("51"), per_cent("60", "")]))
    other = read_records(relationship(quantifiers=[per_cent("51"), per_cent("60")]))

    assert told.holdings[0][2] == "51%"
    assert other.holdings[0][2] == "unknown"
    assert other.losses == {"quantifier": 1}


def test_an_impossible_percentage_is_a_problem_in_its_place() -> None:
    """Each record is read for itself: two wrong ones are two problems."""
    told = read_records(
        relationship(quantifiers=[per_cent("1e400")]),
        relationship(C, B),
        relationship(quantifiers=[per_cent("150")]),
    )

    assert told.told == [
        ("bad-share", 2, "'1e400' is no percentage"),
        ("bad-share", 4, "'150' is no percentage"),
    ]
    assert len(told.holdings) == 1


def test_the_sample_of_a_full_file() -> None:
    """One direct consolidation, its ultimate one, and eight records of funds."""
    told = sample("rr-data.xml")

    assert told.dataset.as_of == date(2023, 6, 5)
    assert told.holdings == [
        ("lei-zzg38t0mdr3qy1etua76", "lei-010cmkz3von21wf2zd45", "unknown", "2018-02-06", "")
    ]
    assert told.losses == {"fund relationship": 8, "ultimate consolidation": 1}
    assert told.dataset.holdings[0].note == (
        "GLEIF: direct accounting consolidation, not a stake; ACCOUNTING_STANDARD; "
        "ACCOUNTING_PERIOD 2018-01-01 to 2018-12-31; ENTITY_SUPPLIED_ONLY; SUPPORTING_DOCUMENTS; "
        "registration LAPSED"
    )
    assert (told.told, told.checked) == ([], [])


@pytest.mark.parametrize("form", ["xml", "csv", "json"])
def test_the_sample_of_updates_in_three_forms(form: str) -> None:
    """The whole stands on both scales in it; the three forms say the same."""
    told = sample(f"rr-updates-data2.{form}")

    assert [(row[0][4:8], *row[2:4]) for row in told.holdings] == [
        ("5493", "unknown", "2022-10-24"),
        ("9845", "100%", "2014-11-06"),
        ("9845", "100%", "2019-06-30"),
        ("2138", "unknown", "2018-06-30"),
    ]
    assert told.losses == {"fund relationship": 4, "ultimate consolidation": 3}
    assert (told.told, told.checked) == ([], [])
    assert told.dataset.holdings == sample("rr-updates-data2.xml").dataset.holdings
    assert told.dataset.companies == sample("rr-updates-data2.xml").dataset.companies


def test_the_sample_that_is_of_another_format() -> None:
    """Statements of BODS are no records of GLEIF."""
    told = sample("rr-data-out.json")

    assert {row[::2] for row in told.told} == {("bad-statement", "this is no record of GLEIF")}
    assert told.dataset.holdings == ()
