from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations import coalitions
from alliance_cli.calculations.power import VotingPower, voting_power
from alliance_cli.model.share import NOTHING, WHOLE, exactly
from tests.laws.effort import examples
from tests.laws.naive_control import pivots, swings
from tests.laws.networks import network_of

_MANY = examples(100)


@dataclass(frozen=True)
class Game:
    """A company x in which holders, the company itself and others not listed have votes."""

    weights: dict[str, Fraction]
    """Of all votes; the company itself not among them."""
    own: Fraction
    quota: Fraction | None
    unrecorded_vote: bool

    @property
    def cast(self) -> Fraction:
        """The votes that can be cast."""
        return WHOLE - self.own if self.unrecorded_vote else sum(self.weights.values(), NOTHING)

    @property
    def enough(self) -> Fraction:
        """The votes that decide, or of which more decide."""
        return self.cast * (Fraction(1, 2) if self.quota is None else self.quota)

    @property
    def powers(self) -> dict[str, VotingPower]:
        """What the program says, by holder."""
        lines = [(h, "x", exactly(part)) for h, part in {**self.weights, "x": self.own}.items()]
        told = voting_power(
            network_of(lines), "x", self.quota, unrecorded_vote=self.unrecorded_vote
        )
        return {power.holder: power for power in told.powers}


@st.composite
def games(draw: st.DrawFn, most_holders: int = 7) -> Game:
    """Small games: votes of 0 to 6, majorities and quotas that can be exactly attained."""
    numbers = draw(st.lists(st.integers(0, 6), min_size=1, max_size=most_holders))
    own, unrecorded = draw(st.sampled_from([0, 0, 1, 3])), draw(st.sampled_from([0, 0, 1, 5]))
    whole = sum(numbers) + own + unrecorded or 1
    quotas = [Fraction(part) for part in ("1/3", "1/2", "3/5", "2/3", "3/4", "1")]
    return Game(
        {f"h{n}": Fraction(number, whole) for n, number in enumerate(numbers)},
        Fraction(own, whole),
        draw(st.none() | st.sampled_from(quotas)),
        draw(st.booleans()),
    )


@_MANY
@given(games())
def test_banzhaf_counts_the_coalitions_that_swing(game: Game) -> None:
    """Swings of all swings, and of all coalitions of the others, one coalition after the other."""
    found = swings(game.weights, game.enough, or_more=game.quota is not None)
    all_swings = sum(found.values())
    for holder, power in game.powers.items():
        coalitions = 2 ** (len(game.weights) - 1)
        assert power.penrose_banzhaf == Fraction(found[holder], coalitions)
        if all_swings:
            assert power.banzhaf == Fraction(found[holder], all_swings)
        else:
            assert power.banzhaf is None


@examples(60)
@given(games())
def test_shapley_shubik_counts_the_orders_in_which_a_holder_decides(game: Game) -> None:
    """Pivots of all orders, one order after the other."""
    found = pivots(game.weights, game.enough, or_more=game.quota is not None)
    orders = factorial(len(game.weights))

    assert {holder: power.shapley_shubik for holder, power in game.powers.items()} == {
        holder: Fraction(number, orders) for holder, number in found.items()
    }


@_MANY
@given(games(12))
def test_coalitions_of_two_halves_say_what_sums_say(game: Game) -> None:
    """Whether votes are summed or every coalition is looked at, each has the same power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coalitions, "MOST_IN_A_HALF", 0)
        summed = game.powers
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coalitions, "_most_sums", lambda *_: coalitions.MOST_IN_A_HALF)

        assert game.powers == summed


@_MANY
@given(games(12))
def test_somebody_decides_where_all_together_can(game: Game) -> None:
    """Shapley-Shubik and Banzhaf add up to one, or to nothing where not even all are enough."""
    held = sum(game.weights.values(), NOTHING)
    is_met = held > game.enough or (game.quota is not None and held == game.enough > NOTHING)
    powers = game.powers.values()

    assert sum(power.shapley_shubik for power in powers) == is_met
    assert sum(power.banzhaf or NOTHING for power in powers) == is_met
    assert all((power.banzhaf is not None) == is_met for power in powers)


@_MANY
@given(games(12))
def test_who_has_more_votes_decides_as_often(game: Game) -> None:
    """Among the holders of one company power never falls as votes rise, by either measure."""
    for more, less in pairwise(game.powers.values()):
        assert more.votes >= less.votes
        assert more.penrose_banzhaf >= less.penrose_banzhaf
        assert more.shapley_shubik >= less.shapley_shubik
        if more.votes == less.votes:
            assert more.shapley_shubik == less.shapley_shubik


@_MANY
@given(games(12))
def test_votes_are_those_of_all_that_can_be_cast(game: Game) -> None:
    """Each has its votes by what can be cast; where nothing can be, nothing."""
    for holder, power in game.powers.items():
        assert power.votes * game.cast == game.weights[holder]
        assert power.votes <= 1


@_MANY
@given(games(8))
def test_one_without_votes_changes_nothing(game: Game) -> None:
    """With a holder of nothing more, all others decide as often, and it never does."""
    larger = Game({**game.weights, "none": NOTHING}, game.own, game.quota, game.unrecorded_vote)
    powers = larger.powers
    nobody = powers.pop("none")

    assert powers == game.powers
    assert nobody.penrose_banzhaf == nobody.shapley_shubik == 0
