from fractions import Fraction

from hypothesis import assume, given

from alliance_cli.calculations.integrated import integrated_stake
from tests.laws.answers import by_holdings, by_owners, by_pairs
from tests.laws.brute import answers, walks
from tests.laws.effort import examples
from tests.laws.networks import Drawing, drawings, exact_drawings

_MANY = examples(100)


@_MANY
@given(exact_drawings())
def test_exact_answers_are_those_of_a_naive_solution(drawing: Drawing) -> None:
    """What each owns of each, of itself too, what is unrecorded or ownerless: one elimination."""
    told = by_owners(drawing.network, drawing.parties)

    assert {pair: share.exact for pair, share in told.items()} == answers(
        drawing.choice, drawing.parties
    )


@_MANY
@given(exact_drawings())
def test_nobody_has_less_than_directly_nor_more_than_all(drawing: Drawing) -> None:
    """Integrated ownership lies between the direct share and the whole."""
    for (owner, company), share in by_pairs(drawing.network, drawing.parties).items():
        assert drawing.network.direct(owner, company).low <= share.low <= share.high <= 1


@_MANY
@given(exact_drawings())
def test_ownership_is_direct_or_by_way_of_others(drawing: Drawing) -> None:
    """O_ij = a_ij + sum over k != i of O_ik a_kj (Baldone, Brioschi & Paleari 1998)."""
    found = {pair: share.low for pair, share in by_pairs(drawing.network, drawing.parties).items()}
    for (owner, company), part in found.items():
        owners = drawing.choice.get(company, {})
        others = [k for k in drawing.parties if k != owner]
        by_way = sum((found[owner, k] * owners.get(k, 0) for k in others), Fraction(0))

        assert part == owners.get(owner, 0) + by_way


@_MANY
@given(exact_drawings())
def test_ownership_is_all_walks_less_those_that_come_back(drawing: Drawing) -> None:
    """O = diag(V)^-1 (V - I) and the plain measure is V - I, wherever V = (I - A)^-1 exists."""
    all_walks = walks(drawing.choice, drawing.parties)
    assume(all_walks is not None)
    assert all_walks is not None

    for (owner, company), walked in all_walks.items():
        stake = integrated_stake(drawing.network, owner, company)
        plain = walked - (owner == company)
        assert stake.integrated.exact == plain / all_walks[owner, owner]
        assert (stake.plain.low, stake.plain.high) == (plain, plain)


@_MANY
@given(exact_drawings(4))
def test_the_plain_series_has_no_sum_only_in_closed_rings(drawing: Drawing) -> None:
    """It fails exactly for one who owns all of itself in the end, and something of the company."""
    by_hand = answers(drawing.choice, drawing.parties)
    for owner in drawing.parties:
        for company in drawing.parties:
            stake = integrated_stake(drawing.network, owner, company)
            is_endless = by_hand[owner, owner] == 1 and by_hand[owner, company] > 0

            assert (stake.plain.low is None) == (stake.plain.high is None) == is_endless


@_MANY
@given(drawings(5))
def test_every_way_of_asking_gives_the_same_answer(drawing: Drawing) -> None:
    """Owners of a company, holdings of an owner and one pair alone agree, open ends included."""
    pairs = by_pairs(drawing.network, drawing.parties)

    assert by_holdings(drawing.network, drawing.parties) == pairs
    assert pairs.items() <= by_owners(drawing.network, drawing.parties).items()
