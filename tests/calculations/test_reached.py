from fractions import Fraction

import pytest

from alliance_cli.calculations.reached import Reached, reached
from alliance_cli.model.share import Share, exactly, parse_share
from tests.notation import network

ONE = Fraction(1)


def found(drawing: str, *complete: str) -> Reached:
    """What of each company drawn leads to h."""
    world = network(drawing, complete)
    return reached(world.shareholders, world.above(*world.owned_companies), {"h": ONE})


@pytest.mark.parametrize(
    ("drawing", "share"),
    [
        ("h 50% a, a 40% t", "20%"),
        ("h 50% to 75% a, a 25% to 50% t", "12.5% to 37.5%"),
        ("h over 50% to 75% a, a 25% to 50% t", "over 12.5% to 37.5%"),
        ("h under 50% a, a 50% t", "under 25%"),
        ("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m", "50% to 87.5%"),
        ("h 25% to 50% t, m 50% to 75% t, h over 50% to 75% m", "over 50% to 87.5%"),
        ("a 50% t", "0%"),
        ("a under 50% t", "0%"),
    ],
)
def test_what_of_a_company_leads_to_the_goal(drawing: str, share: str) -> None:
    """A share where all is exact, or a range whose ends are open where none attains them."""
    assert found(drawing).share("t") == parse_share(share)


def test_the_goal_itself_is_all_and_others_are_nothing() -> None:
    """Who is not above the goal, or has no owners, has nothing of it."""
    world = found("h 50% a, a 40% t, k 60% t")

    assert world.share("h") == exactly(ONE)
    assert world.share("k") == world.share("nobody") == exactly(Fraction(0))


def test_a_walk_that_begins_with_the_holders() -> None:
    """The return share: what h's own owners lead back to, though h itself is the goal."""
    drawing = "h 50% a, a 20% h, b 10% h, h 25% to 50% b"
    owners = network(drawing).shareholders("h")

    assert found(drawing).share_after_a_step(owners) == parse_share("12.5% to 15%")


def test_a_first_step_within_ranges_is_chosen_too() -> None:
    """Open ends count on the first step as on the others."""
    for drawing, share in (
        ("h 50% a, a 20% to 40% h", "10% to 20%"),
        ("h 50% a, a over 20% to 40% h", "over 10% to 20%"),
        ("h over 50% to 75% a, a 40% h", "over 20% to 30%"),
        ("h 50% a, a under 40% h", "under 20%"),
        ("h under 50% a, a 40% h", "under 20%"),
        ("a under 40% h", "0%"),
        ("h over 50% a, a up to 40% h", "up to 40%"),
    ):
        owners = network(drawing).shareholders("h")

        assert found(drawing).share_after_a_step(owners) == parse_share(share)


def test_a_walk_from_nobody_leads_nowhere() -> None:
    """One without owners of its own has nothing of itself."""
    assert found("h 50% a").share_after_a_step({}) == exactly(Fraction(0))


def test_where_nothing_is_left_to_choose_one_pass_is_enough() -> None:
    """The least and the largest are the same, in loops too."""
    world = found("h 50% a, b 20% a, a 60% b")

    assert world.low == world.high
    assert world.share("a") == exactly(Fraction(25, 44))


def test_a_complete_list_narrows_both_ends() -> None:
    """h has 40 to 50 %, m the rest, of which half is h's."""
    drawing = "h 25% to 50% t, m 40% to 60% t, h 50% m"

    assert found(drawing, "t").share("t") == parse_share("70% to 75%")
    assert found(drawing).share("t") == parse_share("45% to 75%")


@pytest.mark.usefixtures("nothing_exact")
def test_in_very_large_loops_the_share_is_a_range() -> None:
    """It contains the true share of 1/10 in all that goes round by 0.9^100; its ends are closed."""
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 100}" for n in range(100))
    share = found(f"h 10% c0, {ring}").share("c0")
    exact = Fraction(1, 10) / (1 - Fraction(9, 10) ** 100)

    assert share.low < exact < share.high < share.low + Fraction(1, 10**12)
    assert share == Share(share.low, share.high)
    assert found(f"h 10% c0, {ring}").is_enclosed
