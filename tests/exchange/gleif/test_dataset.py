"""The dataset that records add up to: its day, and what gives way to what."""

from datetime import date

import pytest

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.examining import no_later_than
from alliance_cli.exchange.gleif.reader import read_gleif
from alliance_cli.model.records import Source
from alliance_cli.model.when import When
from tests.exchange.gleif_files import (
    ID_A,
    ID_B,
    ULTIMATE,
    A,
    B,
    C,
    as_csv,
    as_json,
    as_xml,
    per_cent,
    read,
    read_records,
    relationship,
)


def test_the_ultimate_parent_is_never_added_to_the_direct_one() -> None:
    """Beside a direct parent it is a loss."""
    told = read_records(relationship(A, C, ULTIMATE), relationship(A, B))

    assert [row[:2] for row in told.holdings] == [(ID_B, ID_A)]
    assert told.losses == {"ultimate consolidation": 1}
    assert told.account.losses[0].where == f"relationship of {A} to {C}"


def test_an_ultimate_parent_alone_is_a_note() -> None:
    """It is no holding either: nobody knows the chain."""
    told = read_records(
        relationship(
            A,
            C,
            ULTIMATE,
            quantifiers=[per_cent("1.00")],
            registration="LAPSED",
            periods=[("2018-02-06", "2020-01-01", "RELATIONSHIP_PERIOD")],
        ),
        relationship(B, C, ULTIMATE, periods=()),
        relationship(B, C, ULTIMATE, periods=()),
    )
    note, other = (told.dataset.companies[id_].notes[0] for id_ in (ID_A, ID_B))

    assert told.dataset.holdings == ()
    assert (note.date, note.sources) == (When(2018, 2, 6), ("gleif",))
    assert note.text == (
        f"GLEIF: ultimate accounting consolidation by {C}, no holding; until 2020-01-01; "
        "1.00 PERCENTAGE by ACCOUNTING_CONSOLIDATION; registration LAPSED"
    )
    assert other.date == When(2023, 6, 5)
    assert told.losses == {"duplicate record": 1}


def test_an_ultimate_parent_beside_a_direct_one_of_the_past_is_a_note() -> None:
    """What counts is the day of the file."""
    told = read_records(
        relationship(periods=[("2010-01-01", "2012-01-01", "RELATIONSHIP_PERIOD")]),
        relationship(A, C, ULTIMATE),
    )

    assert len(told.dataset.holdings) == 1
    assert [note.text for note in told.dataset.companies[ID_A].notes] == [
        f"GLEIF: ultimate accounting consolidation by {C}, no holding"
    ]
    assert told.losses == {}


def test_two_records_of_one_pair_are_one_line() -> None:
    """The one updated last stands; the other is a loss."""
    told = read_records(
        relationship(quantifiers=[per_cent("51")], updated="2021-01-01"),
        relationship(quantifiers=[per_cent("60")], updated="2022-01-01"),
    )

    assert [row[2] for row in told.holdings] == ["60%"]
    assert told.losses == {"duplicate record": 1}
    assert told.reading.places["holdings", 0].line == 3
    assert told.checked == []


def test_the_day_is_that_of_the_header() -> None:
    """It stands before the day of the file's name and that of the last update."""
    told = read(as_xml([relationship()], "2023-06-05"), "20240101-0800-gleif-rr.xml")

    assert told.dataset.as_of == date(2023, 6, 5)
    assert told.dataset.title == "20240101-0800-gleif-rr.xml"
    assert told.dataset.sources == {
        "gleif": Source("gleif", "GLEIF relationship records", "GLEIF", When(2023, 6, 5))
    }


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("a/20240101-0800-gleif-goldencopy-rr-golden-copy.json", date(2024, 1, 1)),
        ("20241301-0800-gleif-goldencopy-rr-golden-copy.json", date(2023, 5, 18)),
        ("rr.json", date(2023, 5, 18)),
    ],
)
def test_without_a_header_the_day_is_that_of_the_name_or_of_the_last_update(
    file: str, day: date
) -> None:
    """A name that has no day in it is passed over."""
    text = as_json([relationship(updated="2020-01-01"), relationship(), relationship(updated="")])

    assert read(text, file).dataset.as_of == day


def test_a_file_without_any_day_is_of_the_latest_that_its_holdings_tell() -> None:
    """Or of any, where they tell none; nothing is wrong with it."""
    told = read(as_json([relationship(updated="")]), "rr.json")
    table = read(f"LEI,Exception.Category,Exception.Reason.1\n{A},x,NON_PUBLIC\n", "<stdin>")
    nothing = read('{"relations":[]}', "rr.json")

    assert told.dataset.as_of == date(2018, 2, 6)
    assert table.dataset.as_of == nothing.dataset.as_of == date.min
    assert table.dataset.sources["gleif"].date is None
    assert table.told == nothing.told == told.told == []
    assert ("as_of",) not in told.reading.places


def test_a_header_without_a_day_is_passed_over() -> None:
    """The records have days of their own."""
    text = as_xml([relationship()]).replace("ContentDate>", "RecordCount>")
    told = read(text)

    assert told.dataset.as_of == date(2023, 5, 18)
    assert told.told == []


def test_a_day_in_the_future_has_a_place_if_the_file_itself_says_it() -> None:
    """In its header, or in its name; a reader of the records alone is no such file."""
    header = read(as_xml([relationship()], "2099-01-01")).reading.places["as_of",]
    named = read(as_csv([relationship()]), "20990101-0800-gleif-rr.csv").reading.places["as_of",]
    records = read(as_csv([relationship(updated="2099-01-01")]), "rr.csv").reading.places

    assert (header.line, header.excerpt[header.column - 1 :][:11]) == (1, "<rr:Header>")
    assert (named.file, named.line) == ("20990101-0800-gleif-rr.csv", 0)
    assert ("as_of",) not in records


@pytest.mark.parametrize(
    ("text", "file", "where"),
    [
        (as_xml([relationship()], "2099-01-01"), "rr.xml", "line 1"),
        (as_csv([relationship()]), "20990101-0800-gleif-rr.csv", "20990101-0800-gleif-rr.csv"),
    ],
)
def test_a_future_day_stands_where_the_file_itself_says_it(
    text: str, file: str, where: str
) -> None:
    """In it or in its name; it is accounted for."""
    account = Account()
    reading = no_later_than(date(2024, 1, 1), read_gleif)([text], file, account)

    assert (reading.dataset.as_of, reading.problems) == (date(2099, 1, 1), [])
    assert ("day to come", where) in [(loss.kind, loss.where) for loss in account.losses]


def test_a_file_without_a_title_has_its_name() -> None:
    """With nothing in it that steers a terminal."""
    assert read(as_xml([]), "a\x1b.xml").dataset.title == "a�.xml"


def test_what_no_record_has_a_place_for_is_told_once() -> None:
    """One loss for all records."""
    told = read_records(relationship(), relationship(C, B))

    assert told.account.losses == [
        Loss(
            "registration details",
            "file rr.xml",
            "the issuer, and the days of registration, update and renewal of 2 relationship "
            "records are left out",
        )
    ]
