"""The one door to the solvers: exact where that is quick, enclosed elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.engine.enclosure import EnclosedEquations
from alliance_cli.engine.exact import ExactEquations
from alliance_cli.engine.order import elimination_order
from alliance_cli.engine.size import TooMuchWorkError, bits_of, exact_work
from alliance_cli.engine.swept import SweptEquations

MOST_EXACT: Final = 7_000_000
"""Microseconds of work on fractions, by estimate, for all equations of one question."""
MOST_OPERATIONS: Final = 1_000_000
"""Of one elimination in decimal numbers; beyond, as where all are linked with all, A fills up."""

Matrix: TypeAlias = Sequence[Mapping[int, Fraction]]
_Solver: TypeAlias = ExactEquations | EnclosedEquations | SweptEquations


class Equations:
    """x = b + A x for one A >= 0 and any b >= 0."""

    def __init__(self, matrix: Matrix, bits: int = 0, questions: int = 1) -> None:
        """Prepare A, given by its rows.

        `bits`: how long the denominators of b are; `questions`: how many such equations there are.

        Raises:
            SingularError: I - A has no inverse.
            TooMuchWorkError: neither can it be solved nor bounds be proved in some seconds.
        """
        self._solver = _solver(matrix, bits, questions)

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


def _solver(matrix: Matrix, bits: int, questions: int) -> _Solver:
    try:
        order = elimination_order(matrix, MOST_OPERATIONS)
    except TooMuchWorkError:
        return SweptEquations(matrix)
    if questions * exact_work(order.operations, len(matrix), bits_of(matrix) + bits) <= MOST_EXACT:
        return ExactEquations(matrix, order)
    return EnclosedEquations(matrix, order)


def is_exact(pattern: Sequence[Iterable[int]], bits: int, questions: int = 1) -> bool:
    """Whether so many questions about rows with these entries are solved in fractions.

    `bits`: how long the numbers of a solution can become.
    """
    try:
        order = elimination_order(pattern, MOST_OPERATIONS)
    except TooMuchWorkError:
        return False
    return questions * exact_work(order.operations, len(pattern), bits) <= MOST_EXACT
