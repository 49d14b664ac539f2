from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from math import prod

from hypothesis import example, given
from hypothesis import strategies as st

from alliance_cli.calculations.chains import Chain, OwnershipChains, ownership_chains
from alliance_cli.model.share import Share, exactly
from tests.laws.brute import (
    Path,
    admissible,
    answers,
    choices_of,
    corners,
    links_of,
    possible_holders,
    simple_paths,
    within,
)
from tests.laws.effort import examples
from tests.laws.networks import Choices, Drawing, drawings, exact_drawings, written

_MANY = examples(80)
_LIMITS = st.sampled_from([0, 1, 2, 3, 1000])


def _pairs(drawing: Drawing) -> Iterable[tuple[str, str, list[Path]]]:
    """Every pair, and all simple paths between the two."""
    holders = possible_holders(drawing)
    for owner in drawing.parties:
        for company in drawing.parties:
            yield owner, company, simple_paths(holders, owner, company)


def _sum(paths: Iterable[Path], choice: Choices) -> Fraction:
    return sum((prod(links_of(path, choice), start=Fraction(1)) for path in paths), Fraction(0))


def _left_out(found: OwnershipChains, paths: list[Path]) -> list[Path]:
    listed = {chain.path for chain in found.chains}
    return [path for path in paths if path not in listed]


@_MANY
@given(drawings(4, 5), _LIMITS)
def test_every_chain_is_listed_once_or_counted(drawing: Drawing, limit: int) -> None:
    """Those listed, up to the limit, and those omitted are all that a naive search finds."""
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        left_out = _left_out(found, paths)

        assert len(found.chains) == min(limit, len(paths)) == len(paths) - len(left_out)
        assert found.omitted.count == len(left_out)


@_MANY
@given(drawings(4, 5), st.integers(0, 3))
@example(written("x 1/3 a, b 1/3 a, y 1/3 a, x 1/3 b, y 1/3 b, a 1/3 b"), 1)
def test_chains_have_one_order_whatever_the_limit(drawing: Drawing, limit: int) -> None:
    """By falling product, certain before possible, then by ids from the company up to the owner.

    What a limit lists is the beginning of what a larger one lists.
    """
    for owner in drawing.parties:
        for company in drawing.parties:
            everything = ownership_chains(drawing.network, owner, company, 1000).chains

            assert list(everything) == sorted(everything, key=_place)
            for more in (0, 1):
                few = ownership_chains(drawing.network, owner, company, limit + more).chains
                assert few == everything[: limit + more]


def _place(chain: Chain) -> tuple[object, ...]:
    return -chain.product.low, -chain.product.high, chain.path[::-1]


@_MANY
@given(drawings(3, 3))
def test_chains_have_the_product_and_the_weakest_of_their_links(drawing: Drawing) -> None:
    """The ends of both are the least and the most of all choices."""
    choices = list(choices_of(drawing, corners))
    for owner, company, _ in _pairs(drawing):
        for chain in ownership_chains(drawing.network, owner, company, 1000).chains:
            products = [prod(links_of(chain.path, choice)) for choice in choices]
            weakest = [min(links_of(chain.path, choice)) for choice in choices]

            assert _ends(chain.product) == (min(products), max(products))
            assert _ends(chain.weakest_link) == (min(weakest), max(weakest))


@_MANY
@given(drawings(3, 3))
def test_the_end_of_a_product_is_open_exactly_where_no_choice_attains_it(drawing: Drawing) -> None:
    """A closed end is what some choice gives that respects the open shares; an open end is not."""
    choices = list(choices_of(drawing, admissible))
    for owner, company, _ in _pairs(drawing):
        for chain in ownership_chains(drawing.network, owner, company, 1000).chains:
            found = {prod(links_of(chain.path, choice)) for choice in choices}

            assert (chain.product.low in found) != chain.product.low_open
            assert (chain.product.high in found) != chain.product.high_open


@_MANY
@given(exact_drawings(6), _LIMITS)
def test_chains_and_loops_add_up_to_integrated_ownership(drawing: Drawing, limit: int) -> None:
    """Where shares are exact, listed and omitted chains are the sum, and loops are the rest."""
    by_hand = answers(drawing.choice, drawing.parties)
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        chain_sum = _sum(paths, drawing.choice)

        assert found.integrated.exact == by_hand[owner, company]
        assert found.chain_sum == exactly(chain_sum)
        assert found.loops == exactly(by_hand[owner, company] - chain_sum)
        assert found.omitted.product == exactly(_sum(_left_out(found, paths), drawing.choice))


@_MANY
@given(drawings(3, 3))
def test_where_no_others_own_one_another_the_sum_is_exact(drawing: Drawing) -> None:
    """Its ends are the least and most of all choices, open exactly where none attains them."""
    extremes = list(choices_of(drawing, corners))
    inner = list(choices_of(drawing, admissible))
    for owner, company, paths in _pairs(drawing):
        if not _others_own_one_another(drawing, owner, company):
            chain_sum = ownership_chains(drawing.network, owner, company, 3).chain_sum
            sums = [_sum(paths, choice) for choice in extremes]
            attained = {_sum(paths, choice) for choice in inner}

            assert _ends(chain_sum) == (min(sums), max(sums))
            assert (chain_sum.low in attained) != chain_sum.low_open
            assert (chain_sum.high in attained) != chain_sum.high_open


