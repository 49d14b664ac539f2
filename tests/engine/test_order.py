import pytest

from alliance_cli.engine.order import elimination_order
from alliance_cli.engine.size import TooMuchWorkError


def test_a_ring_takes_a_step_for_each_unknown() -> None:
    """Each step joins one user to one used: as many operations as unknowns, twice."""
    order = elimination_order([[(n + 1) % 100] for n in range(100)])

    assert sorted(p for p, _ in order.steps) == list(range(100))
    assert order.operations < 2 * 100


def test_unknowns_that_touch_the_fewest_go_first() -> None:
    """The centre of a star is eliminated last, or the star would be filled."""
    star = [list(range(1, 20)), *[[0]] * 19]

    assert elimination_order(star).steps[-1][0] == 0


def test_a_matrix_that_fills_up_is_refused() -> None:
    """Twenty that all use all take some twenty cubed thirds of operations."""
    dense = [list(range(20))] * 20
    assert 20**3 // 4 < elimination_order(dense).operations < 20**3
    with pytest.raises(TooMuchWorkError):
        elimination_order(dense, 1_000)
