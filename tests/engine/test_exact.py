from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.exact import ExactEquations


def test_the_solution_is_its_own_bound_below_and_above() -> None:
    """x = 1 + y/2 and y = x/3 have 6/5 and 2/5, twice."""
    equations = ExactEquations([{1: Fraction(1, 2)}, {0: Fraction(1, 3)}])
    solution = [Fraction(6, 5), Fraction(2, 5)]

    assert equations.bounds([Fraction(1), Fraction(0)]) == (solution, solution)


def test_the_diagonal_of_the_inverse() -> None:
    """A part of 1/6 comes round to each in a loop, none to whom is outside: 6/5 and 1."""
    equations = ExactEquations([{1: Fraction(1, 2)}, {0: Fraction(1, 3)}, {0: Fraction(1)}])

    assert equations.diagonal() == [(Fraction(6, 5),) * 2, (Fraction(6, 5),) * 2, (1, 1)]


def test_two_loops_that_share_an_unknown() -> None:
    """What uses itself by a quarter, and another there and back by a quarter, counts twice."""
    equations = ExactEquations([{0: Fraction(1, 4), 1: Fraction(1, 2)}, {0: Fraction(1, 2)}])

    assert equations.diagonal() == [(2, 2), (Fraction(3, 2),) * 2]


def test_a_closed_ring_is_refused() -> None:
    """Two that are each other's whole have no inverse."""
    with pytest.raises(SingularError):
        ExactEquations([{1: Fraction(1)}, {0: Fraction(1)}])
