"""What the values of options mean: days and thresholds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

import typer

from alliance_cli.cli.intake import today
from alliance_cli.errors import MalformedError
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import parse_when

_LONGEST_NUMBER: Final = 40
"""Characters of a number for which a share is offered."""


def day_for(option: str) -> Callable[[str], date]:
    """The reader of a date given for an option."""
    return lambda text: day(text, option)


def day(text: str, option: str) -> date:
    """The day that a date on the command line means; a partial date is its first day.

    Raises:
        typer.BadParameter: it is no date.
    """
    if text.lower() == "today":
        return today()
    try:
        return parse_when(text).first_day
    except MalformedError as error:
        message = f"{error.message}; {error.way_out}, or today"
        raise typer.BadParameter(message, param_hint=option) from None


def part_for(option: str) -> Callable[[str], Fraction]:
    """The reader of a part of a whole given for an option."""
    return lambda text: threshold_part(text, option)


def threshold_part(text: str, option: str = "--threshold") -> Fraction:
    """The part of a whole that an option names: over 0 %, and at most all.

    Raises:
        typer.BadParameter: it is no exact share, has no unit, or is nothing.
    """
    way_out = "write one share over 0%, like 25% or 2/3"
    try:
        # The refusal of a number says which share it may mean.
        is_number = len(text) <= _LONGEST_NUMBER and text.replace(".", "", 1).isdecimal()
        number = Decimal(text) if is_number else None
        part = parse_share(number or text).exact
    except MalformedError as error:
        # The words for ranges, which a file may use, do not fit a threshold.
        offers_ranges = "unknown" in error.way_out
        message = f"{error.message}; {way_out if offers_ranges else error.way_out}"
        raise typer.BadParameter(message, param_hint=option) from None
    if not part:
        message = f"'{text}' is no threshold: {way_out}"
        raise typer.BadParameter(message, param_hint=option)
    return part
