"""What becomes of records that are taken in one after the other."""

import json

import pytest

from tests.exchange.gleif_files import (
    DIRECT,
    ID_A,
    ID_B,
    ULTIMATE,
    A,
    B,
    C,
    D,
    Record,
    as_json,
    as_xml,
    entity,
    exception,
    per_cent,
    read,
    read_records,
    relationship,
)

OLD = "2020-01-01"
NEW = "2023-01-01"


def deleted(record: Record, day: str = "") -> Record:
    """The record as a delta file takes it back."""
    return {**record, "Extension": {"gleif:Deletion": {"gleif:DeletedAt": day or NEW}}}


def period(since: str, until: str = "") -> list[tuple[str, str, str]]:
    """The one period of a relationship."""
    return [(since, until, "RELATIONSHIP_PERIOD")]


@pytest.mark.parametrize(
    "newest",
    [
        relationship(updated=NEW, registration="ANNULLED"),
        relationship(updated=NEW, registration="RETIRED"),
        relationship(updated=NEW, status="INACTIVE"),
        relationship(updated=NEW, status="NULL"),
        relationship(updated=NEW, periods=period("2018-02-06", "2018-02-06")),
        deleted(relationship(updated=OLD)),
        deleted(relationship(updated=OLD, periods=())),
        deleted(relationship(updated=OLD, periods=period("2018-02-30"))),
    ],
)
def test_the_newest_word_may_be_no(newest: Record) -> None:
    """Then nobody is a holder, in whatever order the two records stand."""
    for records in ((relationship(updated=OLD), newest), (newest, relationship(updated=OLD))):
        told = read_records(*records)
        assert told.holdings == []
        assert told.losses["duplicate record"] == 1
        assert told.reasons[-1].startswith("another record is right about the relationship")
        assert told.reasons[-1].endswith("; nothing of this one is left")


@pytest.mark.parametrize(
    "registration", ["DUPLICATE", "TRANSFERRED", "PENDING_VALIDATION", "CANCELLED", "ODD"]
)
def test_a_record_without_a_say_denies_nothing(registration: str) -> None:
    """A duplicate, for one, is left out in favour of the original, even when it is deleted."""
    other = relationship(updated=NEW, registration=registration)

    assert len(read_records(relationship(updated=OLD), other).holdings) == 1
    assert len(read_records(relationship(updated=OLD), deleted(other)).holdings) == 1


def test_a_newer_record_may_say_yes_again() -> None:
    """After it was deleted, or annulled."""
    annulled = relationship(updated=OLD, registration="ANNULLED")

    assert len(read_records(annulled, relationship(updated=NEW)).holdings) == 1
    assert len(read_records(deleted(annulled, OLD), relationship(updated=NEW)).holdings) == 1


def test_what_is_said_of_other_days_does_not_matter() -> None:
    """The history of a pair stands beside what is denied of it today, and the other way round."""
    past = relationship(updated=OLD, periods=period("2010-01-01", "2012-01-01"))
    annulled = relationship(updated=NEW, registration="ANNULLED")
    retired = relationship(
        updated=NEW, registration="RETIRED", periods=period("2010-01-01", "2012-01-01")
    )

    assert [row[3:] for row in read_records(past, annulled).holdings] == [
        ("2010-01-01", "2012-01-01")
    ]
    assert [row[3:] for row in read_records(relationship(updated=OLD), retired).holdings] == [
        ("2018-02-06", ""),
        ("2010-01-01", "2012-01-01"),
    ]


def test_the_end_that_the_newer_record_says_is_the_end() -> None:
    """Nothing comes back to life because an older record did not know of it."""
    told = read_records(
        relationship(updated=OLD),
        relationship(updated=NEW, status="INACTIVE", periods=period("2018-02-06", "2021-01-01")),
    )

    assert [row[3:] for row in told.holdings] == [("2018-02-06", "2021-01-01")]


