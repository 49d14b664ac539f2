from fractions import Fraction

import pytest

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.reach import reach
from alliance_cli.errors import TooMuchError
from alliance_cli.model.share import NOTHING, WHOLE
from tests.notation import network

HALF = Fraction(1, 2)


def reached(drawing: str, end: End, *complete: str) -> dict[str, Fraction]:
    """How likely h is met from each company drawn."""
    world = network(drawing, complete)
    found = reach(world.shareholders, world.above(*world.owned_companies), {"h": WHOLE})
    return found.low if end is End.LEAST else found.high


def ends(drawing: str, company: str, *complete: str) -> tuple[Fraction, Fraction]:
    """The least and the largest for one company."""
    least, most = (reached(drawing, end, *complete)[company] for end in End)
    return least, most


@pytest.mark.parametrize(
    ("drawing", "least", "most"),
    [
        ("h 60% t", "3/5", "3/5"),
        ("h 50% a, a 40% t, h 20% t", "2/5", "2/5"),
        ("h 50% to 75% a, a 25% to 50% t", "1/8", "3/8"),
        ("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m", "1/2", "7/8"),
        ("h unknown t", "0", "1"),
        ("h 60% t, t 5% t", "12/19", "12/19"),
        ("a 60% t, h 0% t", "0", "0"),
    ],
)
def test_the_ends_of_a_walk(drawing: str, least: str, most: str) -> None:
    """Products along a way, sums over ways; two shares of one list are never both too large."""
    assert ends(drawing, "t") == (Fraction(least), Fraction(most))


def test_a_goal_keeps_its_value_and_others_have_none() -> None:
    """The goal is not walked through; whoever is above it, and has no owners, is worth nothing."""
    found = reached("k 100% h, h 60% t, g 40% t", End.MOST)

    assert found == {"h": 1, "t": Fraction(3, 5)}
    assert "g" not in found


def test_a_goal_can_have_any_values() -> None:
    """A company of which a half is worth 1 and a half 1/2 is worth 3/4."""
    world = network("a 50% t, b 50% t")

    found = reach(world.shareholders, world.above("t"), {"a": WHOLE, "b": HALF})

    assert found.low["t"] == found.high["t"] == Fraction(3, 4)


def test_a_loop_is_walked_round_until_it_is_left() -> None:
    """From a = 1/2 + b/5 and b = 3a/5 follows a = 25/44."""
    found = reached("h 50% a, b 20% a, a 60% b", End.MOST)

    assert (found["a"], found["b"]) == (Fraction(25, 44), Fraction(15, 44))


def test_a_closed_ring_leads_nowhere() -> None:
    """Two that own one another wholly never meet h, and count nothing below."""
    found = reached("x 100% y, y 100% x, x 40% t, h 60% t", End.MOST)

    assert (found["x"], found["y"], found["t"]) == (NOTHING, NOTHING, Fraction(3, 5))


def test_the_choice_in_a_loop_is_improved_until_it_is_best() -> None:
    """First nothing tells y from k; then y is worth more, and takes k's nine tenths.

    The most: x = 1/10 + 9y/10, y = 1/2 + x/4, so x = 22/31. The least gives k the nine tenths.
    """
    drawing = "h 10% x, k unknown x, y unknown x, h 50% y, x 25% y"

    assert ends(drawing, "x", "x") == (Fraction(1, 10), Fraction(22, 31))
    assert ends(drawing, "y", "x") == (Fraction(21, 40), Fraction(21, 31))


def test_the_most_closes_no_ring_of_equals() -> None:
    """Both can lead to h wholly; that each is then as good as h must not join them in a ring."""
    drawing = "h unknown x, y unknown x, h unknown y, x unknown y"

    assert ends(drawing, "x", "x", "y") == ends(drawing, "y", "x", "y") == (NOTHING, WHOLE)


def test_the_least_starves_whom_it_can() -> None:
    """A ring that can be closed leads to nothing; what must leave it for h cannot be starved.

    x and y can own one another wholly. z has a tenth of h for certain, and y is nothing to it.
    """
    drawing = "h unknown x, y unknown x, x unknown y, z unknown y, h 10% z, y 20% z"

    assert reached(drawing, End.LEAST, "x", "y") == {
        "h": 1,
        "x": 0,
        "y": 0,
        "z": Fraction(1, 10),
    }


def test_the_least_closes_no_ring_that_an_open_end_keeps_open() -> None:
    """However little h has of x, x leads to nothing else in the end."""
    assert ends("h over 0% x, y unknown x, x 100% y", "x", "x") == (WHOLE, WHOLE)
    assert ends("h unknown x, y under 100% x, x 100% y", "x", "x") == (WHOLE, WHOLE)


def test_the_least_is_no_limit_that_open_ends_keep_out() -> None:
    """h never has nothing of x, so all comes to h, or by a twentieth at most to k, half h's.

    The less h has of x, the nearer are x and y to k's half, not to the nothing of a closed ring.
    """
    drawing = "h over 0% x, y unknown x, x unknown y, k up to 5% y, h 50% k"

    assert ends(drawing, "x", "x", "y") == ends(drawing, "y", "x", "y") == (HALF, WHOLE)


def test_what_floats_take_for_equal_is_told_apart() -> None:
    """Of y and z, which come back to x by a tenth, z has 10^-17 more of h."""
    drawing = "y unknown x, z unknown x, h 50% y, x 10% y, h 50.000000000000001% z, x 10% z"
    less, more = HALF, HALF + Fraction(1, 10**17)

    assert ends(drawing, "x", "x") == (less / Fraction(9, 10), more / Fraction(9, 10))


