from fractions import Fraction
from typing import TypeAlias

from hypothesis import example, given
from hypothesis import strategies as st

from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.model.share import Share
from tests.laws.answers import by_owners, by_pairs
from tests.laws.brute import Parts, admissible, answers, choices_of, corners, nearby, within
from tests.laws.effort import examples
from tests.laws.networks import Drawing, drawings, written

_End: TypeAlias = Fraction | None
"""None: without end."""
_NEAR = Fraction(1, 100)


def _over_all_choices(drawing: Drawing) -> list[Parts]:
    return [answers(choice, drawing.parties) for choice in choices_of(drawing, corners)]


def _contains(wide: Share, narrow: Share) -> bool:
    """Whether all that the narrow share can be the wide one can be too."""
    low = (wide.low, wide.low_open) <= (narrow.low, narrow.low_open)
    return low and (narrow.high, not narrow.high_open) <= (wide.high, not wide.high_open)


@examples(150)
@given(drawings(opens=False))
def test_the_ends_are_the_least_and_the_most_of_all_extreme_choices(drawing: Drawing) -> None:
    """Owners, return shares, unrecorded, ownerless parts have the ends that brute force finds."""
    found = _over_all_choices(drawing)

    told = by_owners(drawing.network, drawing.parties)

    assert {pair: (share.low, share.high) for pair, share in told.items()} == {
        pair: (min(one[pair] for one in found), max(one[pair] for one in found)) for pair in told
    }


@examples(80)
@given(drawings(3, opens=False))
def test_the_plain_ends_are_the_least_and_the_most_of_all_extreme_choices(drawing: Drawing) -> None:
    """O_ij / (1 - O_ii) has the ends that brute force finds, or none where a ring can close."""
    found = _over_all_choices(drawing)
    for owner, company in by_pairs(drawing.network, drawing.parties):
        values = [_plain(one[owner, company], one[owner, owner]) for one in found]
        plain = integrated_stake(drawing.network, owner, company).plain

        assert plain.low == min(values, key=_by_size)
        assert plain.high == max(values, key=_by_size)


def _plain(part: Fraction, returning: Fraction) -> _End:
    if returning < 1:
        return part / (1 - returning)
    return None if part else part


def _by_size(end: _End) -> tuple[bool, Fraction]:
    return end is None, end or Fraction(0)


@examples(150)
@given(drawings(3, 3))
@example(written("a unknown a, b unknown a, x under 50% b", complete="a"))
@example(written("b over 0% a, c unknown a, x under 50% b, x 50% c", complete="a"))
def test_an_end_is_open_exactly_where_no_choice_attains_it(drawing: Drawing) -> None:
    """A closed end is what some choice gives that respects the open shares; an open end is not."""
    found = [answers(choice, drawing.parties) for choice in choices_of(drawing, admissible)]
    for pair, share in by_owners(drawing.network, drawing.parties).items():
        values = {one[pair] for one in found}

        assert (share.low in values) != share.low_open
        assert (share.high in values) != share.high_open


@examples(80)
@given(drawings(3, 3))
@example(written("a unknown a, x over 0% a, y over 0% to 10% a", complete="a"))
@example(written("b unknown a, x over 0% a, a unknown b, y over 0% b", complete="ab"))
def test_choices_come_as_near_to_an_open_end_as_one_likes(drawing: Drawing) -> None:
    """No range is wider than it need be: some choice that respects open shares is at its end."""
    found = [answers(choice, drawing.parties) for choice in choices_of(drawing, nearby)]
    for pair, share in by_owners(drawing.network, drawing.parties).items():
        values = [one[pair] for one in found]

        assert 0 <= min(values) - share.low < _NEAR
        assert 0 <= share.high - max(values) < _NEAR


@examples(80)
@given(drawings(6, 12))
def test_what_a_choice_gives_is_within_the_range(drawing: Drawing) -> None:
    """Whatever the shares are within their ranges, every answer is within its own."""
    chosen = answers(drawing.choice, drawing.parties)

    told = by_owners(drawing.network, drawing.parties)

    assert all(within(share, chosen[pair]) for pair, share in told.items())


@examples(80)
@given(drawings(5, 8), st.data())
def test_knowing_more_widens_no_range(drawing: Drawing, data: st.DataObject) -> None:
    """When the lists of some companies become exactly known, no answer has more room."""
    companies = data.draw(st.sets(st.sampled_from(["c0", "c1", "c2", "c3", "c4"])))

    before = by_owners(drawing.network, drawing.parties)
    after = by_owners(drawing.known(companies).network, drawing.parties)

    assert all(_contains(share, after[pair]) for pair, share in before.items())