def test_the_days_before_the_newer_record_are_kept() -> None:
    """And the account says so."""
    told = read_records(
        relationship(updated=OLD, periods=period("2010-01-01", "2015-01-01")),
        relationship(updated=NEW, periods=period("2014-01-01")),
    )

    assert [row[3:] for row in told.holdings] == [("2010-01-01", "2014-01-01"), ("2014-01-01", "")]
    assert " ".join(told.reasons) == (
        "another record is right about the relationship from 2014-01-01 on; this one tells the "
        "days before"
    )
    assert [told.reading.places["holdings", index].line for index in (0, 1)] == [2, 3]
    assert told.checked == []


def test_periods_of_one_record_that_have_days_in_common_are_one_line() -> None:
    """Nothing of it is lost."""
    periods = [*period("2018-01-01", "2019-01-01"), *period("2018-06-01")]
    told = read_records(relationship(periods=periods))

    assert [row[3:] for row in told.holdings] == [("2018-01-01", "")]
    assert told.losses == {}


def test_an_ended_record_keeps_the_periods_of_which_the_end_is_known() -> None:
    """The other is a loss."""
    periods = [*period("2010-01-01", "2012-01-01"), *period("2014-01-01")]
    told = read_records(relationship(periods=periods, registration="RETIRED"))

    assert [row[3:] for row in told.holdings] == [("2010-01-01", "2012-01-01")]
    assert told.losses == {"ended relationship": 1}


def test_a_deletion_is_as_new_as_its_own_day() -> None:
    """Not as the update that the deleted record had seen."""
    original = relationship(updated="2022-01-01")

    assert read_records(original, deleted(relationship(updated=OLD))).holdings == []
    assert len(read_records(original, deleted(relationship(updated=OLD), "2021")).holdings) == 1


def test_direct_and_ultimate_are_two_relationships() -> None:
    """What is denied of the one is not denied of the other."""
    annulled = relationship(updated=NEW, registration="ANNULLED")
    ultimate = relationship(A, B, ULTIMATE, updated=OLD)
    told = read_records(relationship(A, B, DIRECT, updated=OLD), ultimate, annulled)

    assert told.holdings == []
    assert len(told.dataset.companies[ID_A].notes) == 1
    assert read_records(ultimate, annulled | {"Relationship": ultimate["Relationship"]}).losses == {
        "registration status": 1,
        "duplicate record": 1,
    }


def test_of_two_updated_on_one_day_the_time_decides() -> None:
    """Told with its time zone."""
    first = relationship(quantifiers=[per_cent("51")], updated="2023-05-18T23:00:00+02:00")
    second = relationship(quantifiers=[per_cent("60")], updated="2023-05-18T22:00:00Z")

    assert [row[2] for row in read_records(second, first).holdings] == ["60%"]


def test_what_is_wrong_with_a_record_that_is_left_out_does_not_matter() -> None:
    """Whatever it is; the type alone has to be there."""
    records = [
        relationship("A B", "", type_="IS_SUBFUND_OF", updated="yesterday"),
        relationship("-", registration="ANNULLED"),
        deleted(relationship("-")),
        relationship(registration="DUPLICATE", quantifiers=[per_cent("1e400")]),
        relationship(C, D, status="NULL", periods=period("2023-02-30"), updated="x"),
        deleted(exception("", "")),
        deleted(entity("", "")),
    ]
    told = read_records(*records)

    assert told.told == []
    assert told.losses == {
        "fund relationship": 1,
        "registration status": 2,
        "deleted record": 3,
        "relationship status": 1,
    }
    assert told.account.losses[0].where == "relationship of A B to nobody"
    assert told.dataset.companies == {}


def test_a_record_that_is_kept_must_be_right() -> None:
    """Each problem in its place."""
    told = read_records(
        relationship(updated="yesterday"),
        relationship(quantifiers=[per_cent("1e400")]),
        relationship("-"),
        relationship(periods=period("2023-02-30")),
    )

    assert [row[:2] for row in told.told] == [
        ("bad-date", 2),
        ("bad-share", 3),
        ("bad-id", 4),
        ("bad-date", 5),
    ]


