from fractions import Fraction

import pytest

from alliance_cli.calculations.choice import (
    End,
    best_holders,
    expected,
    extreme_choice,
    has_room,
    is_exact,
    middle_choice,
    room_to_move,
)
from alliance_cli.model.share import WHOLE
from alliance_cli.network.shareholders import UNRECORDED
from tests.notation import network

HALF = Fraction(1, 2)


def holders(
    words: str, end: End, value: str, *barred: str, complete: bool = False, **values: str
) -> frozenset[str] | None:
    """The holders in a choice of that value from the list of x."""
    world = network(words, ("x",) if complete else ())
    worth = {holder: Fraction(part) for holder, part in values.items()}
    return best_holders(world.shareholders("x"), worth, end, Fraction(value), barred)


def test_a_list_leaves_a_choice_or_none() -> None:
    """With one range the unrecorded part is to choose too; without owners there is nothing."""
    world = network("a 60% x, b 25% to 50% y, a 60% z, b unknown z", complete=("z",))

    assert is_exact(world.shareholders("x"))
    assert not is_exact(world.shareholders("y"))
    assert is_exact(world.shareholders("z"))
    assert is_exact(world.shareholders("a"))


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("a 60% x", True),
        ("a up to 60% x, b up to 40% x", True),
        ("a up to 60% x, b up to 50% x", False),
        ("a unknown x", True),
        ("a unknown x, b unknown x", False),
    ],
)
def test_a_list_has_room_for_all_at_their_most_or_not(words: str, *, room: bool) -> None:
    """The unrecorded part makes way; those who are listed may not."""
    assert has_room(network(words).shareholders("x")) is room


@pytest.mark.parametrize(
    ("words", "complete", "room"),
    [
        ("a 60% x", False, "0"),
        ("a 10% to 80% x", False, "7/10"),
        ("a 10% to 80% x, b 10% to 80% x", False, "8/10"),
        ("a 10% to 80% x, b 10% to 80% x", True, "6/10"),
        ("a unknown x, b unknown x, c unknown x", True, "1"),
    ],
)
def test_how_far_some_holders_can_move_at_once(words: str, room: str, *, complete: bool) -> None:
    """From their least to their most, or back, while the others make way."""
    owners = network(words, ("x",) if complete else ()).shareholders("x")

    assert room_to_move(owners) == Fraction(room)


def test_the_most_goes_to_the_best_first() -> None:
    """Beyond the least shares the rest goes to a as far as it can, then to b, then nowhere."""
    owners = network("a 10% to 80% x, b 10% to 80% x").shareholders("x")
    values = {"a": WHOLE, "b": HALF}

    assert extreme_choice(owners, values, End.MOST) == {
        "a": Fraction(8, 10),
        "b": Fraction(2, 10),
        UNRECORDED: 0,
    }
    assert extreme_choice(owners, values, End.LEAST) == {
        "a": Fraction(1, 10),
        "b": Fraction(1, 10),
        UNRECORDED: Fraction(8, 10),
    }


def test_the_least_of_a_complete_list_goes_to_the_worst_first() -> None:
    """Nothing is unrecorded, so b has all that it can, and a what is left."""
    owners = network("a 10% to 80% x, b 10% to 80% x", complete=("x",)).shareholders("x")

    assert extreme_choice(owners, {"a": WHOLE, "b": HALF}, End.LEAST) == {
        "a": Fraction(2, 10),
        "b": Fraction(8, 10),
    }


def test_an_exact_list_is_its_own_choice() -> None:
    """Where nothing is left over, values do not matter."""
    owners = network("a 60% x").shareholders("x")
    choice = {"a": Fraction(6, 10), UNRECORDED: Fraction(4, 10)}

    assert extreme_choice(owners, {UNRECORDED: WHOLE}, End.MOST) == choice


def test_a_company_is_worth_what_its_holders_are() -> None:
    """Each share times the value of its holder; those without a value count nothing."""
    choice = {"a": HALF, "b": Fraction(1, 4), UNRECORDED: Fraction(1, 4), "c": Fraction(0)}

    assert expected(choice, {"a": HALF, "b": WHOLE, "c": WHOLE}) == HALF
    assert expected(choice, {}) == 0


