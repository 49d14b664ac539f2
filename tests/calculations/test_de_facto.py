import pytest

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import Control
from alliance_cli.calculations.de_facto import controlled_in_fact, other_hands
from tests.notation import network


def in_fact(drawing: str, complete: str = "") -> tuple[bool, bool]:
    """Whether a controls x by majority or in fact, for certain and possibly."""
    majority = Control([network(drawing, complete.split())])
    certain, possible = ("x" in controlled_in_fact(majority, "a", end) for end in End)
    return certain, possible


@pytest.mark.parametrize(
    ("drawing", "certain", "possible"),
    [
        ("a 41% x", True, True),
        ("a 41% x, o 35% x", True, True),
        ("a 41% x, o 41% x", True, True),
        ("a 41% x, o 42% x", False, False),
        ("a 40% x", False, False),
        ("a 41% x, o 30% to 45% x", False, True),
        ("a 35% to 45% x, o 41% x", False, True),
        ("a 30% to 45% x, o 5% x", False, True),
        ("a 40% x, x 10% x, o 10% x", True, True),
        ("a 25% x, a 60% b, b 20% x, o 35% x", True, True),
        ("a 60% x, o 40% x", True, True),
        ("a 42% x, o under 50% x", False, True),
        ("a 50% x, o under 50% x", True, True),
        ("a 50% x, o up to 50% x", False, True),
        ("a 45% x, o over 45% x", False, False),
        ("a 45% x, o 45% x, x 10% x", False, False),
        ("a 45% x, o 45% x, x unknown x", False, True),
    ],
)
def test_the_largest_holder_may_control_without_a_majority(
    drawing: str, *, certain: bool, possible: bool
) -> None:
    """Over 40 % are enough where nobody else has more, or half; the unrecorded are dispersed."""
    assert in_fact(drawing) == (certain, possible)


@pytest.mark.parametrize(
    ("drawing", "controls"),
    [
        ("a 45% x, b 100% c, b 100% d, c 25% x, d 26% x", False),
        ("a 45% x, b 100% c, b 100% d, c 25% x, d 20% x", True),
        ("a 45% x, b 100% c, b 100% d, c 20% x, d 20% x, b 6% x", False),
        ("a 45% x, b 50% c, b 50% d, c 25% x, d 26% x", True),
        ("a 45% x, b 45% c, b 100% d, c 25% x, d 26% x", True),
        ("a 45% x, e 60% b, b 60% c, e 60% d, c 25% x, d 26% x", False),
        ("a 45% x, x 60% c, x 60% d, c 25% x, d 26% x", True),
    ],
)
def test_what_others_direct_through_companies_counts(drawing: str, *, controls: bool) -> None:
    """25 % and 26 % in one hand are more than 45 %, however they are held, if by majority.

    What a company directs of itself is nobody's: such votes are not cast.
    """
    assert in_fact(drawing) == (controls, controls)


@pytest.mark.parametrize(
    ("drawing", "controls"),
    [
        ("b 60% a, a 45% x", True),
        ("b 60% a, a 50% x", True),
        ("b 60% a, a 45% x, b 1% x", True),
        ("b 60% a, a 45% x, b 46% x", False),
        ("b 60% a, a 41% x, b 21% x, b 60% c, c 21% x", False),
        ("b 60% a, a 41% x, b 20% x, b 60% c, c 21% x", True),
    ],
)
def test_who_controls_us_has_what_we_have(drawing: str, *, controls: bool) -> None:
    """A parent above has more only where its votes beside ours are more."""
    assert in_fact(drawing) == (controls, controls)


def test_others_leave_only_what_is_not_theirs() -> None:
    """Up to 45 % and up to 45 % are at most 44 % where two others have 45 and 11 %."""
    drawing = "a 100% b, a up to 45% x, b up to 45% x, c 45% x, d 11% x"

    assert in_fact(drawing) == (False, False)
    assert in_fact(drawing.replace("11%", "10%")) == (False, True)


def test_control_that_may_be_anothers_is_not_certain() -> None:
    """Where b may control c as well, the two may have more together."""
    assert in_fact("a 45% x, b 40% to 60% c, c 25% x, b 26% x") == (False, True)
    assert in_fact("a 45% x, b over 50% c, c 25% x, b 26% x") == (False, False)


def test_control_in_fact_leads_on() -> None:
    """What is controlled in fact brings its votes, and so on, until nothing is added."""
    majority = Control([network("a 41% b, b 45% c, c 60% d, d 20% e, c 21% e")])

    assert controlled_in_fact(majority, "a", End.LEAST) == {"a", "b", "c", "d", "e"}
    assert controlled_in_fact(majority, "b", End.LEAST) == {"b", "c", "d", "e"}


def test_hands_hold_what_they_direct() -> None:
    """Each party above has a hand; those of companies in it are parts of it, and told too."""
    majority = Control([network("h 60% b, h 60% c, b 10% x, c 20% x, o 5% x, a 30% x, x 2% x")])

    hands = other_hands(majority, "x", {"a"}, End.LEAST)
    assert sorted(map(sorted, hands)) == [["b"], ["b", "c"], ["c"], ["o"]]
