from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import SingularError
from alliance_cli.engine.enclosure import EnclosedEquations
from alliance_cli.engine.exact import ExactEquations
from alliance_cli.engine.size import TooMuchWorkError

Matrix = list[dict[int, Fraction]]
TINY = Fraction(1, 10**20)


def ring(part: Fraction, size: int) -> Matrix:
    """Each unknown is a part of the next, the last of the first."""
    return [{(n + 1) % size: part} for n in range(size)]


def dense(size: int) -> Matrix:
    """Each unknown is a different part, of no finite decimal form, of all others: 19/20 in all."""
    total = sum(range(1, size + 1))
    return [
        {m: Fraction(19 * ((n + m) % size + 1), 20 * total) for m in range(size)}
        for n in range(size)
    ]


@pytest.mark.parametrize("matrix", [ring(Fraction(2, 3), 50), dense(15)])
def test_the_bounds_contain_the_exact_solution(matrix: Matrix) -> None:
    """Rounded down throughout it is below, rounded up throughout above, and both are near."""
    side = [Fraction(1, n + 3) for n in range(len(matrix))]
    low, high = EnclosedEquations(matrix).bounds(side)
    exact, _ = ExactEquations(matrix).bounds(side)

    assert all(a < x < b for a, x, b in zip(low, exact, high, strict=True))
    assert all(b - a < TINY * b for a, b in zip(low, high, strict=True))


@pytest.mark.parametrize("matrix", [ring(Fraction(2, 3), 50), dense(15)])
def test_the_diagonal_contains_the_exact_one(matrix: Matrix) -> None:
    """The same proof holds of every entry of the inverse."""
    enclosed, exact = EnclosedEquations(matrix).diagonal(), ExactEquations(matrix).diagonal()

    for (low, high), (value, _) in zip(enclosed, exact, strict=True):
        assert 1 <= low <= value <= high < low + TINY * high


@pytest.mark.parametrize("lost", [35, 60])
def test_digits_that_are_lost_are_made_up_for(lost: int) -> None:
    """A ring that is all but closed needs more than fifty digits, and gets them."""
    rest = Fraction(1, 10**lost)
    matrix: Matrix = [{1: Fraction(1, 3), 2: Fraction(2, 3)}, {2: Fraction(1)}, {0: 1 - rest}]
    low, high = EnclosedEquations(matrix).bounds([Fraction(1), Fraction(0), Fraction(0)])

    assert low[0] <= 1 / rest <= high[0] < low[0] * (1 + TINY)


def test_a_closed_ring_is_refused() -> None:
    """However many digits: nothing is left of what goes round."""
    with pytest.raises(SingularError):
        EnclosedEquations(ring(Fraction(1), 3))


def test_so_many_digits_that_it_takes_too_long_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A loop of which next to nothing leaves, where little work is allowed."""
    monkeypatch.setattr("alliance_cli.engine.enclosure.MOST_WORK", 30)
    with pytest.raises(TooMuchWorkError):
        EnclosedEquations(ring(1 - Fraction(1, 10**4_000), 10))
