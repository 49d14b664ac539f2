"""From options to a snapshot and an answer."""

from datetime import date

import pytest
import typer

from alliance_cli.cli.session import chosen_format, day, open_snapshot
from alliance_cli.views.formats import Format
from tests.cli.running import SMALL


@pytest.mark.parametrize(
    ("format_", "json", "chosen"),
    [
        (Format.TABLE, False, Format.TABLE),
        (Format.TABLE, True, Format.JSON),
        (Format.JSON, True, Format.JSON),
        (Format.CSV, False, Format.CSV),
        (Format.MARKDOWN, False, Format.MARKDOWN),
    ],
)
def test_json_is_a_format_like_the_others(format_: Format, *, json: bool, chosen: Format) -> None:
    """--json is the same as -f json, and stands beside no other format."""
    assert chosen_format(format_, json=json) is chosen


@pytest.mark.parametrize("format_", [Format.CSV, Format.MARKDOWN])
def test_two_formats_are_wrong_usage(format_: Format) -> None:
    """--json beside another format is refused."""
    with pytest.raises(typer.BadParameter, match=f"--json and --format {format_.value}"):
        chosen_format(format_, json=True)


def test_a_partial_date_is_its_first_day() -> None:
    """A month or year on the command line is its first day."""
    assert day("2023-11") == date(2023, 11, 1)
    assert day("2023") == date(2023, 1, 1)


def test_the_day_is_that_of_the_file_unless_another_is_asked() -> None:
    """Without --as-of the file's own day is looked at."""
    assert open_snapshot(str(SMALL), None).on == date(2024, 6, 30)
    assert open_snapshot(str(SMALL), "2023").on == date(2023, 1, 1)
