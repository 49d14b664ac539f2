from fractions import Fraction
from math import perm

import pytest

from alliance_cli.calculations.chain_extremes import (
    MOST_PLACES,
    Extreme,
    extreme_chain_sum,
    extreme_loops,
    extreme_omitted,
)
from alliance_cli.calculations.chain_links import Walk, chain_links, walk_up
from alliance_cli.calculations.chain_sums import NO_CHAINS, ChainSums, chain_sums
from alliance_cli.calculations.choice import End
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


def walk(drawing: str, *complete: str, owner: str = "h") -> Walk:
    """The walk up from t."""
    world = network(drawing, complete)
    links = chain_links(world, owner, "t")
    found = walk_up({c: world.shareholders(c) for c in links.holders}, links, MOST_PLACES)
    assert found
    return found


def sharp(*ends: str) -> list[Extreme]:
    """The least and the most, each of which some choice comes to."""
    return [Extreme(Fraction(end), is_sharp=True) for end in ends]


def loops(drawing: str, *complete: str, owner: str = "h") -> list[Extreme]:
    """The least and the most that loops add."""
    return [extreme_loops(walk(drawing, *complete, owner=owner), end) for end in End]


def test_the_sum_of_chains_through_a_loop() -> None:
    """What h does not have of a, b can have, whose own is half h's: by chains a 25 % to 75 %."""
    found = walk("h 0% to 50% a, b 50% a, h 50% b, a 10% b, a 100% t, b 0% t")

    assert [extreme_chain_sum(found, end) for end in End] == sharp("1/4", "3/4")


def test_the_sum_of_chains_of_shares_that_leave_one_another_no_room() -> None:
    """t's list is complete: a or b, of which h has 60 or 20 %, and 2 % by the other."""
    found = walk("h 60% a, h 20% b, a 10% b, b 10% a, a unknown t, b unknown t", "t")
    least = Fraction(20, 100) + Fraction(6, 100)
    most = Fraction(60, 100) + Fraction(2, 100)

    assert [extreme_chain_sum(found, end).value for end in End] == [least, most]
    assert all(extreme_chain_sum(found, end).is_sharp for end in End)


def test_omitted_chains_that_leave_one_another_no_room() -> None:
    """a and b share t: where a has 30 % or more, b has 70 % or less; h has half of either."""
    found = walk("h 50% a, h 50% b, a 30% to 60% t, b 20% to 80% t")
    by_a, by_b = ("h", "a", "t"), ("h", "b", "t")

    assert [extreme_omitted(found, end, [by_a]) for end in End] == sharp("1/10", "7/20")
    assert [extreme_omitted(found, end, [by_b]) for end in End] == sharp("3/20", "3/10")
    assert [extreme_omitted(found, end, [by_a, by_b]) for end in End] == sharp("0", "0")
    assert [extreme_omitted(found, end, []) for end in End] == sharp("1/4", "1/2")


def test_omitted_chains_go_on_from_listed_ones() -> None:
    """Listed is the chain by b alone, and then that by c and b too: the others come by c.

    h has half of a, b and c; a is 10 to 60 % b's and c's 40 to 90 %, b is up to 20 % c's.
    """
    found = walk(
        "h 0% a, b 10% to 60% a, c 40% to 90% a, h 50% b, c 0% to 20% b, h 50% c, a 100% t"
    )

    assert [extreme_omitted(found, end, [("h", "b", "a", "t")]) for end in End] == sharp(
        "1/5", "46/100"
    )
    both = [("h", "b", "a", "t"), ("h", "c", "b", "a", "t")]
    assert [extreme_omitted(found, end, both) for end in End] == sharp("1/5", "9/20")


def test_treasury_shares_take_from_the_owner() -> None:
    """h t/(1 - t), where h and t are 55 % at most, and t a tenth: not 0.55 t/(1 - t)."""
    assert loops("h 25% to 100% t, k 45% t, t up to 10% t") == sharp("0", "1/20")
    assert loops("h 25% to 100% t, t up to 10% t") == sharp("0", "1/10")


def test_the_least_of_loops_is_known_too() -> None:
    """a's list is complete: h has at least 1/4, or half; what is h's adds least with the most."""
    found = loops("h 25% to 50% t, t 50% to 75% t", "t")

    assert found == sharp("1/2", "3/4")


def test_what_two_companies_hold_of_one_another() -> None:
    """Each up to half, of which h has the rest: what comes back to the first is a quarter."""
    drawing = "h 25% to 75% a, t 0% to 50% a, h 25% to 75% t, a 0% to 50% t"

    assert loops(drawing) == sharp("0", "1/4")


def test_loops_above_the_company_that_are_come_to_in_more_than_one_way() -> None:
    """The ends are those of all extreme choices of a loop of three, found by trying them."""
    drawing = (
        "h 10% to 40% a, b 20% to 50% a, c 10% to 30% a, h 10% to 30% b, a 20% to 60% b,"
        "c 5% to 40% b, h 0% to 20% c, a 30% to 50% c, a 50% t, b 50% t"
    )
    least, most = loops(drawing)

    assert least.is_sharp
    assert most.value < Fraction(1, 2)


def test_what_loops_add_can_be_most_in_the_middle() -> None:
    """h and t have 90 % together: (1 - t)(0.9 - t) + ... is most at 1 - sqrt(1/10), no fraction.

    h t/(1 - t) is (1 - sqrt(1/10))^2 there, 46.75 %, and nothing at either end: the bound is above.
    """
    least, most = loops("h up to 90% t, t up to 90% t, k 10% t", "t")

    assert least == Extreme(Fraction(0), is_sharp=True)
    assert Fraction("0.4675") < most.value < Fraction("0.9")
    assert not most.is_sharp


def test_loops_that_can_go_round_for_ever() -> None:
    """t can be all its own: then nothing is h's, but whoever is near to it has near to all so."""
    assert loops("h unknown t, t unknown t")[1] == Extreme(Fraction(1), is_sharp=False)
    assert loops("t unknown a, h unknown a, a unknown t, h 5% t", "t") == sharp("0", "19/20")
    assert loops("h up to 10% t, t 90% to 100% t", "t")[0] == Extreme(Fraction(0), is_sharp=False)


def test_round_to_the_owner_itself() -> None:
    """t has half of a and up to a fifth of itself; a has 20 % of itself and the rest of t."""
    found = loops("t 50% a, a up to 20% a, a 0% to 100% t, t 0% to 20% t", owner="t")

    assert found == sharp("0", "1/8")


def test_large_loops_are_bounded_and_not_sifted() -> None:
    """Of nine companies that hold one another no choices are ruled out beforehand."""
    names = "abcdefgij"
    dense = ", ".join(f"{x} unknown {y}" for x in names for y in names if x != y)
    least, most = loops(f"h 5% a, {dense}, j 100% t")

    assert least == Extreme(Fraction(0), is_sharp=True)
    assert most == Extreme(Fraction(1), is_sharp=False)


@pytest.mark.usefixtures("nothing_exact")
def test_in_loops_beyond_fractions_no_end_is_called_sharp() -> None:
    """The values of what comes again are bounds there."""
    ring = ", ".join(f"c{n} 40% to 50% c{(n + 1) % 61}" for n in range(61))
    least, most = loops(f"h 10% to 60% c0, {ring}, c0 50% t")

    assert not least.is_sharp
    assert not most.is_sharp
    assert least.value < most.value < Fraction(1, 10**15)
