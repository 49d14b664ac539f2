from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given

from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.calculations.loops import Loop, ownership_loops
from tests.laws.brute import admissible, answers, choices_of, corners, possible_holders
from tests.laws.effort import examples
from tests.laws.networks import Choices, Drawing, drawings, exact_drawings


def _loops(drawing: Drawing) -> set[tuple[str, ...]]:
    """The companies that lead to one another, from every pair that does (Warshall 1962)."""
    leads = {(c, holder) for c, owners in possible_holders(drawing).items() for holder in owners}
    for by in drawing.parties:
        leads |= {
            (a, b) for a in drawing.parties for b in drawing.parties if {(a, by), (by, b)} <= leads
        }
    return {
        tuple(b for b in drawing.parties if {(a, b), (b, a)} <= leads)
        for a in drawing.parties
        if (a, a) in leads
    }


def _returns(loops: tuple[Loop, ...]) -> Mapping[str, tuple[Fraction, Fraction]]:
    return {c: (s.low, s.high) for loop in loops for c, s in loop.returns.items()}


def _is_closed(loop: Loop, choice: Choices) -> bool:
    return all(
        sum(choice[c].get(holder, 0) for holder in loop.companies) == 1 for c in loop.companies
    )


@examples(100)
@given(drawings(5))
def test_loops_are_the_companies_that_lead_to_one_another(drawing: Drawing) -> None:
    """Each company that can own something of itself in the end is in one loop, with its like."""
    found = ownership_loops(drawing.network)

    assert [loop.companies for loop in found] == sorted(
        _loops(drawing), key=lambda companies: (-len(companies), companies)
    )


@examples(100)
@given(exact_drawings())
def test_a_loop_is_closed_where_its_lists_add_up_to_the_whole(drawing: Drawing) -> None:
    """Where shares are exact, a loop is closed if its members own all of one another."""
    for loop in ownership_loops(drawing.network):
        assert loop.is_closed == _is_closed(loop, drawing.choice)


@examples(100)
@given(drawings(3, 3))
def test_it_is_left_open_only_where_choices_differ(drawing: Drawing) -> None:
    """A loop is closed or not where every choice makes it so; only else is it left open."""
    choices = list(choices_of(drawing, admissible))
    for loop in ownership_loops(drawing.network):
        found = {_is_closed(loop, choice) for choice in choices}
        assert loop.is_closed == (found.pop() if len(found) == 1 else None)


@examples(100)
@given(exact_drawings())
def test_exact_return_shares_are_what_a_walk_comes_back_with(drawing: Drawing) -> None:
    """Every company in a loop, and no other, owns of itself what a naive solution gives."""
    by_hand = answers(drawing.choice, drawing.parties)

    assert _returns(ownership_loops(drawing.network)) == {
        party: (by_hand[party, party],) * 2 for party in drawing.parties if by_hand[party, party]
    }


@examples(100)
@given(drawings(opens=False))
def test_return_shares_have_the_ends_of_every_choice(drawing: Drawing) -> None:
    """The least and most that a company can own of itself are those over all extreme choices."""
    found = [answers(choice, drawing.parties) for choice in choices_of(drawing, corners)]
    ends = {
        party: (min(one[party, party] for one in found), max(one[party, party] for one in found))
        for party in drawing.parties
    }

    assert _returns(ownership_loops(drawing.network)) == {
        party: (least, most) for party, (least, most) in ends.items() if most
    }


@examples(100)
@given(drawings(5))
def test_loops_and_owners_say_the_same_return_shares(drawing: Drawing) -> None:
    """What a member of a loop owns of itself is the same for whoever asks, open ends included."""
    for loop in ownership_loops(drawing.network):
        for company, share in loop.returns.items():
            assert share == integrated_stake(drawing.network, company, company).returning
