"""How likely a walk up the shareholder lists meets a goal, over all choices within the ranges.

From a company the walk goes to each holder with the probability of its share. Where shares are
ranges this is an interval Markov chain, solved by policy iteration (methods.md, section 2).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from alliance_cli.calculations.choice import (
    Choice,
    End,
    Lists,
    Values,
    best_holders,
    expected,
    extreme_choice,
    is_exact,
    middle_choice,
)
from alliance_cli.calculations.limits import is_solved_exactly, longest, refusing_too_much_work
from alliance_cli.engine.equations import Equations
from alliance_cli.engine.exact import ExactEquations
from alliance_cli.engine.intervals import Weight, likely_values, outer_bounds
from alliance_cli.engine.size import TooMuchWorkError
from alliance_cli.model.share import NOTHING, WHOLE
from alliance_cli.network.graph import components as strongly_connected
from alliance_cli.network.graph import inverse, reachable
from alliance_cli.network.shareholders import ShareholderList


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the largest likelihood to reach a goal, for each company."""

    low: dict[str, Fraction]
    high: dict[str, Fraction]
    is_enclosed: bool
    """Whether floating point was used: then the true ones lie between, very near to these."""


def reach(
    lists: Callable[[str], ShareholderList],
    components: Iterable[Sequence[str]],
    goal: Values,
    questions: int = 1,
) -> Reach:
    """How likely a walk from each company of `components` reaches the goal.

    `components` come from the top down: each after all that hold it. Companies in `goal` keep
    their value; those without a list, and all that are not named, have 0. `questions`: how many of
    this kind one answer needs, which decides what can be exact.

    Raises:
        NoAnswerError: a loop is too much to solve.
    """
    low, high, is_enclosed = dict(goal), dict(goal), False
    for component in _without(goal, components, lists):
        states = {company: owners for company in component if (owners := lists(company))}
        if not states:
            continue
        if len(states) == 1 and not any(company in owners for company, owners in states.items()):
            least, most = _passed_on(states, low, high)
        elif all(map(is_exact, states.values())):
            with refusing_too_much_work(states):
                least, most, is_approximate = _solved(states, low, high, questions)
            is_enclosed |= is_approximate
        else:
            with refusing_too_much_work(states):
                least, at_least = _chosen(states, low, End.LEAST, questions)
                most, at_most = _chosen(states, high, End.MOST, questions)
            is_enclosed |= at_least or at_most
        low |= least
        high |= most
    return Reach(low, high, is_enclosed)


def _without(
    goal: Values,
    components: Iterable[Sequence[str]],
    lists: Callable[[str], ShareholderList],
) -> Iterator[Sequence[str]]:
    """The components that are left without the goal: a loop that leads through it falls apart."""
    for component in components:
        rest = {company for company in component if company not in goal}
        if len(rest) == len(component):
            yield component
        else:
            links = {company: [h for h in lists(company) if h in rest] for company in sorted(rest)}
            yield from strongly_connected(links, links.__getitem__)


def _passed_on(states: Lists, low: Values, high: Values) -> tuple[Values, Values]:
    """The values of a company outside loops, from those of its holders."""
    ((company, owners),) = states.items()
    least = expected(extreme_choice(owners, low, End.LEAST), low)
    if is_exact(owners) and all(low.get(holder) is high.get(holder) for holder in owners):
        return {company: least}, {company: least}
    return {company: least}, {company: expected(extreme_choice(owners, high, End.MOST), high)}


def _solved(
    states: Lists, low: Values, high: Values, questions: int
) -> tuple[Values, Values, bool]:
    """The values of companies that own one another with exact shares, and whether in floats."""
    known = _plain(states, low, _cut_off(states, high))
    place = {company: n for n, company in enumerate(c for c in states if c not in known)}
    matrix = [
        {place[h]: share.low for h, share in states[company].items() if h in place}
        for company in place
    ]
    choices = [{h: share.low for h, share in states[company].items()} for company in place]
    least_sides, most_sides = ([expected(c, values) for c in choices] for values in (low, high))
    equations = Equations(matrix, longest([*least_sides, *most_sides]), questions)
    lows, highs = equations.bounds(least_sides, most_sides)
    highs = [min(value, WHOLE) for value in highs]
    least, most = (dict(zip(place, found, strict=True)) for found in (lows, highs))
    return {**known, **least}, {**known, **most}, not equations.is_exact


