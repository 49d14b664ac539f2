"""How likely a walk up the shareholder lists meets a goal, over all choices within the ranges.

From a company the walk goes to each holder with the probability of its share. Where shares are
ranges this is an interval Markov chain, solved by policy iteration (methods.md, section 2).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from alliance_cli.engine.equations import EXACT_UP_TO, Equations
from alliance_cli.engine.intervals import Weight, outer_bounds
from alliance_cli.model.share import NOTHING, WHOLE
from alliance_cli.network.graph import inverse, reachable
from alliance_cli.network.shareholders import ShareholderList


def reach(
    lists: Callable[[str], ShareholderList],
    components: Iterable[Sequence[str]],
    goal: Values,
    end: End,
) -> dict[str, Fraction]:
    """The least or largest likelihood to reach the goal, for each company of `components`.

    `components` come from the top down: each after all that hold it. Companies in `goal` keep
    their value; those without a list, and all that are not named, have 0. In components too large
    for exact arithmetic a value is a bound: never above the least, never below the largest.
    """
    values = dict(goal)
    for component in components:
        states = {
            company: owners
            for company in component
            if company not in goal and (owners := lists(company))
        }
        if len(states) == 1 and not any(company in owners for company, owners in states.items()):
            ((company, owners),) = states.items()
            values[company] = expected(extreme_choice(owners, values, end), values)
        elif states:
            values |= _looped(states, values, end)
    return values


def _looped(states: Lists, values: Values, end: End) -> Values:
    """The values of companies that own one another, given those outside."""
    if all(map(is_exact, states.values())):
        only = {company: extreme_choice(owners, values, end) for company, owners in states.items()}
        return _least_solution(only, values, end, EXACT_UP_TO)
    dry = _starved(states, values) if end is End.LEAST else _cut_off(states, values)
    live = {company: owners for company, owners in states.items() if company not in dry}
    enclosed = _enclosed(live, values, end) if len(live) > EXACT_UP_TO else None
    found = _policy_iteration(live, values, end) if enclosed is None else enclosed
    return dict.fromkeys(dry, NOTHING) | dict(found)


def _policy_iteration(live: Lists, values: Values, end: End) -> Values:
    """The least or largest values, exactly: choices and values improve in turn."""
    # It must begin with a choice that reaches all it can: better ones then do so too.
    policy = {company: middle_choice(owners) for company, owners in live.items()}
    while True:
        found = _least_solution(policy, values, end, len(live))
        now = {**values, **found}
        # Only a strict improvement is one: else a ring could be closed that reaches nothing.
        better = {
            company: choice
            for company, owners in live.items()
            if _improves(
                expected(choice := extreme_choice(owners, now, end), now), found[company], end
            )
        }
        if not better:
            return found
        policy |= better


def _enclosed(live: Lists, values: Values, end: End) -> Values | None:
    """Bounds on the values, in floating point; none where it cannot give any."""
    place = {company: number for number, company in enumerate(live)}
    rows = [
        [
            Weight(place.get(holder, values.get(holder, NOTHING)), share.low, share.high)
            for holder, share in owners.items()
        ]
        for owners in live.values()
    ]
    found = outer_bounds(rows, most=end is End.MOST)
    if found is None:
        return None
    return {company: min(value, WHOLE) for company, value in zip(live, found, strict=True)}


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


def _least_solution(
    policy: Mapping[str, Choice], values: Values, end: End, exact_up_to: int
) -> dict[str, Fraction]:
    """The values under one choice each; companies that never reach the goal have 0."""
    outside = {
        company: expected({h: part for h, part in choice.items() if h not in policy}, values)
        for company, choice in policy.items()
    }
    live = _leading_to(policy, [company for company, value in outside.items() if value])
    place = {company: number for number, company in enumerate(live)}
    if all(_leads_nowhere_else(policy[company], place, values) for company in live):
        return dict.fromkeys(policy, NOTHING) | dict.fromkeys(live, WHOLE)
    matrix = [
        {place[h]: part for h, part in policy[company].items() if part and h in place}
        for company in live
    ]
    side = [outside[company] for company in live]
    found = Equations(matrix, exact_up_to).bounds(side, side)[end is End.MOST]
    solved = zip(live, (min(value, WHOLE) for value in found), strict=True)
    return dict.fromkeys(policy, NOTHING) | dict(solved)


def _leads_nowhere_else(choice: Choice, live: Collection[str], values: Values) -> bool:
    """Whether all is with companies that lead to the goal, or at the goal itself."""
    return all(h in live or values.get(h) == WHOLE for h, part in choice.items() if part)


def _leading_to(policy: Mapping[str, Choice], fed: Iterable[str]) -> list[str]:
    """The companies from which a walk can reach one of `fed`, in the order of the policy."""
    held = inverse({c: [h for h, part in choice.items() if part] for c, choice in policy.items()})
    reached = reachable(fed, lambda holder: held.get(holder, ()))
    return [company for company in policy if company in reached]
