"""Whether the owners of a company can add up: on no day to more than the whole of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.errors import DataPath, Problem, ProblemName, Related
from alliance_cli.model.records import Dataset, Holding
from alliance_cli.model.share import NOTHING, WHOLE, Share, percent_text

Measure: TypeAlias = Callable[[Holding], Share]
_MEASURES: Final[Mapping[str, Measure]] = {
    "capital": lambda holding: holding.capital,
    "votes": lambda holding: holding.votes,
}

_TOLD_IN_FULL: Final = 20
"""Stretches of one company under which the lines are named; later ones tell days and sum alone."""
_MOST_LINES: Final = 200
"""Lines named under one stretch; those beyond are counted."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days on which the same lines are in force, and what they add up to."""

    since: date
    until: date | None
    least: Fraction
    least_open: bool
    most: Fraction
    most_open: bool

    @property
    def is_more_than_whole(self) -> bool:
        return self.least > WHOLE or (self.least == WHOLE and self.least_open)

    @property
    def falls_short(self) -> bool:
        return self.most < WHOLE or (self.most == WHOLE and self.most_open)

    @property
    def days(self) -> str:
        start = "until" if self.since == date.min else f"from {self.since} until"
        if self.until is not None:
            return f"{start} {self.until}"
        return "on every day" if self.since == date.min else f"from {self.since} on"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A stretch that cannot be, and by which measures."""

    measures: str
    stretch: _Stretch
    names_lines: bool


def more_than_the_whole(dataset: Dataset) -> Iterator[Problem]:
    """Companies whose owners hold, at the very least, more than everything on some day."""
    for company, lines in _lines_by_company(dataset).items():
        for wrong in _more_than_whole(dataset, lines):
            sum_ = percent_text(wrong.stretch.least)
            least = f"more than {sum_}" if wrong.stretch.least_open else f"at least {sum_}"
            yield Problem(
                ProblemName.MORE_THAN_WHOLE,
                f"the owners of {company} hold {least} of its {wrong.measures} "
                f"{wrong.stretch.days}",
                _place(dataset, company, lines),
                on_key=True,
                way_out="correct a share, or end a line with until when it was sold",
                related=_adding(dataset, lines, wrong, _adds_to_the_least),
            )


def complete_lists_fall_short(dataset: Dataset) -> Iterator[Problem]:
    """Companies said to be complete whose listed owners cannot hold all capital on some day.

    Votes may well be cast by nobody, as with treasury shares. On days without any listed owner
    nothing is said of a company, so nothing is missing.
    """
    for company, lines in _lines_by_company(dataset).items():
        record = dataset.companies.get(company)
        if record is None or not record.complete:
            continue
        short = filter(lambda s: s.falls_short, _stretches(dataset, lines, _MEASURES["capital"]))
        for number, stretch in enumerate(short):
            wrong = _Wrong("capital", stretch, names_lines=number < _TOLD_IN_FULL)
            sum_ = percent_text(stretch.most)
            most = f"less than {sum_}" if stretch.most_open else f"at most {sum_}"
            yield Problem(
                ProblemName.COMPLETE_FALLS_SHORT,
                f"{company} is complete, but its owners hold {most} of its capital {stretch.days}",
                ("companies", company, "complete"),
                way_out="add the missing owner, or leave complete out",
                related=_adding(dataset, lines, wrong, _adds_to_the_most),
            )


def _lines_by_company(dataset: Dataset) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for index, holding in enumerate(dataset.holdings):
        if not holding.period.is_empty:
            lines.setdefault(holding.company, []).append(index)
    return lines


def _more_than_whole(dataset: Dataset, lines: list[int]) -> Iterator[_Wrong]:
    """The stretches over the whole by capital and by votes, told once where both say the same."""
    capital, votes = (
        tuple(filter(lambda s: s.is_more_than_whole, _stretches(dataset, lines, measure)))
        for measure in _MEASURES.values()
    )
    in_capital, in_votes = frozenset(capital), frozenset(votes)
    found = [("capital and votes" if s in in_votes else "capital", s) for s in capital]
    found += [("votes", s) for s in votes if s not in in_capital]
    for number, (measures, stretch) in enumerate(found):
        yield _Wrong(measures, stretch, names_lines=number < _TOLD_IN_FULL)


def _stretches(dataset: Dataset, lines: list[int], measure: Measure) -> Iterator[_Stretch]:
    """The stretches of days between one change and the next on which a line is in force."""
    changes: dict[date, list[tuple[int, Share]]] = {}
    for line in lines:
        holding = dataset.holdings[line]
        changes.setdefault(holding.period.start, []).append((1, measure(holding)))
        if holding.period.end is not None:
            changes.setdefault(holding.period.end, []).append((-1, measure(holding)))
    days = sorted(changes)
    in_force = low_open = high_open = 0
    least = most = NOTHING
    for day, next_day in zip(days, [*days[1:], None], strict=True):
        for sign, share in changes[day]:
            in_force += sign
            least += sign * share.low
            most += sign * share.high
            low_open += sign * share.low_open
            high_open += sign * share.high_open
        if in_force:
            yield _Stretch(day, next_day, least, low_open > 0, most, high_open > 0)


def _adds_to_the_least(share: Share) -> bool:
    return share.low > NOTHING or share.low_open


def _adds_to_the_most(share: Share) -> bool:
    return share.high > NOTHING


def _adding(
    dataset: Dataset, lines: list[int], wrong: _Wrong, adds: Callable[[Share], bool]
) -> tuple[Related, ...]:
    if not wrong.names_lines:
        return ()
    measure = _MEASURES["votes" if wrong.measures == "votes" else "capital"]
    holdings = dataset.holdings
    adding = [
        line
        for line in lines
        if holdings[line].period.covers(wrong.stretch.since) and adds(measure(holdings[line]))
    ]
    told = [
        Related(
            ("holdings", line), f"{holdings[line].owner} holds {_words(measure(holdings[line]))}"
        )
        for line in adding[:_MOST_LINES]
    ]
    if len(adding) > _MOST_LINES:
        more = f"the first of {len(adding) - _MOST_LINES} more lines"
        told.append(Related(("holdings", adding[_MOST_LINES]), more))
    return tuple(told)


def _words(share: Share) -> str:
    return share.stated or percent_text(share.low)


def _place(dataset: Dataset, company: str, lines: list[int]) -> DataPath:
    return ("companies", company) if company in dataset.companies else ("holdings", lines[-1])
