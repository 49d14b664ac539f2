"""Days as the file knows them: whole or partial dates, and half-open periods between them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.slips import date_candidates

WHEN_PATTERN: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_WHEN: Final = re.compile(WHEN_PATTERN)
_FORMS: Final = "write a date like 2023-11-08, 2023-11 or 2023"


@dataclass(frozen=True, slots=True)
class When:
    """A date, or the month or year that is known of it; it stands for its first day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The first day that this can mean."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    def __str__(self) -> str:
        """As the file writes it: `2023`, `2023-11` or `2023-11-08`."""
        parts = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year:04}", *parts))


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` up to, and not including, `until`."""

    since: When | None = None
    """The first day; none: as far back as the file goes."""
    until: When | None = None
    """The first day no longer in it; none: still running."""

    @property
    def start(self) -> date:
        """The first day."""
        return date.min if self.since is None else self.since.first_day

    @property
    def end(self) -> date | None:
        """The first day after it, or none while it runs."""
        return None if self.until is None else self.until.first_day

    @property
    def is_empty(self) -> bool:
        """Whether no day is in it."""
        return self.end is not None and self.end <= self.start

    def covers(self, on: date) -> bool:
        """Whether `since <= on < until`."""
        return self.start <= on and (self.end is None or on < self.end)


def whole_date(day: date) -> When:
    """A day as the file would write it."""
    return When(day.year, day.month, day.day)


def parse_when(value: object) -> When:
    """The date that the file's words mean: `2023-11-08`, `2023-11` or `2023`.

    Raises:
        MalformedError: `bad-date`.
    """
    text = str(value) if isinstance(value, date | int | str) else ""
    match = _WHEN.fullmatch(text)
    if match is None:
        raise _bad_date(value)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    when = When(year or 0, month, day)
    try:
        when.first_day  # noqa: B018  # a day that no calendar has is refused here
    except ValueError:
        message = f"there is no date {text}"
        way_out = "check its year, month and day"
        raise MalformedError(ProblemName.BAD_DATE, message, way_out) from None
    return when


def _bad_date(value: object) -> MalformedError:
    if value is None:
        return MalformedError(ProblemName.BAD_DATE, "the date is empty", _FORMS)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return MalformedError(ProblemName.BAD_DATE, "this is not a date", _FORMS)
    text = str(value)
    near = [candidate for candidate in date_candidates(text) if _WHEN.fullmatch(candidate)]
    way_out = f"write {near[0]}" if near else _FORMS
    return MalformedError(ProblemName.BAD_DATE, f"'{text[:40]}' is not a date", way_out)