def _chosen(states: Lists, values: Values, end: End, questions: int) -> tuple[Values, bool]:
    """The values of companies that own one another, and whether in floats.

    Raises:
        TooMuchWorkError: floats cannot tell some choice from a closed ring, and fractions are slow.
    """
    dry = _starved(states, values) if end is End.LEAST else _cut_off(states, values)
    known = _plain(states, values, dry)
    live = {company: owners for company, owners in states.items() if company not in known}
    rows = _rows(live, values)
    if is_solved_exactly(live, values, questions):
        likely = dict(zip(live, likely_values(rows, most=end is End.MOST), strict=True))
        return {**known, **_policy_iteration(live, values, end, likely)}, False
    found = outer_bounds(rows, most=end is End.MOST)
    if found is None:
        raise TooMuchWorkError
    found = [min(value, WHOLE) for value in found]
    return {**known, **dict(zip(live, found, strict=True))}, True


def _plain(states: Lists, values: Values, dry: Collection[str]) -> Values:
    """Values that the graph alone tells: 0 for `dry`, 1 where all others lead nowhere but to 1."""
    live = states.keys() - dry
    if all(holder in live or values.get(holder) == WHOLE for c in live for holder in states[c]):
        return dict.fromkeys(dry, NOTHING) | dict.fromkeys(live, WHOLE)
    return dict.fromkeys(dry, NOTHING)


def _rows(live: Lists, values: Values) -> list[list[Weight]]:
    place = {company: number for number, company in enumerate(live)}
    return [
        [
            Weight(place.get(holder, values.get(holder, NOTHING)), share.low, share.high)
            for holder, share in owners.items()
        ]
        for owners in live.values()
    ]


def _policy_iteration(live: Lists, values: Values, end: End, likely: Values) -> Values:
    """The least or largest values, exactly: choices and values improve in turn.

    It begins with the best choices for values that are likely.
    """
    outside = {h: values[h] for owners in live.values() for h in owners if h in values}
    policy = _choices(live, {**outside, **likely}, end)
    if len(_leading_to_the_goal(policy, outside)) < len(live):
        # The least could be taken for nothing where only the limit of open ends closes a ring.
        policy = {company: middle_choice(owners) for company, owners in live.items()}
    while True:
        found = _values(policy, outside)
        now = {**outside, **found}
        # Only a strict improvement is one: else a ring could be closed that reaches nothing.
        better = {
            company: choice
            for company, choice in _choices(live, now, end).items()
            if choice != policy[company] and _improves(expected(choice, now), found[company], end)
        }
        if not better:
            return found
        policy |= better


def _choices(live: Lists, values: Values, end: End) -> dict[str, Choice]:
    return {company: extreme_choice(owners, values, end) for company, owners in live.items()}


def _improves(value: Fraction, on: Fraction, end: End) -> bool:
    return value > on if end is End.MOST else value < on


def _starved(states: Lists, values: Values) -> frozenset[str]:
    """The companies that some choice keeps from the goal for ever."""
    starved = set(states)
    held = inverse(states)
    waiting = list(states)
    while waiting:
        company = waiting.pop()
        if company in starved and not _can_avoid(states[company], starved, states, values):
            starved.remove(company)
            waiting += held.get(company, ())
    return frozenset(starved)


def _cut_off(states: Lists, values: Values) -> frozenset[str]:
    """The companies that no choice can lead to the goal."""
    fed = [c for c, owners in states.items() if any(values.get(h) for h in owners)]
    held = inverse(states)
    return frozenset(states.keys() - reachable(fed, lambda holder: held.get(holder, ())))


def _can_avoid(owners: ShareholderList, starved: set[str], states: Lists, values: Values) -> bool:
    """Whether everything can be with holders from which the goal is never reached."""
    wet = {h for h in owners if (h not in starved if h in states else values.get(h))}
    return best_holders(owners, {}, End.LEAST, NOTHING, wet) is not None


def _values(policy: Mapping[str, Choice], outside: Values) -> dict[str, Fraction]:
    """The values under one choice each; companies that never reach the goal have 0."""
    live = _leading_to_the_goal(policy, outside)
    place = {company: number for number, company in enumerate(live)}
    matrix = [
        {place[h]: part for h, part in policy[company].items() if part and h in place}
        for company in live
    ]
    side = [expected(policy[company], outside) for company in live]
    found, _ = ExactEquations(matrix).bounds(side)
    return dict.fromkeys(policy, NOTHING) | dict(zip(live, found, strict=True))


def _leading_to_the_goal(policy: Mapping[str, Choice], outside: Values) -> list[str]:
    """The companies from which a walk can reach the goal, in the order of the policy."""
    links = {c: [h for h, part in choice.items() if part] for c, choice in policy.items()}
    fed = [company for company, holders in links.items() if any(map(outside.get, holders))]
    held = inverse(links)
    reached = reachable(fed, lambda holder: held.get(holder, ()))
    return [company for company in policy if company in reached]