def test_an_amount_that_is_empty_is_not_given() -> None:
    """The share is unknown, or what another quantifier says."""
    empty = read_records(relationship(quantifiers=[per_cent("")]))
    other = read_records(relationship(quantifiers=[per_cent(""), per_cent("51")]))

    assert [told.holdings[0][2] for told in (empty, other)] == ["unknown", "51%"]
    assert empty.losses == other.losses == {}
    assert empty.told == other.told == []


def test_a_deletion_takes_back_the_exception_before_it() -> None:
    """One that comes later stands again."""
    told = exception(A, "NON_PUBLIC")

    assert read_records(told, deleted(told)).dataset.companies == {}
    assert read_records(told, deleted(told)).losses == {"deleted record": 2}
    assert list(read_records(told, deleted(told), told).dataset.companies) == [ID_A]
    assert list(read_records(deleted(told), told).dataset.companies) == [ID_A]


def test_a_deletion_takes_back_who_an_entity_is() -> None:
    """If it is newer than what was told, wherever it stands; the entity is known by its LEI."""
    told, older = entity(A, "Acme"), entity(A, "Acme")
    older["Registration"] = {}
    kept = read_records(told, deleted(older, OLD)).dataset.companies

    assert [company.name for company in kept.values()] == ["Acme"]
    for records in ((told, deleted(told, "2024")), (deleted(told, "2024"), told)):
        read_ = read_records(*records, relationship())
        assert [company.name for company in read_.dataset.companies.values()] == [A, B]
        assert read_.losses == {"deleted record": 2}
    again = read_records(deleted(older, OLD), told)
    assert [company.name for company in again.dataset.companies.values()] == ["Acme"]


@pytest.mark.parametrize("mark", ["false", "No", "0", {"DeletedAt": ""}, {"DeletedAt": None}])
def test_a_mark_may_say_that_nothing_is_deleted(mark: object) -> None:
    """A table may have a column for it."""
    record = {**relationship(), "Extension": {"Deletion": mark}}

    assert len(read(as_json([record])).holdings) == 1


def test_a_record_within_a_record_is_a_problem() -> None:
    """It does not take the place of the outer one."""
    record = relationship()
    told = read_records({**record, "RelationshipRecord": relationship(C, D)}, relationship(B, C))

    assert told.told == [
        ("bad-statement", 2, "within this record of GLEIF stands a RelationshipRecord")
    ]
    assert [row[1] for row in told.holdings] == [ID_B]


def test_records_may_stand_in_objects_of_their_own() -> None:
    """One of them, or a list; a list of lists is no record."""
    several = [{"RelationshipRecord": [relationship(), relationship(B, C)]}]
    others = [{"Exception": exception(A, "x")}, {"LEIRecord": entity(B, "Bolt")}]

    assert len(read(json.dumps(several), "rr.json").holdings) == 2
    assert read(json.dumps(others), "rr.json").told == []
    assert read(json.dumps([several]), "rr.json").told[0][2] == "this is no record of GLEIF"


def test_those_of_whom_an_overruled_record_tells_are_known() -> None:
    """Nobody holds them; the parents of ultimate consolidations are told in notes alone."""
    direct = (relationship(updated=OLD), relationship(registration="ANNULLED"))
    ultimate = (
        relationship(A, B, ULTIMATE, updated=OLD),
        relationship(A, B, ULTIMATE, registration="ANNULLED"),
    )

    assert list(read_records(*direct).dataset.companies) == [ID_A, ID_B]
    assert list(read_records(*ultimate).dataset.companies) == [ID_A]
    assert read_records(*direct).dataset.sources == {}
    assert read_records(direct[1]).dataset.companies == {}


def test_an_annulled_record_without_a_period_denies_all_days() -> None:
    """Whatever the older one tells."""
    text = as_xml(
        [
            relationship(updated=OLD, periods=period("2010-01-01", "2012-01-01")),
            relationship(updated=NEW, registration="ANNULLED", periods=()),
        ]
    )

    assert read(text).holdings == []
