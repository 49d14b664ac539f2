"""Solves x = b + A x for a sparse A by taking out one unknown after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import mul
from typing import Generic, TypeVar

from alliance_cli.engine.order import Order, elimination_order

Number = TypeVar("Number", Fraction, Decimal, float)


class SingularError(ArithmeticError):
    """The equations do not have exactly one solution."""


class Elimination(Generic[Number]):
    """A >= 0, prepared so that any b is solved quickly.

    Taking out the unknown p puts x_p = (b_p + sum a_pj x_j) / (1 - a_pp) into the others, in
    companies: whoever p holds is then held through p. All terms are additions, so nothing cancels
    but the one difference, and every result grows with every entry of A and b: numbers that are
    always rounded down give a bound below the solution, always rounded up one above it (Barth &
    Nuding 1974).
    """

    def __init__(
        self, matrix: Sequence[Mapping[int, Number]], one: Number, order: Order | None = None
    ) -> None:
        """Prepare A, given by its rows; `one` says in which numbers.

        Raises:
            SingularError: I - A has no inverse, or none that these numbers can tell.
        """
        self._one: Number = one
        self._nothing: Number = one - one
        rows = [dict(row) for row in matrix]
        steps = (order or elimination_order(matrix)).steps
        self._steps: list[_Step[Number]] = [self._taken_out(p, rows, users) for p, users in steps]

    def _taken_out(
        self, p: int, rows: list[dict[int, Number]], users: tuple[int, ...]
    ) -> "_Step[Number]":
        row, rows[p] = rows[p], {}
        # Where all is rounded down, so is the difference before its sign is turned: away from zero.
        rest = -(row.pop(p) - self._one) if p in row else self._one
        if rest <= 0:
            raise SingularError
        scale = self._one / rest
        through = [part * scale for part in row.values()]
        weights = [rows[user].pop(p) for user in users]
        for user, weight in zip(users, weights, strict=True):
            target = rows[user]
            for used, part in zip(row, through, strict=True):
                if used in target:
                    target[used] += weight * part
                else:
                    target[used] = weight * part
        return _Step(p, scale, tuple(row), through, users, weights)

    def solution(self, side: Sequence[Number]) -> list[Number]:
        """The x of x = b + A x for b = `side`."""
        x = list(side)
        for step in self._steps:
            value = x[step.p] = x[step.p] * step.scale
            if value:
                for user, weight in zip(step.users, step.weights, strict=True):
                    x[user] += weight * value
        for step in reversed(self._steps):
            x[step.p] = sum(map(mul, step.through, [x[used] for used in step.used]), x[step.p])
        return x

    def diagonal(self) -> list[Number]:
        """The diagonal of V = (I - A)^-1, for about twice the work of the preparation.

        Of V only the entries are worked out at the places that elimination came to, backwards from
        the last unknown (Takahashi, Fagan & Chin 1973; Erisman & Tinney 1975).
        """
        inverse: list[dict[int, Number]] = [{} for _ in self._steps]
        for step in reversed(self._steps):
            p, through = step.p, step.through
            rows = [inverse[used] for used in step.used]
            column = [
                step.scale
                * sum(map(mul, step.weights, [row[user] for user in step.users]), self._nothing)
                for row in rows
            ]
            inverse[p] = {
                user: sum(map(mul, through, [row[user] for row in rows]), self._nothing)
                for user in step.users
            }
            for row, value in zip(rows, column, strict=True):
                row[p] = value
            inverse[p][p] = sum(map(mul, through, column), step.scale)
        return [row[p] for p, row in enumerate(inverse)]


@dataclass(frozen=True, slots=True)
class _Step(Generic[Number]):
    """One unknown taken out: x_p = scale b_p + sum of through x_used."""

    p: int
    scale: Number
    used: tuple[int, ...]
    through: list[Number]
    users: tuple[int, ...]
    """The unknowns that use p, each with a weight."""
    weights: list[Number]
