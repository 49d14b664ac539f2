"""Control and voting power by plain loops: every round, every choice, every coalition, every order.

`brute.py` has the choices; here is what one choice makes of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from alliance_cli.calculations.control import ControlRule
from alliance_cli.model.share import NOTHING, WHOLE, Share
from tests.laws.brute import Choice, admissible, choices_of, corners, nearby
from tests.laws.networks import Choices, Drawing


def controlled(choices: Choices, controllers: Collection[str], rule: ControlRule) -> set[str]:
    """The controllers and all that they control, where all votes are as chosen.

    Companies are added until a whole round adds none.
    """
    found = set(controllers)
    while more := {
        company
        for company, choice in choices.items()
        if company not in found and is_controlled(choice, company, found, rule)
    }:
        found |= more
    return found


def is_controlled(
    choice: Choice, company: str, together: Collection[str], rule: ControlRule
) -> bool:
    """Whether the votes of some holders are enough for a company, of those that are cast."""
    own = choice.get(company, NOTHING)
    if own == WHOLE:
        return False
    cast = {h: part / (WHOLE - own) for h, part in choice.items() if h != company}
    mine = [part for holder, part in cast.items() if holder in together]
    counted = max(mine, default=NOTHING) if rule.single_link else sum(mine, NOTHING)
    if counted > rule.threshold or (rule.at_least and counted == rule.threshold):
        return True
    others = [part for holder, part in cast.items() if holder and holder not in together]
    return (
        rule.de_facto is not None
        and counted > rule.de_facto
        and max(others, default=NOTHING) <= counted
        and max(others, default=NOTHING) < rule.threshold
    )


def over_all_choices(drawing: Drawing, *, opens: bool) -> list[Choices]:
    """Every way to take an extreme choice of each list.

    Where ends are open: choices that respect them, near the extreme ones and within each face.
    """
    return list(choices_of(drawing, _respecting if opens else corners))


def _respecting(shares: Mapping[str, Share]) -> list[Choice]:
    found = [*admissible(shares), *nearby(shares)]
    return list({tuple(choice.values()): choice for choice in found}.values())


def swings(weights: Mapping[str, Fraction], enough: Fraction, *, or_more: bool) -> dict[str, int]:
    """For each holder, how many coalitions of others lose without it and win with it."""
    return {
        holder: sum(
            not _wins(weights, some, enough, or_more=or_more)
            and _wins(weights, [*some, holder], enough, or_more=or_more)
            for some in _coalitions([h for h in weights if h != holder])
        )
        for holder in weights
    }


def pivots(weights: Mapping[str, Fraction], enough: Fraction, *, or_more: bool) -> dict[str, int]:
    """For each holder, in how many orders the coalition first wins when it comes."""
    found = dict.fromkeys(weights, 0)
    for order in permutations(weights):
        for place, holder in enumerate(order, 1):
            if _wins(weights, order[:place], enough, or_more=or_more):
                found[holder] += 1
                break
    return found


def _coalitions(holders: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(holders) + 1):
        yield from combinations(holders, size)


def _wins(
    weights: Mapping[str, Fraction], some: Iterable[str], enough: Fraction, *, or_more: bool
) -> bool:
    sum_ = sum((weights[holder] for holder in some), NOTHING)
    return sum_ > enough or (or_more and sum_ == enough and sum_ > NOTHING)
