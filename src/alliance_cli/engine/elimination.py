"""Solves x = b + A x for a sparse A by taking out one unknown after the other."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

Number = TypeVar("Number", Fraction, float)


class SingularError(ArithmeticError):
    """The equations do not have exactly one solution."""


class Elimination(Generic[Number]):
    """A, prepared so that any b is solved quickly.

    Taking out the unknown p puts x_p = (b_p + sum a_pj x_j) / (1 - a_pp) into the others, in
    companies: whoever p holds is then held through p. All terms are additions, so nothing cancels
    but the one difference. Unknowns that touch the fewest others go first (Markowitz 1957).
    """

    def __init__(self, matrix: Sequence[Mapping[int, Number]], one: Number) -> None:
        """Prepare A, given by its rows; `one` says in which numbers.

        Raises:
            SingularError: I - A has no inverse, or none that these numbers can tell.
        """
        rows = [dict(row) for row in matrix]
        users: list[set[int]] = [set() for _ in rows]
        for number, row in enumerate(rows):
            for used in row:
                users[used].add(number)
        self._steps: list[tuple[int, Number, dict[int, Number], list[tuple[int, Number]]]] = []
        waiting = [(len(row) * len(users[p]), p) for p, row in enumerate(rows)]
        heapify(waiting)
        while waiting:
            cost, p = heappop(waiting)
            if cost < (now := len(rows[p]) * len(users[p])):
                heappush(waiting, (now, p))
            else:
                self._take_out(p, rows, users, one)

    def _take_out(
        self, p: int, rows: list[dict[int, Number]], users: list[set[int]], one: Number
    ) -> None:
        row = rows[p]
        rest = one - row.pop(p, one - one)
        if rest <= 0:
            raise SingularError
        scale = one / rest
        through = {used: part * scale for used, part in row.items()}
        for used in row:
            users[used].discard(p)
        users[p].discard(p)
        weights = [(user, rows[user].pop(p)) for user in sorted(users[p])]
        for user, weight in weights:
            target = rows[user]
            for used, part in through.items():
                more = weight * part
                target[used] = target[used] + more if used in target else more
                users[used].add(user)
        self._steps.append((p, scale, through, weights))

    def solution(self, side: Sequence[Number]) -> list[Number]:
        """The x of x = b + A x for b = `side`."""
        x = list(side)
        for p, scale, _, weights in self._steps:
            x[p] *= scale
            if x[p]:
                for user, weight in weights:
                    x[user] += weight * x[p]
        for p, _, through, _ in reversed(self._steps):
            for used, part in through.items():
                x[p] += part * x[used]
        return x
