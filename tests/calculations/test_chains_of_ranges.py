"""Chains the links of which are ranges."""

from fractions import Fraction

import pytest

from alliance_cli.calculations.chains import OmittedChains, OwnershipChains, ownership_chains
from alliance_cli.model.share import Share, exactly, parse_share
from tests.notation import network


def chains(drawing: str, *complete: str, limit: int = 9) -> OwnershipChains:
    """The chains from h to t."""
    return ownership_chains(network(drawing, complete), "h", "t", limit)


def products(found: OwnershipChains) -> list[tuple[str, Share]]:
    """Each path as a word, with its product."""
    return [("".join(chain.path), chain.product) for chain in found.chains]


def sums(found: OwnershipChains) -> tuple[Share, Share, Share]:
    """The chains, what loops add, and both together."""
    return found.chain_sum, found.loops, found.integrated


def shares(*words: str) -> tuple[Share, ...]:
    """Shares as the file would say them."""
    return tuple(parse_share(share) for share in words)


@pytest.mark.parametrize(
    ("drawing", "product", "weakest"),
    [
        ("h 50% to 75% a, a 25% to 50% t", "12.5% to 37.5%", "25% to 50%"),
        ("h 50% a, a over 25% to 50% t", "over 12.5% to 25%", "over 25% to 50%"),
        ("h over 25% to 50% a, a 25% t", "over 6.25% to 12.5%", "25%"),
        ("h under 50% a, a 50% t", "under 25%", "under 50%"),
        ("h under 50% a, a 20% t", "under 10%", "up to 20%"),
        ("h up to 50% a, a over 25% t", "up to 50%", "up to 50%"),
        ("h over 0% a, a over 25% t", "over 0%", "over 0%"),
        ("h unknown a, a 50% t", "up to 50%", "up to 50%"),
    ],
)
def test_a_chain_of_ranges_has_exact_ends(drawing: str, product: str, weakest: str) -> None:
    """Ends are open where no choice attains them; where a link can be nothing, nothing is."""
    (chain,) = chains(drawing).chains

    assert chain.product == parse_share(product)
    assert chain.weakest_link == parse_share(weakest)


def test_shares_of_one_list_are_not_both_too_large() -> None:
    """h has 25 to 50 % and m the rest up to 75 %: the sum is no more than it can be."""
    found = chains("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m")

    assert products(found) == [
        ("hmt", parse_share("25% to 56.25%")),
        ("ht", parse_share("25% to 50%")),
    ]
    assert sums(found) == shares("50% to 87.5%", "0%", "50% to 87.5%")
    assert found.omitted == OmittedChains(0, parse_share("0%"), is_sharp=True)


def test_omitted_ranges_are_added_as_ranges() -> None:
    """Of two chains of 25 % and more the second can be half, whatever the first is."""
    found = chains("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m", limit=1)

    assert found.omitted == OmittedChains(1, parse_share("25% to 50%"), is_sharp=True)


def test_what_may_be_nothing_comes_last() -> None:
    """What is certain first, by its least; then by its most, the unknown among them."""
    drawing = "h unknown a, a 30% t, h up to 90% b, b 50% t, h 5% t, h 10% to 90% c, c 10% t"
    found = chains(drawing)

    assert products(found) == [
        ("ht", parse_share("5%")),
        ("hct", parse_share("1% to 9%")),
        ("hbt", parse_share("up to 45%")),
        ("hat", parse_share("up to 30%")),
    ]
    assert [path for path, _ in products(chains(drawing, limit=3))] == ["ht", "hct", "hbt"]


def test_what_is_certain_is_listed_once() -> None:
    """A certain chain is not listed again before a smaller one that may be nothing."""
    found = chains("h 50% t, h unknown a, a 10% t")

    assert products(found) == [("ht", parse_share("50%")), ("hat", parse_share("up to 10%"))]


def test_loops_within_ranges() -> None:
    """b has 40 to 60 % of a: 4/40 of chains and 1/115 of loops at least, 3/20 and 9/440 at most."""
    found = chains("h 50% a, a 40% to 60% b, b 20% a, b 50% t")

    assert sums(found) == (
        parse_share("10% to 15%"),
        Share(Fraction(1, 115), Fraction(9, 440)),
        Share(Fraction(5, 46), Fraction(15, 88)),
    )


def test_loops_within_ranges_that_cannot_all_be_largest() -> None:
    """a and b cannot have 60 and 50 % of t at once; most is with 60 and 40 %, least with 40 and 30.

    Of a 25/46 is h's, of b 10/46; by chains a half and a fifth, so that loops add 2/46 and 0.8/46.
    """
    found = chains("h 50% a, a 40% b, b 20% a, a 40% to 60% t, b 30% to 50% t")

    assert found.integrated == Share(Fraction(13, 46), Fraction(19, 46))
    assert found.chain_sum == parse_share("26% to 38%")
    assert found.loops == Share(Fraction(104, 4600), Fraction(152, 4600))
    assert found.is_chain_sum_sharp
    assert found.is_loops_sharp


def test_loops_do_not_add_what_the_owner_cannot_have_besides() -> None:
    """h has over 25 % of t, t up to 10 % of itself: t/(1 - t) of what is left, a ninth of 90 %."""
    found = chains("h over 25% t, t up to 10% t")

    assert found.loops == parse_share("up to 10%")
    assert found.is_loops_sharp


def test_ends_that_are_not_attained_are_said_to_be_bounds() -> None:
    """h and t have 90 % of t together: what loops add is most where t has 1 - sqrt(1/10)."""
    found = chains("h up to 90% t, t up to 90% t, k 10% t", "t")

    assert Fraction("0.4675") < found.loops.high < Fraction("0.9")
    assert not found.is_loops_sharp
    assert found.is_chain_sum_sharp


def test_treasury_shares_within_ranges() -> None:
    """t holds 5 to 10 % of itself: of h's 60 % loops make 12/19 to 2/3."""
    found = chains("h 60% t, t 5% to 10% t")

    assert sums(found) == (
        parse_share("60%"),
        Share(Fraction(3, 95), Fraction(1, 15)),
        Share(Fraction(12, 19), Fraction(2, 3)),
    )


def test_treasury_shares_that_leave_less_to_the_owner() -> None:
    """t's list is complete: what it does not hold itself is h's, and so all of it in the end."""
    found = chains("h 60% to 90% t, t 10% to 40% t", "t")

    assert sums(found) == (
        parse_share("60% to 90%"),
        parse_share("10% to 40%"),
        exactly(Fraction(1)),
    )
