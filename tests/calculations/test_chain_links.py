from alliance_cli.calculations.chain_links import (
    ChainLinks,
    Onward,
    Walk,
    chain_links,
    walk_up,
)
from alliance_cli.model.share import parse_share
from tests.notation import network


def links(drawing: str, owner: str = "h", company: str = "t") -> ChainLinks:
    """What is between the two."""
    return chain_links(network(drawing), owner, company)


def drawn_links(found: ChainLinks) -> set[str]:
    """The links as `ab`: a holds b."""
    return {holder + company for company, owners in found.holders.items() for holder in owners}


def test_only_what_is_between_counts() -> None:
    """Neither who is above the owner, nor what is below the company, nor other holders of either.

    g holds h, k and the unrecorded part hold a, t holds u, and h holds w: all of no matter.
    """
    found = links("g 60% h, h 50% a, k 10% a, a 40% t, h 20% t, t 10% u, h 10% w")

    assert drawn_links(found) == {"ha", "at", "ht"}
    assert found.holders["t"] == {"a": parse_share("40%"), "h": parse_share("20%")}
    assert found.components == (("a",), ("t",))


def test_each_component_comes_after_all_above_it() -> None:
    """A loop of a and b between the owner and m is one component, its members sorted."""
    found = links("h 50% b, b 10% a, a 10% b, a 20% m, m 30% t")

    assert found.components == (("a", "b"), ("m",), ("t",))


def test_strangers_have_nothing_between_them() -> None:
    """No links, no components, no loops."""
    found = links("h 50% a, k 50% t")

    assert (found.holders, found.components, found.has_loops) == ({}, (), False)


def test_no_chain_comes_through_its_own_ends() -> None:
    """Above a are its holders, but not the owner, the company, or a itself."""
    found = links("h 50% a, a 5% a, t 10% a, b 10% a, h 10% b, a 40% t")

    assert found.above["a"] == ("b",)
    assert found.above["t"] == ("a",)


def test_links_into_the_owner_are_cut() -> None:
    """What the owner's own owners have is no part of a chain, even where they are below it."""
    found = links("h 50% a, a 40% t, a 10% h, t 10% h")

    assert drawn_links(found) == {"ha", "at"}
    assert not found.has_loops


def test_from_a_company_round_to_itself() -> None:
    """Where both ends are the same, it is what leads from it back to it, its own shares too."""
    found = links("t 50% a, a 20% t, t 5% t, t 10% u, k 10% a", "t", "t")

    assert drawn_links(found) == {"ta", "at", "tt"}
    assert found.components == (("a",), ("t",))
    assert not found.has_loops


def test_where_a_walk_can_come_twice() -> None:
    """In a loop of companies between, by treasury shares, or through the company's own stakes."""
    inner = links("h 50% a, a 10% b, b 10% a, b 30% t")
    treasury = links("h 50% a, a 5% a, a 30% t")
    own = links("h 50% t, t 5% t")
    back = links("h 50% a, a 30% t, t 10% a")

    assert inner.has_inner_loops
    assert not any(found.has_inner_loops for found in (treasury, own, back))
    assert all(found.has_loops for found in (inner, treasury, own, back))


def test_who_can_only_come_back_where_it_came_from_is_a_dead_end() -> None:
    """All between h and b, c, d leads through a, and back through a: no simple chain goes there."""
    drawing = ", ".join(f"{x} 10% {y}" for x in "abcd" for y in "abcd" if x != y)
    found = links(f"h 50% a, {drawing}, a 40% t")

    assert found.components == (("a",), ("t",))
    assert found.above["a"] == ()
    assert found.has_loops
    assert not found.has_inner_loops


def test_who_can_be_passed_is_no_dead_end() -> None:
    """A loop that is left elsewhere than it is entered, or in two places, is gone through."""
    for drawing in (
        "h 50% a, a 10% b, b 10% a, b 40% t",
        "h 50% a, a 10% b, b 10% a, a 40% t, b 40% t",
        "h 50% a, h 10% b, a 10% b, b 10% a, a 40% t",
    ):
        assert links(drawing).components == (("a", "b"), ("t",))
        assert links(drawing).above["a"] == ("b",)


def test_a_loop_may_be_entered_from_another_company() -> None:
    """From h by k into a and b: who stands between an entrance and an exit is no dead end."""
    found = links("h 50% k, k 50% a, a 10% b, b 10% a, b 40% t")

    assert found.components == (("k",), ("a", "b"), ("t",))


