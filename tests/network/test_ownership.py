from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import Share, exactly, parse_share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.network.shareholders import UNRECORDED
from tests.notation import DAY, drawn, network


def test_a_direct_stake_is_as_stated() -> None:
    """The words of the file, not what the other owners make of them; nothing without a line."""
    world = network("a 60% x, b unknown x")

    assert world.direct("b", "x") == parse_share("unknown")
    assert world.direct("b", "x").stated == "unknown"
    assert world.direct("c", "x") == world.direct("x", "a") == exactly(Fraction(0))


def test_who_can_hold_something() -> None:
    """Lists are tightened, with the unrecorded part; a company without recorded owners has none."""
    world = network("a 60% x, b unknown x, c 0% x")

    assert world.shareholders("x") == {
        "a": parse_share("60%"),
        "b": parse_share("up to 40%"),
        UNRECORDED: parse_share("up to 40%"),
    }
    assert world.owners("x") == ["a", "b"]
    assert (world.shareholders("a"), world.owners("a")) == ({}, [])


def test_a_list_is_worked_out_once() -> None:
    """The second question has the answer of the first."""
    world = network("a 60% x, b unknown x")

    assert world.shareholders("x") is world.shareholders("x")


def test_a_company_can_have_recorded_owners_who_hold_nothing() -> None:
    """A line of 0 % records an owner; all of it is unrecorded."""
    world = network("a 0% x")

    assert world.has_owners("x")
    assert not world.has_owners("a")
    assert world.shareholders("x") == {UNRECORDED: parse_share("100%")}


def test_a_complete_list_has_no_unrecorded_part() -> None:
    """A range in a complete list is what the others leave."""
    world = network("a 60% x, b unknown x, a 10% y", complete=("x",))

    assert (world.is_complete("x"), world.is_complete("y")) == (True, False)
    assert world.shareholders("x") == {"a": parse_share("60%"), "b": parse_share("40%")}
    assert UNRECORDED in world.shareholders("y")


def test_holdings_are_the_companies_in_which_something_can_be_held() -> None:
    """Lines of 0 %, and those for which the others leave nothing, are none; by id."""
    world = network("b 10% z, b unknown y, b 0% x, a 100% w, b unknown w")

    assert world.holdings("b") == ["y", "z"]
    assert world.holdings("z") == []


def test_all_above_some_companies() -> None:
    """Each component after all above it; the ring of p and q is one."""
    world = network("h 10% q, p 50% q, q 50% p, p 60% x, x 10% y, x 10% z")

    assert world.above("x") == [("h",), ("p", "q"), ("x",)]
    assert world.above("y", "z") == [("h",), ("p", "q"), ("x",), ("y",), ("z",)]
    assert world.above("h") == [("h",)]


def test_all_below_an_owner() -> None:
    """Each component after all that hold something of it."""
    world = network("h 10% q, p 50% q, q 50% p, p 60% x, x 10% y, q 10% y, k 5% y")

    assert world.below("h") == [("h",), ("p", "q"), ("x",), ("y",)]
    assert world.below("y") == [("y",)]


def test_stakes_of_others_can_be_taken_as_treasury_shares() -> None:
    """What s and r hold of t is then t's own, with what it has already; all else is as it was."""
    world = network("a 90% t, t 2% t, s 5% t, t 90% s, r 1% to 3% t, r 10% s", complete=("t",))
    treasury = world.as_treasury([("s", "t"), ("r", "t")])

    assert treasury.stakes_in("t") == {"a": parse_share("90%"), "t": parse_share("8% to 10%")}
    assert treasury.stakes_in("s") == world.stakes_in("s")
    assert (treasury.holdings("s"), treasury.holdings("t")) == ([], ["s", "t"])
    assert treasury.is_complete("t")
    assert world.direct("s", "t") == parse_share("5%")


def test_treasury_shares_can_be_the_first_of_their_company() -> None:
    """A subsidiary's stake becomes a line that the company did not have."""
    treasury = network("a 60% t, s 5% t, t 100% s").as_treasury([("s", "t")])

    assert treasury.direct("t", "t") == parse_share("5%")
    assert treasury.direct("s", "t") == parse_share("0%")


def test_two_lines_of_one_pair_are_added() -> None:
    """Two parcels are one stake, and one holding."""
    world = network("a 20% x, b 5% x, a 10% x")

    assert world.direct("a", "x") == parse_share("30%")
    assert world.held_by("a") == ["x"]
    assert list(world.stakes_in("x")) == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("10%", "25% to 50%", parse_share("35% to 60%")),
        ("10%", "over 25% to 50%", parse_share("over 35% to 60%")),
        ("over 25% to 50%", "10%", parse_share("over 35% to 60%")),
        ("10%", "under 5%", Share(Fraction(1, 10), Fraction(3, 20), high_open=True)),
        ("under 5%", "10%", Share(Fraction(1, 10), Fraction(3, 20), high_open=True)),
        ("up to 10%", "under 5%", parse_share("under 15%")),
        ("at least 60%", "30%", parse_share("at least 90%")),
        ("60%", "under 50%", parse_share("at least 60%")),
        ("50%", "under 50%", Share(Fraction(1, 2), Fraction(1), high_open=True)),
        ("unknown", "unknown", parse_share("unknown")),
    ],
)
def test_ranges_of_one_pair_are_added_end_by_end(one: str, other: str, both: Share) -> None:
    """An open end makes the sum open, unless the whole cuts it off before."""
    assert network(f"a {one} x, a {other} x").direct("a", "x") == both


def test_capital_and_votes_are_two_networks() -> None:
    """Non-voting shares are held in the one and not in the other."""
    line = Holding("a", "x", parse_share("60%"), parse_share("0%"))
    world = snapshot(
        Dataset("drawn", DAY, companies={"x": Company("x", "X")}, holdings=(line,)), DAY
    )

    assert ownership_network(world, capital).holdings("a") == ["x"]
    assert ownership_network(world, votes).holdings("a") == []
    assert ownership_network(world, votes).direct("a", "x") == parse_share("0%")


def test_only_the_lines_of_the_day_count() -> None:
    """A snapshot without lines is a network without stakes."""
    world = replace(drawn("a 60% x", complete=("x",)), holdings=())

    empty = ownership_network(world, capital)
    assert (empty.owned_companies, empty.held_by("a"), empty.has_owners("x")) == ([], [], False)
