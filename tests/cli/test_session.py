"""From options to a snapshot and an answer."""

from datetime import date

import pytest
import typer

from alliance_cli.cli.arguments import day
from alliance_cli.cli.query import Opened
from alliance_cli.cli.session import chosen_format
from alliance_cli.formats.formats import Format
from alliance_cli.loading.reader import load_dataset
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


@pytest.mark.parametrize("format_", [Format.TABLE, Format.CSV])
def test_csv_for_a_spreadsheet_is_csv(format_: Format) -> None:
    """--safe-csv is the same as -f csv, but for formulas."""
    assert chosen_format(format_, json=False, safe_csv=True) is Format.CSV


@pytest.mark.parametrize(
    ("format_", "json", "other"),
    [(Format.TABLE, True, "--json"), (Format.MARKDOWN, False, "--format markdown")],
)
def test_csv_for_a_spreadsheet_is_no_other_format(
    format_: Format, *, json: bool, other: str
) -> None:
    """--safe-csv beside another format is refused."""
    with pytest.raises(typer.BadParameter, match=f"--safe-csv and {other} are two formats"):
        chosen_format(format_, json=json, safe_csv=True)


def test_a_partial_date_is_its_first_day() -> None:
    """A month or year on the command line is its first day."""
    assert day("2023-11", "--as-of") == date(2023, 11, 1)
    assert day("2023", "--as-of") == date(2023, 1, 1)


def test_the_day_is_that_of_the_file_unless_another_is_asked() -> None:
    """Without --as-of the file's own day is looked at."""
    small = load_dataset(SMALL)
    assert Opened(small, None, ()).world().on == date(2024, 6, 30)
    assert Opened(small, date(2023, 1, 1), ()).world().on == date(2023, 1, 1)
