"""What becomes of a relationship: a holding, a note, or a loss with its reason."""

import pytest

from tests.exchange.gleif_files import (
    ID_A,
    ID_B,
    ID_C,
    A,
    B,
    C,
    as_json,
    read,
    read_records,
    relationship,
)


def test_several_periods_of_a_relationship_are_several_lines() -> None:
    """One that ends on the day on which it begins is none."""
    periods = (
        ("2010-01-01", "2012-01-01", "RELATIONSHIP_PERIOD"),
        ("2013-01-01", "2013-01-01", "RELATIONSHIP_PERIOD"),
        ("2014-01-01", "", "RELATIONSHIP_PERIOD"),
    )
    told = read_records(relationship(periods=periods))

    assert [row[3:] for row in told.holdings] == [("2010-01-01", "2012-01-01"), ("2014-01-01", "")]
    assert told.losses == {"empty period": 1}
    assert told.reasons == ["it ends on 2013-01-01, the day on which it begins"]


def test_a_period_that_runs_backwards_is_found_by_the_checks() -> None:
    """The reader keeps it as the record tells it."""
    periods = (("2020-01-01", "2019-01-01", "RELATIONSHIP_PERIOD"),)

    assert read_records(relationship(periods=periods)).checked == ["period-backwards"]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("IS_INTERNATIONAL_BRANCH_OF", "branch"),
        ("IS_FUND-MANAGED_BY", "fund relationship"),
        ("IS_SUBFUND_OF", "fund relationship"),
        ("IS_FEEDER_TO", "fund relationship"),
        ("IS_FRIEND_OF", "unknown relationship"),
    ],
)
def test_what_is_no_ownership_is_a_loss(type_: str, kind: str) -> None:
    """Nobody is listed for it."""
    told = read_records(relationship(type_=type_))

    assert told.losses == {kind: 1}
    assert type_ in told.reasons[0]
    assert told.dataset.companies == {}
    assert told.dataset.sources == {}


def test_nobody_is_consolidated_by_itself() -> None:
    """Such a record is a loss, a cycle of several is not."""
    told = read_records(relationship(A, A), relationship(B, C), relationship(C, B))

    assert told.losses == {"own parent": 1}
    assert [row[:2] for row in told.holdings] == [(ID_C, ID_B), (ID_B, ID_C)]


@pytest.mark.parametrize("registration", ["LAPSED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"])
def test_a_record_that_is_not_renewed_or_moves_still_stands(registration: str) -> None:
    """The note says so."""
    told = read_records(relationship(registration=registration))

    assert str(told.dataset.holdings[0].note).endswith(f"; registration {registration}")
    assert told.losses == {}


def test_a_record_without_a_registration_status_stands() -> None:
    """There is nothing to note."""
    (holding,) = read_records(relationship(registration="")).dataset.holdings

    assert "registration" not in str(holding.note)


@pytest.mark.parametrize(
    ("registration", "why"),
    [
        ("DUPLICATE", "another record tells the same relationship"),
        ("ANNULLED", "it was an error"),
        ("CANCELLED", "it was given up"),
        ("TRANSFERRED", "another issuer publishes it now"),
        ("PENDING_VALIDATION", "nobody has checked it yet"),
        ("ODD", "that is no status known here"),
    ],
)
def test_a_record_that_is_withdrawn_is_left_out_with_the_reason(
    registration: str, why: str
) -> None:
    """Its status is said verbatim."""
    told = read_records(relationship(registration=registration))

    assert told.dataset.holdings == ()
    assert told.losses == {"registration status": 1}
    assert told.reasons == [f"{registration}: {why}"]


@pytest.mark.parametrize("status", ["NULL", ""])
def test_a_record_that_does_not_say_whether_it_is_active_is_left_out(status: str) -> None:
    """GLEIF publishes such."""
    told = read_records(relationship(status=status))

    assert told.dataset.holdings == ()
    assert told.reasons == [f"whether it is active is not said: {status or 'none'}"]


@pytest.mark.parametrize(
    "over", [{"status": "INACTIVE"}, {"registration": "RETIRED"}], ids=["inactive", "retired"]
)
def test_a_relationship_that_is_over_needs_an_end(over: dict[str, str]) -> None:
    """With one it is history; without one nobody knows when it ended."""
    ended = relationship(periods=(("2018-02-06", "2020-01-01", "RELATIONSHIP_PERIOD"),), **over)
    open_ = relationship(C, B, **over)
    told = read_records(ended, open_)

    assert told.holdings == [(ID_B, ID_A, "unknown", "2018-02-06", "2020-01-01")]
    assert next(iter(over.values())) in str(told.dataset.holdings[0].note)
    assert told.losses == {"ended relationship": 1}
    assert ID_C not in told.dataset.companies


@pytest.mark.parametrize("name", ["Deletion", "gleif:Deletion"])
def test_a_record_that_a_delta_file_deletes_is_left_out(name: str) -> None:
    """A mark that stands empty deletes nothing."""
    deleted, empty = relationship(), relationship(C, B)
    deleted["Extension"] = {name: {"DeletedAt": "2023-06-01T00:00:00Z"}}
    empty["Extension"] = {name: None}
    told = read(as_json([deleted, empty]))

    assert [row[1] for row in told.holdings] == [ID_C]
    assert told.losses == {"deleted record": 1}
