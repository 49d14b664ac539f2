import pytest

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.openness import after_an_open_end
from tests.notation import network


def after(drawing: str, end: End) -> set[str]:
    """Those after an open end on the way up from t, the unrecorded as `rest`."""
    world = network(drawing)
    lists = {m: world.shareholders(m) for c in world.above("t") for m in c if world.has_owners(m)}
    return {holder or "rest" for holder in after_an_open_end("t", lists, end)}


@pytest.mark.parametrize(
    ("drawing", "least", "most"),
    [
        ("h 60% t", "", ""),
        ("h 25% to 50% t", "", ""),
        ("h over 25% to 50% t", "h", "rest"),
        ("h under 50% t", "rest", "h"),
        ("h over 25% to 50% t, k 10% t", "h", "rest"),
        ("h over 25% to 50% a, a 50% t, g 10% h", "g h rest", "rest"),
        ("h 50% a, a over 25% to 50% t", "a h rest", "rest"),
        ("h over 25% to 50% a, a up to 50% t", "", "rest"),
        ("h under 50% a, a up to 50% t", "", "h"),
        ("g 50% h, h over 0% t", "g h rest", "rest"),
    ],
)
def test_what_an_open_end_leads_to(drawing: str, least: str, most: str) -> None:
    """All who come after it on the way up; for the least, where each step must be taken."""
    assert after(drawing, End.LEAST) == set(least.split())
    assert after(drawing, End.MOST) == set(most.split())


def test_two_ways_of_which_one_is_open() -> None:
    """h comes after a without an open end and after b with one: its least is not attained."""
    drawing = "h 50% a, h 50% b, a 20% t, b over 20% to 40% t"

    assert after(drawing, End.LEAST) == {"b", "h", "rest"}


def test_a_way_round_a_loop_comes_to_an_end() -> None:
    """From the open end round the loop all are after it, the company itself too."""
    assert after("a over 20% to 40% t, t 50% a", End.LEAST) == {"a", "t", "rest"}