def _others_own_one_another(drawing: Drawing, owner: str, company: str) -> bool:
    """Whether there is a loop of two companies or more that neither of these is a member of."""
    above = {
        one: [holder for holder in holders if holder not in (owner, company, one)]
        for one, holders in possible_holders(drawing).items()
        if one not in (owner, company)
    }
    try:
        TopologicalSorter(above).prepare()
    except CycleError:
        return True
    return False


@_MANY
@given(drawings(4, loops=False))
def test_without_loops_the_chains_are_integrated_ownership(drawing: Drawing) -> None:
    """Where no company owns itself in the end, the sum over the chains is what is owned."""
    for owner, company, _ in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, 3)

        assert found.chain_sum == found.integrated
        assert found.loops == exactly(Fraction(0))


@_MANY
@given(drawings(5, 8), _LIMITS)
def test_what_a_choice_makes_of_the_sums_is_within_them(drawing: Drawing, limit: int) -> None:
    """Whatever the shares are within their ranges, so are the chains, the omitted and the loops."""
    by_hand = answers(drawing.choice, drawing.parties)
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        chain_sum = _sum(paths, drawing.choice)

        assert within(found.chain_sum, chain_sum)
        assert within(found.loops, by_hand[owner, company] - chain_sum)
        assert within(found.omitted.product, _sum(_left_out(found, paths), drawing.choice))


@_MANY
@given(drawings(3, opens=False), _LIMITS)
@example(written("x up to 1/3 a, a up to 1/3 a, b up to 1/2 a, x unknown b", complete="a"), 3)
def test_the_sums_contain_those_of_all_extreme_choices(drawing: Drawing, limit: int) -> None:
    """No extreme choice makes more or less of the chains, the omitted and the loops than said."""
    choices = [(c, answers(c, drawing.parties)) for c in choices_of(drawing, corners)]
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        for choice, parts in choices:
            chain_sum = _sum(paths, choice)
            for share, part in (
                (found.chain_sum, chain_sum),
                (found.loops, parts[owner, company] - chain_sum),
                (found.omitted.product, _sum(_left_out(found, paths), choice)),
            ):
                assert share.low <= part <= share.high


_CROWDED = written("x 25% to 75% a, b up to 50% a, x 25% to 75% b, a up to 50% b, b up to 10% b")


@_MANY
@given(drawings(3, opens=False), _LIMITS)
@example(_CROWDED, 1)
def test_sharp_ends_are_those_of_extreme_choices(drawing: Drawing, limit: int) -> None:
    """Where it is said that the ends are attained, some extreme choice attains each."""
    choices = [(c, answers(c, drawing.parties)) for c in choices_of(drawing, corners)]
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        left_out = _left_out(found, paths)
        sums = [_sum(paths, choice) for choice, _ in choices]
        loops = [
            parts[owner, company] - sum_ for (_, parts), sum_ in zip(choices, sums, strict=True)
        ]
        omitted = [_sum(left_out, choice) for choice, _ in choices]

        if found.is_chain_sum_sharp:
            assert _ends(found.chain_sum) == (min(sums), max(sums))
        if found.is_loops_sharp:
            assert _ends(found.loops) == (min(loops), max(loops))
        if found.omitted.is_sharp:
            assert _ends(found.omitted.product) == (min(omitted), max(omitted))


def _with_room(drawing: Drawing) -> Drawing:
    """The same with shares so much smaller that all can be largest at once."""
    stakes = {
        company: {
            holder: Share(s.low / len(owners), s.high / len(owners), s.low_open, s.high_open)
            for holder, s in owners.items()
        }
        for company, owners in drawing.stakes.items()
    }
    return replace(drawing, stakes=stakes, complete=frozenset())


@_MANY
@given(drawings(opens=False).map(_with_room), _LIMITS)
def test_with_room_for_all_the_sums_have_exact_ends(drawing: Drawing, limit: int) -> None:
    """Where all shares can be largest at once, the ends of the sums are what choices make them."""
    choices = [(c, answers(c, drawing.parties)) for c in choices_of(drawing, corners)]
    for owner, company, paths in _pairs(drawing):
        found = ownership_chains(drawing.network, owner, company, limit)
        left_out = _left_out(found, paths)
        sums = [_sum(paths, choice) for choice, _ in choices]
        parts = [one[owner, company] for _, one in choices]

        assert found.is_chain_sum_sharp
        assert found.is_loops_sharp
        assert found.omitted.is_sharp
        assert _ends(found.chain_sum) == (min(sums), max(sums))
        assert _ends(found.loops) == (min(parts) - min(sums), max(parts) - max(sums))
        omitted = [_sum(left_out, choice) for choice, _ in choices]
        assert _ends(found.omitted.product) == (min(omitted), max(omitted))


def _ends(share: Share) -> tuple[Fraction, Fraction]:
    return share.low, share.high
