"""Floating point with an error that is proved: bounds that contain the solution of x = b + A x."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import fsum
from typing import Final

from alliance_cli.engine.approximation import Approximation
from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.rounding import TINY, UNIT
from alliance_cli.engine.size import TooMuchWorkError

MOST_SWEPT: Final = 1_500_000
"""Unknowns times entries of A up to which the whole diagonal is solved for, some ten seconds."""


class SweptEquations:
    """x = b + A x with A >= 0, where elimination would fill A.

    For an approximation x~ with the residual r = b - (I - A) x~, and any w with
    (I - A) w >= u > 0, the error is at most max(|r_i| / u_i) w, since the inverse of I - A has no
    negative entry (Varah 1975; Rump 2010). w is an approximate solution for b = 1.
    """

    def __init__(self, matrix: Sequence[Mapping[int, Fraction]]) -> None:
        """Prepare A, given by its rows.

        Raises:
            TooMuchWorkError: I - A is so nearly singular that floats find no w.
        """
        rows = [{used: float(part) for used, part in row.items()} for row in matrix]
        self._rows = [tuple(row.items()) for row in rows]
        self._approximation = Approximation(rows)
        try:
            self._w = self._approximation.solution([1.0] * len(self._rows))
        except SingularError:
            raise TooMuchWorkError from None
        residual, slack = self._residual([0.0] * len(self._rows), self._w)
        self._u = [-r - s for r, s in zip(residual, slack, strict=True)]
        if not all(u > 0 for u in self._u):
            raise TooMuchWorkError

    def bounds(self, side: Sequence[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
        """Below and above the x of x = b + A x for b = `side`, b >= 0."""
        x, factor = self._refined([float(part) for part in side])
        errors = [factor * Fraction(w) for w in self._w]
        lows = [max(Fraction(0), Fraction(a) - e) for a, e in zip(x, errors, strict=True)]
        return lows, [Fraction(a) + e for a, e in zip(x, errors, strict=True)]

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Below and above each element on the diagonal of the inverse of I - A; none is below 1.

        Raises:
            TooMuchWorkError: one solution for each is too many.
        """
        if len(self._rows) * sum(map(len, self._rows)) > MOST_SWEPT:
            raise TooMuchWorkError
        found = []
        for number, w in enumerate(self._w):
            side = [0.0] * len(self._w)
            side[number] = 1.0
            x = self._approximation.solution(side)
            middle, error = Fraction(x[number]), _raised(self._worst(side, x)[1]) * Fraction(w)
            found.append((max(Fraction(1), middle - error), middle + error))
        return found

    def _refined(self, b: list[float]) -> tuple[list[float], Fraction]:
        """An approximate solution, and f: its error is at most f w."""
        x = self._approximation.solution(b)
        residual, worst = self._worst(b, x)
        while True:
            more = self._approximation.solution(residual)
            refined = [a + c for a, c in zip(x, more, strict=True)]
            residual, now = self._worst(b, refined)
            if now > worst / 2:
                return x, _raised(worst)
            x, worst = refined, now

    def _worst(self, b: list[float], x: list[float]) -> tuple[list[float], float]:
        residual, slack = self._residual(b, x)
        return residual, max(
            (abs(r) + s) / u for r, s, u in zip(residual, slack, self._u, strict=True)
        )

    def _residual(self, b: list[float], x: list[float]) -> tuple[list[float], list[float]]:
        """The residual b - (I - A) x, each sum rounded once, and a bound on its error."""
        residual, slack = [], []
        for b_i, x_i, row in zip(b, x, self._rows, strict=True):
            terms = [part * x[used] for used, part in row]
            residual.append(fsum((b_i, -x_i, *terms)))
            slack.append(4 * UNIT * (abs(b_i) + abs(x_i) + sum(map(abs, terms))) + TINY)
        return residual, slack


def _raised(worst: float) -> Fraction:
    """No less than what was rounded to it."""
    return Fraction(worst * (1 + 4 * UNIT))
