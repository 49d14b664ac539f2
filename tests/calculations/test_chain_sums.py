from fractions import Fraction
from math import perm

import pytest

from alliance_cli.calculations.chain_links import chain_links
from alliance_cli.calculations.chain_sums import NO_CHAINS, ChainSums, chain_sums
from alliance_cli.model.share import parse_share
from tests.notation import network


def sums(drawing: str, owner: str = "h", company: str = "t") -> ChainSums | None:
    """The sums over all chains between the two."""
    return chain_sums(chain_links(network(drawing), owner, company))


@pytest.mark.parametrize(
    ("drawing", "count", "low", "high"),
    [
        ("h 60% t", 1, "3/5", "3/5"),
        ("h 50% a, a 40% t", 1, "1/5", "1/5"),
        ("h 50% a, a 40% t, h 20% t", 2, "2/5", "2/5"),
        ("h 50% a, h 20% b, a 10% t, b 20% t", 2, "9/100", "9/100"),
        ("h 50% to 75% a, a 25% to 50% t", 1, "1/8", "3/8"),
        ("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m", 2, "1/2", "17/16"),
        ("h unknown a, a 50% t", 1, "0", "1/2"),
        ("h 60% t, t 5% t", 1, "3/5", "3/5"),
        ("h 60% a, a 5% a, a 50% t", 1, "3/10", "3/10"),
        ("h 50% a, a 40% t, t 20% a", 1, "1/5", "1/5"),
        ("h 50% t, k 50% u", 1, "1/2", "1/2"),
        ("h 0% t", 0, "0", "0"),
    ],
)
def test_all_chains_are_counted_and_added(drawing: str, count: int, low: str, high: str) -> None:
    """With the least shares and with the most, each link for itself; no company comes twice."""
    assert sums(drawing) == ChainSums(count, Fraction(low), Fraction(high))


def test_chains_through_a_loop_pass_each_company_once() -> None:
    """In by a or by b, out by b or by a: a t, a b t, b t, b a t."""
    drawing = "h 50% a, h 10% b, a 20% b, b 40% a, a 50% t, b 50% t"

    assert sums(drawing) == ChainSums(
        4,
        Fraction(1, 4) + Fraction(1, 20) + Fraction(1, 20) + Fraction(1, 50),
        Fraction(37, 100),
    )


def test_chains_through_the_same_companies_are_counted_together() -> None:
    """a, b, c and d hold a tenth of one another: from a to d one way directly, 2 by one, 2 by two.

    Half of a is h's, all of t is d's: 1/2 (1/10 + 2/100 + 2/1000).
    """
    drawing = ", ".join(f"{x} 10% {y}" for x in "abcd" for y in "abcd" if x != y)
    found = sums(f"h 50% a, {drawing}, d 100% t")

    assert found == ChainSums(5, Fraction(122, 2000), Fraction(122, 2000))


def test_a_company_round_to_itself() -> None:
    """By another company, and directly by its treasury shares."""
    assert sums("t 50% a, a 20% t, t 5% t", "t", "t") == ChainSums(
        2, Fraction(3, 20), Fraction(3, 20)
    )


def test_strangers_have_no_chains() -> None:
    """None at all, or none that enters the loop above the company."""
    assert sums("h 50% a, k 50% t") == NO_CHAINS
    assert sums("a 50% t, b 10% a, a 10% b") == NO_CHAINS


def test_more_ways_than_can_be_listed_are_counted() -> None:
    """A hundred times a choice of two, each of a tenth: 2^100 chains of 101 links."""
    pairs = [(f"{x}{n}", f"{y}{n + 1}") for n in range(99) for x in "ab" for y in "ab"]
    ends = [("h", "a0"), ("h", "b0"), ("a99", "t"), ("b99", "t")]
    found = sums(", ".join(f"{x} 10% {y}" for x, y in [*ends, *pairs]))

    assert found == ChainSums(2**100, Fraction(2**100, 10**101), Fraction(2**100, 10**101))


def test_a_dense_loop_has_too_many_chains_to_be_counted() -> None:
    """Ten companies that all hold one another are more than a thousand steps from set to set."""
    dense = ", ".join(f"{x} 1% {y}" for x in "abcdefgijk" for y in "abcdefgijk" if x != y)
    links = chain_links(network(f"h 10% a, {dense}, k 50% t"), "h", "t")
    every = chain_sums(links)

    assert chain_sums(links, most_steps=1000) is None
    assert every
    assert every.count == sum(perm(8, between) for between in range(9))


def test_a_chain_of_two_thousand_links() -> None:
    """A half, two thousand times."""
    found = sums(", ".join(f"c{n} 50% c{n + 1}" for n in range(2000)), "c0", "c2000")

    assert found == ChainSums(1, Fraction(1, 2**2000), Fraction(1, 2**2000))


def test_a_large_ring_is_one_chain() -> None:
    """Two hundred that can be entered in one place can be gone through in one way."""
    ring = ", ".join(f"c{n} 50% c{(n + 1) % 200}" for n in range(200))
    found = sums(f"h 50% c0, {ring}, c199 50% t")

    assert found == ChainSums(1, Fraction(1, 2**201), Fraction(1, 2**201))


def test_sums_are_added_and_lengthened_end_by_end() -> None:
    """The chains of both; the same chains with one more link."""
    one, other = (
        ChainSums(1, Fraction(1, 4), Fraction(1, 2)),
        ChainSums(2, Fraction(0), Fraction(1)),
    )

    assert one.plus(other) == ChainSums(3, Fraction(1, 4), Fraction(3, 2))
    assert one.times(parse_share("10% to 50%")) == ChainSums(1, Fraction(1, 40), Fraction(1, 4))
