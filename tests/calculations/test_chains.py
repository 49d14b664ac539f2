from fractions import Fraction

import pytest

from alliance_cli.calculations.chains import (
    Chain,
    OmittedChains,
    OwnershipChains,
    ownership_chains,
)
from alliance_cli.model.share import Share, exactly, parse_share
from tests.notation import network

NOTHING = parse_share("0%")
THREE = "h 50% a, a 40% b, b 50% t, a 10% t, h 20% t"
"""h has 20 % directly, 5 % by a and 10 % by a and b: of t 35 %, the rest unrecorded."""


def chains(drawing: str, owner: str = "h", company: str = "t", limit: int = 9) -> OwnershipChains:
    """The chains between the two."""
    return ownership_chains(network(drawing), owner, company, limit)


def products(found: OwnershipChains) -> list[tuple[str, Share]]:
    """Each path as a word, with its product."""
    return [("".join(chain.path), chain.product) for chain in found.chains]


def sums(found: OwnershipChains) -> tuple[Share, Share, Share]:
    """The chains, what loops add, and both together."""
    return found.chain_sum, found.loops, found.integrated


def shares(*words: str) -> tuple[Share, ...]:
    """Shares as the file would say them."""
    return tuple(parse_share(share) for share in words)


def test_a_direct_stake_is_a_chain() -> None:
    """One link, its own weakest, and all there is."""
    assert chains("h 60% t") == OwnershipChains(
        owner="h",
        company="t",
        direct=parse_share("60%"),
        integrated=parse_share("60%"),
        chain_sum=parse_share("60%"),
        is_chain_sum_sharp=True,
        loops=NOTHING,
        is_loops_sharp=True,
        chains=(Chain(("h", "t"), parse_share("60%"), parse_share("60%")),),
        omitted=OmittedChains(0, NOTHING, is_sharp=True),
    )


def test_the_largest_chains_come_first() -> None:
    """Products along chains, with the smallest link of each; what they add up to."""
    found = chains(THREE)

    assert found.chains == (
        Chain(("h", "t"), *shares("20%", "20%")),
        Chain(("h", "a", "b", "t"), *shares("10%", "40%")),
        Chain(("h", "a", "t"), *shares("5%", "10%")),
    )
    assert sums(found) == shares("35%", "0%", "35%")
    assert found.omitted == OmittedChains(0, NOTHING, is_sharp=True)


@pytest.mark.parametrize(
    ("limit", "listed", "omitted"), [(0, 0, "35%"), (1, 1, "15%"), (2, 2, "5%"), (3, 3, "0%")]
)
def test_what_a_limit_omits_is_counted_and_added(limit: int, listed: int, omitted: str) -> None:
    """Nothing is lost: listed and omitted chains are all chains."""
    found = chains(THREE, limit=limit)

    assert found.chains == chains(THREE).chains[:listed]
    assert found.omitted == OmittedChains(3 - listed, parse_share(omitted), is_sharp=True)
    assert found.chain_sum == parse_share("35%")


def test_chains_of_one_product_come_by_their_paths() -> None:
    """Ways of equal size stand in the order of their names, whichever is found first."""
    drawing = "h 20% c, h 20% a, h 20% b, c 20% t, a 20% t, b 20% t"

    assert [path for path, _ in products(chains(drawing))] == ["hat", "hbt", "hct"]


def test_paths_are_compared_from_the_company_upward() -> None:
    """By z from h and by a from y come as much: a stands next to the company, and is first."""
    drawing = "h 50% z, h 50% y, y 100% a, z 20% t, a 20% t"

    assert [path for path, _ in products(chains(drawing))] == ["hyat", "hzt"]


def test_one_who_owns_nothing_of_a_company() -> None:
    """No chains, and nothing in all sums."""
    for drawing in ("h 50% a, k 50% t", "t 50% h", "h 0% t", "h unknown t, k 100% t"):
        found = chains(drawing)

        assert (found.chains, found.omitted) == ((), OmittedChains(0, NOTHING, is_sharp=True))
        assert sums(found) == (NOTHING, NOTHING, NOTHING)


def test_from_a_company_round_to_itself() -> None:
    """The chains of the return share: by a 10 %, by treasury shares 5 %; loops add nothing."""
    found = chains("t 50% a, a 20% t, t 5% t", "t", "t")

    assert products(found) == [("tat", parse_share("10%")), ("tt", parse_share("5%"))]
    assert sums(found) == shares("15%", "0%", "15%")
    assert found.direct == parse_share("5%")


