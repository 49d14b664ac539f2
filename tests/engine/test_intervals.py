from fractions import Fraction

from alliance_cli.engine.intervals import Row, Weight, likely_values, outer_bounds

TINY = Fraction(1, 10**12)
GOAL, NOTHING = Fraction(1), Fraction(0)


def weight(on: int | Fraction, low: str, high: str | None = None) -> Weight:
    """A weight on the unknown of a number or on a known value; exact where it has no range."""
    return Weight(on, Fraction(low), Fraction(high or low))


def assert_outer(rows: list[Row], *, most: bool, solution: list[Fraction]) -> None:
    """The bounds are not within the solution, and not far beyond it."""
    bounds = outer_bounds(rows, most=most)
    assert bounds
    for bound, exact in zip(bounds, solution, strict=True):
        beyond = bound - exact if most else exact - bound
        assert 0 <= beyond < TINY


def test_the_bounds_lie_around_the_least_and_the_largest() -> None:
    """Of t 1/4 to 1/2 leads to the goal and 1/2 to 3/4 to m, of which again 1/2 to 3/4 leads there.

    The most is 1/2 + 1/2 3/4, not 1/2 + 3/4 3/4, the least 1/4 + 1/2 1/2.
    """
    t = [weight(GOAL, "1/4", "1/2"), weight(1, "1/2", "3/4"), weight(NOTHING, "0", "1/4")]
    m = [weight(GOAL, "1/2", "3/4"), weight(NOTHING, "1/4", "1/2")]

    assert_outer([t, m], most=True, solution=[Fraction(7, 8), Fraction(3, 4)])
    assert_outer([t, m], most=False, solution=[Fraction(1, 2), Fraction(1, 2)])


def test_choices_in_a_loop_are_improved_until_they_are_best() -> None:
    """x has a tenth on the goal, the rest on y or on nothing; y 1/2 on it and 1/4 on x.

    The most: x = 1/10 + 9y/10, y = 1/2 + x/4. The least: x = 1/10, y = 1/2 + 1/40.
    """
    x = [weight(GOAL, "1/10"), weight(1, "0", "9/10"), weight(NOTHING, "0", "9/10")]
    y = [weight(GOAL, "1/2"), weight(0, "1/4"), weight(NOTHING, "1/4")]

    assert_outer([x, y], most=True, solution=[Fraction(22, 31), Fraction(21, 31)])
    assert_outer([x, y], most=False, solution=[Fraction(1, 10), Fraction(21, 40)])


def test_known_values_count_as_they_are() -> None:
    """A half on 1/3, a half on 3/4: 13/24, whichever is looked for."""
    row = [weight(Fraction(1, 3), "1/2"), weight(Fraction(3, 4), "1/2")]

    assert_outer([row], most=True, solution=[Fraction(13, 24)])
    assert_outer([row], most=False, solution=[Fraction(13, 24)])


def test_no_bound_is_below_nothing() -> None:
    """Where the least is 0, so is its bound."""
    row = [weight(GOAL, "0", "1/2"), weight(NOTHING, "1/2", "1")]

    assert outer_bounds([row], most=False) == [NOTHING]


def test_where_a_choice_closes_a_ring_there_are_none() -> None:
    """x can be on y alone and y is on x alone: that choice has no solution."""
    rows = [[weight(GOAL, "0", "1"), weight(1, "0", "1")], [weight(0, "1")]]

    assert outer_bounds(rows, most=True) is None
    assert outer_bounds(rows, most=False) is None


def test_where_the_best_choice_is_too_far_there_are_none() -> None:
    """A worse choice passes no test: after two hundred rounds there is no bound, not a wrong one.

    Each of 205 has a known value that is a little less than that of the one before, or what the
    next has, the last the goal: the better way shows to one more of them in each round.
    """
    rows: list[Row] = [
        [weight(Fraction(9, 10) - Fraction(n, 10_000), "0", "1"), weight(n + 1, "0", "1")]
        for n in range(204)
    ]
    rows.append([weight(GOAL, "0", "1"), weight(NOTHING, "0", "1")])

    assert outer_bounds(rows, most=True) is None


def test_the_bounds_of_a_large_ring() -> None:
    """A tenth enters two hundred companies at one; 80 to 90 % of each is handed on.

    The largest goes round by 0.9^200, the least by 0.8^200.
    """
    rows: list[Row] = [
        [
            weight((n + 1) % 200, "4/5", "9/10"),
            weight(GOAL if n == 0 else NOTHING, "1/10"),
            weight(NOTHING, "0", "1/10"),
        ]
        for n in range(200)
    ]
    for most, part in ((True, Fraction(9, 10)), (False, Fraction(4, 5))):
        first = Fraction(1, 10) / (1 - part**200)
        solution = [first, *(first * part ** (200 - n) for n in range(1, 200))]

        assert_outer(rows, most=most, solution=solution)


def test_the_bounds_of_a_large_loop_without_order() -> None:
    """Each of three hundred has 2/5 to 4/5 in all of others, and a fifth at the goal: 1/3 to 1."""
    strides = (1, 17, 53, 121)
    rows: list[Row] = [
        [
            *(weight((n + stride) % 300, "1/10", "1/5") for stride in strides),
            weight(GOAL, "1/5"),
            weight(NOTHING, "0", "2/5"),
        ]
        for n in range(300)
    ]

    assert_outer(rows, most=True, solution=[Fraction(1)] * 300)
    assert_outer(rows, most=False, solution=[Fraction(1, 3)] * 300)


def test_likely_values_are_found_where_bounds_are_not() -> None:
    """x can be on the goal or on y, y on x or nothing: nearly all leads there, or nothing."""
    rows: list[Row] = [
        [weight(GOAL, "0", "1"), weight(1, "0", "1")],
        [weight(0, "0", "1"), weight(NOTHING, "0", "1")],
    ]

    assert outer_bounds(rows, most=True) is None
    assert all(0 < 1 - value < Fraction(1, 10**9) for value in likely_values(rows, most=True))
    assert likely_values(rows, most=False) == [0, 0]
