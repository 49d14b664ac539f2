from fractions import Fraction

import pytest

from alliance_cli.engine.elimination import Elimination, SingularError

ONE = Fraction(1)


def parts(*row: str | int) -> list[Fraction]:
    """A row of fractions, as they are written."""
    return [Fraction(part) for part in row]


def solved(matrix: list[dict[int, str]], *side: str | int) -> list[Fraction]:
    """The x of x = b + A x in fractions."""
    rows = [{used: Fraction(part) for used, part in row.items()} for row in matrix]
    return Elimination(rows, ONE).solution(parts(*side))


def test_two_unknowns_that_use_one_another() -> None:
    """From x = 1 + y/2 and y = x/3 follows x = 1/(1 - 1/6)."""
    assert solved([{1: "1/2"}, {0: "1/3"}], 1, 0) == parts("6/5", "2/5")


def test_an_unknown_that_uses_itself() -> None:
    """From x = 1 + x/2 follows 2."""
    assert solved([{0: "1/2"}], 1) == [2]


def test_unknowns_that_use_nothing_are_what_the_side_says() -> None:
    """Without A, x is b; without unknowns there is nothing to say."""
    assert solved([{}, {}], "1/3", 5) == parts("1/3", 5)
    assert solved([]) == []


def test_a_loop_with_an_entrance_and_an_exit() -> None:
    """Three unknowns in a full loop beside one above it and one below it.

    x0 = 1; each of x1, x2, x3 is 1/4 of both others, and x1 has x0/8 besides: with y for x2 and x3,
    y = (x1 + y)/4, so y = x1/3, and x1 = 1/8 + x1/6, so x1 = 3/20; x4 = x1/2 + x2 + x3.
    """
    matrix = [
        {},
        {0: "1/8", 2: "1/4", 3: "1/4"},
        {1: "1/4", 3: "1/4"},
        {1: "1/4", 2: "1/4"},
        {1: "1/2", 2: "1", 3: "1"},
    ]

    assert solved(matrix, 1, 0, 0, 0, 0) == parts(1, "3/20", "1/20", "1/20", "7/40")


def test_who_comes_to_touch_more_waits_longer() -> None:
    """Through the first unknown u leads on to two others instead of one.

    u = 1 + n, n = (p + q)/4, p = q = (x + y)/2, x = y = u/2: so u = 1 + u/4.
    """
    half = "1/2"
    n, p, q = {1: "1/4", 2: "1/4"}, {4: half, 5: half}, {4: half, 5: half}
    u, x, y = {0: "1"}, {3: half}, {3: half}

    found = solved([n, p, q, u, x, y], 0, 0, 0, 1, 0, 0)

    assert found == parts("1/3", "2/3", "2/3", "4/3", "2/3", "2/3")


def test_one_preparation_serves_every_side() -> None:
    """The solution is linear: two sides, their sum, and three times one of them."""
    prepared = Elimination([{1: Fraction(1, 2)}, {0: Fraction(1, 3)}], ONE)

    assert prepared.solution(parts(1, 0)) == parts("6/5", "2/5")
    assert prepared.solution(parts(0, 1)) == parts("3/5", "6/5")
    assert prepared.solution(parts(1, 1)) == parts("9/5", "8/5")
    assert prepared.solution(parts(3, 0)) == parts("18/5", "6/5")


def test_what_is_given_is_not_changed() -> None:
    """A matrix and a side can be used again."""
    matrix, side = [{1: Fraction(1, 2)}, {0: Fraction(1, 3)}], parts(1, 0)
    Elimination(matrix, ONE).solution(side)

    assert matrix == [{1: Fraction(1, 2)}, {0: Fraction(1, 3)}]
    assert side == parts(1, 0)


def test_floats_are_solved_in_floats() -> None:
    """With powers of two nothing is rounded: x = 1 + y/2, y = x/2."""
    x, y = Elimination([{1: 0.5}, {0: 1.0}], 1.0).solution([1.0, 0.0])

    assert (x, y) == (2.0, 2.0)
    assert isinstance(x, float)


def test_nothing_cancels_in_a_nearly_closed_ring() -> None:
    """All but 2^-50 of a ring goes round: in floats too it is 2^50 that comes out."""
    x, y = Elimination([{1: 1.0}, {0: 1.0 - 2.0**-50}], 1.0).solution([1.0, 0.0])

    assert (x, y) == (2.0**50, 2.0**50 - 1)


def test_a_hub_of_two_thousand_is_taken_out_last() -> None:
    """A star stays a star: taken out first, its hub would join every leaf to every other.

    The hub is 1 and 1/4000 of each of 2,000 leaves, each leaf is the hub: x = 1 + x/2.
    """
    hub = {leaf: Fraction(1, 4000) for leaf in range(1, 2001)}
    found = Elimination([hub, *({0: ONE} for _ in hub)], ONE).solution(parts(1, *([0] * 2000)))

    assert found == [2] * 2001


@pytest.mark.parametrize(
    "matrix",
    [
        [{0: "1"}],
        [{1: "1"}, {0: "1"}],
        [{1: "1/2", 2: "1/2"}, {0: "1"}, {0: "1"}],
        [{}, {2: "1"}, {1: "1"}],
        [{0: "3/2"}],
    ],
)
def test_a_closed_ring_has_no_solution(matrix: list[dict[int, str]]) -> None:
    """Where unknowns are each other's whole, or more, there is no one x."""
    with pytest.raises(SingularError):
        solved(matrix, *([1] * len(matrix)))