@pytest.mark.parametrize(
    ("drawing", "chain", "added", "integrated"),
    [
        ("h 60% t, t 5% t", "3/5", "3/95", "12/19"),
        ("h 60% a, a 5% a, a 50% t", "3/10", "3/190", "6/19"),
        ("h 60% a, a 50% t, t 20% a", "3/10", "1/30", "1/3"),
        ("h 50% a, a 40% b, b 20% a, b 50% t", "1/10", "1/115", "5/46"),
        ("h 50% a, b 20% a, a 50% b, a 50% t", "1/4", "1/36", "5/18"),
        ("h 60% t, x 40% t, x 100% y, y 100% x", "3/5", "0%", "3/5"),
    ],
)
def test_chains_and_loops_make_integrated_ownership(
    drawing: str, chain: str, added: str, integrated: str
) -> None:
    """Loops add walks that come twice: by treasury shares or t's own stake, between, or aside."""
    assert sums(chains(drawing)) == shares(chain, added, integrated)


@pytest.fixture(scope="module")
def dense() -> OwnershipChains:
    """Four chains of very many: twenty companies hold 1 % of one another, h has a tenth of one.

    Of the others h has y = x/100 + 18y/100, of that one x = 1/10 + 19y/100: so y = 10/8181.
    """
    names = [f"c{n:02}" for n in range(20)]
    every = ", ".join(f"{x} 1% {y}" for x in names for y in names if x != y)
    return chains(f"h 10% c00, {every}", "h", "c19", limit=4)


def test_too_many_chains_to_be_counted_are_listed_as_far_as_asked(dense: OwnershipChains) -> None:
    """The largest by one company, then some of the eighteen by two, in order."""
    paths = [chain.path for chain in dense.chains]

    assert [chain.product for chain in dense.chains] == list(
        shares("0.1%", "0.001%", "0.001%", "0.001%")
    )
    assert paths[0] == ("h", "c00", "c19")
    assert paths[1:] == sorted(paths[1:])
    assert {len(path) for path in paths[1:]} == {4}


def test_the_sums_of_chains_that_cannot_be_counted_are_ranges(dense: OwnershipChains) -> None:
    """All chains are at least those listed, and at most what is owned; so are the others."""
    listed, everything = Fraction(103, 100_000), Fraction(10, 8181)

    assert dense.integrated == exactly(everything)
    assert dense.chain_sum == Share(listed, everything)
    assert dense.loops == Share(Fraction(0), everything - listed)
    assert dense.omitted == OmittedChains(
        None, Share(Fraction(0), everything - listed), is_sharp=False
    )
    assert not dense.is_chain_sum_sharp
    assert not dense.is_loops_sharp


def test_a_chain_of_two_thousand_links() -> None:
    """One chain, from the first to the last, and no loops."""
    found = chains(", ".join(f"c{n} 50% c{n + 1}" for n in range(2000)), "c0", "c2000")
    (chain,) = found.chains

    assert chain.path == tuple(f"c{n}" for n in range(2001))
    assert chain.weakest_link == parse_share("50%")
    assert sums(found) == (chain.product, NOTHING, exactly(Fraction(1, 2**2000)))


@pytest.mark.usefixtures("nothing_exact")
def test_a_ring_of_two_hundred() -> None:
    """One chain of 1/10; what goes round by 0.9^200 is within bounds what loops add."""
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 200}" for n in range(200))
    found = chains(f"h 10% c0, {ring}, c0 50% t")
    exact = Fraction(1, 20) / (1 - Fraction(9, 10) ** 200)

    assert products(found) == [("hc0t", parse_share("5%"))]
    assert found.loops.low <= exact - Fraction(1, 20) <= found.loops.high
    assert found.integrated.low <= exact <= found.integrated.high
    assert found.chain_sum.low == Fraction(1, 20)
    assert not found.is_loops_sharp


def test_chains_are_no_more_than_the_links_from_the_owner() -> None:
    """Twenty companies hold unknown shares of one another; h has 5 % of one, and all in the end."""
    names = [f"c{n:02}" for n in range(20)]
    every = ", ".join(f"{x} unknown {y}" for x in names for y in names if x != y)
    found = chains(f"h 5% c00, {every}", "h", "c19", limit=2)

    assert found.integrated == parse_share("unknown")
    assert found.chain_sum == parse_share("up to 5%")
    assert found.omitted == OmittedChains(None, parse_share("up to 5%"), is_sharp=False)


def test_loops_that_can_be_counted_and_not_walked_through_have_bounds() -> None:
    """Eleven companies: some millions of chains between, and too many places for a best choice."""
    names = [f"c{n:02}" for n in range(11)]
    every = ", ".join(f"{x} 5% to 50% {y}" for x in names for y in names if x != y)
    found = chains(f"h 5% to 30% c00, {every}", "h", "c10", limit=2)

    assert found.omitted.count
    assert found.integrated.low < found.integrated.high
    assert not found.is_chain_sum_sharp
    assert not found.is_loops_sharp
    assert not found.omitted.is_sharp
    assert found.chain_sum.high <= parse_share("30%").high
    assert found.loops.high < 1
