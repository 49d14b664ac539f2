"""x = b + A x in fractions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from alliance_cli.engine.elimination import Elimination


class ExactEquations:
    """x = b + A x with A >= 0, solved exactly: for loops of up to some dozens of companies."""

    def __init__(self, matrix: Sequence[Mapping[int, Fraction]]) -> None:
        """Prepare A, given by its rows.

        Raises:
            SingularError: I - A has no inverse.
        """
        self._size = len(matrix)
        self._elimination = Elimination(matrix, Fraction(1))

    def bounds(self, side: Sequence[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
        """The x of x = b + A x for b = `side`, as its own lower and upper bound."""
        x = self._elimination.solution(side)
        return x, x

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Each element on the diagonal of the inverse of I - A, twice."""
        found = []
        for number in range(self._size):
            once = [Fraction(number == other) for other in range(self._size)]
            value = self._elimination.solution(once)[number]
            found.append((value, value))
        return found
