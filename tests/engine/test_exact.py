from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import Elimination, SingularError
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
    closed = ExactEquations([{1: Fraction(1)}, {0: Fraction(1)}])

    with pytest.raises(SingularError):
        closed.bounds([Fraction(1), Fraction(0)])
    with pytest.raises(SingularError):
        closed.diagonal()


def dense(size: int) -> list[dict[int, Fraction]]:
    """Each unknown is a different part of all others: 19/20 in all."""
    total = sum(range(1, size + 1))
    return [
        {m: Fraction(19 * ((n + m) % size + 1), 20 * total) for m in range(size)}
        for n in range(size)
    ]


def test_the_diagonal_is_that_of_as_many_solutions() -> None:
    """Worked out backwards from the steps of elimination, it is what each solution would give."""
    matrix = dense(8)
    elimination = Elimination(matrix, Fraction(1))
    units = [[Fraction(n == m) for m in range(8)] for n in range(8)]

    assert elimination.diagonal() == [elimination.solution(unit)[n] for n, unit in enumerate(units)]


def test_flint_gives_the_same_fractions(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extra and without it, a dense loop has one solution; a closed one has none."""
    pytest.importorskip("flint")
    matrix, side = dense(16), [Fraction(1, n) for n in range(1, 17)]
    with_flint = ExactEquations(matrix).bounds(side)
    monkeypatch.setattr("alliance_cli.engine.exact.is_flint_installed", lambda: False)

    assert ExactEquations(matrix).bounds(side) == with_flint


def test_a_closed_loop_has_no_solution_for_flint_either() -> None:
    """Sixteen unknowns each of which is made of all of them."""
    pytest.importorskip("flint")
    from alliance_cli.engine.fast import FlintSolution  # noqa: PLC0415  # an extra

    closed = FlintSolution([{m: Fraction(1, 16) for m in range(16)} for _ in range(16)])
    with pytest.raises(SingularError):
        closed.solution([Fraction(1)] * 16)