def test_where_all_must_lead_to_the_goal_nothing_starves() -> None:
    """Both have a tenth of h for certain, and pass on a fifth to two fifths of one another.

    The least: x = 1/10 + x/5, so 1/8; the most: x = 1/10 + 2x/5, so 1/6.
    """
    drawing = "h 10% x, y 20% to 40% x, h 10% y, x 20% to 40% y"

    assert ends(drawing, "x") == ends(drawing, "y") == (Fraction(1, 8), Fraction(1, 6))


def test_starving_one_takes_a_choice_from_another() -> None:
    """x is starved through y alone, and y has something of h for certain: so neither is.

    The least: y = 1/10 + 9x/10 and x = y, as h or y has all of x: both are 1.
    """
    drawing = "h unknown x, y unknown x, h 10% y, x 90% y"

    assert ends(drawing, "x", "x") == (WHOLE, WHOLE)


@pytest.mark.usefixtures("nothing_exact")
def test_in_very_large_loops_a_value_is_a_bound() -> None:
    """One in a ring of 200 belongs to h by a tenth: what goes round once is 0.9^200.

    Below it for the least, above it for the most, and hardly apart.
    """
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 200}" for n in range(200))
    exact = Fraction(1, 10) / (1 - Fraction(9, 10) ** 200)
    least, most = ends(f"h 10% c0, {ring}", "c0")

    assert least < exact < most < least + Fraction(1, 10**12)


@pytest.mark.usefixtures("nothing_exact")
def test_no_bound_is_over_the_whole() -> None:
    """In a ring of 200 of which h has a tenth each, but for 10^-16 of one, nearly all is h's."""
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 200}" for n in range(200))
    tenths = ", ".join(f"h 10% c{n}" for n in range(1, 200))
    least, most = ends(f"{ring}, {tenths}, h 9.99999999999999% c0", "c0")

    assert 1 - Fraction(1, 10**12) < least < most <= 1


def test_where_all_leads_to_the_goal_a_very_large_loop_is_exact() -> None:
    """In the same ring without that exception all is h's, and nothing needs to be solved."""
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 200}, h 10% c{n}" for n in range(200))

    assert ends(ring, "c0") == (WHOLE, WHOLE)


def test_where_no_choice_leads_elsewhere_a_very_large_loop_is_exact() -> None:
    """Whatever h has of each in a ring of seventy, between them all is h's in the end."""
    around = ((f"c{n}", f"c{(n + 1) % 70}") for n in range(70))
    ring = ", ".join(f"{holder} unknown {c}, h over 1% {c}" for holder, c in around)

    assert ends(ring, "c0", *(f"c{n}" for n in range(70))) == (WHOLE, WHOLE)


def test_a_loop_that_leads_through_the_goal_is_none() -> None:
    """Of a ring of seventy without h a chain is left, which is exact, and in which all is open."""
    ring = ", ".join(f"c{n} 50% to 90% c{n + 1}" for n in range(68))
    world = network(f"h 50% to 90% c0, {ring}, c68 50% h")
    found = reach(world.shareholders, world.above("h"), {"h": WHOLE})

    assert not found.is_enclosed
    assert (found.low["c68"], found.high["c68"]) == (HALF**69, Fraction(9, 10) ** 69)


def test_a_choice_in_a_very_large_loop_has_bounds() -> None:
    """One range in a ring of seventy: what comes round is 0.9^69 by a half, or by nine tenths."""
    ring = ", ".join(f"c{n} 90% c{n + 1}" for n in range(69))
    least, most = ends(f"h 10% c0, {ring}, c69 50% to 90% c0", "c0")
    exact = [
        Fraction(1, 10) / (1 - Fraction(9, 10) ** 69 * part) for part in (HALF, Fraction(9, 10))
    ]

    assert exact[0] - Fraction(1, 10**12) < least <= exact[0]
    assert exact[1] <= most < exact[1] + Fraction(1, 10**12)


def test_a_choice_in_a_loop_of_sixty_is_exact() -> None:
    """So many are still solved in fractions, whatever the ranges."""
    ring = ", ".join(f"c{n} 90% c{n + 1}" for n in range(59))
    least, most = ends(f"h 10% c0, {ring}, c59 50% to 90% c0", "c0")

    assert least == Fraction(1, 10) / (1 - Fraction(9, 10) ** 59 / 2)
    assert most == Fraction(1, 10) / (1 - Fraction(9, 10) ** 60)


def test_a_choice_that_nearly_closes_a_very_large_loop_is_exact() -> None:
    """Where floats see a closed ring, fractions see that all is h's, or 2 of 10^17 parts."""
    ring = ", ".join(f"c{n} 100% c{n + 1}" for n in range(69))
    drawing = f"h 0.000000000000001% c0, {ring}, c69 50% to 99.999999999999999% c0"

    assert ends(drawing, "c0") == (Fraction(2, 10**17), WHOLE)


def test_whom_no_choice_leads_to_the_goal() -> None:
    """Two that can own one another, and lead to k or nowhere, are nothing to h."""
    assert ends("k unknown x, y unknown x, x unknown y, h 10% t", "x") == (NOTHING, NOTHING)


@pytest.mark.usefixtures("nothing_exact")
def test_ranges_that_rounded_numbers_cannot_tell_from_a_closed_ring_are_refused() -> None:
    """All but 10^-15 may go round: where fractions would take too long there is no answer."""
    world = network("a 90% to 100% b, b 99.9999999999999% a, h 0.0000000000001% a")

    with pytest.raises(TooMuchError, match="2 companies, among them 'a', own one another"):
        integrated_holdings(world, "h")
