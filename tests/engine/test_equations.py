from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.equations import EXACT_UP_TO, Equations

TINY = Fraction(1, 10**12)
LOOP = [{1: Fraction(1, 2)}, {0: Fraction(1, 3)}]
FIRST, BOTH = [Fraction(1), Fraction(0)], [Fraction(1), Fraction(1)]


def ring(part: Fraction, size: int) -> list[dict[int, Fraction]]:
    """Each unknown is a part of the next, the last of the first."""
    return [{(n + 1) % size: part} for n in range(size)]


def test_up_to_a_size_the_solution_is_exact() -> None:
    """A loop of sixty is solved in fractions, one more only within bounds."""
    for size, is_exact in ((EXACT_UP_TO, True), (EXACT_UP_TO + 1, False)):
        side = [Fraction(1)] * size
        lows, highs = Equations(ring(Fraction(9, 10), size)).bounds(side, side)

        assert (set(lows) == set(highs) == {Fraction(10)}) is is_exact
        assert Equations(ring(Fraction(9, 10), size)).is_exact is is_exact
        assert all(low <= 10 <= high < 10 + TINY for low, high in zip(lows, highs, strict=True))


def test_two_sides_give_the_solution_of_each() -> None:
    """For x = b + y/2, y = c + x/3 and two pairs of b and c: the lesser and the greater x."""
    lows, highs = Equations(LOOP).bounds(FIRST, BOTH)

    assert lows == [Fraction(6, 5), Fraction(2, 5)]
    assert highs == [Fraction(9, 5), Fraction(8, 5)]


def test_two_sides_beyond_exactness_give_one_bound_below_and_one_above() -> None:
    """The lower is below the solution for the lesser side, the upper above that for the greater."""
    lows, highs = Equations(LOOP, exact_up_to=1).bounds(FIRST, BOTH)

    assert Fraction(6, 5) - TINY < lows[0] <= Fraction(6, 5)
    assert Fraction(2, 5) - TINY < lows[1] <= Fraction(2, 5)
    assert Fraction(9, 5) <= highs[0] < Fraction(9, 5) + TINY
    assert Fraction(8, 5) <= highs[1] < Fraction(8, 5) + TINY


def test_the_diagonal_is_exact_or_enclosed() -> None:
    """A sixth comes round to both: 6/5."""
    assert Equations(LOOP).diagonal() == [(Fraction(6, 5), Fraction(6, 5))] * 2
    for low, high in Equations(LOOP, exact_up_to=0).diagonal():
        assert Fraction(6, 5) - TINY < low < Fraction(6, 5) < high < Fraction(6, 5) + TINY


def test_a_nearly_closed_ring_is_solved_exactly_at_any_size() -> None:
    """What floats take for closed is left to fractions: all but 10^-20 goes round, 10^20 times."""
    matrix: list[dict[int, Fraction]] = ring(Fraction(1), 100)
    matrix[0] = {1: 1 - Fraction(1, 10**20)}
    side, round_ = [Fraction(1, 10**20), *[Fraction(0)] * 99], Fraction(10**20)

    assert Equations(matrix).bounds(side, side) == ([Fraction(1)] * 100, [Fraction(1)] * 100)
    assert set(Equations(matrix).diagonal()) == {(round_, round_)}
    assert Equations(matrix).is_exact


@pytest.mark.parametrize("exact_up_to", [0, EXACT_UP_TO])
def test_a_closed_ring_is_refused_at_any_size(exact_up_to: int) -> None:
    """Neither floats nor fractions solve what has no one solution."""
    with pytest.raises(SingularError):
        Equations(ring(Fraction(1), 3), exact_up_to)