def test_who_is_neither_entered_nor_left_can_be_on_the_way() -> None:
    """From a by m to b: m is held and holds within the loop alone."""
    found = links("h 50% a, a 10% m, m 10% a, m 10% b, b 10% m, b 40% t")

    assert found.components == (("a", "b", "m"), ("t",))


def test_one_company_can_be_a_dead_end() -> None:
    """b has something of a, from which alone it can be come to."""
    assert links("h 50% a, b 20% a, a 50% b, a 50% t").components == (("a",), ("t",))


def test_a_dead_end_beside_a_way_through_is_left_out() -> None:
    """In the loop of a, b and c the way leads from a to b; c leads to b alone, from b alone."""
    found = links("h 50% a, a 10% b, b 10% a, b 10% c, c 10% b, b 40% t")

    assert found.components == (("a", "b"), ("t",))
    assert found.above["b"] == ("a",)


def test_in_very_large_loops_dead_ends_are_not_looked_for() -> None:
    """A ring of 501 of which one is entered and left stays a loop; of 500 nothing is left of it."""
    for size, is_loop in ((500, False), (501, True)):
        ring = ", ".join(f"c{n} 50% c{(n + 1) % size}" for n in range(size))

        assert links(f"h 10% c0, {ring}, c0 50% t").has_inner_loops is is_loop


def test_two_ways_are_no_loop() -> None:
    """Neither two chains that meet, nor treasury shares of the owner, nor a loop beside."""
    for drawing in (
        "h 50% a, h 50% b, a 10% t, b 10% t",
        "h 50% t, h 5% h",
        "h 50% t, t 10% u, u 10% v, v 10% u",
        "h 50% t, k 10% t, k 10% l, l 10% k",
    ):
        assert not links(drawing).has_loops


def test_who_can_have_nothing_is_no_link() -> None:
    """Lines of 0 %, and those for which the others leave nothing."""
    assert drawn_links(links("h 0% t")) == set()
    assert drawn_links(links("h unknown t, k 100% t")) == set()


def walk(drawing: str, owner: str = "h", company: str = "t", most_steps: int = 99) -> Walk | None:
    """The walk up from the company to the owner."""
    world = network(drawing)
    found = chain_links(world, owner, company)
    return walk_up({c: world.shareholders(c) for c in found.holders}, found, most_steps)


def places(found: Walk | None) -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """The places as `ab:b`: in the loop of a and b both are passed, b the last; where they lead."""
    assert found
    return {_word(*place): _words(onward) for place, onward in found.places.items()}


def _word(passed: frozenset[str], last: str) -> str:
    return "".join(sorted(passed)) + ":" + last


def _words(onward: Onward) -> tuple[list[str], tuple[str, ...]]:
    return [_word(*place) for place in onward.places.values()], onward.again


def test_a_walk_remembers_what_it_has_passed_of_a_loop() -> None:
    """From t to a or b, from each of these to the other, and then only back; k leads nowhere."""
    found = walk("h 50% a, h 50% b, a 10% b, b 10% a, a 20% t, b 20% t, k 10% a")

    assert places(found) == {
        "ab:b": ([], ("a",)),
        "ab:a": ([], ("b",)),
        "b:b": (["ab:a"], ()),
        "a:a": (["ab:b"], ()),
        "t:t": (["a:a", "b:b"], ()),
    }


def test_a_walk_comes_back_by_treasury_shares_and_to_the_company() -> None:
    """To a from a, and from a to t, of one loop with it."""
    found = walk("h 50% a, a 5% a, a 30% t, t 10% a")

    assert places(found) == {"at:a": ([], ("a", "t")), "t:t": (["at:a"], ())}


def test_a_walk_round_to_an_owner_begins_under_another_name() -> None:
    """From t by a to t, where it has met the owner."""
    found = walk("t 50% a, a 20% t, t 5% t", "t", "t")

    assert places(found) == {"a:a": ([], ()), "*:*": (["a:a"], ())}
    assert found
    assert set(found.lists["*"]) == {"a", "t", ""}
    assert found.components == (("a",), ("*",))


def test_the_shares_of_a_walk_have_closed_ends() -> None:
    """What is less than half can be half there."""
    found = walk("h under 50% t")

    assert found
    assert found.lists["t"]["h"] == parse_share("up to 50%")


def test_a_walk_that_can_be_at_too_many_places_is_none() -> None:
    """Six companies that hold one another can be passed from f in 81 ways, up to some last one."""
    dense = ", ".join(f"{x} 1% {y}" for x in "abcdef" for y in "abcdef" if x != y)

    assert walk(f"h 10% a, {dense}, f 50% t", most_steps=200) is None
    assert len(places(walk(f"h 10% a, {dense}, f 50% t", most_steps=2000))) == 1 + 81
