"""Floating point with an error that is proved: bounds that contain the solution of x = b + A x."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import fsum
from typing import Final

from alliance_cli.engine.elimination import Elimination, SingularError

_UNIT: Final = 2.0**-52
"""Twice the relative error of one rounded operation, so that it also covers its own rounding."""
_TINY: Final = 1e-290
"""More than all that products too small for a float can lose together."""


class EnclosedEquations:
    """x = b + A x with A >= 0, for sizes beyond exact arithmetic.

    For an approximation x~ with the residual r = b - (I - A) x~, and any w with
    (I - A) w >= u > 0, the error is at most max(|r_i| / u_i) w, since the inverse of I - A has no
    negative entry (Varah 1975; Rump 2010). w is an approximate solution for b = 1.
    """

    def __init__(self, matrix: Sequence[Mapping[int, Fraction]]) -> None:
        """Prepare A, given by its rows.

        Raises:
            SingularError: no w can be found: I - A is singular, or too nearly so for floats.
        """
        self._rows = [{used: float(part) for used, part in row.items()} for row in matrix]
        self._elimination = Elimination(self._rows, 1.0)
        self._w = self._elimination.solution([1.0] * len(self._rows))
        residual, slack = self._residual([0.0] * len(self._rows), self._w)
        self._u = [-r - s for r, s in zip(residual, slack, strict=True)]
        if not all(u > 0 for u in self._u):
            raise SingularError

    def bounds(self, side: Sequence[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
        """Below and above the x of x = b + A x for b = `side`, b >= 0."""
        x, factor = self._solution([float(part) for part in side])
        errors = [factor * Fraction(w) for w in self._w]
        lows = [max(Fraction(0), Fraction(a) - e) for a, e in zip(x, errors, strict=True)]
        return lows, [Fraction(a) + e for a, e in zip(x, errors, strict=True)]

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Below and above each element on the diagonal of the inverse of I - A; none is below 1."""
        found = []
        for number, w in enumerate(self._w):
            x, factor = self._solution([float(n == number) for n in range(len(self._w))])
            middle, error = Fraction(x[number]), factor * Fraction(w)
            found.append((max(Fraction(1), middle - error), middle + error))
        return found

    def _solution(self, b: list[float]) -> tuple[list[float], Fraction]:
        """An approximate solution, and f: its error is at most f w."""
        x = self._elimination.solution(b)
        residual, worst = self._worst(b, x)
        while True:
            refined = [a + c for a, c in zip(x, self._elimination.solution(residual), strict=True)]
            residual, now = self._worst(b, refined)
            if now > worst / 2:
                return x, Fraction(worst * (1 + 4 * _UNIT))
            x, worst = refined, now

    def _worst(self, b: list[float], x: list[float]) -> tuple[list[float], float]:
        residual, slack = self._residual(b, x)
        return residual, max(
            (abs(r) + s) / u for r, s, u in zip(residual, slack, self._u, strict=True)
        )

    def _residual(self, b: list[float], x: list[float]) -> tuple[list[float], list[float]]:
        """The residual b - (I - A) x, each sum rounded once, and a bound on its error."""
        residual, slack = [], []
        for number, row in enumerate(self._rows):
            terms = [part * x[used] for used, part in row.items()]
            residual.append(fsum((b[number], -x[number], *terms)))
            size = abs(b[number]) + abs(x[number]) + fsum(map(abs, terms))
            slack.append(4 * _UNIT * size + _TINY)
        return residual, slack
