"""x = b + A x in fractions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from alliance_cli.engine.elimination import Elimination
from alliance_cli.engine.order import Order, elimination_order

if TYPE_CHECKING:
    from alliance_cli.engine.fast import FlintSolution

DENSE: Final = 12
"""Operations for each unknown from which FLINT is quicker, which fills A from the beginning."""
FEW: Final = 2_000
"""Operations that are done before FLINT would be imported."""


class ExactEquations:
    """x = b + A x with A >= 0, solved exactly; by FLINT where that is installed and quicker."""

    def __init__(
        self, matrix: Sequence[Mapping[int, Fraction]], order: Order | None = None
    ) -> None:
        """Prepare A, given by its rows, each or each column of which is no more than one in all."""
        self._matrix = matrix
        self._order = order or elimination_order(matrix)

    def bounds(self, side: Sequence[Fraction]) -> tuple[list[Fraction], list[Fraction]]:
        """The x of x = b + A x for b = `side`, as its own lower and upper bound.

        Raises:
            SingularError: I - A has no inverse.
        """
        x = self._quicker.solution(side)
        return x, x

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Each element on the diagonal of the inverse of I - A, twice.

        Raises:
            SingularError: there is no inverse.
        """
        return [(value, value) for value in self._elimination.diagonal()]

    @cached_property
    def _elimination(self) -> Elimination[Fraction]:
        return Elimination(self._matrix, Fraction(1), self._order)

    @cached_property
    def _quicker(self) -> "FlintSolution | Elimination[Fraction]":
        if self._order.operations > max(FEW, DENSE * len(self._matrix)) and is_flint_installed():
            from alliance_cli.engine.fast import FlintSolution  # noqa: PLC0415  # an extra

            return FlintSolution(self._matrix)
        return self._elimination


def is_flint_installed() -> bool:
    """Whether the extra `alliance-cli[fast]` is there."""
    return find_spec("flint") is not None
