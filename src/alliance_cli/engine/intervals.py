"""The least or largest x of x = A x + b where the weights of each row may be chosen, enclosed.

The fast twin of the exact policy iteration, for systems beyond exact arithmetic.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

from alliance_cli.engine.elimination import Elimination, SingularError

_ROUNDS: Final = 200
_NOISE: Final = 1e-13
"""Improvements below this are rounding."""
_FIRST_MARGIN, _LAST_MARGIN = Fraction(1, 2**50), Fraction(1, 2**20)

Number = TypeVar("Number", Fraction, float)


@dataclass(frozen=True, slots=True)
class Weight:
    """One term of a row: how much weight it can have, and on what."""

    on: int | Fraction
    """The number of an unknown, or a known value."""
    low: Fraction
    high: Fraction


Row: TypeAlias = Sequence[Weight]
"""The weights of a row add up to one."""


def outer_bounds(rows: Sequence[Row], *, most: bool) -> list[Fraction] | None:
    """Numbers not below the largest solution, or not above the least, and very near to it.

    From an approximation x~ and w, the largest number of steps (w = 1 + max A w), the guess
    x^ = x~ + c w is tested exactly: where max (A x^ + b) <= x^, no choice leads beyond x^ (for the
    least with signs turned). c grows until the test holds. None where it never does, as where
    some choice has no solution; every row must be able to lead to a known value.
    """
    try:
        x = _policy_iteration(rows, 0.0, most=most)
        w = _policy_iteration([_steps(row) for row in rows], 1.0, most=True)
    except SingularError:
        return None
    margin = _FIRST_MARGIN if most else -_FIRST_MARGIN
    while abs(margin) <= _LAST_MARGIN:
        guess = [
            max(Fraction(a) + margin * Fraction(b), Fraction(0)) for a, b in zip(x, w, strict=True)
        ]
        if _contains(rows, guess, most=most):
            return guess
        margin *= 8
    return None


def _steps(row: Row) -> Row:
    """The same weights, where every known value counts nothing."""
    return [w if isinstance(w.on, int) else Weight(Fraction(0), w.low, w.high) for w in row]


def _contains(rows: Sequence[Row], guess: Sequence[Fraction], *, most: bool) -> bool:
    for row, value in zip(rows, guess, strict=True):
        values = [guess[w.on] if isinstance(w.on, int) else w.on for w in row]
        best = _sum(_best(row, values, Fraction, most=most), values, Fraction(0))
        if best > value if most else best < value:
            return False
    return True


def _policy_iteration(rows: Sequence[Row], step: float, *, most: bool) -> list[float]:
    """An approximate solution, where each step adds `step`.

    Raises:
        SingularError: some choice, as good as the others, has no solution.
    """
    policy = [_middle(row) for row in rows]
    x = _solution(rows, policy, step)
    for _ in range(_ROUNDS):
        changed = False
        for number, row in enumerate(rows):
            values = [x[w.on] if isinstance(w.on, int) else float(w.on) for w in row]
            best = _best(row, values, float, most=most)
            gain = _sum(best, values, step) - x[number]
            if (gain if most else -gain) > _NOISE * max(1.0, x[number]):
                policy[number] = best
                changed = True
        if not changed:
            break
        x = _solution(rows, policy, step)
    return x


def _sum(parts: Sequence[Number], values: Sequence[Number], start: Number) -> Number:
    return sum((part * value for part, value in zip(parts, values, strict=True)), start)


def _middle(row: Row) -> list[float]:
    """Weights none of which is 0 that can be more."""
    least = sum(w.low for w in row)
    room = sum(w.high for w in row) - least
    part = (1 - least) / room if room else Fraction(0)
    return [float(w.low + part * (w.high - w.low)) for w in row]


def _best(
    row: Row, values: Sequence[Number], number: Callable[[Fraction], Number], *, most: bool
) -> list[Number]:
    """The least weights, and the rest to the best values first."""
    parts = [number(w.low) for w in row]
    rest = 1 - sum(parts)
    for place in sorted(range(len(row)), key=lambda place: values[place], reverse=most):
        more = max(min(number(row[place].high - row[place].low), rest), number(Fraction(0)))
        parts[place] += more
        rest -= more
    return parts


def _solution(rows: Sequence[Row], policy: Sequence[Sequence[float]], step: float) -> list[float]:
    matrix: list[dict[int, float]] = [{} for _ in rows]
    side = [step] * len(rows)
    for number, (row, parts) in enumerate(zip(rows, policy, strict=True)):
        for weight, part in zip(row, parts, strict=True):
            if isinstance(weight.on, int):
                matrix[number][weight.on] = part
            else:
                side[number] += part * float(weight.on)
    return Elimination(matrix, 1.0).solution(side)
