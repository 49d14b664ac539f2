import random

import pytest

from alliance_cli.engine import approximation
from alliance_cli.engine.approximation import Approximation
from alliance_cli.engine.elimination import Elimination, SingularError

Matrix = list[dict[int, float]]


def scattered(size: int, each: float) -> Matrix:
    """Each unknown is `each` of four others, here and there."""
    chance = random.Random(size)  # noqa: S311  # the same each time, and no secret
    return [dict.fromkeys(chance.sample(range(size), 4), each) for _ in range(size)]


def ring(part: float, size: int) -> Matrix:
    """Each unknown is a part of the next, the last of the first."""
    return [{(n + 1) % size: part} for n in range(size)]


def no_elimination(*_: object) -> None:
    """Fails where elimination is begun."""
    pytest.fail("eliminated")


@pytest.mark.parametrize("each", [0.1, 0.2, 0.24, 0.249])
def test_few_sweeps_solve_a_scattered_loop(each: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much goes round: 400 unknowns, each four times `each` and one, are 1/(1 - 4 each)."""
    monkeypatch.setattr(approximation, "Elimination", no_elimination)
    found = Approximation(scattered(400, each)).solution([1.0] * 400)

    assert found == pytest.approx([1 / (1 - 4 * each)] * 400, rel=1e-9)


def test_sweeps_find_what_elimination_finds() -> None:
    """What enters such a loop at one of its unknowns."""
    matrix, side = scattered(60, 0.2), [1.0, *[0.0] * 59]

    assert Approximation(matrix).solution(side) == pytest.approx(
        Elimination(matrix, 1.0).solution(side), abs=1e-11
    )


def test_a_long_ring_is_solved_by_elimination() -> None:
    """What goes round two hundred by 0.99 each takes more sweeps than there are; twice."""
    prepared = Approximation(ring(0.99, 200))

    for enters in (1.0, 2.0):
        first = prepared.solution([enters, *[0.0] * 199])[0]
        assert first == pytest.approx(enters / (1 - 0.99**200), rel=1e-12)


def test_a_good_start_is_kept() -> None:
    """From the solution itself one sweep is enough, and nothing that was given is changed."""
    start = [4.0, 4.0]

    assert Approximation(ring(0.75, 2)).solution([1.0, 1.0], start) == start == [4.0, 4.0]
    assert Approximation(ring(0.5, 2)).solution([0.0, 0.0], start) == pytest.approx([0.0, 0.0])
    assert start == [4.0, 4.0]


def test_how_near_is_near_enough_can_be_told() -> None:
    """To a tenth, x = 1 + x/2 ends before 2."""
    roughly = Approximation([{0: 0.5}]).solution([1.0], near=0.1)

    assert 1.8 < roughly[0] < 2


def test_without_unknowns_there_is_nothing_to_solve() -> None:
    """No rows, no x."""
    assert Approximation([]).solution([]) == []


def test_a_closed_ring_is_refused() -> None:
    """What enters never leaves."""
    with pytest.raises(SingularError):
        Approximation(ring(1.0, 3)).solution([1.0, 1.0, 1.0])
