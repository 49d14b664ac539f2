from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.model.when import Period, When, parse_when
from tests.laws.strategies import periods, recent_whens, whens


@given(whens())
def test_text_means_the_date_that_it_was_made_of(when: When) -> None:
    """A date, a month or a year is read back from its own text."""
    assert parse_when(str(when)) == when


@given(st.dates())
def test_a_whole_date_is_its_own_first_day(day: date) -> None:
    """A whole date stands for itself."""
    assert parse_when(day).first_day == day


@given(whens(), whens())
def test_texts_of_one_precision_sort_as_their_days(first: When, second: When) -> None:
    """Two dates known equally well come in the order of their texts."""
    assume(len(str(first)) == len(str(second)))

    assert (first.first_day <= second.first_day) == (str(first) <= str(second))


@given(whens())
def test_what_is_not_known_is_the_first_that_it_can_be(when: When) -> None:
    """No day of the same text comes before the day that a partial date stands for."""
    assert str(when.first_day).startswith(str(when))
    assert when.month is not None or when.first_day.month == 1
    assert when.day is not None or when.first_day.day == 1


@given(periods(), recent_whens())
def test_a_period_covers_the_days_from_its_start_up_to_its_end(period: Period, day: When) -> None:
    """A day is covered when it is neither before the first day nor on or after the end."""
    on = day.first_day
    too_early = period.since is not None and on < period.since.first_day
    too_late = period.until is not None and on >= period.until.first_day

    assert period.covers(on) == (not too_early and not too_late)


@given(periods())
def test_the_first_day_is_held_and_the_last_is_not(period: Period) -> None:
    """A stake is held on the day of `since` and gone on the day of `until`."""
    assert period.covers(period.start)
    if period.end is not None:
        assert not period.covers(period.end)
        assert period.covers(period.end - timedelta(days=1))


@given(recent_whens(), periods(), recent_whens())
def test_two_periods_that_meet_cover_each_day_once(cut: When, whole: Period, day: When) -> None:
    """Cutting a period in two at a day leaves every day in exactly one half."""
    assume(whole.start < cut.first_day and (whole.end is None or cut.first_day < whole.end))
    before, after = Period(whole.since, cut), Period(cut, whole.until)
    on = day.first_day

    assert before.covers(on) + after.covers(on) == whole.covers(on)
