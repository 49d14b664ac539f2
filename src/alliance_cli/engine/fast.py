"""Exact solutions by FLINT, where the extra `alliance-cli[fast]` is installed: the same fractions.

Imported when it is used; nothing else here knows of it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from flint import fmpq, fmpq_mat

from alliance_cli.engine.elimination import SingularError


class FlintSolution:
    """x = b + A x, as `Elimination` solves it in fractions."""

    def __init__(self, matrix: Sequence[Mapping[int, Fraction]]) -> None:
        """Prepare A, given by its rows."""
        self._size = len(matrix)
        self._rest = fmpq_mat(self._size, self._size)
        for number, row in enumerate(matrix):
            self._rest[number, number] = fmpq(1)
            for used, part in row.items():
                self._rest[number, used] -= fmpq(part.numerator, part.denominator)

    def solution(self, side: Sequence[Fraction]) -> list[Fraction]:
        """The x of x = b + A x for b = `side`.

        Raises:
            SingularError: I - A has no inverse.
        """
        column = [fmpq(part.numerator, part.denominator) for part in side]
        try:
            x = self._rest.solve(fmpq_mat(self._size, 1, column))
        except ZeroDivisionError:
            raise SingularError from None
        return [_fraction(x[number, 0]) for number in range(self._size)]


def _fraction(part: fmpq) -> Fraction:
    return Fraction(int(part.p), int(part.q))
