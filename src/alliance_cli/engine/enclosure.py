"""x = b + A x between two decimal solutions: one rounded down throughout, one rounded up."""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from alliance_cli.engine.elimination import Elimination, SingularError
from alliance_cli.engine.order import Order, elimination_order
from alliance_cli.engine.size import TooMuchWorkError, bits_of, rounded_work

DIGITS: Final = 50
"""Significant digits to begin with; where too many of them are lost, twice as many are taken."""
_WIDTH: Final = Decimal("1e-24")
"""How far apart, beside their size, the two bounds of a number may be."""
MOST_WORK: Final = 20_000_000
"""In operations on numbers of fifty digits; some seconds each way."""

Bounds = tuple[list[Fraction], list[Fraction]]


class EnclosedEquations:
    """x = b + A x with A >= 0, for sizes beyond fractions.

    The inverse of I - A grows with every entry of A, so that no other proof is needed: what is
    rounded down step by step stays below the solution, what is rounded up above it. Decimal numbers
    are rounded the same way on every machine.
    """

    def __init__(
        self, matrix: Sequence[Mapping[int, Fraction]], order: Order | None = None
    ) -> None:
        """Prepare A, given by its rows.

        Raises:
            SingularError: I - A has no inverse.
            TooMuchWorkError: so nearly none that it would take too many digits to tell.
        """
        self._matrix = matrix
        self._order = order or elimination_order(matrix)
        self._enough = bits_of(matrix) + DIGITS
        """Digits with which no I - A with such entries is taken for one without an inverse."""
        self._digits = DIGITS
        self._ends = self._prepared()

    def bounds(self, side: Sequence[Fraction]) -> Bounds:
        """Below and above the x of x = b + A x for b = `side`, b >= 0."""
        return self._narrow(lambda end: end.solution(side))

    def diagonal(self) -> list[tuple[Fraction, Fraction]]:
        """Below and above each element on the diagonal of the inverse of I - A; none is below 1."""
        return list(zip(*self._narrow(_RoundedEnd.diagonal), strict=True))

    def _narrow(self, numbers: Callable[["_RoundedEnd"], list[Decimal]]) -> Bounds:
        """Numbers rounded down and up, with as many digits as it takes to have them near."""
        while True:
            low, high = map(numbers, self._ends)
            if all(h - low_ <= _WIDTH * h for low_, h in zip(low, high, strict=True)):
                return list(map(Fraction, low)), list(map(Fraction, high))
            self._digits *= 2
            self._ends = self._prepared()

    def _prepared(self) -> tuple["_RoundedEnd", "_RoundedEnd"]:
        while True:
            work = rounded_work(self._order.operations, self._digits)
            if work > MOST_WORK:
                raise TooMuchWorkError
            try:
                return (
                    _RoundedEnd(self._matrix, self._order, self._digits, ROUND_FLOOR),
                    _RoundedEnd(self._matrix, self._order, self._digits, ROUND_CEILING),
                )
            except SingularError:
                if self._digits > self._enough:
                    raise
                self._digits *= 2


class _RoundedEnd:
    """One of the two solutions."""

    def __init__(
        self, matrix: Sequence[Mapping[int, Fraction]], order: Order, digits: int, rounding: str
    ) -> None:
        self._context = Context(prec=digits, rounding=rounding, Emin=-(10**15), Emax=10**15)
        with localcontext(self._context):
            rows = [{used: _decimal(part) for used, part in row.items()} for row in matrix]
            self._elimination = Elimination(rows, Decimal(1), order)

    def solution(self, side: Sequence[Fraction]) -> list[Decimal]:
        """The x of x = b + A x for b = `side`, rounded."""
        with localcontext(self._context):
            return self._elimination.solution([_decimal(part) for part in side])

    def diagonal(self) -> list[Decimal]:
        """The diagonal of the inverse, rounded."""
        with localcontext(self._context):
            return self._elimination.diagonal()


def _decimal(part: Fraction) -> Decimal:
    """A fraction, rounded as the context says."""
    return Decimal(part.numerator) / part.denominator
