from fractions import Fraction

import pytest

from alliance_cli.calculations.coalitions import MOST_IN_A_HALF
from alliance_cli.calculations.power import (
    MOST_HOLDERS,
    MOST_WITH_ANY_VOTES,
    VotingGame,
    VotingPower,
    voting_power,
)
from alliance_cli.errors import AllianceError, NoAnswerError
from tests.notation import network

NOTHING, HALF, WHOLE = Fraction(0), Fraction(1, 2), Fraction(1)
TWO_THIRDS = Fraction(2, 3)


def game(
    drawing: str,
    quota: Fraction | None = None,
    complete: str = "",
    *,
    unrecorded_vote: bool = True,
) -> VotingGame:
    """The voting game of x."""
    return voting_power(
        network(drawing, complete.split()), "x", quota, unrecorded_vote=unrecorded_vote
    )


def powers(
    drawing: str, quota: Fraction | None = None, *, unrecorded_vote: bool = True
) -> dict[str, VotingPower]:
    """The power in x of each holder, in the order of the answer."""
    found = game(drawing, quota, unrecorded_vote=unrecorded_vote)
    return {power.holder: power for power in found.powers}


def swings(
    drawing: str, quota: Fraction | None = None, *, unrecorded_vote: bool = True
) -> dict[str, Fraction]:
    """How likely each holder of x decides if all others toss a coin."""
    found = powers(drawing, quota, unrecorded_vote=unrecorded_vote)
    return {holder: power.penrose_banzhaf for holder, power in found.items()}


def weighted(*weights: int) -> str:
    """Holders a, b, c and so on, who have so many of all votes in x."""
    whole = sum(weights)
    return ", ".join(f"{chr(97 + n)} {w}/{whole} x" for n, w in enumerate(weights))


def test_three_holders_by_hand() -> None:
    """50, 30 and 20: a and another decide. So a swings b, c and both; b swings a, and c swings a.

    In four of six orders a is not the first, and pivotal.
    """
    found = powers("a 50% x, b 30% x, c 20% x")

    assert found == {
        "a": VotingPower("a", HALF, Fraction(3, 5), Fraction(3, 4), TWO_THIRDS),
        "b": VotingPower("b", Fraction(3, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 6)),
        "c": VotingPower("c", Fraction(1, 5), Fraction(1, 5), Fraction(1, 4), Fraction(1, 6)),
    }


def test_the_council_of_1958() -> None:
    """[12; 4, 4, 4, 2, 2, 1]: a large one swings 10 of 32, a middle one 6, Luxembourg none.

    Shapley-Shubik: 14/60, 9/60 and nothing.
    """
    found = powers(weighted(4, 4, 4, 2, 2, 1), Fraction(12, 17)).values()

    assert [one.penrose_banzhaf * 32 for one in found] == [10, 10, 10, 6, 6, 0]
    assert [one.banzhaf for one in found] == [Fraction(n, 42) for n in (10, 10, 10, 6, 6, 0)]
    assert [one.shapley_shubik for one in found] == [Fraction(n, 60) for n in (14, 14, 14, 9, 9, 0)]


@pytest.mark.parametrize("quota", [None, Fraction(58, 115)])
def test_the_board_of_nassau_county_in_1964(quota: Fraction | None) -> None:
    """[58; 31, 31, 28, 21, 2, 2]: any two of the three largest decide, all others have no power."""
    found = powers(weighted(31, 31, 28, 21, 2, 2), quota).values()

    third = Fraction(1, 3)
    assert [one.banzhaf for one in found] == [third, third, third, 0, 0, 0]
    assert [one.shapley_shubik for one in found] == [third, third, third, 0, 0, 0]


@pytest.mark.parametrize(
    ("drawing", "decides"),
    [
        ("a 50% x, b 50% x", {"a": HALF, "b": HALF}),
        ("a 51% x, b 49% x", {"a": WHOLE, "b": NOTHING}),
        ("a 100% x", {"a": WHOLE}),
        ("a 40% x, b 30% x, c 30% x", {"a": HALF, "b": HALF, "c": HALF}),
        ("a 1/3 x, b 1/3 x, c 1/6 x", {"a": HALF, "b": HALF, "c": NOTHING}),
    ],
)
def test_more_than_half_decides(drawing: str, decides: dict[str, Fraction]) -> None:
    """Exactly half does not, and a third with a sixth is exactly half."""
    assert swings(drawing) == decides


