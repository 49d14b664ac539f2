"""Whether an end of a range is attained where shares have open ends.

A choice attains the least or largest value of a company exactly where every company that the walk
can then come to has a choice of that value too, and, for the largest, the walk also gets on.
"""

from collections.abc import Collection

from alliance_cli.calculations.choice import End, Lists, Values, best_holders


def unattained(lists: Lists, goal: Values, values: Values, end: End) -> frozenset[str]:
    """The companies whose value in `values` no choice within the open ends attains."""
    if end is End.LEAST:
        return _lost(lists, values)
    # Where even the most is nothing, every choice attains it.
    counting = {company: owners for company, owners in lists.items() if values[company]}
    kept = set(counting)
    while True:
        sure = _getting_on(counting, goal, values, counting.keys() - kept)
        if sure == kept:
            return frozenset(counting.keys() - kept)
        kept = sure


def _lost(lists: Lists, values: Values) -> frozenset[str]:
    """The companies each best choice of which leaves something to another of them.

    `lists` come from the top down, so that without loops one pass finds all.
    """
    barred: set[str] = set()
    changed = True
    while changed:
        changed = False
        for company, owners in lists.items():
            if company not in barred and (
                best_holders(owners, values, End.LEAST, values[company], barred) is None
            ):
                barred.add(company)
                changed = True
    return frozenset(barred)


def _getting_on(lists: Lists, goal: Values, values: Values, barred: Collection[str]) -> set[str]:
    """Those with a best choice, without `barred`, under which the walk can come to the goal."""
    sure: set[str] = set()
    changed = True
    while changed:
        changed = False
        for company, owners in lists.items():
            if company in sure or company in barred:
                continue
            holders = best_holders(owners, values, End.MOST, values[company], barred) or ()
            if any(holder in sure or goal.get(holder) for holder in holders):
                sure.add(company)
                changed = True
    return sure
