"""Voting power: how often a holder's votes decide, exactly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, factorial, floor, lcm
from typing import Final

from alliance_cli.calculations.coalitions import losing_coalitions
from alliance_cli.errors import NoAnswerError, TooMuchError
from alliance_cli.model.share import NOTHING, WHOLE, exactly
from alliance_cli.network.ownership import OwnershipNetwork

MOST_HOLDERS: Final = 200
MOST_WITH_ANY_VOTES: Final = 38
"""Holders of whom all coalitions can be looked at, each with a sum of its own."""


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
    unrecorded_vote: bool,
    name: Callable[[str], str] = str,
) -> VotingGame:
    """The power of the direct holders of votes in `company`.

    More than half decides, or at least `quota`. Unrecorded votes are cast against everything or, if
    not `unrecorded_vote`, not at all. What the company holds of itself does not vote. `name` is how
    parties are called in a refusal.

    Raises:
        NoAnswerError: some votes are not exactly known: power does not grow with votes, so that
            no range can be given.
        TooMuchError: there are too many holders, or too many different sums of their votes.
    """
    shares = _known_shares(votes, company, unrecorded_vote=unrecorded_vote, name=name)
    weights = {h: s for h, s in shares.items() if h != company}
    if len(weights) > MOST_HOLDERS:
        message = f"{name(company)} has {len(weights)} holders"
        raise TooMuchError(f"{message}; power is counted for up to {MOST_HOLDERS}")
    own = shares.get(company, NOTHING)
    total = WHOLE - own if unrecorded_vote else sum(weights.values(), NOTHING)
    powers = _powers(name(company), weights, total, quota)
    ranked = sorted(powers, key=lambda power: (-power.votes, power.holder))
    decides = Fraction(1, 2) if quota is None else quota
    return VotingGame(company, decides, quota is not None, tuple(ranked))


def _known_shares(
    votes: OwnershipNetwork, company: str, *, unrecorded_vote: bool, name: Callable[[str], str]
) -> dict[str, Fraction]:
    """The votes of each direct holder; of the company itself where unrecorded votes count."""
    owners = votes.shareholders(company)
    shares = {
        holder: owners.get(holder, exactly(NOTHING))
        for holder in votes.stakes_in(company)
        if holder != company or unrecorded_vote
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
    count, blocking = len(weights), sum(weights.values()) - enough + 1
    # Who turns a coalition from losing to winning turns the others from blocking to not blocking.
    is_turned = 0 < blocking < enough
    losing = losing_coalitions(tuple(weights.values()), blocking if is_turned else enough)
    if losing is None:
        message = f"the votes of the {count} holders of {company} have too many different sums"
        ways_out = (
            f"with up to {MOST_WITH_ANY_VOTES} holders, or with votes in hundredths of a per cent"
        )
        raise TooMuchError(f"{message}; {ways_out}, power can be counted")
    pivots = {
        # Less those that win with it: all that lose with it are the others of one size more.
        weight: [
            without[size] + without[size + 1] - losing.of_size[size + 1] for size in range(count)
        ]
        for weight, without in losing.without.items()
    }
    return {
        holder: pivots[weight][::-1] if is_turned else pivots[weight]
        for holder, weight in weights.items()
    }
