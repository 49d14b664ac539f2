"""The one door to the solvers: exact while that is quick, enclosed beyond."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.enclosure import EnclosedEquations
from alliance_cli.engine.exact import ExactEquations

EXACT_UP_TO: Final = 60
"""Unknowns; a loop of sixty companies takes about a second in fractions, its cube grows."""


class Equations:
    """x = b + A x for one A >= 0 and any b >= 0."""

    def __init__(
        self, matrix: Sequence[Mapping[int, Fraction]], exact_up_to: int = EXACT_UP_TO
    ) -> None:
        """Prepare A, given by its rows.

        Raises:
            SingularError: I - A has no inverse.
        """
        self._solver = ExactEquations(matrix) if len(matrix) <= exact_up_to else _enclosed(matrix)

    @property
    def is_exact(self) -> bool:
        """Whether solutions are exact, not bounds."""
        return isinstance(self._solver, ExactEquations)

    def bounds(
        self, least: Sequence[Fraction], most: Sequence[Fraction]
    ) -> tuple[list[Fraction], list[Fraction]]:
        """The x for b = `least` and for b = `most`; where not exact, one below and one above."""
        lows, highs = self._solver.bounds(least)
        return lows, highs if least == most else self._solver.bounds(most)[1]

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Each element on the diagonal of the inverse of I - A, twice, or bounds on it."""
        return self._solver.diagonal()


def _enclosed(matrix: Sequence[Mapping[int, Fraction]]) -> EnclosedEquations | ExactEquations:
    try:
        return EnclosedEquations(matrix)
    except SingularError:
        # So nearly closed that floats cannot tell it from a closed ring: slow, and right.
        return ExactEquations(matrix)
