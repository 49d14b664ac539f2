from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.calculations.integrated import IntegratedStake, integrated_stake
from alliance_cli.calculations.owners import IntegratedOwners, integrated_owners
from alliance_cli.model.records import Holder, HolderKind
from alliance_cli.model.share import UNKNOWN, Share, exactly, parse_share
from alliance_cli.network.ownership import capital, ownership_network
from tests.notation import drawn, network

NOTHING, WHOLE, TINY = exactly(Fraction(0)), exactly(Fraction(1)), Fraction(1, 10**12)


def owners(drawing: str, *complete: str) -> IntegratedOwners:
    """The owners of t in the end; each as its own question answers too."""
    world = network(drawing, complete)
    found = integrated_owners(world, "t")
    assert all(stake == integrated_stake(world, stake.owner, "t") for stake in found.owners)
    return found


def parts(found: IntegratedOwners) -> dict[str, Share]:
    """The integrated ownership of each, with what is not an owner's where there is any."""
    rest = {
        "unrecorded": found.unrecorded,
        "ownerless": found.ownerless,
        "returning": found.returning,
    }
    shares = {stake.owner: stake.integrated for stake in found.owners}
    return shares | {name: share for name, share in rest.items() if share != NOTHING}


def shares(**words: str) -> dict[str, Share]:
    """Shares by name, as the file would say them."""
    return {name: parse_share(share) for name, share in words.items()}


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("a 60% t, b 40% t", shares(a="60%", b="40%")),
        ("a 20% t, a 10% t", shares(a="30%", unrecorded="70%")),
        ("a 60% t, b 0% t", shares(a="60%", unrecorded="40%")),
        ("h 50% a, a 40% t, h 20% t", shares(a="40%", h="40%", unrecorded="60%")),
        ("a 60% t, t 5% t", shares(a="12/19", unrecorded="7/19", returning="5%")),
        ("h 60% a, a 5% a, a 50% t", shares(a="50%", h="6/19", unrecorded="13/19")),
        (
            "h 50% t, b 20% t, t 60% b",
            shares(h="25/44", b="20%", unrecorded="19/44", returning="12%"),
        ),
    ],
)
def test_who_owns_all_of_a_company(drawing: str, expected: dict[str, Share]) -> None:
    """Owners above by what is theirs in the end, and what is unrecorded anywhere on the way."""
    assert parts(owners(drawing)) == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            "h 50% to 75% a, a 25% to 50% t",
            shares(a="25% to 50%", h="12.5% to 37.5%", unrecorded="62.5% to 87.5%"),
        ),
        (
            "h 25% to 50% t, m 50% to 75% t, h 50% to 75% m",
            shares(m="50% to 75%", h="50% to 87.5%", unrecorded="12.5% to 50%"),
        ),
        ("a unknown t", shares(a="unknown", unrecorded="unknown")),
        ("a 60% t, b unknown t", shares(a="60%", b="up to 40%", unrecorded="up to 40%")),
        ("a over 50% t", shares(a="over 50%", unrecorded="under 50%")),
        ("a under 5% t", shares(a="under 5%", unrecorded="over 95%")),
        (
            "h 50% a, a over 50% t",
            shares(a="over 50%", h="over 25% to 50%")
            | {"unrecorded": Share(Fraction(1, 2), Fraction(3, 4), high_open=True)},
        ),
    ],
)
def test_who_owns_what_within_ranges(drawing: str, expected: dict[str, Share]) -> None:
    """The least and most of each; an end is open where no choice attains it."""
    assert parts(owners(drawing)) == expected


