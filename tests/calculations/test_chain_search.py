from itertools import pairwise

import pytest

from alliance_cli.calculations.chain_links import ChainLinks, chain_links
from alliance_cli.calculations.chain_search import (
    chains_by_falling_product,
    largest_chains,
    shares_along,
)
from alliance_cli.model.share import parse_share
from tests.notation import network


def paths(drawing: str, owner: str = "h", company: str = "t") -> list[str]:
    """The paths of all chains between the two by their least products, as words."""
    links = chain_links(network(drawing), owner, company)
    found = chains_by_falling_product(links, lambda share: (share.low,))
    return ["".join(path) for path in found]


@pytest.mark.parametrize(
    ("drawing", "falling"),
    [
        ("h 60% t", "ht"),
        ("h 50% a, a 40% t, h 30% t", "ht hat"),
        ("h 50% a, a 70% t, h 30% t", "hat ht"),
        ("h 50% a, a 40% b, b 50% t, a 30% t, h 20% t", "ht hat habt"),
        ("h 50% a, h 20% b, a 20% b, b 30% a, a 50% t, b 40% t", "hat hbt habt hbat"),
        ("h 50% a, a 5% a, a 40% t, t 10% t", "hat"),
        ("h 50% a, a 40% t, t 20% a", "hat"),
        ("h 50% a, a 40% t, a 10% h, t 10% h", "hat"),
        ("h 50% to 90% a, a 40% t, h 30% t", "ht hat"),
        ("h 50% a, k 50% t", ""),
    ],
)
def test_chains_come_by_falling_product(drawing: str, falling: str) -> None:
    """All simple chains, none twice, the largest first."""
    assert paths(drawing) == falling.split()


def test_chains_whose_product_may_be_nothing_are_left_out() -> None:
    """By the least shares, what is unknown is nothing; by the most it is not."""
    links = chain_links(network("h unknown a, a 50% t, h 10% t"), "h", "t")

    assert list(chains_by_falling_product(links, lambda share: (share.low,))) == [("h", "t")]
    assert list(chains_by_falling_product(links, lambda share: (share.high,))) == [
        ("h", "a", "t"),
        ("h", "t"),
    ]


def test_chains_of_one_product_come_by_their_ids() -> None:
    """Read from the company up to the owner, whatever their length, and wherever they part."""
    drawing = "h 50% b, h 50% a, h 50% c, b 50% d, a 50% d, c 50% e, d 40% t, e 40% t, h 10% t"

    assert paths(drawing) == ["hadt", "hbdt", "hcet", "ht"]
    assert paths("h 50% b, b 100% a, a 50% t, h 25% t, h 100% c, c 25% t") == ["hbat", "hct", "ht"]


def test_chains_of_one_product_come_by_their_ids_however_late_they_are_found() -> None:
    """By x, by y and by b come a tenth: b's is seen first, since a's beginning is larger."""
    drawing = "h 50% a, x 25% a, y 25% a, h 100% x, h 100% y, a 40% t, h 50% b, b 20% t"

    assert paths(drawing) == ["hat", "hxat", "hyat", "hbt"]


def test_of_what_is_equally_certain_the_larger_comes_first() -> None:
    """By the least of the product, then by the most, then by the ids."""
    drawing = "h 50% a, h 50% b, h 50% c, a 10% t, b 10% to 30% t, c 10% to 30% t"
    found = list(largest_chains(chain_links(network(drawing), "h", "t")))

    assert ["".join(path) for path in found] == ["hbt", "hct", "hat"]


def test_the_most_of_what_is_less_certain_is_no_lure() -> None:
    """Of a million chains equally certain the largest are found at once.

    By c, which is less certain, the most of a chain would be larger.
    """
    pairs = [(f"{x}{n}", f"{y}{n + 1}") for n in range(19) for x in "ab" for y in "ab"]
    most = {"a": 50, "b": 45}
    ends = [f"{x} 40% to {most[x[0]]}% {y}" for x, y in [*pairs, ("a19", "t"), ("b19", "t")]]
    tops = "h 40% a0, h 40% b0, h 10% to 100% c, c 45% a0, c 45% b0"
    found = largest_chains(chain_links(network(", ".join([*ends, tops])), "h", "t"), 1000)

    assert next(found) == ("h", *(f"a{n}" for n in range(20)), "t")
    assert next(found) == ("h", "b0", *(f"a{n}" for n in range(1, 20)), "t")


def test_from_a_company_round_to_itself() -> None:
    """By another, and directly; not through itself on the way."""
    assert paths("t 50% a, a 20% t, t 5% t, b 10% a, t 10% b", "t", "t") == ["tat", "tt", "tbat"]


def test_the_first_chains_of_very_many_come_at_once() -> None:
    """Among twenty companies that all hold one another are more than 18! chains."""
    names = [f"c{n}" for n in range(20)]
    dense = ", ".join(f"{x} 1% {y}" for x in names for y in names if x != y)
    links = chain_links(network(f"h 10% c0, {dense}"), "h", "c1")
    found = chains_by_falling_product(links, lambda share: (share.low,))
    first = [next(found) for _ in range(20)]

    assert first[0] == ("h", "c0", "c1")
    assert {len(path) for path in first[1:19]} == {4}
    assert len(first[19]) == 5
    assert len(set(first)) == 20


def test_a_chain_of_two_thousand_links_is_found() -> None:
    """Whole, from the top down."""
    drawing = ", ".join(f"c{n} 50% c{n + 1}" for n in range(2000))
    links = chain_links(network(drawing), "c0", "c2000")
    (path,) = chains_by_falling_product(links, lambda share: (share.low,))

    assert len(path) == 2001
    assert all(int(y[1:]) == int(x[1:]) + 1 for x, y in pairwise(path))


def two_by_two(share: str) -> ChainLinks:
    """Two to the ten chains, by a choice of two ten times; the last links are as said."""
    pairs = [(f"{x}{n}", f"{y}{n + 1}") for n in range(9) for x in "ab" for y in "ab"]
    ends = ", ".join(f"{x} 50% {y}" for x, y in [("h", "a0"), ("h", "b0"), *pairs])
    return chain_links(network(f"{ends}, a9 {share} t, b9 {share} t"), "h", "t")


@pytest.mark.parametrize("share", ["50%", "unknown"])
def test_the_search_stops_at_last(share: str) -> None:
    """Of a thousand chains only some are found in as many steps, be they certain or possible."""
    links = two_by_two(share)
    some, every = list(largest_chains(links, most_steps=1000)), set(largest_chains(links))

    assert len(every) == 2**10
    assert 100 < len(some) == len(set(some)) < 2**10
    assert set(some) < every


def test_what_may_be_nothing_comes_last_and_what_is_certain_only_once() -> None:
    """By the least products; then by the most of those whose least is nothing."""
    drawing = "h 10% t, h unknown a, a 5% t, h up to 90% b, b 20% t, h 30% c, c 50% t"
    found = largest_chains(chain_links(network(drawing), "h", "t"))

    assert ["".join(path) for path in found] == ["hct", "ht", "hbt", "hat"]


def test_where_nothing_is_certain_all_chains_are_found() -> None:
    """A single unknown stake is a chain."""
    assert list(largest_chains(chain_links(network("h unknown t"), "h", "t"))) == [("h", "t")]


def test_the_links_along_a_chain() -> None:
    """From the owner down, as narrow as the lists make them."""
    links = chain_links(network("h unknown a, k 60% a, a 10% t"), "h", "t")

    assert shares_along(links, ("h", "a", "t")) == [parse_share("up to 40%"), parse_share("10%")]
