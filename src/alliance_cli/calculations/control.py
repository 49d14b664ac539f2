"""Company control: who controls whom by recursive majority of the votes.

X controls Y when its votes in Y and those of all companies that X controls are more than half: the
least fixed point, so that a ring that only supports itself controls nothing. Votes are added up,
never multiplied. What a company holds of itself does not vote.
"""

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import End, best_holders
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from alliance_cli.network.shareholders import UNLISTED, ShareholderList


@dataclass(frozen=True, slots=True)
class ControlRule:
    """From how many votes on somebody controls a company."""

    threshold: Fraction = Fraction(1, 2)
    at_least: bool = False
    """Whether exactly the threshold is enough."""
    single_link: bool = False
    """Whether one holder alone must have so many (dominant chain, La Porta et al. 1999)."""
    de_facto: Fraction | None = None
    """More than this is enough too, where no other listed holder has more, or the threshold."""

    @property
    def operator(self) -> str:
        """The operator of the comparison with the threshold."""
        return ">=" if self.at_least else ">"


MAJORITY: Final = ControlRule()

Steps = Mapping[str, tuple[str, ...]]
"""The companies controlled, in the order in which that follows, and by whose votes."""


def control_steps(
    votes: OwnershipNetwork,
    controllers: Collection[str],
    end: End,
    rule: ControlRule = MAJORITY,
    within: Collection[str] | None = None,
) -> Steps:
    """What `controllers`, acting in concert, control for certain (`LEAST`) or possibly (`MOST`).

    Counters and a worklist: each holding of a controlled company is looked at once. `within` are
    the companies of interest; left out: all.
    """
    steps: dict[str, tuple[str, ...]] = {}
    tallies: dict[str, _Tally] = {}
    waiting = deque(sorted(controllers))
    while waiting:
        holder = waiting.popleft()
        for company in votes.holdings(holder):
            if company in steps or company in controllers:
                continue
            if within is not None and company not in within:
                continue
            if company not in tallies:
                tallies[company] = _Tally(votes.shareholders(company), company)
            counted = tallies[company].with_votes_of(holder, rule)
            if counted.is_enough(rule, end):
                steps[company] = counted.holders
                waiting.append(company)
    return steps


@dataclass(slots=True)
class _Tally:
    """Votes counted so far in one company."""

    owners: ShareholderList
    company: str
    holders: tuple[str, ...] = ()
    low: Fraction = NOTHING
    high: Fraction = NOTHING
    lows: Fraction = field(init=False)
    highs: Fraction = field(init=False)

    def __post_init__(self) -> None:
        self.lows = sum((share.low for share in self.owners.values()), NOTHING)
        self.highs = sum((share.high for share in self.owners.values()), NOTHING)

    def with_votes_of(self, holder: str, rule: ControlRule) -> "_Tally":
        """The tally with one holder more, or of that holder alone under a single-link rule."""
        if rule.single_link:
            self.holders, self.low, self.high = (), NOTHING, NOTHING
        share = self.owners[holder]
        self.holders += (holder,)
        self.low += share.low
        self.high += share.high
        return self

    def is_enough(self, rule: ControlRule, end: End) -> bool:
        """Whether the votes counted are enough by a rule, for certain or possibly."""
        if self._exceeds(rule.threshold, end, or_equals=rule.at_least):
            return True
        return (
            rule.de_facto is not None
            and self._exceeds(rule.de_facto, end, or_equals=False)
            and self._is_largest(end, rule.threshold)
        )

    def _exceeds(self, threshold: Fraction, end: End, *, or_equals: bool) -> bool:
        """Whether a/(1 - s) > t for the votes a and the own shares s: a + t s > t."""
        own = self.owners.get(self.company, _NO_SHARE)
        if end is End.LEAST:
            rest = min(self.highs - self.high - own.high, WHOLE - self.low - own.low)
            itself = min(own.high, WHOLE - rest - self.low)
            counted = WHOLE - rest - itself
        else:
            rest = self.lows - self.low - own.low
            counted = min(self.high, WHOLE - rest - own.low)
            itself = min(own.high, WHOLE - rest - counted)
        found = counted + threshold * itself
        if found != threshold:
            return found > threshold
        # Where all of a company is its own, nobody votes, and nobody has any part of the votes.
        is_met = or_equals and (counted > NOTHING if end is End.MOST else own.high < WHOLE)
        if end is End.LEAST:
            return is_met or self._is_open(threshold, end)
        return is_met and not self._is_open(threshold, end)

    def _is_open(self, threshold: Fraction, end: End) -> bool:
        """Whether no choice attains exactly the threshold."""
        values = dict.fromkeys(self.holders, WHOLE) | {self.company: threshold}
        return best_holders(self.owners, values, end, threshold, ()) is None

    def _is_largest(self, end: End, threshold: Fraction) -> bool:
        """Whether no other listed holder can have, or must have, more, or as much as half."""
        others = [
            share
            for holder, share in self.owners.items()
            if holder not in (*self.holders, self.company, UNLISTED)
        ]
        own = self.owners.get(self.company, _NO_SHARE)
        if end is End.LEAST:
            fewest, half = max(self.low, WHOLE - self.highs + self.high), WHOLE - own.high
            return all(s.high <= fewest and s.high < threshold * half for s in others)
        half = WHOLE - own.low
        return all(s.low <= self.high and s.low < threshold * half for s in others)


