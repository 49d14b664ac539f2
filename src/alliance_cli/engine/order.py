"""In which order unknowns are eliminated, and how much work that is, before any number is met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from alliance_cli.engine.size import TooMuchWorkError


@dataclass(frozen=True, slots=True)
class Order:
    """An order of elimination."""

    steps: tuple[tuple[int, tuple[int, ...]], ...]
    """The unknowns, and those that use each, directly or through others taken out before."""
    operations: int
    """Multiplications that it takes; the diagonal of the inverse takes about twice as many."""


def elimination_order(pattern: Sequence[Iterable[int]], most: int | None = None) -> Order:
    """The order for a matrix whose rows have entries in these columns.

    Unknowns that touch the fewest others go first (Markowitz 1957), of these the ones through which
    the fewest have gone: so numbers in a long ring stay short until the last steps.

    Raises:
        TooMuchWorkError: the matrix fills up; it would take more than `most` operations.
    """
    rows = [set(row) for row in pattern]
    users: list[set[int]] = [set() for _ in rows]
    for number, row in enumerate(rows):
        for used in row:
            users[used].add(number)
    depths = [0] * len(rows)
    waiting = [(len(row) * len(users[p]), 0, p) for p, row in enumerate(rows)]
    heapify(waiting)
    steps: list[tuple[int, tuple[int, ...]]] = []
    operations = 0
    while waiting:
        entry = heappop(waiting)
        p = entry[2]
        now = (len(rows[p]) * len(users[p]), depths[p], p)
        if entry < now:
            heappush(waiting, now)
            continue
        operations += _take_out(p, rows, users, depths)
        if most is not None and operations > most:
            raise TooMuchWorkError
        steps.append((p, tuple(sorted(users[p]))))
    return Order(tuple(steps), operations + len(rows))


def _take_out(p: int, rows: list[set[int]], users: list[set[int]], depths: list[int]) -> int:
    """Join those who use p to those whom p uses; the number of such pairs."""
    rows[p].discard(p)
    users[p].discard(p)
    depth = depths[p] + 1
    for user in users[p]:
        rows[user].discard(p)
        rows[user] |= rows[p]
        depths[user] = max(depths[user], depth)
    for used in rows[p]:
        users[used].discard(p)
        users[used] |= users[p]
        depths[used] = max(depths[used], depth)
    return len(rows[p]) * len(users[p])
