"""What stands in records and is not understood, or left out."""

import pytest

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.gleif.fields import ENTITY, RELATIONSHIP, has_left_out, unknown_fields
from tests.exchange.gleif_files import (
    ID_A,
    A,
    B,
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


def test_the_fields_of_the_standard_are_known() -> None:
    """In all their places."""
    record = relationship(quantifiers=[per_cent("51")])

    assert list(unknown_fields(record, RELATIONSHIP)) == []


def test_what_is_not_understood_is_a_loss_once_for_each_name() -> None:
    """However many records have it, in XML and in JSON; attributes are none."""
    records = [relationship(), relationship(B, A)]
    for record in records:
        record["Relationship"]["OwnershipPercentage"] = "75"
        record["Relationship"]["StartNode"]["@kind"] = "x"
        record["Registration"]["Foo"] = {"Bar": "x"}
    told = read(as_json(records))

    assert told.losses == {"field": 2}
    assert [loss.where for loss in told.account.losses[:2]] == [
        "Relationship.OwnershipPercentage",
        "Registration.Foo",
    ]
    assert told.reasons == ["a field of this name is not understood"] * 2


def test_a_name_without_end_is_cut() -> None:
    """An account is read by people."""
    told = read(as_xml([]).replace("</rr:Header>", f"</rr:Header><{'x' * 1000}/>"))

    assert [loss.where for loss in told.account.losses] == ["x" * 80]


def test_a_text_where_a_branch_should_be_is_not_understood() -> None:
    """And a branch within a text."""
    record = relationship()
    record["Relationship"]["RelationshipPeriods"] = "2018"
    record["Relationship"]["RelationshipStatus"] = {"$": "ACTIVE", "x": "y"}
    record["Relationship"]["RelationshipQualifiers"] = " "

    assert sorted(unknown_fields(record, RELATIONSHIP)) == [
        "Relationship.RelationshipPeriods",
        "Relationship.RelationshipStatus.x",
    ]


@pytest.mark.parametrize("name", ["EndNode", "RelationshipStatus", "RelationshipPeriods"])
def test_what_stands_twice_and_must_not_is_a_problem(name: str) -> None:
    """Nobody knows which is meant."""
    record = relationship()
    record["Relationship"][name] = [record["Relationship"][name]] * 2
    told = read_records(record)

    assert told.told == [("bad-statement", 2, f"this record of GLEIF has more than one {name}")]


def test_what_may_stand_twice_is_no_problem() -> None:
    """Nor is a list of one."""
    record = exception(A, "")
    record["ExceptionReason"] = ["NON_PUBLIC", "NO_LEI"]
    single = relationship()
    single["Relationship"]["EndNode"] = [single["Relationship"]["EndNode"]]

    assert read_records(record).told == []
    assert read(as_json([single])).told == []


def test_a_relationship_that_stands_twice_is_a_problem() -> None:
    """Also where the first would be left out."""
    record = relationship(type_="IS_SUBFUND_OF")
    record["Relationship"] = [record["Relationship"], relationship()["Relationship"]]

    assert read_records(record).told[0][2] == "this record of GLEIF has more than one Relationship"


@pytest.mark.parametrize(
    ("registration", "are_left_out"),
    [
        ({"RegistrationStatus": "PUBLISHED", "ValidationSources": "x"}, False),
        ({"ManagingLOU": ""}, False),
        ({"ManagingLOU": "x"}, True),
        ({"LastUpdateDate": "2023-05-18"}, True),
        ({"Foo": "x"}, False),
    ],
)
def test_details_are_left_out_only_where_there_are_some(
    registration: Record, *, are_left_out: bool
) -> None:
    """What a note keeps is none, nor is what is told as not understood."""
    record = {**relationship(), "Registration": registration}

    assert has_left_out(record, RELATIONSHIP) is are_left_out
    counts = read_records(record).account.counts()
    assert ("registration details" in counts) is are_left_out


def test_of_level_1_much_is_left_out() -> None:
    """Addresses, for one; all of it is known."""
    record = entity(A, "Acme", LegalAddress={"City": "x"})
    record["Extension"] = {"gleif:Geocoding": {"x": "y"}}
    told = read_records(record)

    assert has_left_out(record, ENTITY)
    assert told.losses == {}
    assert list(told.dataset.companies) == [ID_A]


def test_a_malformed_error_is_raised_by_the_walk() -> None:
    """Whoever asks is told."""
    with pytest.raises(MalformedError):
        list(unknown_fields({"LEI": ["a", "b"]}, ENTITY))
