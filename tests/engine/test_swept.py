from fractions import Fraction
from itertools import chain

import pytest

from alliance_cli.engine.exact import ExactEquations
from alliance_cli.engine.size import TooMuchWorkError
from alliance_cli.engine.swept import SweptEquations

Matrix = list[dict[int, Fraction]]
RING = 200
TINY = Fraction(1, 10**12)


def ring(part: Fraction, size: int = RING) -> Matrix:
    """Each unknown is a part of the next, the last of the first."""
    return [{(n + 1) % size: part} for n in range(size)]


def dense(size: int) -> Matrix:
    """Each unknown is a different part, of no finite binary form, of all others: 19/20 in all."""
    total = sum(range(1, size + 1))
    return [
        {m: Fraction(19 * ((n + m) % size + 1), 20 * total) for m in range(size)}
        for n in range(size)
    ]


def test_the_bounds_of_a_ring_of_two_hundred() -> None:
    """What enters at the first leaves 0.9^k at the k-th before it; then round and round."""
    low, high = SweptEquations(ring(Fraction(9, 10))).bounds(
        [Fraction(n == 0) for n in range(RING)]
    )
    once = [Fraction(9, 10) ** (-n % RING) for n in range(RING)]
    exact = [part / (1 - Fraction(9, 10) ** RING) for part in once]

    assert all(a <= x <= b for a, x, b in zip(low, exact, high, strict=True))
    assert all(b - a < TINY for a, b in zip(low, high, strict=True))
    assert min(low) >= 0


def test_the_diagonal_of_a_ring_of_two_hundred() -> None:
    """Each comes back to itself by 0.9^200; nothing below one can be said."""
    found = SweptEquations(ring(Fraction(9, 10))).diagonal()
    exact = 1 / (1 - Fraction(9, 10) ** RING)

    assert len(found) == RING
    assert all(1 <= low <= exact <= high < exact + TINY for low, high in found)


def test_a_diagonal_is_never_below_one() -> None:
    """Three unknowns that use one another by a third of 10^-30: the bound below stays at 1."""
    found = SweptEquations(ring(Fraction(1, 3 * 10**30), 3)).diagonal()

    assert all(low == 1 <= high < 1 + TINY for low, high in found)


def test_the_bounds_contain_the_exact_solution_of_a_dense_loop() -> None:
    """Forty unknowns that all use all, solved twice: in floats with bounds, and in fractions."""
    matrix, side = dense(40), [Fraction(1, n) for n in range(1, 41)]
    low, high = SweptEquations(matrix).bounds(side)
    exact, _ = ExactEquations(matrix).bounds(side)

    assert all(a < x < b for a, x, b in zip(low, exact, high, strict=True))
    assert all(b - a < TINY * b for a, b in zip(low, high, strict=True))


def test_the_bounds_contain_the_rounding_of_the_parts_themselves() -> None:
    """A third is no float: of x = 1 + 2x/3 the bounds still contain 3, which no luck gives."""
    ((low,), (high,)) = SweptEquations([{0: Fraction(2, 3)}]).bounds([Fraction(1)])

    assert low < 3 < high < 3 + TINY


def test_what_floats_cannot_hold_is_within_the_bounds() -> None:
    """A side too small for a float is not lost: below is 0, above is more than it."""
    small = Fraction(1, 10**400)
    ((low,), (high,)) = SweptEquations([{}]).bounds([small])

    assert 0 == low < small < high < TINY


def test_nothing_gives_almost_nothing() -> None:
    """For b = 0 the bounds contain 0 and hardly more."""
    low, high = SweptEquations(ring(Fraction(9, 10))).bounds([Fraction(0)] * RING)

    assert set(low) == {0}
    assert all(0 <= part < TINY for part in high)


def test_the_error_of_a_nearly_closed_ring_is_as_wide_as_it_is() -> None:
    """Of what is closed but for 2^-30 some digits are lost, and the bounds say how many."""
    rest = Fraction(1, 2**30)
    matrix: Matrix = [{1: Fraction(1, 3), 2: Fraction(2, 3)}, {2: Fraction(1)}, {0: 1 - rest}]
    bounds = SweptEquations(matrix).bounds([Fraction(1), Fraction(0), Fraction(0)])
    exact = 1 / rest

    assert bounds[0][0] < exact < bounds[1][0]
    assert TINY < (bounds[1][0] - bounds[0][0]) / exact < Fraction(1, 10**5)


def test_the_error_does_not_grow_with_the_roundings() -> None:
    """In a nearly closed ring of 4,000 a correction takes out what 4,000 roundings have left."""
    part, size = 1 - Fraction(1, 10_000), 4000
    low, high = SweptEquations(ring(part, size)).bounds([Fraction(n == 0) for n in range(size)])
    exact = 1 / (1 - part**size)

    assert low[0] < exact < high[0] < low[0] + Fraction(1, 2 * 10**10) * exact


@pytest.mark.parametrize(
    "matrix",
    [
        ring(Fraction(1)),
        ring(1 - Fraction(1, 10**20)),
        ring(1 - Fraction(1, 2**51), 1),
        [*ring(Fraction(1), 2), {}],
    ],
)
def test_what_floats_cannot_tell_from_a_closed_ring_is_refused(matrix: Matrix) -> None:
    """No bound can be had for a closed ring, nor for one that is nearly so."""
    with pytest.raises(TooMuchWorkError):
        SweptEquations(matrix)


def test_numbers_of_very_different_size_share_one_bound() -> None:
    """A series of halves over two hundred unknowns ends where floats still tell it from nothing."""
    matrix: Matrix = [*({n + 1: Fraction(1, 2)} for n in range(RING - 1)), {}]
    side = [*[Fraction(0)] * (RING - 1), Fraction(1)]
    low, high = SweptEquations(matrix).bounds(side)

    assert all(
        a <= Fraction(1, 2**n) <= b
        for n, (a, b) in enumerate(zip(low[::-1], high[::-1], strict=True))
    )
    assert all(part >= 0 for part in chain(low, high))


def test_a_diagonal_that_is_too_long_is_refused() -> None:
    """One solution for each of two thousand unknowns takes longer than anybody waits."""
    with pytest.raises(TooMuchWorkError):
        SweptEquations(ring(Fraction(1, 2), 2_000)).diagonal()
