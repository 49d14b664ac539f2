"""What walks up the shareholder lists are worth, over the companies that they have passed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from alliance_cli.calculations.chain_links import Place, Walk
from alliance_cli.calculations.choice import (
    End,
    Lists,
    Values,
    expected,
    extreme_choice,
)
from alliance_cli.calculations.reached import Reached, reached
from alliance_cli.model.share import NOTHING, WHOLE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a walk is worth where each company chooses its list anew at each place.

    That is a choice more than there is: so it bounds what one list for each company can be worth.
    """

    value: Fraction
    places: Mapping[Place, Values]
    """What the holders of the last company at each place are worth."""


def walk_outcome(walk: Walk, lists: Lists, goal: Values, again: Values, end: End) -> Outcome:
    """What the walk is worth where it meets the `goal`, or comes `again` to a company."""
    worth: dict[Place, Fraction] = {}
    found: dict[Place, Values] = {}
    for place, onward in walk.places.items():
        longer = {holder: worth[to] for holder, to in onward.places.items()}
        twice = {holder: again.get(holder, NOTHING) for holder in onward.again}
        found[place] = values = {**longer, **twice, **goal}
        worth[place] = expected(extreme_choice(lists[place[1]], values, end), values)
    return Outcome(worth[frozenset([walk.start]), walk.start], found)


def chain_outcome(walk: Walk, lists: Lists, end: End) -> Outcome:
    """What is worth one where the walk meets the owner without coming to a company twice."""
    return walk_outcome(walk, lists, {walk.owner: WHOLE}, {}, end)


def loop_outcome(walk: Walk, lists: Lists, end: End) -> Outcome:
    """What is worth one where the walk meets the owner after coming to some company twice."""
    final = reaching(walk, lists, {walk.owner: WHOLE})
    again = final.high if end is End.MOST else final.low
    return walk_outcome(walk, lists, {walk.owner: NOTHING}, again, end)


def reaching(walk: Walk, lists: Lists, goal: Values) -> Reached:
    """How likely the walk, whatever it has passed, comes to the goal from each company."""
    return reached(lambda company: lists.get(company, {}), walk.components, goal)