@pytest.mark.parametrize(
    ("quota", "decides"),
    [
        (TWO_THIRDS, {"a": HALF, "b": HALF, "c": HALF}),
        (Fraction(67, 100), {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(1, 4)}),
        (WHOLE, {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(1, 4)}),
        (Fraction(1, 3), {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(1, 4)}),
    ],
)
def test_a_quota_decides_where_it_is_attained(
    quota: Fraction, decides: dict[str, Fraction]
) -> None:
    """Two of three thirds are two thirds, and not 67 %; of a third each decides alone."""
    assert swings("a 1/3 x, b 1/3 x, c 1/3 x", quota) == decides


def test_the_game_says_what_decides() -> None:
    """More than half, or at least the quota."""
    assert (game("a 60% x").quota, game("a 60% x").at_least) == (HALF, False)
    assert (game("a 60% x", HALF).quota, game("a 60% x", HALF).at_least) == (HALF, True)
    assert game("a 60% x").company == "x"


def test_half_decides_where_it_is_the_quota() -> None:
    """Where at least half decides, half needs nobody; for more than half it needs another."""
    assert swings("a 50% x, b 30% x", HALF) == {"a": WHOLE, "b": NOTHING}
    assert swings("a 50% x, b 30% x") == {"a": HALF, "b": HALF}


def test_unrecorded_votes_are_against_or_absent() -> None:
    """40 and 20 of all votes decide together; of the 60 that are listed a has a majority."""
    drawing = "a 40% x, b 20% x"
    absent = powers(drawing, unrecorded_vote=False)

    assert swings(drawing) == {"a": HALF, "b": HALF}
    assert [one.votes for one in powers(drawing).values()] == [Fraction(2, 5), Fraction(1, 5)]
    assert absent == {
        "a": VotingPower("a", TWO_THIRDS, WHOLE, WHOLE, WHOLE),
        "b": VotingPower("b", Fraction(1, 3), NOTHING, NOTHING, NOTHING),
    }


def test_a_quota_is_one_of_the_votes_that_can_be_cast() -> None:
    """Two thirds of 60 listed votes are 40."""
    assert swings("a 40% x, b 20% x", TWO_THIRDS, unrecorded_vote=False) == {"a": 1, "b": 0}


def test_where_nobody_can_ever_decide_there_is_no_power() -> None:
    """Against all unrecorded votes 45 % win nothing: no swings, hence no part of all swings."""
    found = powers("a 30% x, b 15% x")

    assert found["a"] == VotingPower("a", Fraction(3, 10), None, NOTHING, NOTHING)
    assert found["b"].banzhaf is None


def test_who_has_no_votes_has_no_power() -> None:
    """A line of 0 % makes a voter who never decides, and halves nobody's chances."""
    found = powers("a 60% x, b 0% x")

    assert found["b"] == VotingPower("b", NOTHING, NOTHING, NOTHING, NOTHING)
    assert found["a"] == VotingPower("a", Fraction(3, 5), WHOLE, WHOLE, WHOLE)


@pytest.mark.parametrize("quota", [None, TWO_THIRDS])
@pytest.mark.parametrize("drawing", ["a 0% x, b 0% x", "x 100% x, a 0% x"])
def test_where_no_vote_can_be_cast_nobody_decides(drawing: str, quota: Fraction | None) -> None:
    """Nothing of nothing is no majority, and attains no quota."""
    found = powers(drawing, quota, unrecorded_vote=drawing.startswith("x"))

    assert found["a"] == VotingPower("a", NOTHING, None, NOTHING, NOTHING)


@pytest.mark.parametrize("unrecorded_vote", [True, False])
def test_treasury_shares_do_not_vote(*, unrecorded_vote: bool) -> None:
    """48 of 95 votes are a majority, and the company itself is no voter."""
    found = powers("a 48% x, b 47% x, x 5% x", unrecorded_vote=unrecorded_vote)

    assert found == {
        "a": VotingPower("a", Fraction(48, 95), WHOLE, WHOLE, WHOLE),
        "b": VotingPower("b", Fraction(47, 95), NOTHING, NOTHING, NOTHING),
    }


def test_unrecorded_votes_are_those_that_are_not_treasury_shares() -> None:
    """45 of 90 votes are half."""
    assert swings("a 45% x, b 5% x, x 10% x") == {"a": HALF, "b": HALF}
    assert swings("a 45.1% x, b 5% x, x 10% x") == {"a": WHOLE, "b": NOTHING}


def test_who_has_most_votes_comes_first() -> None:
    """By falling votes, then by id."""
    assert list(powers("b 10% x, a 10% x, d 60% x, c 20% x")) == ["d", "c", "a", "b"]


def test_a_company_without_recorded_owners_has_no_voters() -> None:
    """Nobody, of nothing."""
    assert game("x 60% y").powers == ()
    assert game("x 60% y", unrecorded_vote=False).powers == ()