def test_in_a_middle_choice_everybody_has_something_who_can() -> None:
    """Beyond the least shares each has the same part of its room, here of 1.5 for the rest of 0.75.

    Where nothing is left over, it is the list itself.
    """
    owners = network("a 25% to 75% x, b up to 25% x").shareholders("x")

    assert middle_choice(owners) == {
        "a": HALF,
        "b": Fraction(1, 8),
        UNRECORDED: Fraction(3, 8),
    }
    assert middle_choice(network("a 60% x").shareholders("x")) == {
        "a": Fraction(6, 10),
        UNRECORDED: Fraction(4, 10),
    }


@pytest.mark.parametrize(
    ("end", "value", "found"),
    [
        (End.LEAST, "3/8", frozenset(["a", "b", UNRECORDED])),
        (End.MOST, "3/4", frozenset(["a", "b"])),
    ],
)
def test_the_holders_of_the_best_choice(end: End, value: str, found: frozenset[str]) -> None:
    """A quarter of a and b each and a half unrecorded, or a half of a and b each."""
    assert holders("a 25% to 50% x, b 25% to 50% x", end, value, a="1", b="1/2") == found


def test_a_value_that_no_choice_has() -> None:
    """The least is 3/8, not less and not more."""
    for value in ("1/4", "1/2"):
        assert holders("a 25% to 50% x, b 25% to 50% x", End.LEAST, value, a="1", b="1/2") is None


def test_who_must_have_something_cannot_be_barred() -> None:
    """Neither a least share nor an open end above nothing can be left out."""
    for words in ("a 25% to 50% x, b unknown x", "a over 0% x, b unknown x"):
        assert holders(words, End.LEAST, "0", "a") is None
    assert holders("a up to 50% x", End.LEAST, "0", "a") == frozenset([UNRECORDED])


def test_those_not_barred_must_have_room_for_all() -> None:
    """Without a and c nobody can have the other half."""
    words = "a unknown x, b up to 50% x, c unknown x"

    assert holders(words, End.LEAST, "0", *"ac", complete=True) is None
    assert holders(words, End.LEAST, "0", "a", complete=True) == frozenset("bc")


def test_an_open_end_takes_not_quite_all() -> None:
    """Alone at the top a cannot have its open half; with b, of the same value, it need not."""
    words = "a under 50% x, b unknown x"

    assert holders(words, End.MOST, "1/2", a="1") is None
    assert holders(words, End.MOST, "1", a="1", b="1", complete=True) == frozenset("ab")


def test_an_open_end_takes_a_little_more() -> None:
    """Alone at the bottom a has more than its least; with b's room the two can share."""
    words = "a over 25% x, b unknown x"

    assert holders(words, End.LEAST, "1/4", a="1") is None
    assert holders(words, End.LEAST, "1", a="1", b="1", complete=True) == frozenset("ab")


def test_one_open_end_of_several_is_enough() -> None:
    """Where b can have its most and a not quite, or b its least and a a little more."""
    most = "a under 30% x, b up to 30% x, c unknown x"
    least = "a over 10% x, b 10% to 20% x, c unknown x"

    assert holders(most, End.MOST, "3/5", a="1", b="1") is None
    assert holders(most.replace("under", "up to"), End.MOST, "3/5", a="1", b="1") == frozenset(
        ["a", "b", "c", UNRECORDED]
    )
    assert holders(least, End.LEAST, "1/5", a="1", b="1") is None
    assert holders(least.replace("over", "at least"), End.LEAST, "1/5", a="1", b="1") == frozenset(
        ["a", "b", "c", UNRECORDED]
    )


def test_who_gets_nothing_is_no_holder() -> None:
    """All is a's: b can have something, but not in the best choice."""
    assert holders("a unknown x, b unknown x", End.MOST, "1", a="1", b="1/2") == frozenset("a")