@pytest.mark.parametrize(
    ("drawing", "complete", "expected"),
    [
        # Each comes to its own most, though not all at once.
        (
            "a unknown t, b unknown t, c unknown t",
            "",
            shares(a="unknown", b="unknown", c="unknown"),
        ),
        ("a over 50% t, b under 70% t", "", shares(a="over 50%", b="under 50%")),
        (
            "h 50% a, a up to 60% t, b up to 60% t",
            "",
            shares(a="up to 60%", b="up to 60%", h="up to 30%"),
        ),
        ("a 25% to 75% t, b 50% to 90% t", "t", shares(a="25% to 50%", b="50% to 75%")),
        # Through both at once h comes to no more than all, and to no less than what both must have.
        (
            "h 100% a, h 50% b, a unknown t, b unknown t",
            "",
            shares(a="unknown", b="unknown", h="unknown"),
        ),
        (
            "h 100% a, h 50% b, a 20% to 60% t, b 20% to 60% t",
            "t",
            shares(a="40% to 60%", b="40% to 60%", h="70% to 80%"),
        ),
        # There is room for both of h's ways at once: the third way makes room.
        (
            "h 50% a, h up to 10% t, a up to 10% t, b unknown t",
            "",
            shares(a="up to 10%", b="unknown", h="up to 15%"),
        ),
        # Both together have all only where b has nothing, which it never has.
        (
            "h 100% a, h up to 50% t, a up to 50% t, b over 0% t",
            "",
            shares(a="up to 50%", b="over 0%", h="under 100%"),
        ),
        # In a loop: h's most with b's most beside it, of which a tenth comes back to t.
        (
            "t 10% b, b up to 60% t, h up to 60% t",
            "",
            shares(b="up to 60%", h="up to 5/8"),
        ),
    ],
)
def test_a_list_with_no_room_for_all_at_their_most(
    drawing: str, complete: str, expected: dict[str, Share]
) -> None:
    """Each owner has its own ends, whoever else is on the list."""
    found = owners(drawing, *complete.split())

    assert {stake.owner: stake.integrated for stake in found.owners} == expected


def test_each_of_five_hundred_who_may_hold_anything_is_found_on_one_walk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None of them is above another, so that none needs a question of its own."""
    monkeypatch.delattr("alliance_cli.calculations.owners.integrated_stake")
    world = network(", ".join(f"h{n} unknown t" for n in range(500)))

    assert {s.integrated for s in integrated_owners(world, "t").owners} == {UNKNOWN}


def test_a_complete_list_leaves_nothing_unrecorded() -> None:
    """m has the rest of t, and all of m is listed too: h and k have all in the end."""
    drawing = "h 25% to 50% t, m 40% to 60% t, h 50% m, k 50% m"

    assert parts(owners(drawing, "t")) == shares(m="50% to 60%", h="70% to 75%", k="25% to 30%")


def test_an_open_end_that_makes_no_difference_is_attained() -> None:
    """Whether directly or through m, h has all of t; what m has is open."""
    assert parts(owners("h over 25% t, m unknown t, h 100% m", "t")) == {
        "h": WHOLE,
        "m": parse_share("under 75%"),
    }


def test_an_open_end_behind_an_owner_is_not_its_own() -> None:
    """b has a half of t whatever t has of b; only what comes back to t is never a tenth."""
    assert parts(owners("b 50% t, t over 20% to 40% b")) == {
        "b": parse_share("50%"),
        "unrecorded": WHOLE,
        "returning": parse_share("over 10% to 20%"),
    }


def test_the_identity_holds_over_loops_and_rings() -> None:
    """Ultimate owners, unrecorded and ownerless are the whole; m, x and y only pass it on."""
    found = owners("a 30% t, x 20% t, m 10% t, g 50% m, t 10% m, x 100% y, y 100% x")
    once = Fraction(100, 99)

    assert {s.owner for s in found.owners if s.is_ultimate} == {"a", "g"}
    assert parts(found) == {
        "a": exactly(Fraction(3, 10) * once),
        "g": exactly(Fraction(1, 20) * once),
        "m": parse_share("10%"),
        "x": exactly(Fraction(1, 5) * once),
        "y": exactly(Fraction(1, 5) * once),
        "unrecorded": exactly(Fraction(44, 100) * once),
        "ownerless": exactly(Fraction(1, 5) * once),
        "returning": parse_share("1%"),
    }


def test_a_closed_ring_somewhere_above_is_ownerless() -> None:
    """What x and y hold of t belongs to no one else: both have it, and it ends nowhere."""
    assert parts(owners("a 60% t, x 40% t, x 100% y, y 100% x")) == shares(
        a="60%", x="40%", y="40%", ownerless="40%"
    )


def test_a_ring_above_may_be_closed() -> None:
    """y can be x's by a half to the whole: what is not, is unrecorded."""
    assert parts(owners("a 60% t, y 40% t, x 50% to 100% y, y 100% x")) == shares(
        a="60%", y="40%", x="20% to 40%", unrecorded="up to 40%", ownerless="up to 40%"
    )


