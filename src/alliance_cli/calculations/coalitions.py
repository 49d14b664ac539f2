"""How many coalitions lose, by their size: exact counts, in one of two ways.

All that lose are counted, and those without a certain holder. Every index of power follows: the
coalitions that lose without a holder and win with it are those that lose without it, less those
that lose with it.

The numbers of coalitions of 0, 1 … holders stand side by side in one integer, in fields of as many
bits as there are holders, and one more: with one more holder in them all move up by one field.
Holders of one weight are counted together.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import comb, gcd, prod
from operator import add
from typing import Final, TypeAlias

MOST_IN_A_HALF: Final = 1 << 19
"""Coalitions of one half of the holders that are looked at, some five seconds."""
_MOST_HELD: Final = 1_600_000_000
"""Bits that the numbers for all sums of votes may take, 200 MB."""
_MOST_WRITTEN: Final = 100_000_000_000
"""Bits written while sums are added up, some ten seconds."""
_BITS_OF_A_SUM: Final = 1_400
"""What one sum takes beside its numbers."""

Groups: TypeAlias = Sequence[tuple[int, int]]
"""Weights, and how many holders have each."""


@dataclass(frozen=True, slots=True)
class Losing:
    """The coalitions that have less than enough votes."""

    of_size: tuple[int, ...]
    """How many of 0, 1 … holders."""
    without: Mapping[int, tuple[int, ...]]
    """By weight: how many of each size leave out a certain holder of that weight."""


def losing_coalitions(weights: Sequence[int], enough: int) -> Losing | None:
    """The coalitions of holders with these weights that have less than `enough`, over 0.

    None where their votes have too many different sums.
    """
    count = len(weights)
    groups = sorted(Counter(weights).items())
    if sum(weights) < enough:
        # All lose, those without somebody too.
        return Losing(_of_size(count, count), {w: _of_size(count - 1, count) for w in set(weights)})
    bits = count + 1
    halves = _halves(groups)
    in_halves = max(map(_coalitions, halves))
    if in_halves <= min(_most_in_a_half(halves, bits), _most_sums(groups, enough)):
        return _losing_of_halves(halves, enough, bits)
    return _losing_of_sums(groups, enough, bits)


def _of_size(holders: int, largest: int) -> tuple[int, ...]:
    """How many coalitions of each size so many holders have."""
    return tuple(comb(holders, size) for size in range(largest + 1))


def _most_sums(groups: Groups, enough: int) -> int:
    """So many sums below `enough` there can be, each holder's weight added to each."""
    unit = gcd(*(weight for weight, _ in groups))
    return (enough // unit + 1) * sum(count for _, count in groups)


def _halves(groups: Groups) -> tuple[Groups, Groups]:
    """The groups in two, which have about as many coalitions."""
    one: list[tuple[int, int]] = []
    other: list[tuple[int, int]] = []
    for group in sorted(groups, key=lambda group: (-group[1], group[0])):
        (one if _coalitions(one) <= _coalitions(other) else other).append(group)
    return one, other


def _coalitions(groups: Groups) -> int:
    """The coalitions that do not only differ by one of several equal holders for another."""
    return prod(count + 1 for _, count in groups)


def _most_in_a_half(halves: Sequence[Groups], bits: int) -> int:
    holders = max(sum(count for _, count in half) for half in halves)
    return min(MOST_IN_A_HALF, _MOST_HELD // (holders * bits + _BITS_OF_A_SUM))


@dataclass(frozen=True, slots=True)
class _Sums:
    """How many coalitions have at most so many votes."""

    sums: list[int]
    """Every sum that occurs, rising."""
    up_to: list[int]
    """Before the first sum, and up to each: by size, side by side."""

    def at_most(self, votes: int) -> int:
        """The coalitions with at most so many votes, by size."""
        return self.up_to[bisect_right(self.sums, votes)]


def _sums(groups: Groups, enough: int, bits: int) -> _Sums | None:
    """The sums below `enough`; none where they, or the way to them, are too many."""
    found = {0: 1}
    written = 0
    holders = (weight for weight, count in groups for _ in range(count))
    for size, weight in enumerate(holders, 1):
        longer = dict(found)
        for sum_, numbers in found.items():
            if sum_ + weight < enough:
                longer[sum_ + weight] = longer.get(sum_ + weight, 0) + (numbers << bits)
        found = longer
        held = len(found) * (size * bits + _BITS_OF_A_SUM)
        written += held
        if held > _MOST_HELD or written > _MOST_WRITTEN:
            return None
    sums = sorted(found)
    return _Sums(sums, list(accumulate((found.pop(sum_) for sum_ in sums), initial=0)))


def _losing_of_sums(groups: Groups, enough: int, bits: int) -> Losing | None:
    """Of those with a weight w at most x: all at most x, less those with the holder at most x.

    The latter are those without it at most x - w, with one holder more. So they come from the
    sums of all, at x, x - w, x - 2w …, in turn added and taken away.
    """
    sums = _sums(groups, enough, bits)
    if sums is None:
        return None
    without = {}
    for weight, _ in groups:
        steps = range(min((enough - 1) // weight + 1, bits) if weight else bits)
        found = sum((-1) ** n * (sums.at_most(enough - 1 - n * weight) << n * bits) for n in steps)
        without[weight] = _fields(found, bits)
    return Losing(_fields(sums.at_most(enough - 1), bits), without)


def _fields(numbers: int, bits: int) -> tuple[int, ...]:
    """The numbers for 0, 1 … holders."""
    return tuple(numbers >> bits * size & (1 << bits) - 1 for size in range(bits))


def _losing_of_halves(halves: tuple[Groups, Groups], enough: int, bits: int) -> Losing:
    without: dict[int, tuple[int, ...]] = {}
    of_all = 0
    for mine, others in (halves, halves[::-1]):
        sums = _sums_of_a_half(others, enough, bits)
        of_all, with_one = _joined(mine, sums, enough, bits)
        without |= {weight: _fields(of_all - number, bits) for weight, number in with_one.items()}
    return Losing(_fields(of_all, bits), without)


def _sums_of_a_half(groups: Groups, enough: int, bits: int) -> _Sums:
    sums = _sums(groups, enough, bits)
    assert sums is not None  # noqa: S101  # the caller has looked how many they can be
    return sums


@dataclass(frozen=True, slots=True)
class _Part:
    """A coalition of some groups."""

    votes: int
    ways: int
    """To choose it among equal holders."""
    shift: int
    """By how many bits its size moves numbers up."""


def _parts(groups: Groups, bits: int) -> list[_Part]:
    """Every coalition of the groups; that of the first group changes from each to the next."""
    parts = [_Part(0, 1, 0)]
    for weight, count in groups:
        parts = [
            _Part(part.votes + n * weight, part.ways * comb(count, n), part.shift + n * bits)
            for n in range(count + 1)
            for part in parts
        ]
    return parts


def _joined(groups: Groups, sums: _Sums, enough: int, bits: int) -> tuple[int, dict[int, int]]:
    """All losing coalitions by size, and for each weight of the groups those with one holder.

    The groups in two again, so that the numbers of all their coalitions are never held at once.
    """
    cut = next(
        n for n in range(len(groups) + 1) if _coalitions(groups[:n]) ** 2 >= _coalitions(groups)
    )
    inner, outer = groups[:cut], groups[cut:]
    inner_parts = _parts(inner, bits)
    with_one = dict.fromkeys((weight for weight, _ in groups), 0)
    rising, up_to = sums.sums, sums.up_to
    numbers = []
    for mine in _parts(outer, bits):
        rest = enough - 1 - mine.votes
        of_mine = [
            up_to[bisect_right(rising, rest - part.votes)] * part.ways << part.shift
            for part in inner_parts
        ]
        total, memberships = _folded(of_mine, inner)
        numbers.append(total * mine.ways << mine.shift)
        for weight, number in memberships.items():
            with_one[weight] += number * mine.ways << mine.shift
    total, memberships = _folded(numbers, outer)
    with_one |= memberships
    # So many memberships of equal holders: each has its part of them.
    return total, {weight: with_one[weight] // count for weight, count in groups}


def _folded(numbers: list[int], groups: Groups) -> tuple[int, dict[int, int]]:
    """The sum of numbers for all coalitions of the groups, and for each weight of memberships."""
    memberships = {}
    for weight, count in groups:
        of_size = [numbers[n :: count + 1] for n in range(count + 1)]
        memberships[weight] = sum(n * sum(of_size[n]) for n in range(1, count + 1))
        numbers = of_size[0]
        for more in of_size[1:]:
            numbers = list(map(add, numbers, more))
    return numbers[0], memberships
