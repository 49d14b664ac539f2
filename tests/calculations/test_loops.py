from fractions import Fraction

import pytest

from alliance_cli.calculations.loops import Loop, ownership_loops
from alliance_cli.model.share import exactly, parse_share
from tests.notation import network


def only_loop(drawing: str, *complete: str) -> Loop:
    """The one loop drawn."""
    (loop,) = ownership_loops(network(drawing, complete))
    return loop


def test_without_loops_there_are_none() -> None:
    """Two ways to one company are no loop, nor is a company that holds 0 % of its owner."""
    assert ownership_loops(network("h 50% a, h 50% b, a 50% t, b 50% t, t 0% h, t 0% t")) == ()


def test_a_loop_of_two() -> None:
    """Each has a half of the other: of each a quarter is its own."""
    assert only_loop("a 50% b, b 50% a, h 10% a, b 30% t") == Loop(
        ("a", "b"), is_closed=False, returns={"a": parse_share("25%"), "b": parse_share("25%")}
    )


def test_treasury_shares_are_a_loop_of_one() -> None:
    """What a company has of itself is what returns to it."""
    assert only_loop("a 60% t, t 5% t") == Loop(
        ("t",), is_closed=False, returns={"t": parse_share("5%")}
    )


def test_a_loop_may_have_several_rings() -> None:
    """a has a half of b and c, they a fifth and a tenth of a, and c a half of b.

    From a by b 1/5 (1/2 + 1/4) comes back, by c 1/10 1/2. From b comes back 1/2 A + 1/2 C where
    A = 1/5 + C/10 and C = A/2, so A = 4/19; from c 1/2 A where A = 1/10 + B/5, B = 1/2 + A/2.
    """
    loop = only_loop("a 50% b, a 50% c, b 20% a, c 10% a, c 50% b")

    assert loop.companies == ("a", "b", "c")
    assert loop.returns == {
        "a": exactly(Fraction(1, 5)),
        "b": exactly(Fraction(3, 19)),
        "c": exactly(Fraction(1, 9)),
    }


def test_the_largest_come_first_then_by_id() -> None:
    """A ring of three, two of two, and a company that holds shares of itself."""
    drawing = "z 1% z, d 50% e, e 5% d, b 50% c, c 5% b, p 50% q, q 50% r, r 50% p"
    loops = ownership_loops(network(drawing))

    assert [loop.companies for loop in loops] == [("p", "q", "r"), ("b", "c"), ("d", "e"), ("z",)]


@pytest.mark.parametrize(
    "drawing", ["x 100% y, y 100% x", "x 40% x, y 60% x, x 100% y", "x 100% x", "x 100% x, h 0% x"]
)
def test_a_closed_ring(drawing: str) -> None:
    """Companies that are owned by one another alone own themselves wholly in the end."""
    loop = only_loop(drawing)

    assert loop.is_closed is True
    assert set(loop.returns.values()) == {exactly(Fraction(1))}


@pytest.mark.parametrize(
    ("drawing", "is_closed", "returns"),
    [
        ("x 50% to 100% y, y 100% x", None, "50% to 100%"),
        ("x unknown y, y 100% x", None, "unknown"),
        ("x over 50% y, y 100% x", None, "over 50%"),
        ("x unknown y, p unknown y, y 100% x", None, "unknown"),
        ("x 50% to 90% y, y 100% x", False, "50% to 90%"),
        ("x under 100% y, y 100% x", False, "under 100%"),
        ("x unknown y, y 100% x, p over 0% y", False, "under 100%"),
        ("x 50% to 100% y, y 100% x, p 1% y", False, "50% to 99%"),
        ("x 50% y, p unknown y, y 100% x", False, "50%"),
        ("x up to 50% y, p unknown y, y 100% x", False, "up to 50%"),
        ("x under 100% y, p unknown y, y 100% x", False, "under 100%"),
        ("x at least 100% y, y 100% x, p unknown y", True, "100%"),
    ],
)
def test_ranges_may_leave_open_whether_a_ring_is_closed(
    drawing: str, *, is_closed: bool | None, returns: str
) -> None:
    """It is where all can be among the members, and need not be; returns are ranges likewise."""
    loop = only_loop(drawing)

    assert loop.is_closed is is_closed
    assert loop.returns["x"] == loop.returns["y"] == parse_share(returns)


def test_a_complete_list_closes_a_ring() -> None:
    """Nobody else can have what x may not have of y, as y's list is complete."""
    assert only_loop("x 50% to 100% y, y 100% x", "y").is_closed is True
    assert only_loop("x 50% to 90% y, p unknown y, y 100% x", "y").is_closed is False


def test_members_that_share_a_list_may_close_it_together() -> None:
    """x and z can have all of y between them, but no more than half and half."""
    drawing = "x up to 50% y, z up to 50% y, y 100% x, y 100% z, p unknown y"

    assert only_loop(drawing).is_closed is None
    assert only_loop(drawing.replace("z up to", "z under")).is_closed is False


def test_a_large_loop_has_bounds_around_its_returns() -> None:
    """In a ring of 200 by nine tenths each has 0.9^200 of itself, and nobody less than nothing."""
    drawing = ", ".join(f"c{n} 90% c{(n + 1) % 200}" for n in range(200))
    loop = only_loop(drawing)
    back = Fraction(9, 10) ** 200

    assert loop.is_closed is False
    for share in loop.returns.values():
        assert 0 <= share.low <= back <= share.high < back + Fraction(1, 10**12)


def test_a_large_closed_ring_is_known_as_one() -> None:
    """No bounds where all returns: exactly one for each of 200."""
    loop = only_loop(", ".join(f"c{n} 100% c{(n + 1) % 200}" for n in range(200)))

    assert loop.is_closed is True
    assert set(loop.returns.values()) == {exactly(Fraction(1))}


def test_a_chain_of_two_thousand_links_is_no_loop() -> None:
    """Nor is its length too much for the search."""
    assert ownership_loops(network(", ".join(f"c{n} 50% c{n + 1}" for n in range(2000)))) == ()
