from alliance_cli.network.graph import components, inverse, reachable

DIAMOND = {"a": ["b", "c"], "b": ["d"], "c": ["d"]}


def found(drawing: str, *roots: str) -> list[tuple[str, ...]]:
    """The components reached in `ab bc`: a leads to b, b to c."""
    links: dict[str, list[str]] = {}
    for link in drawing.split():
        links.setdefault(link[0], []).append(link[1])
    return components(roots, lambda node: links.get(node, ()))


def test_reachable_are_the_roots_and_all_that_they_lead_to() -> None:
    """Two ways to one node, and what does not lead on."""
    assert reachable(["a"], lambda node: DIAMOND.get(node, ())) == {"a", "b", "c", "d"}
    assert reachable(["b", "c"], lambda node: DIAMOND.get(node, ())) == {"b", "c", "d"}
    assert reachable(["d"], lambda node: DIAMOND.get(node, ())) == {"d"}
    assert reachable([], lambda node: DIAMOND.get(node, ())) == set()


def test_reachable_comes_to_an_end_in_a_ring() -> None:
    """What has been found is not gone through again; nodes can be anything."""
    assert reachable([0], lambda number: [(number + 1) % 3]) == {0, 1, 2}


def test_links_turned_round() -> None:
    """From what each leads to, what leads to each; what nothing leads to is left out."""
    assert inverse(DIAMOND) == {"b": ["a"], "c": ["a"], "d": ["b", "c"]}
    assert inverse({}) == {}


def test_each_component_comes_after_all_that_it_leads_to() -> None:
    """Without loops each node is a component of its own."""
    assert found("ab ac bd cd", "a") == [("d",), ("b",), ("c",), ("a",)]


def test_only_what_the_roots_lead_to_is_found() -> None:
    """Nothing above the roots; each node once, however many roots lead to it."""
    assert found("ab bc", "b") == [("c",), ("b",)]
    assert found("ab bc", "c", "b", "a", "b") == [("c",), ("b",), ("a",)]
    assert found("ab") == []


def test_members_of_a_loop_stand_together_sorted() -> None:
    """A ring with a way in and a way out is one component between two."""
    assert found("xc cb ba ac ay", "x") == [("y",), ("a", "b", "c"), ("x",)]


def test_two_rings_that_share_a_node_are_one() -> None:
    """Whoever is in both can come from each to each."""
    assert found("ab ba bc cb", "a") == [("a", "b", "c")]


def test_two_rings_with_one_way_between_are_two() -> None:
    """A link that does not come back joins nothing, wherever the search begins."""
    for root in ("a", "b"):
        assert found("ab ba bc cd dc", root) == [("c", "d"), ("a", "b")]


def test_a_link_to_what_is_done_joins_nothing() -> None:
    """A second way to a finished component from within a ring leaves both as they are."""
    assert found("ad ab bd ba", "a") == [("d",), ("a", "b")]


def test_a_ring_within_a_ring_is_one_component() -> None:
    """The inner ring leads back to the outer: what is lowest is handed on."""
    assert found("ab bc cd dc da", "a") == [("a", "b", "c", "d")]


def test_a_node_that_leads_to_itself_is_alone() -> None:
    """A self-holding makes no company a component of two."""
    assert found("aa ab", "a") == [("b",), ("a",)]


def test_five_thousand_links_are_no_recursion() -> None:
    """A series of any length, open or closed, is gone through without a limit."""
    size = 5000
    series = components(["0"], lambda node: [str(int(node) + 1)] if int(node) < size else [])
    ring = components(["0"], lambda node: [str((int(node) + 1) % size)])

    assert series == [(str(node),) for node in range(size, -1, -1)]
    assert [len(members) for members in ring] == [size]
