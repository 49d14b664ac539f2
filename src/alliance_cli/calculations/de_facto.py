"""Control in fact, and in whose hands the votes of a company are.

French rules presume control over 40 % of the votes where nobody else directly or indirectly holds
more (Code de commerce L. 233-16). What others hold are their own votes and those of all that they
control by majority, without what is ours: who controls us has more only beside us.
"""

from collections.abc import Collection
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End, best_holders, expected, extreme_choice
from alliance_cli.calculations.control import Control
from alliance_cli.calculations.register import Register, tally_of
from alliance_cli.model.share import NOTHING, WHOLE

DE_FACTO: Final = Fraction(2, 5)
_HALF: Final = Fraction(1, 2)
_OPPOSITE: Final = {End.LEAST: End.MOST, End.MOST: End.LEAST}


def controlled_in_fact(majority: Control, parent: str, end: End) -> set[str]:
    """The parent and all that it controls by majority or in fact, for certain or possibly.

    Where votes are ranges, the most that others may hold must not be more, or the least that they
    must; what is certain is so under every choice, and what is under any choice is possible.
    """
    inside = {parent, *majority.steps([parent], end)}
    while more := {
        register.company
        for holder in inside
        for register in majority.held_by(holder)
        if register.company not in inside and _is_presumed(majority, register, inside, end)
    }:
        inside |= more
        inside |= majority.steps(inside, end).keys()
    return inside


def other_hands(
    majority: Control, company: str, inside: Collection[str], end: End
) -> set[frozenset[str]]:
    """The holders of votes in a company by who directs them, for certain or possibly.

    Each party above the company that is not `inside`, with all that it controls by majority, has a
    hand; the company itself has none, since nothing that it directs is cast against it.
    """
    holders = majority.register(company).owners.keys()
    above = (member for component in majority.networks[0].above(company) for member in component)
    others = [member for member in above if member not in inside and member != company]
    hands = (frozenset({m, *majority.steps([m], end)} & holders) - {company} for m in others)
    return {hand for hand in hands if not hand <= set(inside)}


def _is_presumed(majority: Control, register: Register, inside: Collection[str], end: End) -> bool:
    """Whether those inside have over 40 % of the votes of a company, and nobody else has more."""
    mine = [h for h in register.owners if h in inside]
    if not tally_of(register, mine).reaches(DE_FACTO, end, or_equals=False):
        return False
    # Others have the most where our control is to be certain, the least where it is possible.
    hands = other_hands(majority, register.company, inside, _OPPOSITE[end])
    return not any(_has_more(register, hand, set(mine), end) for hand in hands)


def _has_more(register: Register, hand: frozenset[str], mine: set[str], end: End) -> bool:
    """Whether a hand has more of the votes than ours, or half of those that are cast.

    For `LEAST`, which is to be certain, whether it may; for `MOST`, whether it must.
    """
    owners, far = register.owners, _OPPOSITE[end]
    others = dict.fromkeys(hand - mine, WHOLE)
    more = others | dict.fromkeys(mine, -WHOLE)
    half = others | {register.company: _HALF}
    ahead, part = (expected(extreme_choice(owners, v, far), v) for v in (more, half))
    if ahead > NOTHING or part > _HALF:
        return True
    if end is End.LEAST:
        return part == _HALF and best_holders(owners, half, far, part, ()) is not None
    is_open = ahead == NOTHING and best_holders(owners, more, far, ahead, ()) is None
    return is_open or part == _HALF
