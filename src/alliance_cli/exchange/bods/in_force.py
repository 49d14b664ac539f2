"""What is in force at a time: shares and words that come and go, each in a few steps."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice
from typing import Final, TypeAlias

from alliance_cli.exchange.bods.in_entry import few
from alliance_cli.exchange.bods.in_shares import said, with_words
from alliance_cli.model.share import NOTHING, WHOLE, Share

_Key: TypeAlias = tuple[Fraction, bool]

MOST: Final = 10
"""Texts of one day that are told; there may be thousands."""


class SharesInForce:
    """Shares of one measure that are told at a time, each under its place."""

    def __init__(self) -> None:
        """Begin with none."""
        self._shares: OrderedDict[int, Share] = OrderedDict()
        self._sum, self._open_highs = NOTHING, 0
        # An end that is open is the stricter one of two that are equal.
        self._strictest_low = _First(self._shares, lambda s: (-s.low, not s.low_open))
        self._strictest_high = _First(self._shares, lambda s: (s.high, not s.high_open))
        self._widest_low = _First(self._shares, lambda s: (s.low, s.low_open))
        self._widest_high = _First(self._shares, lambda s: (-s.high, s.high_open))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._shares)

    def add(self, place: int, share: Share) -> None:
        """One more is told."""
        self._shares[place] = share
        self._sum += share.high
        self._open_highs += share.high_open
        for first in (
            self._strictest_low,
            self._strictest_high,
            self._widest_low,
            self._widest_high,
        ):
            first.add(place, share)

    def remove(self, place: int) -> None:
        """One is told no more."""
        share = self._shares.pop(place)
        self._sum -= share.high
        self._open_highs -= share.high_open

    def together(self) -> Share:
        """What is certain of shares told side by side: they may overlap, or add up.

        The standard calls each the proportion of *this type of interest* that is held, so none of
        them can be more than all of them are; that they are separate it does not say.
        """
        if len(self._shares) == 1:
            return self._first
        least = self._strictest_low.share
        most, is_open = self._sum, self._open_highs > 0
        if most > WHOLE:
            most, is_open = WHOLE, False
        return with_words(Share(least.low, most, least.low_open, is_open))

    @property
    def agree(self) -> bool:
        """Whether one share can be what all of them claim."""
        low, high = self._strictest_low.share, self._strictest_high.share
        if low.low == high.high:
            return not (low.low_open or high.high_open)
        return low.low < high.high

    def claimed(self) -> Share:
        """What all claims allow; where they exclude one another, the range of all of them."""
        if self.agree:
            low, high = self._strictest_low.share, self._strictest_high.share
        else:
            low, high = self._widest_low.share, self._widest_high.share
        if low is high:
            return low
        return with_words(Share(low.low, high.high, low.low_open, high.high_open))

    def words(self) -> str:
        """The shares in words, as far as they are few."""
        return few(map(said, self._shares.values()), len(self._shares), " and ")

    def ends(self) -> str:
        """The lowest and the highest of them in words."""
        return f"{said(self._widest_low.share)} and {said(self._widest_high.share)}"

    @property
    def _first(self) -> Share:
        return next(iter(self._shares.values()))


class TextsInForce:
    """Texts that are told at a time, each once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: OrderedDict[str, int] = OrderedDict()

    def add(self, texts: Iterable[str]) -> None:
        """These are told once more."""
        for text in texts:
            self._counts[text] = self._counts.get(text, 0) + 1

    def remove(self, texts: Iterable[str]) -> None:
        """These are told once less."""
        for text in texts:
            self._counts[text] -= 1
            if not self._counts[text]:
                del self._counts[text]

    def first(self) -> tuple[str, ...]:
        """As many of them as a line can have."""
        return tuple(islice(self._counts, MOST))

    @property
    def left_out(self) -> int:
        """How many more there are."""
        return max(0, len(self._counts) - MOST)


class _First:
    """The first by some order of shares that come and go."""

    def __init__(self, in_force: Mapping[int, Share], key: Callable[[Share], _Key]) -> None:
        self._in_force, self._key = in_force, key
        self._heap: list[tuple[_Key, int]] = []

    def add(self, place: int, share: Share) -> None:
        heappush(self._heap, (self._key(share), place))

    @property
    def share(self) -> Share:
        # Those that are gone are left where they are until they come first.
        while self._heap[0][1] not in self._in_force:
            heappop(self._heap)
        return self._in_force[self._heap[0][1]]
