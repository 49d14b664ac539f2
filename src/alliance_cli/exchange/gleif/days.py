"""The days and moments of GLEIF's records."""

import re
from datetime import UTC, datetime
from typing import Final

from alliance_cli.errors import MalformedError
from alliance_cli.model.when import When, parse_when

_DAY_AND_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T Z+-].*", re.DOTALL)
LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
"""When that was said of which a record does not say when."""


def day(text: str) -> When | None:
    """The day of a date and time, as it is written, or nothing where nothing is.

    Raises:
        MalformedError: `bad-date`.
    """
    if not text:
        return None
    match = _DAY_AND_TIME.fullmatch(text)
    return parse_when(match[1] if match else text)


def readable_day(text: str) -> When | None:
    """The day of a date and time, or nothing where it is none: of a record that is left out."""
    try:
        return day(text)
    except MalformedError:
        return None


def moment(text: str) -> datetime:
    """The moment of a date and time, by which of two the later can be told; long ago for none."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        known = readable_day(text)
        told = LONG_AGO if known is None else datetime.combine(known.first_day, datetime.min.time())
    return told if told.tzinfo else told.replace(tzinfo=UTC)
