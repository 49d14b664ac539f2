"""What stands for that which a file does not say."""

from datetime import date

import pytest

from alliance_cli.exchange.defaults import latest_day, title_of
from alliance_cli.model.records import Holding
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, parse_when


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("a.csv", "a.csv"),
        ("/x/a.csv", "a.csv"),
        ("<stdin>", "<stdin>"),
        ("a\x1b.csv", "a�.csv"),
        ("x/ ", "' '"),
    ],
)
def test_a_title_is_the_name_of_the_file(file: str, title: str) -> None:
    """So that the same file gives the same bytes in every folder."""
    assert title_of(file) == title


def test_the_day_is_the_latest_that_is_mentioned() -> None:
    """As a beginning or an end; what is yet to come does not count."""
    since, until = parse_when("2020-05"), parse_when("2050")
    holding = Holding("a", "b", UNKNOWN, UNKNOWN, Period(since, until))

    assert latest_day([holding]) == date(2050, 1, 1)
    assert latest_day([holding], date(2026, 1, 1)) == date(2020, 5, 1)
    assert latest_day([]) == date.min
