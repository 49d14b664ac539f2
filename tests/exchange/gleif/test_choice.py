"""One line for a pair on a day."""

from datetime import UTC, datetime

import pytest

from alliance_cli.errors import Location
from alliance_cli.exchange.gleif.choice import Word, chosen, merged
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, parse_when

PLACE = Location("f", 1, 1, 1, "")


def period(text: str) -> Period:
    """The period from one day to another, either of which may be missing."""
    since, _, until = text.partition("..")
    return Period(*(parse_when(day) if day else None for day in (since, until)))


def word(updated: str, *held: str, denied: tuple[str, ...] = (), owner: str = "o") -> Word:
    """What one record says."""
    told = datetime.fromisoformat(updated).replace(tzinfo=UTC)
    held_, denied_ = (tuple(map(period, each)) for each in (held, denied))
    return Word("t", "c", owner, held_, denied_, told, UNKNOWN, "", PLACE)


def told(*words: Word) -> list[str]:
    """What stands in the end, in the order of the words."""
    stands, _ = chosen(words)
    held = (f"{p.since or ''}..{p.until or ''}" for one in stands for p in one.held)
    return [text.replace("-01-01", "") for text in held]


@pytest.mark.parametrize(
    ("periods", "one_by_one"),
    [
        (("2018..2019", "2018-06.."), ["2018.."]),
        (("2018-06..", "2018..2019"), ["2018.."]),
        (("2018..2022", "2019..2020", "2021..2022"), ["2018..2022"]),
        (("2018..", "2019..2020"), ["2018.."]),
        (("..2019", "2018..2020"), ["..2020"]),
        (("2018..2019", "2019.."), ["2018..2019", "2019.."]),
        (("2019..2018", "2017.."), ["2017..", "2019..2018"]),
    ],
)
def test_periods_of_one_record_that_have_days_in_common_are_one(
    periods: tuple[str, ...], one_by_one: list[str]
) -> None:
    """Those that only touch stay two; those that run backwards are left for the checks."""
    found = merged(tuple(map(period, periods)))

    assert [f"{p.since or ''}..{p.until or ''}" for p in found] == one_by_one


def test_the_record_told_last_is_right() -> None:
    """Wherever it stands in the file."""
    old, new = word("2021-01-01", "2018.."), word("2022-01-01", "2018..2020")

    assert told(old, new) == told(new, old) == ["2018..2020"]


def test_the_other_keeps_the_days_before() -> None:
    """From the first day of the newer one on it has no say, not even where that ended."""
    new = word("2022-01-01", "2014..2016")

    assert told(word("2021-01-01", "2010..2015"), new) == ["2010..2014", "2014..2016"]
    assert told(word("2021-01-01", "2010.."), new) == ["2010..2014", "2014..2016"]
    assert told(word("2021-01-01", "2015.."), new) == ["2014..2016"]


def test_records_that_meet_on_no_day_both_stand() -> None:
    """Or that are about two pairs."""
    new = word("2022-01-01", "2010..2012")

    assert told(word("2021-01-01", "2012.."), new) == ["2012..", "2010..2012"]
    assert told(word("2021-01-01", "2005..2010"), new) == ["2005..2010", "2010..2012"]
    assert told(word("2021-01-01", "2011..", owner="p"), new) == ["2011..", "2010..2012"]


def test_a_denial_counts_as_a_word() -> None:
    """It ends an older line, and an older one does not end a newer line."""
    denial = word("2022-01-01", denied=("2018..",))

    assert told(word("2021-01-01", "2018.."), denial) == []
    assert told(word("2021-01-01", "2015.."), denial) == ["2015..2018"]
    assert told(word("2021-01-01", "2010..2012"), denial) == ["2010..2012"]
    assert told(denial, word("2023-01-01", "2018..")) == ["2018.."]


def test_a_period_of_no_day_denies_its_day() -> None:
    """The relationship has been taken back, whatever was said of it before."""
    denial = word("2022-01-01", denied=("2018..2018",))

    assert told(word("2021-01-01", "2018.."), denial) == []
    assert told(word("2021-01-01", "2018-02.."), denial) == ["2018-02.."]


def test_of_two_told_at_one_moment_a_denial_or_else_the_first_is_right() -> None:
    """The order of the file decides only between equals."""
    first, second = word("2022-01-01", "2018..2020"), word("2022-01-01", "2018..")

    assert told(first, second) == ["2018..2020"]
    assert told(first, word("2022-01-01", denied=("2018..",))) == []


def test_three_records_are_settled_newest_first() -> None:
    """What the second said counts against the third, also where the first overrules it."""
    words = (
        word("2020-01-01", "2016..2017"),
        word("2021-01-01", "2012..2018"),
        word("2022-01-01", "2014..2016"),
        word("2019-01-01", "2000..2001", "2011.."),
    )

    assert told(*words) == ["2012..2014", "2014..2016", "2000..2001", "2011..2012"]


def test_a_period_that_runs_backwards_is_left_for_the_checks() -> None:
    """It is never cut, not to hide that it is wrong."""
    assert told(word("2021-01-01", "2018.."), word("2020-01-01", "2020..2019")) == [
        "2018..",
        "2020..2019",
    ]


def test_many_records_of_one_pair_take_no_long_time() -> None:
    """Each is compared with the stretches that it meets alone."""
    words = [
        word("2020-01-01", f"{year:04}-{month:02}..{year:04}-{month:02}-15")
        for year in range(1000, 3000)
        for month in range(1, 13)
    ]

    assert len(told(*words)) == len(words)
