from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.equations import MOST_OPERATIONS, Equations, is_exact
from alliance_cli.engine.size import TooMuchWorkError

TINY = Fraction(1, 10**12)
LOOP = [{1: Fraction(1, 2)}, {0: Fraction(1, 3)}]
FIRST, BOTH = [Fraction(1), Fraction(0)], [Fraction(1), Fraction(1)]
LONG = 10**8
"""Bits of denominators with which nothing is solved in fractions."""


def ring(part: Fraction, size: int) -> list[dict[int, Fraction]]:
    """Each unknown is a part of the next, the last of the first."""
    return [{(n + 1) % size: part} for n in range(size)]


@pytest.mark.parametrize("size", [60, 61, 1_000])
def test_a_ring_is_solved_in_fractions(size: int) -> None:
    """It stays sparse however long it is, and its numbers stay short till the last steps."""
    side = [Fraction(1)] * size
    lows, highs = Equations(ring(Fraction(9, 10), size)).bounds(side, side)

    assert set(lows) == set(highs) == {Fraction(10)}
    assert Equations(ring(Fraction(9, 10), size)).is_exact


def test_long_denominators_are_solved_within_bounds() -> None:
    """The estimate of work decides, whatever is installed: it knows sizes and digits alone."""
    equations = Equations(LOOP, LONG)
    lows, highs = equations.bounds(FIRST, BOTH)

    assert not equations.is_exact
    assert Fraction(6, 5) - TINY < lows[0] <= Fraction(6, 5)
    assert Fraction(8, 5) <= highs[1] < Fraction(8, 5) + TINY
    for low, high in equations.diagonal():
        assert Fraction(6, 5) - TINY < low <= Fraction(6, 5) <= high < Fraction(6, 5) + TINY


def test_two_sides_give_the_solution_of_each() -> None:
    """For x = b + y/2, y = c + x/3 and two pairs of b and c: the lesser and the greater x."""
    lows, highs = Equations(LOOP).bounds(FIRST, BOTH)

    assert lows == [Fraction(6, 5), Fraction(2, 5)]
    assert highs == [Fraction(9, 5), Fraction(8, 5)]
    assert Equations(LOOP).diagonal() == [(Fraction(6, 5), Fraction(6, 5))] * 2


def test_what_elimination_would_fill_is_swept() -> None:
    """So many unknowns that all use all: approximated in floats, with a proof of the error."""
    size = 150
    matrix = [{m: Fraction(1, 2 * size) for m in range(size)} for _ in range(size)]
    side = [Fraction(1)] * size
    equations = Equations(matrix)
    lows, highs = equations.bounds(side, side)

    assert size**3 // 3 > MOST_OPERATIONS
    assert not equations.is_exact
    assert all(low <= 2 <= high < 2 + TINY for low, high in zip(lows, highs, strict=True))
    assert not is_exact(matrix, 1)


def test_so_many_questions_make_the_same_loop_too_much_for_fractions() -> None:
    """What is asked a million times is worked out within bounds."""
    assert is_exact(LOOP, 10)
    assert not is_exact(LOOP, 10, 10**6)


def test_a_nearly_closed_ring_is_solved_exactly() -> None:
    """All but 10^-20 goes round, 10^20 times."""
    matrix: list[dict[int, Fraction]] = ring(Fraction(1), 100)
    matrix[0] = {1: 1 - Fraction(1, 10**20)}
    side, round_ = [Fraction(1, 10**20), *[Fraction(0)] * 99], Fraction(10**20)

    assert Equations(matrix).bounds(side, side) == ([Fraction(1)] * 100, [Fraction(1)] * 100)
    assert set(Equations(matrix).diagonal()) == {(round_, round_)}


@pytest.mark.parametrize("bits", [0, LONG])
def test_a_closed_ring_is_refused(bits: int) -> None:
    """Neither decimals nor fractions solve what has no one solution."""
    with pytest.raises(SingularError):
        Equations(ring(Fraction(1), 3), bits).bounds([Fraction(1)] * 3, [Fraction(1)] * 3)


def test_what_floats_take_for_closed_is_too_much_where_elimination_is() -> None:
    """A dense loop of which next to nothing leaves."""
    size = 150
    part = (1 - Fraction(1, 10**30)) / size
    with pytest.raises(TooMuchWorkError):
        Equations([dict.fromkeys(range(size), part) for _ in range(size)])
