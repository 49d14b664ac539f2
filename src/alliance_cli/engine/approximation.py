"""Nearly the x of x = b + A x, in floats: how near it is, others must prove."""

from collections.abc import Mapping, Sequence
from operator import sub
from typing import Final

from alliance_cli.engine.elimination import Elimination
from alliance_cli.engine.order import elimination_order

_SWEEPS, _JUMP_AFTER = 100, 10
"""After so many sweeps elimination is taken to be quicker."""
_NEAR: Final = 2.0**-48
_MOST_OPERATIONS: Final = 20_000_000
"""Of an elimination in floats, some seconds."""


class Approximation:
    """A >= 0, prepared so that x = b + A x is nearly solved for any b.

    By sweeps (Gauss-Seidel), each of which takes the time to read A once, where few are enough, as
    where all are linked with all in some steps: elimination would fill A there. A long ring needs
    many sweeps, and is not filled.
    """

    def __init__(self, matrix: Sequence[Mapping[int, float]]) -> None:
        """Prepare A, given by its rows."""
        self._matrix = matrix
        self._rows = [tuple(row.items()) for row in matrix]
        self._elimination: Elimination[float] | None = None

    def solution(
        self, side: Sequence[float], start: Sequence[float] | None = None, near: float = _NEAR
    ) -> list[float]:
        """About the x of x = b + A x for b = `side`: where sweeps change it no more than by `near`.

        Raises:
            SingularError: I - A has no inverse that floats can tell.
            TooMuchWorkError: neither sweeps nor elimination come to an end in some seconds.
        """
        if self._elimination is None:
            x = self._swept(side, [0.0] * len(side) if start is None else list(start), near)
            if x is not None:
                return x
            order = elimination_order(self._matrix, _MOST_OPERATIONS)
            self._elimination = Elimination(self._matrix, 1.0, order)
        return self._elimination.solution(side)

    def _swept(self, side: Sequence[float], x: list[float], near: float) -> list[float] | None:
        last = 0.0
        for sweep in range(1, _SWEEPS + 1):
            before = x[:]
            for number, row in enumerate(self._rows):
                value = side[number]
                for used, part in row:
                    value += part * x[used]
                x[number] = value
            changes = list(map(sub, x, before))
            change = max(map(abs, changes), default=0.0)
            if change <= near * max(map(abs, x), default=0.0):
                return x
            if sweep % _JUMP_AFTER == 0 and change < last:
                # What is still to come is about a geometric series (Lyusternik 1947).
                ahead = change / (last - change)
                x = [value + more * ahead for value, more in zip(x, changes, strict=True)]
            last = change
        return None