_NO_SHARE: Final = exactly(NOTHING)


def controlled_companies(
    votes: OwnershipNetwork, controller: str, end: End, rule: ControlRule = MAJORITY
) -> set[str]:
    """Every company controlled, for certain (`LEAST`) or possibly (`MOST`); with the controller."""
    return {controller, *control_steps(votes, [controller], end, rule)}


def percentage_of_control(votes: OwnershipNetwork, controller: str, company: str) -> Share:
    """The votes in `company` that `controller` directs: its own, and those of all it controls.

    `votes` is a network of votes. Ranges: the low end counts the votes that are cast for certain,
    the high end those that are possible.
    """
    certain, possible = (controlled_companies(votes, controller, end) for end in End)
    return votes_of(votes.shareholders(company), company, certain, possible)


def votes_of(
    owners: ShareholderList, company: str, certain: Collection[str], possible: Collection[str]
) -> Share:
    """The votes of several holders together, from those who are certain to those who may be."""
    if not owners:
        return _NO_SHARE
    low, low_open = _end(owners, company, certain, End.LEAST)
    high, high_open = _end(owners, company, possible, End.MOST)
    return Share(low, high, low_open, high_open)


def _end(
    owners: ShareholderList, company: str, together: Collection[str], end: End
) -> tuple[Fraction, bool]:
    """The least or largest a/(1 - s), for the votes a and the own shares s, and if it is open.

    As s grows, a/(1 - s) grows while a is bound by its own shares, and falls while it is bound by
    those of the others: the ends are at the ends of s, or where the two bounds meet.
    """
    own = owners.get(company, _NO_SHARE)
    values = {holder: WHOLE for holder in owners if holder in together and holder != company}
    counting = [share for holder, share in owners.items() if holder in values]
    others = [s for holder, s in owners.items() if holder not in values and holder != company]
    if end is End.LEAST:
        bound = sum((s.low for s in counting), NOTHING)
        rest = WHOLE - sum((s.high for s in others), NOTHING)
    else:
        bound = sum((s.high for s in counting), NOTHING)
        rest = WHOLE - sum((s.low for s in others), NOTHING)
    places = (own.low, own.high, min(max(rest - bound, own.low), own.high))
    best, within = (min, max) if end is End.LEAST else (max, min)
    found = best(within(bound, rest - s) / (WHOLE - s) if s < WHOLE else NOTHING for s in places)
    # a/(1 - s) is `found` exactly where a + found s is.
    return found, best_holders(owners, values | {company: found}, end, found, ()) is None
