"""Voting power: how often a holder's votes decide.

Exact, by dynamic programming over the sums of votes and the sizes of coalitions; where these have
too many different sums and the holders are few, by the coalitions of two halves of the holders.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, factorial, floor, lcm
from typing import Final

from alliance_cli.errors import NoAnswerError
from alliance_cli.model.share import NOTHING, WHOLE, exactly
from alliance_cli.network.ownership import OwnershipNetwork

MOST_HOLDERS: Final = 200
MOST_SUMS: Final = 100_000
"""Different sums of votes that are kept apart, some tens of seconds."""
MOST_IN_HALVES: Final = 30
"""Holders of whom every coalition is looked at, some ten seconds."""


@dataclass(frozen=True, slots=True)
class VotingPower:
    """How often the votes of one holder decide."""

    holder: str
    votes: Fraction
    """Of the votes that can be cast."""
    banzhaf: Fraction | None
    """Swings of all swings (Banzhaf 1965); none where nobody can ever decide."""
    penrose_banzhaf: Fraction
    """Swings / 2^(n-1): how likely the holder decides if all others toss a coin (Penrose 1946)."""
    shapley_shubik: Fraction
    """Pivots in all orders (Shapley & Shubik 1954)."""


@dataclass(frozen=True, slots=True)
class VotingGame:
    """Who votes in a company, and what decides."""

    company: str
    quota: Fraction
    """The part of all votes that decides."""
    at_least: bool
    """Whether exactly that part is enough."""
    powers: tuple[VotingPower, ...]
    """By falling votes, then by id."""


def voting_power(
    votes: OwnershipNetwork,
    company: str,
    quota: Fraction | None,
    *,
    unlisted_vote: bool,
    name: Callable[[str], str] = str,
) -> VotingGame:
    """The power of the direct holders of votes in `company`.

    More than half decides, or at least `quota`. Unlisted votes are cast against everything, or, if
    not `unlisted_vote`, by nobody. What the company holds of itself does not vote. `name` is how
    parties are called in a refusal.

    Raises:
        NoAnswerError: some votes are not exactly known: power does not grow with votes, so that
            no range can be given; or there are too many holders, or too many different sums.
    """
    shares = _known_shares(votes, company, unlisted_vote=unlisted_vote, name=name)
    weights = {h: s for h, s in shares.items() if h != company}
    if len(weights) > MOST_HOLDERS:
        message = f"{name(company)} has {len(weights)} holders"
        raise NoAnswerError(f"{message}; power is counted for up to {MOST_HOLDERS}")
    own = shares.get(company, NOTHING)
    total = WHOLE - own if unlisted_vote else sum(weights.values(), NOTHING)
    powers = _powers(name(company), weights, total, quota)
    ranked = sorted(powers, key=lambda power: (-power.votes, power.holder))
    decides = Fraction(1, 2) if quota is None else quota
    return VotingGame(company, decides, quota is not None, tuple(ranked))


def _known_shares(
    votes: OwnershipNetwork, company: str, *, unlisted_vote: bool, name: Callable[[str], str]
) -> dict[str, Fraction]:
    """The votes of each direct holder; of the company itself where unlisted votes count."""
    owners = votes.shareholders(company)
    shares = {
        holder: owners.get(holder, exactly(NOTHING))
        for holder in votes.stakes.get(company, {})
        if holder != company or unlisted_vote
    }
    unknown = sorted(holder for holder, share in shares.items() if share.exact is None)
    if unknown:
        whose = ", ".join(name(holder) for holder in unknown)
        message = f"the votes in {name(company)} of {whose} are not exactly known"
        raise NoAnswerError(f"{message}, and power does not grow with votes: no range can be given")
    return {holder: share.low for holder, share in shares.items()}


def _powers(
    company: str, weights: Mapping[str, Fraction], total: Fraction, quota: Fraction | None
) -> list[VotingPower]:
    scale = lcm(*(weight.denominator for weight in weights.values()))
    whole = {holder: int(weight * scale) for holder, weight in weights.items()}
    # Where there is no vote at all, nobody can decide.
    part = floor(total * scale / 2) + 1 if quota is None else ceil(quota * total * scale)
    enough = max(part, 1)
    pivots = _pivots(company, whole, enough)
    swings = {holder: sum(sizes) for holder, sizes in pivots.items()}
    all_swings = sum(swings.values())
    count = len(weights)
    orders = factorial(count)
    return [
        VotingPower(
            holder,
            weights[holder] / total if total else NOTHING,
            Fraction(swings[holder], all_swings) if all_swings else None,
            Fraction(swings[holder], 2 ** (count - 1)),
            Fraction(
                sum(
                    number * factorial(size) * factorial(count - 1 - size)
                    for size, number in enumerate(sizes)
                ),
                orders,
            ),
        )
        for holder, sizes in pivots.items()
    ]


def _pivots(company: str, weights: Mapping[str, int], enough: int) -> dict[str, list[int]]:
    """For each holder, how many coalitions of each size lose without it and win with it."""
    losing = _losing(weights.values(), enough)
    if losing is not None:
        return _pivots_of_sums(losing, weights, enough)
    if len(weights) <= MOST_IN_HALVES:
        return _pivots_of_halves(weights, enough)
    message = f"the votes in {company} have more than {MOST_SUMS:,} different sums"
    ways_out = f"with rounder shares, or up to {MOST_IN_HALVES} holders"
    raise NoAnswerError(f"{message}; {ways_out}, power can be counted")


def _losing(weights: Iterable[int], enough: int) -> dict[int, int] | None:
    """By their sum, in rising order: how many coalitions of each size have less than enough.

    The numbers of coalitions of each size stand side by side in one integer, `bits` wide each:
    with one holder more all move up by one place. None where there are too many different sums.
    """
    whole = tuple(weights)
    bits = len(whole) + 1
    losing = {0: 1}
    for weight in whole:
        longer = dict(losing)
        for sum_, numbers in losing.items():
            if sum_ + weight < enough:
                longer[sum_ + weight] = longer.get(sum_ + weight, 0) + (numbers << bits)
        if len(longer) > MOST_SUMS:
            return None
        losing = longer
    return dict(sorted(losing.items()))


def _pivots_of_sums(
    losing: Mapping[int, int], weights: Mapping[str, int], enough: int
) -> dict[str, list[int]]:
    bits = len(weights) + 1
    found = {}
    for holder, weight in weights.items():
        without: dict[int, int] = {}
        for sum_, numbers in losing.items():
            without[sum_] = numbers - (without.get(sum_ - weight, 0) << bits)
        decided = sum(numbers for sum_, numbers in without.items() if sum_ >= enough - weight)
        found[holder] = [decided >> bits * size & (1 << bits) - 1 for size in range(len(weights))]
    return found


def _pivots_of_halves(weights: Mapping[str, int], enough: int) -> dict[str, list[int]]:
    """Every coalition is one of a half of the holders, and one of the other half."""
    holders = sorted(weights)
    halves = holders[::2], holders[1::2]
    found = {}
    for mine, others in (halves, halves[::-1]):
        of_others = _sums_by_size([weights[holder] for holder in others])
        for holder in mine:
            with_me = _sums_by_size([weights[one] for one in mine if one != holder])
            sizes = [0] * len(weights)
            for size, sums in enumerate(with_me):
                for other_size, other_sums in enumerate(of_others):
                    # Those that lose without the holder and win with it.
                    sizes[size + other_size] += sum(
                        bisect_left(other_sums, enough - sum_)
                        - bisect_left(other_sums, enough - sum_ - weights[holder])
                        for sum_ in sums
                    )
            found[holder] = sizes
    return {holder: found[holder] for holder in weights}


def _sums_by_size(weights: Sequence[int]) -> list[list[int]]:
    """For each size the sums of all coalitions of so many, in rising order."""
    sums: list[list[int]] = [[0], *([] for _ in weights)]
    for count, weight in enumerate(weights):
        for size in range(count, -1, -1):
            sums[size + 1] += [sum_ + weight for sum_ in sums[size]]
    return [sorted(of_one_size) for of_one_size in sums]
