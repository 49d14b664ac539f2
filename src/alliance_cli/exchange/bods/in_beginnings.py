"""The days on which the owners of a company are said to begin, and whom they leave no room."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from alliance_cli.exchange.bods.in_interests import Interest, Kind
from alliance_cli.exchange.bods.in_relationships import Relationship
from alliance_cli.exchange.bods.in_stretches import Stretch, stakes_told
from alliance_cli.model.share import NOTHING, WHOLE
from alliance_cli.model.when import When


@dataclass(slots=True)
class _Beginning:
    """A day on which stakes in a company are said to begin."""

    when: When
    least: dict[tuple[str, Kind], Fraction] = field(default_factory=dict)
    """By owner and measure: what it holds at least."""
    total: dict[Kind, Fraction] = field(default_factory=dict)

    def add(self, party: str, stake: Interest) -> None:
        """Note one of them; of several of one owner the largest counts."""
        known = self.least.get((party, stake.kind), NOTHING)
        least = max(known, stake.share.low)
        self.least[party, stake.kind] = least
        self.total[stake.kind] = self.total.get(stake.kind, NOTHING) + least - known

    def of_others(self, party: str, kind: Kind) -> Fraction:
        """What all but one owner hold at least of what begins."""
        return self.total.get(kind, NOTHING) - self.least.get((party, kind), NOTHING)


class Beginnings:
    """The days on which stakes in each company are said to begin, by the day of the statement."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_day: dict[tuple[str, date], dict[date, _Beginning]] = {}
        self._in_order: dict[tuple[str, date], list[date]] = {}

    def add(self, relationship: Relationship) -> None:
        """Note the days that a statement gives."""
        days = self._by_day.setdefault((relationship.subject, relationship.day), {})
        for stake in stakes_told(relationship):
            since = stake.period.since
            if since is not None and since.first_day <= relationship.day:
                beginning = days.setdefault(since.first_day, _Beginning(since))
                beginning.add(relationship.interested_party, stake)

    def crowding_out(
        self, held: Stretch, relationship: Relationship, before: date, newer: Iterable[Stretch]
    ) -> When | None:
        """The day on which others began to hold so much that only what is told now is left.

        Only where a statement of the same day names it, and names no other day since `before`.
        """
        key, party = (relationship.subject, relationship.day), relationship.interested_party
        if key not in self._in_order:
            self._in_order[key] = sorted(self._by_day[key])
        days = self._in_order[key]
        beginnings = (self._by_day[key][day] for day in days[bisect_right(days, before) :])
        of_others = (
            beginning
            for beginning in beginnings
            if any(beginning.of_others(party, kind) for kind in beginning.total)
        )
        found, another = next(of_others, None), next(of_others, None)
        if found is None or another is not None:
            return None
        if not held.start < found.when.first_day < held.end:
            return None
        then = next((s for s in newer if s.period.covers(found.when.first_day)), None)
        for kind in found.total:
            rest = WHOLE - found.of_others(party, kind)
            if _least(held, kind) > rest >= _least(then, kind):
                return found.when
        return None


def _least(stretch: Stretch | None, kind: Kind) -> Fraction:
    shares = {} if stretch is None else {Kind.CAPITAL: stretch.capital, Kind.VOTES: stretch.votes}
    share = shares.get(kind)
    return NOTHING if share is None else share.low
