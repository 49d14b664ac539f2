"""The register of a company: who votes in it, and what the votes of some of them add up to.

What a company holds of itself does not vote: who has the votes a has a/(1 - s) of those that are
cast, where s are the company's own shares.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Final

from alliance_cli.calculations.choice import End, best_holders, is_exact
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.shareholders import ShareholderList

_NO_SHARE: Final = exactly(NOTHING)


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Who votes in one company, with the sums that every question about it needs."""

    company: str
    owners: ShareholderList
    own: Share
    """What the company holds of itself."""
    lows: Fraction
    """The least shares of all, added up."""
    highs: Fraction
    is_exact: bool
    """Whether all shares are exactly known."""
    has_open_ends: bool
    """Whether some share is over, or under, what it says."""
    lowest: int
    """The least votes of all, in units."""
    highest: int
    unit: int
    """Of how many equal votes all shares are whole numbers."""
    counts: Mapping[str, tuple[int, int]]
    """The least and most votes of each holder, so counted: sums of whole numbers are quick."""

    def share_of(self, certain: Collection[str], possible: Collection[str]) -> Share:
        """The votes of several holders, from those who are certain to those who may be."""
        if not self.owners:
            return _NO_SHARE
        if self.is_exact:
            return Share(self._exact_part(certain), self._exact_part(possible))
        low, low_open = self._end(certain, End.LEAST)
        high, high_open = self._end(possible, End.MOST)
        return Share(low, high, low_open, high_open)

    def _exact_part(self, together: Collection[str]) -> Fraction:
        if self.own.low == WHOLE:
            return NOTHING
        counting = (self.owners[h].low for h in together if h in self.owners and h != self.company)
        return sum(counting, NOTHING) / (WHOLE - self.own.low)

    def _end(self, together: Collection[str], end: End) -> tuple[Fraction, bool]:
        """The least or largest a/(1 - s), for the votes a and the own shares s, and if it is open.

        As s grows, a/(1 - s) grows while a is bound by its own shares, and falls while it is bound
        by those of the others: the ends are at the ends of s, or where the two bounds meet.
        """
        own = self.own
        values = {h: WHOLE for h in together if h in self.owners and h != self.company}
        low = sum((self.owners[holder].low for holder in values), NOTHING)
        high = sum((self.owners[holder].high for holder in values), NOTHING)
        if end is End.LEAST:
            bound, rest = low, WHOLE - (self.highs - high - own.high)
        else:
            bound, rest = high, WHOLE - (self.lows - low - own.low)
        places = (own.low, own.high, min(max(rest - bound, own.low), own.high))
        best, within = (min, max) if end is End.LEAST else (max, min)
        parts = (within(bound, rest - s) / (WHOLE - s) if s < WHOLE else NOTHING for s in places)
        found = best(parts)
        if not self.has_open_ends:
            return found, False
        # a/(1 - s) is `found` exactly where a + found s is.
        values[self.company] = found
        return found, best_holders(self.owners, values, end, found, ()) is None

    def one_always_reaches(
        self, holders: Collection[str], threshold: Fraction, *, or_equals: bool
    ) -> bool:
        """Whether under every choice one of the holders alone has more than the threshold.

        Exact where the company's own shares are; where they are a range, true only if it is so.
        """
        shares = [self.owners[holder] for holder in holders]
        # The room for all others is a sum of least bounds, which is greatest where one changes.
        changes = (max(share.low for share in shares), *(share.high for share in shares))
        places = {
            self.own.low,
            self.own.high,
            *(WHOLE - change / threshold for change in changes),
        }
        return not any(
            self._can_stay_below(holders, threshold, own, or_equals=or_equals)
            for own in places
            if self.own.low <= own <= self.own.high
        )

    def _can_stay_below(
        self, holders: Collection[str], threshold: Fraction, own: Fraction, *, or_equals: bool
    ) -> bool:
        """Whether all shares can add up to one while none of the holders has enough."""
        bound = (threshold * (WHOLE - own), not or_equals)
        room, is_attained = own, True
        for holder, share in self.owners.items():
            if holder == self.company:
                continue
            most = (share.high, not share.high_open)
            if holder in holders:
                most = min(most, bound)
                if most < (share.low, True) or (most[0] == share.low and share.low_open):
                    return False
            room += most[0]
            is_attained = is_attained and most[1]
        return room > WHOLE or (room == WHOLE and is_attained)


def register_of(company: str, owners: ShareholderList) -> Register:
    """The register of a company with such a shareholder list."""
    unit = lcm(*(end.denominator for share in owners.values() for end in (share.low, share.high)))
    counts = {
        holder: (_in(share.low, unit), _in(share.high, unit)) for holder, share in owners.items()
    }
    lowest, highest = (sum(count[end] for count in counts.values()) for end in (0, 1))
    return Register(
        company,
        owners,
        owners.get(company, _NO_SHARE),
        Fraction(lowest, unit),
        Fraction(highest, unit),
        is_exact(owners),
        any(share.low_open or share.high_open for share in owners.values()),
        lowest,
        highest,
        unit,
        counts,
    )


def _in(part: Fraction, unit: int) -> int:
    return part.numerator * (unit // part.denominator)


@dataclass(slots=True)
class Tally:
    """The votes of some holders of a company, counted one after the other."""

    register: Register
    holders: list[str] = field(default_factory=list)
    low: int = 0
    high: int = 0

    def add(self, holder: str) -> None:
        """Count the votes of one more."""
        low, high = self.register.counts[holder]
        self.holders.append(holder)
        self.low += low
        self.high += high

    def reaches(self, threshold: Fraction, end: End, *, or_equals: bool) -> bool:
        """Whether they are more than a part of the votes cast, for certain or possibly.

        a/(1 - s) > t for the votes a and the own shares s: a + t s > t.
        """
        register = self.register
        all_ = register.unit
        own_low, own_high = register.counts.get(register.company, (0, 0))
        part, parts = threshold.numerator, threshold.denominator
        if register.is_exact:
            enough = part * (all_ - own_low)
            return parts * self.low > enough or (or_equals and parts * self.low == enough > 0)
        if end is End.LEAST:
            rest = min(register.highest - self.high - own_high, all_ - self.low - own_low)
            itself = min(own_high, all_ - rest - self.low)
            counted = all_ - rest - itself
        else:
            rest = register.lowest - self.low - own_low
            counted = min(self.high, all_ - rest - own_low)
            itself = min(own_high, all_ - rest - counted)
        found, enough = parts * counted + part * itself, part * all_
        return found > enough or (
            found == enough and self._passes(threshold, counted, end, or_equals=or_equals)
        )

    def _passes(self, threshold: Fraction, counted: int, end: End, *, or_equals: bool) -> bool:
        """Whether votes that come exactly to the threshold are enough, or can never be so few."""
        if end is End.MOST:
            # Where all of a company is its own nobody votes, and nobody has any part of the votes.
            return or_equals and counted > 0 and not self._is_open(threshold, end)
        somebody_votes = self.register.own.high < WHOLE or self.register.own.high_open
        return (or_equals and somebody_votes) or self._is_open(threshold, end)

    def _is_open(self, threshold: Fraction, end: End) -> bool:
        """Whether no choice attains exactly the threshold."""
        values = dict.fromkeys(self.holders, WHOLE) | {self.register.company: threshold}
        return best_holders(self.register.owners, values, end, threshold, ()) is None


def tally_of(register: Register, holders: Iterable[str]) -> Tally:
    """The votes of several holders in a company."""
    tally = Tally(register)
    for holder in holders:
        tally.add(holder)
    return tally
