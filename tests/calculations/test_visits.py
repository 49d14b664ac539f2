from fractions import Fraction

import pytest

from alliance_cli.calculations.visits import Visits, visits
from alliance_cli.model.share import NOTHING, WHOLE
from alliance_cli.network.shareholders import UNRECORDED
from tests.notation import network

Part = tuple[Fraction, Fraction]


def twice(part: str | Fraction) -> Part:
    """An exact number, as its own lower and upper bound."""
    return Fraction(part), Fraction(part)


def walk(drawing: str) -> Visits:
    """What a walk from t comes to, where all shares drawn are exact."""
    world = network(drawing)
    listed = {
        company: {h: s.low for h, s in world.shareholders(company).items() if h != UNRECORDED}
        for component in world.above("t")
        for company in component
    }
    return visits("t", world.above("t")[::-1], listed.__getitem__)


def test_without_loops_a_walk_comes_to_each_once_at_most() -> None:
    """A tenth directly, and three fifths of a half through m; what is unrecorded leads nowhere."""
    found = walk("m 60% t, a 50% m, a 10% t")

    assert found.expected == {
        "t": twice("1"),
        "m": twice("3/5"),
        "a": twice("2/5"),
    }
    assert (found.returning, found.ringed) == ({}, set())
    assert found.ever("a") == twice("2/5")
    assert found.ever_again("a") == twice("0")


def test_in_a_loop_a_walk_comes_to_companies_again() -> None:
    """From t a quarter comes back: so all counts 4/3 times, but is met for the first time once."""
    found = walk("a 50% t, t 50% a, h 50% a")

    assert found.expected == {"t": twice("4/3"), "a": twice("2/3"), "h": twice("1/3")}
    assert found.returning == {"t": twice("4/3"), "a": twice("4/3")}
    assert not found.is_enclosed
    assert (found.ever("a"), found.ever("h")) == (twice("1/2"), twice("1/3"))
    assert found.ever_again("t") == found.ever_again("a") == twice("1/4")
    assert found.ever_again("h") == twice("0")


def test_what_comes_back_to_a_member_depends_on_its_own_loop_alone() -> None:
    """The loop of a and b stands over t: V is 1/(1 - 3/25) for both, whatever t is."""
    found = walk("a 10% t, b 20% a, a 60% b")

    assert found.returning == {"a": twice("25/22"), "b": twice("25/22")}
    assert found.ever("a") == twice("1/10")
    assert found.ever("b") == twice("1/50")


def test_treasury_shares_are_a_loop_of_one() -> None:
    """Of each walk a twentieth comes back to t: a is met by 60/95."""
    found = walk("a 60% t, t 5% t")

    assert found.returning == {"t": twice("20/19")}
    assert found.ever("a") == twice("12/19")
    assert found.ever_again("t") == twice("1/20")


def test_a_closed_ring_is_met_once_and_for_ever() -> None:
    """What arrives at either member stays among both: V has no value there, O is one."""
    found = walk("a 40% t, x 40% t, y 20% t, x 100% y, y 100% x")

    assert found.ringed == {"x", "y"}
    assert found.ever("x") == found.ever("y") == twice("3/5")
    assert found.ever_again("x") == found.ever_again("y") == twice("1")
    assert found.returning == {}


def test_a_company_that_owns_itself_wholly_is_a_closed_ring() -> None:
    """A ring of one; a walk that begins there stays there."""
    found = walk("t 100% t")

    assert found.ringed == {"t"}
    assert (found.expected, found.ever_again("t")) == ({"t": twice("1")}, twice("1"))


def test_a_loop_that_ends_in_a_closed_ring_is_not_closed() -> None:
    """t and a own half of one another; the rest of a is with x, that owns itself."""
    found = walk("a 50% t, t 50% a, x 50% a, x 100% x")

    assert found.ringed == {"x"}
    assert found.ever("x") == twice("1/3")
    assert found.ever_again("t") == twice("1/4")


def test_whom_a_walk_cannot_meet() -> None:
    """One who is not above t, and one whose part is chosen as nothing, are met never."""
    found = visits(
        "t", [["t"], ["a"], ["b"]], {"t": {"a": NOTHING, "b": WHOLE}, "a": {}, "b": {}}.__getitem__
    )

    assert found.expected["a"] == found.ever("a") == found.ever("k") == twice("0")
    assert found.ever("b") == twice("1")


def test_a_link_within_a_loop_can_be_chosen_as_nothing() -> None:
    """With nothing of t in a, a walk that comes to a does not come back."""
    choices = {"t": {"a": Fraction(1, 2)}, "a": {"t": NOTHING, "h": WHOLE}, "h": {}}
    found = visits("t", [["a", "t"], ["h"]], choices.__getitem__)

    assert found.ever_again("t") == twice("0")
    assert (found.ever("a"), found.ever("h")) == (twice("1/2"), twice("1/2"))


@pytest.mark.usefixtures("nothing_exact")
@pytest.mark.parametrize("size", [100, 200])
def test_in_very_large_loops_all_is_within_bounds(size: int) -> None:
    """Round a ring of nine tenths: to the k-th above by 0.9^k, back by 0.9^size, all bounds tight.

    Of a tenth of each member the sum is the whole, since the walk ends there in the end.
    """
    names = ["t", *(f"c{n}" for n in range(1, size))]
    ring = ", ".join(f"{names[(n + 1) % size]} 90% {names[n]}" for n in range(size))
    found = walk(f"{ring}, h 10% t, h 10% c50")
    back = Fraction(9, 10) ** size

    assert found.is_enclosed
    for (low, high), exact in (
        (found.ever("c50"), Fraction(9, 10) ** 50),
        (found.ever_again("t"), back),
        (found.ever("h"), (1 + Fraction(9, 10) ** 50) / (1 - back) / 10),
        (found.expected["t"], 1 / (1 - back)),
    ):
        assert exact - Fraction(1, 10**12) < low <= exact <= high < exact + Fraction(1, 10**12)


def test_nobody_is_met_for_more_than_certain() -> None:
    """In a ring of 100 of which h has a tenth each the upper bound is one, not more."""
    ring = ", ".join(f"c{(n + 1) % 100} 90% c{n}, h 10% c{n}" for n in range(100))
    low, high = walk(f"c0 100% t, {ring}").ever("h")

    assert 1 - Fraction(1, 10**12) < low <= high == 1
