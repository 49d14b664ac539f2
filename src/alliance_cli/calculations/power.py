"""Voting power: how often a holder's votes decide.

Exact, by dynamic programming over the sums of votes and the sizes of coalitions.
"""

from collections.abc import Iterable, Mapping
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
    votes: OwnershipNetwork, company: str, quota: Fraction | None, *, unlisted_vote: bool
) -> VotingGame:
    """The power of the direct holders of votes in `company`.

    More than half decides, or at least `quota`. Unlisted votes are cast against everything, or, if
    not `unlisted_vote`, by nobody. What the company holds of itself does not vote.

    Raises:
        NoAnswerError: some votes are not exactly known: power does not grow with votes, so that
            no range can be given; or there are too many holders, or too many different sums.
    """
    owners = votes.shareholders(company)
    shares = {
        holder: owners.get(holder, exactly(NOTHING))
        for holder in votes.stakes.get(company, {})
        if holder != company or unlisted_vote
    }
    unknown = sorted(holder for holder, share in shares.items() if share.exact is None)
    if unknown:
        message = f"the votes in {company} of {', '.join(unknown)} are not exactly known"
        raise NoAnswerError(f"{message}, and power does not grow with votes: no range can be given")
    weights = {h: s.low for h, s in shares.items() if h != company}
    if len(weights) > MOST_HOLDERS:
        message = f"{company} has {len(weights)} holders; power is counted for up to {MOST_HOLDERS}"
        raise NoAnswerError(message)
    own = shares.get(company, exactly(NOTHING)).low
    total = WHOLE - own if unlisted_vote else sum(weights.values(), NOTHING)
    powers = _powers(company, weights, total, quota)
    ranked = sorted(powers, key=lambda power: (-power.votes, power.holder))
    decides = Fraction(1, 2) if quota is None else quota
    return VotingGame(company, decides, quota is not None, tuple(ranked))


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
    """For each holder, how many coalitions of each size lose without it and win with it.

    The numbers of coalitions of each size stand side by side in one integer, `bits` wide each:
    with one holder more all move up by one place.
    """
    bits = len(weights) + 1
    losing = _losing(company, weights.values(), enough, bits)
    found = {}
    for holder, weight in weights.items():
        without: dict[int, int] = {}
        for sum_, numbers in losing.items():
            without[sum_] = numbers - (without.get(sum_ - weight, 0) << bits)
        decided = sum(numbers for sum_, numbers in without.items() if sum_ >= enough - weight)
        found[holder] = [decided >> bits * size & (1 << bits) - 1 for size in range(len(weights))]
    return found


def _losing(company: str, weights: Iterable[int], enough: int, bits: int) -> dict[int, int]:
    """By their sum, in rising order: how many coalitions of each size have less than enough."""
    losing = {0: 1}
    for weight in weights:
        longer = dict(losing)
        for sum_, numbers in losing.items():
            if sum_ + weight < enough:
                longer[sum_ + weight] = longer.get(sum_ + weight, 0) + (numbers << bits)
        if len(longer) > MOST_SUMS:
            message = f"the votes in {company} have more than {MOST_SUMS:,} different sums"
            raise NoAnswerError(f"{message}; with rounder shares power can be counted")
        losing = longer
    return dict(sorted(losing.items()))
