"""The least or largest x of x = A x + b where the weights of each row may be chosen, in floats.

The fast twin of the exact policy iteration: bounds beyond exact arithmetic, a good guess up to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import fsum
from typing import Final, TypeAlias

from alliance_cli.engine.approximation import Approximation
from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.rounding import TINY, UNIT

_ROUNDS: Final = 200
_NOISE: Final = 1e-13
"""Improvements below this are rounding."""
_ROUGHLY: Final = 0.1
_NEARLY_ALL: Final = 1 - 2.0**-36
_FIRST_MARGIN, _LAST_MARGIN = 2.0**-50, 2.0**-20


@dataclass(frozen=True, slots=True)
class Weight:
    """One term of a row: how much weight it can have, and on what."""

    on: int | Fraction
    """The number of an unknown, or a known value."""
    low: Fraction
    high: Fraction


Row: TypeAlias = Sequence[Weight]
"""The weights of a row add up to one."""
Terms: TypeAlias = Sequence[tuple[int, float, float]]
"""A row in floats: the place of each value, its least and its most weight."""


def outer_bounds(rows: Sequence[Row], *, most: bool) -> list[Fraction] | None:
    """Numbers not below the largest solution, or not above the least, and very near to it.

    From an approximation x~ and w, the largest number of steps (w = 1 + max A w), the guess
    x^ = x~ + c w is tested: where max (A x^ + b) <= x^ for certain, no choice leads beyond x^ (for
    the least with signs turned). c grows until the test holds. None where it never does, as where
    some choice has no solution; every row must be able to lead to a known value.
    """
    system = _system(rows)
    # It matters little how near w is: the test tells.
    steps = replace(system, known=[0.0] * len(system.known), step=1.0, noise=_ROUGHLY)
    try:
        x, w = system.solution(most=most), steps.solution(most=True)
    except SingularError:
        return None
    margin = _FIRST_MARGIN if most else -_FIRST_MARGIN
    while abs(margin) <= _LAST_MARGIN:
        guess = [max(a + margin * b, 0.0) for a, b in zip(x, w, strict=True)]
        if system.contains(guess, most=most):
            return [Fraction(value) for value in guess]
        margin *= 8
    return None


def likely_values(rows: Sequence[Row], *, most: bool) -> list[Fraction]:
    """About the largest solution, or the least, where at each step a little gets lost.

    What is lost leaves no choice without a solution, and of equal ways the shorter is the better.
    """
    found = replace(_system(rows), kept=_NEARLY_ALL).solution(most=most)
    return [Fraction(value) for value in found]


def _system(rows: Sequence[Row]) -> "_System":
    """The rows in floats."""
    known: list[float] = []

    def place(on: int | Fraction) -> int:
        if isinstance(on, int):
            return on
        known.append(float(on))
        return len(rows) + len(known) - 1

    terms = [[(place(w.on), float(w.low), float(w.high)) for w in row] for row in rows]
    return _System(terms, known)


@dataclass(frozen=True, slots=True)
class _System:
    """x = step + kept (A x + b), where the weights in A and b may be chosen."""

    rows: Sequence[Terms]
    known: list[float]
    """The known values; their places come after those of the unknowns."""
    step: float = 0.0
    kept: float = 1.0
    noise: float = _NOISE

    def solution(self, *, most: bool) -> list[float]:
        """About the largest or the least x: choices and values improve in turn.

        Raises:
            SingularError: some choice, as good as the others, has no solution.
        """
        policy = [_middle(row) for row in self.rows]
        free = [number for number, row in enumerate(self.rows) if _can_choose(row)]
        x = self._evaluated(policy, None)
        for _ in range(_ROUNDS):
            values, changed = x + self.known, False
            for number in free:
                best = _best(self.rows[number], values, most=most)
                gain = self.step + self.kept * _sum(best, values) - x[number]
                if (gain if most else -gain) > self.noise:
                    policy[number] = best
                    changed = True
            if not changed:
                break
            x = self._evaluated(policy, x)
        return x

    def _evaluated(
        self, policy: Sequence[Mapping[int, float]], start: list[float] | None
    ) -> list[float]:
        """About the x of one choice for each row."""
        matrix: list[dict[int, float]] = []
        side: list[float] = []
        for parts in policy:
            inside = {place: self.kept * part for place, part in parts.items() if part}
            outside = [place for place in inside if place >= len(policy)]
            known = sum(inside.pop(p) * self.known[p - len(policy)] for p in outside)
            side.append(self.step + known)
            matrix.append(inside)
        return Approximation(matrix).solution(side, start, self.noise / 100)

    def contains(self, guess: list[float], *, most: bool) -> bool:
        """Whether no choice leads beyond the guess, whatever was rounded.

        Since weights add up to one, no choice has more than t + sum max(a (x - t)) for any t.
        """
        values, extreme = guess + self.known, max if most else min
        for row, value in zip(self.rows, guess, strict=True):
            t = _last(row, values, most=most)
            terms = [
                extreme(low * (values[place] - t), high * (values[place] - t))
                for place, low, high in row
            ]
            beyond = fsum((t, -value, *terms))
            slack = 4 * UNIT * (abs(t) + fsum(map(abs, terms))) + TINY
            if beyond + slack > 0 if most else value > 0 > beyond - slack:
                return False
        return True


def _last(row: Terms, values: Sequence[float], *, most: bool) -> float:
    """The value to which what is left goes last, where the best values come first."""
    left = 1 - sum(low for _, low, _ in row)
    t = 0.0
    for place, low, high in sorted(row, key=lambda term: values[term[0]], reverse=most):
        if left > 0:
            t = values[place]
        left -= high - low
    return t


def _best(row: Terms, values: Sequence[float], *, most: bool) -> dict[int, float]:
    """The least weights, and the rest to the best values first."""
    parts = {place: low for place, low, _ in row}
    rest = 1 - sum(parts.values())
    for place, low, high in sorted(row, key=lambda term: values[term[0]], reverse=most):
        if rest <= 0:
            break
        more = min(high - low, rest)
        parts[place] += more
        rest -= more
    return parts


def _sum(parts: Mapping[int, float], values: Sequence[float]) -> float:
    return sum(part * values[place] for place, part in parts.items())


def _can_choose(row: Terms) -> bool:
    return any(low < high for _, low, high in row)


def _middle(row: Terms) -> dict[int, float]:
    """Weights none of which is 0 that can be more."""
    least = sum(low for _, low, _ in row)
    room = sum(high for _, _, high in row) - least
    part = (1 - least) / room if room else 0.0
    return {place: low + part * (high - low) for place, low, high in row}