@pytest.mark.parametrize("drawing", ["t 100% y, y 100% t, h 0% t", "t 40% t, y 60% t, t 100% y"])
def test_a_member_of_a_closed_ring_is_owned_by_the_ring(drawing: str) -> None:
    """Another member has all of it, and so has it itself; outsiders have nothing."""
    found = owners(drawing)

    assert {s.owner: s.integrated for s in found.owners} in (
        {"y": WHOLE},
        {"y": WHOLE, "h": NOTHING},
    )
    assert (found.unrecorded, found.ownerless, found.returning) == (NOTHING, WHOLE, WHOLE)
    assert found.owners[0].plain.low is None


def test_a_company_that_holds_all_of_itself() -> None:
    """It has no owners, and nothing of it is unrecorded."""
    assert parts(owners("t 100% t")) == {"ownerless": WHOLE, "returning": WHOLE}


def test_a_company_without_recorded_owners() -> None:
    """All of it is unrecorded; of a company below it is ultimate, as far as recorded."""
    assert owners("t 60% u") == IntegratedOwners("t", (), WHOLE, NOTHING, NOTHING)
    assert integrated_owners(network("t 60% u"), "u").owners[0].is_ultimate


def test_a_holder_has_no_owners() -> None:
    """A person or a state holds, and is not held."""
    world = drawn("t 60% u")
    persons = replace(
        world.dataset,
        companies={"u": world.dataset.companies["u"]},
        holders={"t": Holder("t", "T", HolderKind.PERSON)},
    )
    people = ownership_network(replace(world, dataset=persons), capital)

    assert integrated_owners(people, "t").owners == ()
    assert integrated_owners(people, "u").owners[0].is_ultimate


def test_a_stake_tells_what_is_direct_and_what_returns() -> None:
    """As stated, and what the owner has of itself: three fifths of a fifth."""
    assert owners("h 50% t, b 20% t, t 60% b").owners[1] == IntegratedStake(
        "b", "t", parse_share("20%"), parse_share("20%"), parse_share("12%"), is_ultimate=False
    )


def test_owners_come_by_falling_share_then_by_id() -> None:
    """By what is certain; those of whom nothing is, by what is possible."""
    drawing = "c 10% t, b 10% t, u unknown t, v up to 5% t, r 5% to 20% t, g 100% c"

    assert [stake.owner for stake in owners(drawing).owners] == ["b", "c", "g", "r", "u", "v"]


def test_parts_that_are_not_the_whole_are_an_error() -> None:
    """No answer leaves here that breaks the identity."""
    with pytest.raises(ArithmeticError, match="the owners of t add up to 1/2 to 3/4"):
        IntegratedOwners("t", (), parse_share("50% to 75%"), NOTHING, NOTHING)


