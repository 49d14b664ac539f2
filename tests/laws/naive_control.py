"""Control and voting power by plain loops: every round, every choice, every coalition, every order.

`brute.py` has the choices; here is what one choice makes of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from alliance_cli.calculations.control import MAJORITY, ControlRule
from alliance_cli.calculations.de_facto import DE_FACTO
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
    return counted > rule.threshold or (rule.at_least and counted == rule.threshold)


def controlled_by_either(worlds: Collection[Choices], controller: str) -> set[str]:
    """The controller and all that it controls, where a majority by either measure is enough."""
    found = {controller}
    while more := {
        company
        for choices in worlds
        for company, choice in choices.items()
        if company not in found and is_controlled(choice, company, found, MAJORITY)
    }:
        found |= more
    return found


def controlled_in_fact(choices: Choices, parent: str) -> set[str]:
    """The parent and all that it controls by majority or in fact, where votes are as chosen."""
    parties = {*choices, *(holder for choice in choices.values() for holder in choice)} - {""}
    reach = {party: controlled(choices, [party], MAJORITY) for party in parties}
    found = {parent}
    while more := {
        company
        for company, choice in choices.items()
        if company not in found
        and (
            is_controlled(choice, company, found, MAJORITY)
            or _is_largest(choice, company, found, reach)
        )
    }:
        found |= more
    return found


def in_one_hand(choice: Choice, company: str, together: set[str]) -> Fraction:
    """The part of the votes cast that some direct; nothing where no vote can be cast."""
    own = choice.get(company, NOTHING)
    mine = sum((p for holder, p in choice.items() if holder in together - {company}), NOTHING)
    return mine / (WHOLE - own) if own < WHOLE else NOTHING


def _is_largest(
    choice: Choice, company: str, together: set[str], reach: Mapping[str, set[str]]
) -> bool:
    """Whether some have over 40 %, and beside them no other party directs more, or half."""
    ours = in_one_hand(choice, company, together)
    hands = (hand - together for party, hand in reach.items() if party not in {*together, company})
    others = max((in_one_hand(choice, company, hand) for hand in hands), default=NOTHING)
    return ours > DE_FACTO and others <= ours and others < Fraction(1, 2)


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
