"""The choices that a shareholder list leaves: one share for each holder, adding up to one."""

from collections.abc import Collection, Mapping
from enum import Enum, auto
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from alliance_cli.model.share import NOTHING, WHOLE, Share
from alliance_cli.network.shareholders import UNRECORDED, ShareholderList

Values: TypeAlias = Mapping[str, Fraction]
"""The likelihood for each company and holder; where none is given, 0."""
Lists: TypeAlias = Mapping[str, ShareholderList]
"""The shareholder lists of companies."""
Choice: TypeAlias = dict[str, Fraction]
"""One share for each holder of a company, adding up to one."""


class End(Enum):
    """Which end of a range is looked for."""

    LEAST = auto()
    MOST = auto()


def is_exact(owners: ShareholderList) -> bool:
    """Whether the list leaves no choice."""
    return all(share.exact is not None for share in owners.values())


def has_room(owners: ShareholderList) -> bool:
    """Whether all listed holders can have their most at once."""
    listed = (share.high for holder, share in owners.items() if holder != UNRECORDED)
    return sum(listed, NOTHING) <= WHOLE


def room_to_move(owners: ShareholderList) -> Fraction:
    """How much some holders can have more than their least, or less than their most, at once."""
    least = sum((share.low for share in owners.values()), NOTHING)
    most = sum((share.high for share in owners.values()), NOTHING)
    return min(WHOLE - least, most - WHOLE)


def extreme_choice(owners: ShareholderList, values: Values, end: End) -> Choice:
    """The choice within the list that makes the sum of `values` smallest or largest.

    Each holder has its least share; the rest goes to the holders with the best values first.
    """
    choice = {holder: share.low for holder, share in owners.items()}
    rest = WHOLE - sum(choice.values(), NOTHING)
    if not rest:
        return choice

    def by_value(holder: str) -> tuple[float, Fraction]:
        # The nearest floats never stand in another order than the fractions, and are quicker.
        value = values.get(holder, NOTHING)
        return float(value), value

    best_first = iter(sorted(owners, key=by_value, reverse=end is End.MOST))
    while rest:
        holder = next(best_first)
        more = min(owners[holder].high - owners[holder].low, rest)
        choice[holder] += more
        rest -= more
    return choice


def expected(choice: Choice, values: Values) -> Fraction:
    """The value of a company whose holders have these shares and values."""
    known = ((part, values.get(holder)) for holder, part in choice.items() if part)
    return sum((part * value for part, value in known if value), NOTHING)


def middle_choice(owners: ShareholderList) -> Choice:
    """A choice in which everybody has something who can."""
    least = sum((share.low for share in owners.values()), NOTHING)
    room = sum((share.high for share in owners.values()), NOTHING) - least
    part = (WHOLE - least) / room if room else NOTHING
    return {holder: share.low + part * (share.high - share.low) for holder, share in owners.items()}


def best_holders(
    owners: ShareholderList, values: Values, end: End, value: Fraction, barred: Collection[str]
) -> frozenset[str] | None:
    """Those who can have something in a choice of exactly `value` that respects open ends.

    None where there is no such choice that leaves nothing to `barred`.
    """
    if any(_must_have(owners[holder]) for holder in owners if holder in barred):
        return None
    allowed = {holder: share for holder, share in owners.items() if holder not in barred}
    rest = WHOLE - sum((share.low for share in allowed.values()), NOTHING)
    ranked = sorted(
        allowed, key=lambda holder: values.get(holder, NOTHING), reverse=end is End.MOST
    )
    found, sum_ = set[str](), NOTHING
    for of_one_value, group in groupby(ranked, key=lambda holder: values.get(holder, NOTHING)):
        shares = {holder: allowed[holder] for holder in group}
        room = sum((share.high - share.low for share in shares.values()), NOTHING)
        more = min(room, rest)
        if not _can_take(shares, more, room):
            return None
        sum_ += of_one_value * (more + sum((s.low for s in shares.values()), NOTHING))
        found |= {holder for holder, s in shares.items() if s.low or (more and s.high)}
        rest -= more
    return None if rest or sum_ != value else frozenset(found)


def _must_have(share: Share) -> bool:
    return share.low > NOTHING or share.low_open


def _can_take(shares: Mapping[str, Share], more: Fraction, room: Fraction) -> bool:
    """Whether holders of equal value can together have `more` than their least shares."""
    if more == room and any(share.high_open for share in shares.values()):
        return False
    return more > NOTHING or not any(share.low_open for share in shares.values())