def test_a_chain_of_two_thousand_links() -> None:
    """A half, two thousand times: the first in the chain is the smallest owner."""
    chain = ", ".join(f"c{n} 50% c{n + 1}" for n in range(1999))
    found = integrated_owners(network(f"{chain}, c1999 50% t"), "t")

    assert len(found.owners) == 2000
    assert found.owners[-1].owner == "c0"
    assert found.owners[-1].integrated == exactly(Fraction(1, 2**2000))
    assert found.unrecorded == exactly(1 - Fraction(1, 2**2000))


def test_a_ring_of_two_hundred_is_within_bounds() -> None:
    """A tenth of t is h's each time round; who is k links above t has 0.9^k of it."""
    ring = ", ".join(f"c{n + 1} 90% c{n}" for n in range(198))
    found = integrated_owners(network(f"c0 90% t, {ring}, t 90% c198, h 10% t"), "t")
    by_owner = {stake.owner: stake.integrated for stake in found.owners}
    once = 1 / (1 - Fraction(9, 10) ** 200)

    for share, exact in (
        (by_owner["h"], once / 10),
        (by_owner["c99"], Fraction(9, 10) ** 100),
        (found.unrecorded, 1 - once / 10),
        (found.returning, Fraction(9, 10) ** 200),
    ):
        assert exact - TINY < share.low <= exact <= share.high < exact + TINY


def test_a_closed_ring_of_two_hundred_is_exact() -> None:
    """Its size is no matter where nothing needs to be solved."""
    ring = ", ".join(f"c{n} 100% c{(n + 1) % 200}" for n in range(200))
    found = integrated_owners(network(f"{ring}, c0 40% t, h 60% t"), "t")

    assert {stake.integrated for stake in found.owners[1:]} == {parse_share("40%")}
    assert found.ownerless == parse_share("40%")


@pytest.mark.usefixtures("nothing_exact")
def test_in_a_very_large_loop_nobody_has_less_than_directly() -> None:
    """Of t the file states that h has over a quarter, c0 37 %, and that the rest is with k.

    Floating point adds what comes round, and takes away none of that; k's part goes to no other.
    """
    ring = ", ".join(f"c{n + 1} 37% c{n}" for n in range(69))
    drawing = f"h over 25% to 26% t, c0 37% t, {ring}, t 37% c69, k 37% t"
    found = integrated_owners(network(drawing), "t")
    by_owner = {stake.owner: stake.integrated for stake in found.owners}
    quarter, most = Fraction(1, 4), Fraction(26, 100)

    assert found.is_enclosed
    assert quarter <= by_owner["h"].low < quarter + TINY
    assert by_owner["h"].low_open
    assert most <= by_owner["h"].high < most + TINY
    assert Fraction(37, 100) <= min(by_owner["c0"].low, by_owner["k"].low)
    assert by_owner["c0"].high <= Fraction(38, 100)
    assert found.unrecorded.low_open is False


@pytest.mark.usefixtures("nothing_exact")
def test_in_a_very_large_loop_an_end_is_closed_for_its_members() -> None:
    """Whether t attains what it has of itself is not said; who is outside comes after the end."""
    ring = ", ".join(f"c{n + 1} 50% c{n}" for n in range(69))
    found = integrated_owners(network(f"c0 over 20% to 40% t, {ring}, t 50% c69, h 50% c0"), "t")
    by_owner = {stake.owner: stake.integrated for stake in found.owners}

    assert (by_owner["c0"].low, by_owner["c0"].low_open) == (Fraction(1, 5), True)
    assert not by_owner["c1"].low_open
    assert by_owner["h"].low_open


@pytest.mark.usefixtures("nothing_exact")
def test_where_no_ring_can_close_nothing_is_ownerless() -> None:
    """In a loop of seventy with ranges some of each must leave it: exactly nothing stays."""
    ring = ", ".join(f"c{n + 1} 50% to 90% c{n}, h 5% c{n}" for n in range(69))
    found = integrated_owners(network(f"{ring}, c0 up to 90% c69, c0 40% t"), "t")

    assert found.is_enclosed
    assert found.ownerless == NOTHING
