from fractions import Fraction

import pytest

from alliance_cli.calculations.attained import unattained
from alliance_cli.calculations.choice import End
from alliance_cli.calculations.reach import reach
from alliance_cli.model.share import WHOLE
from tests.notation import network


def lost(drawing: str, end: End, *complete: str) -> frozenset[str]:
    """The companies drawn that do not attain an end of what of them leads to h."""
    world = network(drawing, complete)
    above = world.above(*world.owned_companies)
    lists = {m: world.shareholders(m) for c in above for m in c if world.has_owners(m)}
    goal = {"h": WHOLE}
    found = reach(world.shareholders, above, goal)
    values = found.low if end is End.LEAST else found.high
    return unattained(lists, goal, dict.fromkeys(lists, Fraction(0)) | values, end)


@pytest.mark.parametrize(
    ("drawing", "least", "most"),
    [
        ("h 60% t", "", ""),
        ("h 25% to 50% t", "", ""),
        ("h over 25% to 50% t", "t", ""),
        ("h under 50% t", "", "t"),
        ("h over 25% to 50% a, a 50% t", "a t", ""),
        ("h under 50% a, a 50% t", "", "a t"),
        ("h over 25% to 50% a, a up to 50% t", "a", ""),
        ("h 50% a, a over 25% to 50% t", "t", ""),
        ("a under 50% t", "", ""),
        ("a over 50% t, h unknown t", "", "t"),
        ("h over 25% to 50% a, a 50% t, h 30% t", "a t", ""),
        ("h over 0% t", "t", ""),
    ],
)
def test_an_end_is_lost_where_it_rests_on_an_open_one(drawing: str, least: str, most: str) -> None:
    """An open end counts where the walk must come to it, and only for what it makes larger."""
    assert lost(drawing, End.LEAST) == set(least.split())
    assert lost(drawing, End.MOST) == set(most.split())


def test_where_every_choice_is_as_good_an_open_end_is_no_matter() -> None:
    """Between h itself and what is wholly h's, any choice gives all."""
    drawing = "h over 25% t, m unknown t, h 100% m"

    assert lost(drawing, End.LEAST, "t") == lost(drawing, End.MOST, "t") == frozenset()


def test_the_other_best_choice_is_found() -> None:
    """The least of t is with a, whose own least is lost, or with b, of the same value, kept."""
    drawing = "h over 25% to 50% a, h 25% b, a unknown t, b unknown t"

    assert lost(drawing, End.LEAST, "t") == {"a"}
    assert lost(drawing.replace("b unknown", "b up to 50%"), End.LEAST, "t") == {"a", "t"}


def test_the_least_goes_round_a_loop() -> None:
    """What one loses, the other loses through it, whichever stands first."""
    for a, b in ("ab", "ba"):
        drawing = f"h over 10% to 20% {a}, {b} 50% {a}, {a} 50% {b}"

        assert lost(drawing, End.LEAST) == {"a", "b"}
        assert lost(drawing, End.MOST) == frozenset()


def test_the_most_of_a_loop_is_attained_where_the_walk_gets_on() -> None:
    """All of x is h's in the end if h has anything of it: its open end is no matter."""
    drawing = "h under 100% x, y unknown x, x 100% y"

    assert lost(drawing, End.MOST, "x") == frozenset()


def test_the_most_is_lost_where_only_a_closed_ring_is_as_good() -> None:
    """z never has half of h; x and y could keep to one another, but come to no h then."""
    drawing = "h under 50% z, z unknown x, y unknown x, x 100% y"

    assert lost(drawing, End.MOST, "x") == {"x", "y", "z"}


def test_the_most_of_nothing_is_attained() -> None:
    """Whatever k has of t, nothing of it is h's."""
    assert lost("k under 50% t, h 10% x", End.MOST) == frozenset()
