"""The days and moments of records."""

import pytest

from alliance_cli.errors import MalformedError
from alliance_cli.exchange.gleif.days import LONG_AGO, day, moment, readable_day
from alliance_cli.model.when import When


def test_the_day_is_the_one_that_is_written() -> None:
    """In whatever time zone; nothing where nothing is."""
    assert day("2018-02-06T00:00:00+02:00") == day("2018-02-06") == When(2018, 2, 6)
    assert day("2018-02") == When(2018, 2)
    assert day("") is None


@pytest.mark.parametrize("text", ["2023-02-30T00:00:00Z", "yesterday"])
def test_a_day_that_is_none_is_refused_only_where_it_matters(text: str) -> None:
    """Of a record that is left out it does not."""
    with pytest.raises(MalformedError) as caught:
        day(text)

    assert caught.value.name == "bad-date"
    assert readable_day(text) is None


def test_moments_are_told_apart_to_the_second_and_the_time_zone() -> None:
    """A day alone is its first moment; what is none is long ago."""
    moments = ["", "2023-02-30", "2023", "2023-05-18", "2023-05-18T01:00:00+02:00"]

    assert [moment(text) for text in moments[:2]] == [LONG_AGO, LONG_AGO]
    assert (
        moment("2023-05-18T01:00:00+02:00") < moment("2023-05-18") < moment("2023-05-18T00:01:00")
    )
    assert moment("2023") < moment("2023-01-02")
    assert moment("0001-01-01T00:00:00+14:00") < LONG_AGO < moment("9999-12-31T23:00:00-14:00")
