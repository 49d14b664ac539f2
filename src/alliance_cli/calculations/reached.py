"""The share of companies that leads to a goal, as ranges with exact ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alliance_cli.calculations.attained import unattained
from alliance_cli.calculations.choice import (
    End,
    Values,
    best_holders,
    expected,
    extreme_choice,
)
from alliance_cli.calculations.reach import reach
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.network.shareholders import ShareholderList


@dataclass(frozen=True, slots=True)
class Reached:
    """How likely a walk from each company meets a goal."""

    low: Values
    high: Values
    open_low: frozenset[str]
    """The companies whose low end no choice attains."""
    open_high: frozenset[str]
    is_enclosed: bool
    """Whether floating point was used: then ends are outer bounds, and closed."""

    def share(self, company: str) -> Share:
        """The share of a company that leads to the goal."""
        return Share(
            self.low.get(company, NOTHING),
            self.high.get(company, NOTHING),
            company in self.open_low,
            company in self.open_high,
        )

    def share_after_a_step(self, owners: ShareholderList) -> Share:
        """The same for a walk that begins with the holders on a list; nothing for an empty one."""
        if not owners:
            return exactly(NOTHING)
        low = expected(extreme_choice(owners, self.low, End.LEAST), self.low)
        high = expected(extreme_choice(owners, self.high, End.MOST), self.high)
        holders = best_holders(owners, self.low, End.LEAST, low, self.open_low)
        most_holders = best_holders(owners, self.high, End.MOST, high, self.open_high)
        return Share(low, high, holders is None, bool(high) and most_holders is None)


def reached(
    lists: Callable[[str], ShareholderList],
    components: Sequence[Sequence[str]],
    goal: Values,
    questions: int = 1,
) -> Reached:
    """How likely a walk from each company of `components` meets the goal.

    `components` come from the top down: each after all that hold it. `questions`: see `reach`.

    Raises:
        NoAnswerError: a loop is too much to solve.
    """
    found = reach(lists, components, goal, questions)
    states = {c: owners for c in found.low if c not in goal and (owners := lists(c))}
    is_open = any(s.low_open or s.high_open for o in states.values() for s in o.values())
    if found.is_enclosed or not is_open:
        return Reached(found.low, found.high, frozenset(), frozenset(), found.is_enclosed)
    return Reached(
        found.low,
        found.high,
        unattained(states, goal, found.low, End.LEAST),
        unattained(states, goal, found.high, End.MOST),
        is_enclosed=False,
    )