@pytest.mark.parametrize(
    ("drawing", "whom"),
    [
        ("a 25% to 50% x, b unknown x, c 10% x", "a, b"),
        ("a 10% x, x up to 5% x", "x"),
        ("b over 50% x", "b"),
    ],
)
def test_ranges_have_no_answer(drawing: str, whom: str) -> None:
    """Power does not grow with votes, so that no range can be given; the answer says of whom."""
    with pytest.raises(NoAnswerError, match=f"^the votes in x of {whom} are not exactly known"):
        game(drawing)


def test_a_refusal_has_a_name() -> None:
    """A question without an answer is told apart from wrong data."""
    assert issubclass(NoAnswerError, AllianceError)
    assert NoAnswerError.code == "no-answer"


def test_what_the_others_leave_is_no_range() -> None:
    """In a complete list the last share is known; absent votes need no own share."""
    complete = game("a 60% x, b unknown x", complete="x")
    absent = powers("a 30% x, b 20% x, x up to 5% x", unrecorded_vote=False)

    assert [power.votes for power in complete.powers] == [Fraction(3, 5), Fraction(2, 5)]
    assert [power.votes for power in absent.values()] == [Fraction(3, 5), Fraction(2, 5)]


def test_two_hundred_holders_can_be_counted_and_no_more() -> None:
    """Of equal holders each is as often pivotal; one holder more is refused."""
    holders = [f"h{n:03}" for n in range(MOST_HOLDERS + 1)]
    found = powers(", ".join(f"{h} 1/{MOST_HOLDERS} x" for h in holders[:-1]))

    assert len(found) == 200
    assert {power.shapley_shubik for power in found.values()} == {Fraction(1, 200)}
    with pytest.raises(NoAnswerError, match="x has 201 holders; power is counted for up to 200"):
        game(", ".join(f"{h} 1/300 x" for h in holders))


def powers_of_two(count: int) -> str:
    """So many holders of 1, 2, 4 and so on, of whom every coalition has another sum."""
    return ", ".join(f"h{n:02} {2**n}/{2**count} x" for n in range(count))


def test_few_holders_may_have_as_many_sums_as_they_like() -> None:
    """26 of 1, 2, 4 and so on have 2^26; more than half is the largest with any one other."""
    found = powers(powers_of_two(26))
    larger = found.pop("h25")

    assert larger.penrose_banzhaf == 1 - Fraction(1, 2**25)
    assert {power.penrose_banzhaf for power in found.values()} == {Fraction(1, 2**25)}
    assert sum(power.shapley_shubik for power in found.values()) == 1 - larger.shapley_shubik
    assert larger.shapley_shubik == Fraction(25, 26)


def test_many_holders_of_few_different_votes_may_have_any() -> None:
    """150 have one count of votes, and two a larger one: they are counted together."""
    small = ", ".join(f"h{n:03} 1234567/999999937 x" for n in range(150))
    found = powers(f"a 345678901/999999937 x, b 345678902/999999937 x, {small}")

    assert found["a"].votes < found["b"].votes
    assert found["a"].shapley_shubik == found["b"].shapley_shubik
    assert len({found[f"h{n:03}"] for n in range(150)}) == 150
    assert sum(power.shapley_shubik for power in found.values()) == 1


def test_one_odd_count_among_round_votes_is_no_hindrance() -> None:
    """60 holders of hundredths of a per cent, and one whose votes no per cent can say."""
    round_ = ", ".join(f"h{n:02} {100 + 2 * n}/10000 x" for n in range(60))
    found = powers(f"{round_}, odd 12345678/295722284 x")

    assert sum(power.shapley_shubik for power in found.values()) == 1
    assert found["odd"].shapley_shubik > found["h59"].shapley_shubik > found["h58"].shapley_shubik


def test_the_largest_counts_are_refused_before_they_are_made() -> None:
    """One more than of whom all coalitions can be looked at; the company has its name there."""
    world = network(powers_of_two(MOST_WITH_ANY_VOTES + 4))
    why = (
        "the votes of the 42 holders of X have too many different sums; with up to 38 holders, or "
        "with votes in hundredths of a per cent, power can be counted"
    )

    assert 2 ** (MOST_WITH_ANY_VOTES // 2) == MOST_IN_A_HALF
    with pytest.raises(NoAnswerError, match=why):
        voting_power(world, "x", None, unrecorded_vote=True, name=str.upper)


def test_a_refusal_names_parties_as_it_is_told() -> None:
    """By their ids where nothing else is said."""
    world = network("a 25% to 50% x, b unknown x")

    with pytest.raises(NoAnswerError, match="the votes in X of A, B are not exactly known"):
        voting_power(world, "x", None, unrecorded_vote=True, name=str.upper)
