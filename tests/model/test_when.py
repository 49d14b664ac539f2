from datetime import date

import pytest

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.when import Period, When, parse_when, whole_date


@pytest.mark.parametrize(
    ("value", "when", "first_day"),
    [
        ("2023-11-08", When(2023, 11, 8), date(2023, 11, 8)),
        ("2023-11", When(2023, 11), date(2023, 11, 1)),
        ("2023", When(2023), date(2023, 1, 1)),
        (2023, When(2023), date(2023, 1, 1)),
        (date(2023, 11, 8), When(2023, 11, 8), date(2023, 11, 8)),
        ("2024-02-29", When(2024, 2, 29), date(2024, 2, 29)),
        ("0001", When(1), date(1, 1, 1)),
    ],
)
def test_a_partial_date_stands_for_its_first_day(
    value: object, when: When, first_day: date
) -> None:
    """A day, a month or a year is read as it stands, and counts from its first day."""
    assert parse_when(value) == when
    assert when.first_day == first_day


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-02-29", "2023-02-30", "2023-00", "2023-05-00", "2023-00-00", "0000"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    """A day that does not exist is said not to, rather than not to be a date."""
    with pytest.raises(MalformedError, match=rf"^there is no date {text}$") as refusal:
        parse_when(text)

    assert refusal.value.name is ProblemName.BAD_DATE
    assert refusal.value.way_out == "check its year, month and day"


@pytest.mark.parametrize(
    "value",
    [
        "23-11-08",
        "8 November 2023",
        "20231108",
        "",
        999,
        True,
        12.5,
        ["2023"],
    ],
)
def test_another_way_to_write_a_date_is_refused(value: object) -> None:
    """Whatever else may mean a day is refused with the right form."""
    with pytest.raises(MalformedError, match=r"is not a date$") as refusal:
        parse_when(value)

    assert refusal.value.name is ProblemName.BAD_DATE
    assert refusal.value.way_out.startswith("write a da")


@pytest.mark.parametrize(
    ("value", "way_out"),
    [
        ("2023-1-8", "write 2023-01-08"),
        ("2023/11", "write 2023-11"),
        ("2023-11-08T10:00:00", "write 2023-11-08"),
    ],
)
def test_a_date_in_another_form_is_answered_with_the_right_one(value: str, way_out: str) -> None:
    """What was meant is said where it can be told."""
    with pytest.raises(MalformedError, match="is not a date") as refusal:
        parse_when(value)

    assert refusal.value.way_out == way_out


def test_a_date_left_empty_is_said_to_be_empty() -> None:
    """A field without a value is not called a wrong date."""
    with pytest.raises(MalformedError, match=r"^the date is empty$"):
        parse_when(None)


@pytest.mark.parametrize("text", ["2023", "2023-11", "2023-11-08", "0987-06-05"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    """What is not known of a date is not written either."""
    assert str(parse_when(text)) == text


@pytest.mark.parametrize(
    ("period", "covered"),
    [
        (Period(), [True, True, True, True]),
        (Period(When(2023, 5, 3)), [False, True, True, True]),
        (Period(None, When(2023, 5, 5)), [True, True, True, False]),
        (Period(When(2023, 5, 3), When(2023, 5, 5)), [False, True, True, False]),
        (Period(When(2023, 5, 5), When(2023, 5, 3)), [False, False, False, False]),
    ],
)
def test_a_stake_sold_on_a_day_is_gone_on_that_day(period: Period, covered: list[bool]) -> None:
    """A period covers its first day and not its last, and an open end goes on for ever."""
    assert [period.covers(date(2023, 5, day)) for day in (2, 3, 4, 5)] == covered


def test_a_partial_end_is_the_first_day_of_it() -> None:
    """Held until 2024 means held on the last day of 2023 and no longer."""
    period = Period(When(2023, 6), When(2024))

    assert (period.start, period.end) == (date(2023, 6, 1), date(2024, 1, 1))
    assert period.covers(date(2023, 12, 31))
    assert not period.covers(date(2024, 1, 1))


def test_a_day_is_a_whole_date() -> None:
    """As the file would write it."""
    assert str(whole_date(date(2023, 11, 8))) == "2023-11-08"
    assert whole_date(date(2023, 11, 8)).first_day == date(2023, 11, 8)
