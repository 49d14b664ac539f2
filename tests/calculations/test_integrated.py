from fractions import Fraction

import pytest

from alliance_cli.calculations.integrated import (
    IntegratedStake,
    integrated_holdings,
    integrated_stake,
    plain_stake,
)
from alliance_cli.model.figures import PlainStake
from alliance_cli.model.share import UNKNOWN, Share, exactly, parse_share
from tests.notation import network

TINY = Fraction(1, 10**12)


def stake(drawing: str, owner: str, company: str, *complete: str) -> IntegratedStake:
    """A stake of the network drawn, which must also be among the owner's holdings if it has any."""
    world = network(drawing, complete)
    found = integrated_stake(world, owner, company)
    if owner != company:
        holdings = integrated_holdings(world, owner).holdings
        assert [s for s in holdings if s.company == company] in ([], [found])
    return found


@pytest.mark.parametrize(
    ("drawing", "share"),
    [
        ("h 60% t", "60%"),
        ("h 50% a, a 40% t", "20%"),
        ("h 50% a, a 40% t, h 20% t", "40%"),
        ("h 20% t, h 10% t", "30%"),
        ("h 0% t, k 10% h", "0%"),
        ("h 60% t, t 5% t", "12/19"),
        ("h 60% a, a 5% a, a 50% t", "6/19"),
        ("h 50% t, b 20% t, t 60% b", "25/44"),
        ("h 50% to 75% a, a 25% to 50% t", "12.5% to 37.5%"),
        ("h 25% to 50% t, m 50% to 75% t, h 50% to 75% m", "50% to 87.5%"),
        ("h unknown t", "unknown"),
        ("h unknown a, a 50% t", "up to 50%"),
        ("h unknown t, k 60% t", "up to 40%"),
        ("h unknown t, k 100% t", "0%"),
        ("h over 25% to 50% a, a 50% t", "over 12.5% to 25%"),
        ("h under 50% a, a 50% t", "under 25%"),
        ("h over 25% a, a up to 50% t", "up to 50%"),
        ("h 100% x, x 10% h, t 10% h", "0%"),
    ],
)
def test_the_part_of_t_that_belongs_to_h(drawing: str, share: str) -> None:
    """Products along chains, sums over chains, no walk twice; within ranges the least and most."""
    assert stake(drawing, "h", "t").integrated == parse_share(share)


def test_a_complete_list_narrows_the_range() -> None:
    """With nothing unrecorded m has 50 to 60 %, of which half is h's, and h the rest."""
    drawing = "h 25% to 50% t, m 40% to 60% t, h 50% m"

    assert stake(drawing, "h", "t", "t").integrated == parse_share("70% to 75%")
    assert stake(drawing, "h", "t").integrated == parse_share("45% to 75%")


def test_an_open_end_that_makes_no_difference_is_attained() -> None:
    """Whether directly or through m that is its own, h has all of t."""
    found = stake("h over 25% t, m unknown t, h 100% m", "h", "t", "t")

    assert found.integrated == exactly(Fraction(1))


def test_a_stake_tells_what_is_direct_and_who_is_ultimate() -> None:
    """The direct share is as the file states it; h has no recorded owners, a has h."""
    drawing = "h 50% a, a over 25% to 50% t"

    assert stake(drawing, "a", "t") == IntegratedStake(
        "a",
        "t",
        parse_share("over 25% to 50%"),
        parse_share("over 25% to 50%"),
        exactly(Fraction(0)),
        is_ultimate=False,
    )
    assert stake(drawing, "h", "t").is_ultimate
    assert stake(drawing, "h", "t").direct == exactly(Fraction(0))


def test_one_who_owns_nothing_of_a_company() -> None:
    """Two strangers, and a company that is above: 0 %, no error."""
    for owner, company in (("k", "a"), ("t", "a"), ("h", "k"), ("nobody", "t")):
        assert stake("h 50% a, a 50% t, k 10% t", owner, company).integrated == parse_share("0%")


def test_the_return_share_is_what_an_owner_has_of_itself() -> None:
    """Three fifths of b, which has a fifth of a: 3/25 of a is a's, and a's return to b is too."""
    drawing = "h 50% a, b 20% a, a 60% b"

    assert stake(drawing, "a", "a").integrated == exactly(Fraction(3, 25))
    assert stake(drawing, "a", "b").returning == exactly(Fraction(3, 25))
    assert stake(drawing, "b", "b").returning == exactly(Fraction(3, 25))
    assert stake(drawing, "h", "h").integrated == exactly(Fraction(0))


@pytest.mark.parametrize(
    ("owner", "company", "plain"),
    [
        ("a", "b", Fraction(15, 22)),
        ("b", "a", Fraction(5, 22)),
        ("h", "a", Fraction(25, 44)),
        ("h", "b", Fraction(15, 44)),
        ("a", "a", Fraction(3, 22)),
    ],
)
def test_the_plain_sum_is_the_corrected_over_what_does_not_return(
    owner: str, company: str, plain: Fraction
) -> None:
    """V - I for a 60 % b and b 20 % a: 3/5, 1/5, 3/25 over 22/25; outside the loop both agree."""
    found = stake("h 50% a, b 20% a, a 60% b", owner, company)

    assert found.plain == PlainStake(plain, plain)


def test_the_plain_sum_can_pass_the_whole() -> None:
    """All of b is a's and a tenth of a is b's: the series comes to 1/(1 - 0.1), the share to 1."""
    found = stake("a 100% b, b 10% a", "a", "b")

    assert found.integrated == exactly(Fraction(1))
    assert found.plain == PlainStake(Fraction(10, 9), Fraction(10, 9))


def test_the_plain_sum_of_a_range() -> None:
    """x has 50 to 80 % of y and y a half of x: 1/2 over 3/4 to 4/5 over 3/5."""
    found = stake("x 50% to 80% y, y 50% x", "x", "y")

    assert found.returning == parse_share("25% to 40%")
    assert found.plain == PlainStake(Fraction(2, 3), Fraction(4, 3))


def test_the_plain_series_of_a_member_of_a_closed_ring_has_no_sum() -> None:
    """x and y are one another's: each walk goes round for ever. What is nothing stays nothing."""
    drawing = "x 100% y, y 100% x, x 40% t, k 10% z"

    assert stake(drawing, "x", "y").plain == PlainStake(None, None)
    assert stake(drawing, "x", "t").plain == PlainStake(None, None)
    assert stake(drawing, "x", "z").plain == PlainStake(Fraction(0), Fraction(0))


def test_a_ring_that_is_perhaps_closed_has_perhaps_no_sum() -> None:
    """With half of y the series comes to 1/2 over 1/2; with all of it, to nothing finite."""
    assert stake("x 50% to 100% y, y 100% x", "x", "y").plain == PlainStake(Fraction(1), None)
    assert plain_stake(UNKNOWN, exactly(Fraction(0))) == PlainStake(Fraction(0), Fraction(1))


def test_members_of_a_closed_ring_own_one_another_wholly() -> None:
    """Outsiders have nothing of them; of a company below, each has what either holds."""
    drawing = "x 100% y, y 100% x, x 30% t, y 10% t, k 60% t"

    for owner, company in (("x", "y"), ("y", "x"), ("x", "x"), ("y", "y")):
        assert stake(drawing, owner, company).integrated == exactly(Fraction(1))
    for owner in ("x", "y"):
        assert stake(drawing, owner, "t").integrated == parse_share("40%")
    assert stake(drawing, "k", "x").integrated == parse_share("0%")


def test_a_company_that_holds_all_of_itself() -> None:
    """It is its own, and what it holds of others is still its own."""
    assert stake("t 100% t, t 50% u", "t", "t").integrated == exactly(Fraction(1))
    assert stake("t 100% t, t 50% u", "t", "u").integrated == parse_share("50%")


def test_holdings_come_by_falling_share_without_the_owner() -> None:
    """All below, equal ones by id; what is sure before what is only possible, unknown last."""
    drawing = (
        "h 50% b, h 50% a, a 40% t, h unknown u, h 10% to 90% r, h 20% c, t 1% h, h 0% z, k 99% z"
    )
    found = integrated_holdings(network(drawing), "h")

    assert [s.company for s in found.holdings] == ["a", "b", "c", "t", "r", "u"]
    assert found.owner == "h"
    assert found.returning == exactly(Fraction(2, 1000))


def test_who_holds_nothing_has_no_holdings() -> None:
    """A company at the bottom, and one that nobody has heard of."""
    world = network("h 50% t")

    assert integrated_holdings(world, "t").holdings == ()
    assert integrated_holdings(world, "nobody").holdings == ()


def test_a_chain_of_two_thousand_links() -> None:
    """A half, two thousand times, and no limit on the way."""
    found = stake(", ".join(f"c{n} 50% c{n + 1}" for n in range(2000)), "c0", "c2000")

    assert found.integrated == exactly(Fraction(1, 2**2000))


def test_a_ring_of_two_hundred_is_a_range_that_contains_the_share() -> None:
    """h has a tenth of c0 and what comes round to it: 1/10 over 1 - 0.9^200, then 0.9^100 of it."""
    ring = ", ".join(f"c{n} 90% c{(n + 1) % 200}" for n in range(200))
    first = Fraction(1, 10) / (1 - Fraction(9, 10) ** 200)

    for company, exact in (("c0", first), ("c100", first * Fraction(9, 10) ** 100)):
        share = stake(f"h 10% c0, {ring}", "h", company).integrated
        assert share.low <= exact <= share.high < share.low + TINY
        assert share == Share(share.low, share.high)


def test_in_a_nearly_closed_ring_of_two_hundred_all_is_exact() -> None:
    """What floats take for closed is solved in fractions: a hundredth of 10^-15 % owns all."""
    ring = ", ".join(f"c{n} 100% c{n + 1}" for n in range(199))
    drawing = f"h 0.00000000000001% c0, {ring}, c199 99.99999999999999% c0"

    assert stake(drawing, "h", "c199").integrated == exactly(Fraction(1))


def test_a_closed_ring_of_two_hundred() -> None:
    """Each is each other's wholly, exactly, and no outsider's; the plain series has no sum."""
    ring = ", ".join(f"c{n} 100% c{(n + 1) % 200}" for n in range(200))
    drawing = f"{ring}, h 50% t, c0 50% t"

    assert stake(drawing, "c7", "c6").integrated == exactly(Fraction(1))
    assert stake(drawing, "c7", "t").integrated == parse_share("50%")
    assert stake(drawing, "c7", "t").plain == PlainStake(None, None)
    assert stake(drawing, "h", "c7").integrated == parse_share("0%")


@pytest.mark.usefixtures("nothing_exact")
def test_in_a_very_large_loop_nobody_has_less_than_directly() -> None:
    """Floating point adds what comes round to h, and takes away nothing of what is stated."""
    ring = ", ".join(f"c{n} 37% c{n + 1}" for n in range(69))
    drawing = f"h over 25% to 26% c0, c69 37% c0, k 37% c0, {ring}"
    share = stake(drawing, "h", "c0").integrated
    most = Fraction(26, 100) / (1 - Fraction(37, 100) ** 70)

    assert (share.low, share.low_open) == (Fraction(1, 4), True)
    assert most <= share.high < most + TINY
    assert integrated_holdings(network(drawing), "h").is_enclosed


def test_in_a_very_large_loop_nobody_has_what_another_has_for_good() -> None:
    """h has a half of c0, and all else in the end but for k, who keeps the other half."""
    ring = ", ".join(f"c{n} 90% c{n + 1}, h 10% c{n + 1}" for n in range(69))
    drawing = f"h 10% c0, c69 40% c0, k 50% c0, {ring}"

    assert stake(drawing, "h", "c0").integrated.high <= Fraction(1, 2)


def test_a_very_large_loop_through_the_owner_is_exact() -> None:
    """What is left of a ring of seventy without one of its members is a chain."""
    ring = ", ".join(f"c{n} 50% to 90% c{(n + 1) % 70}" for n in range(70))
    found = integrated_holdings(network(ring), "c0")
    shares = {s.company: s.integrated for s in found.holdings}

    assert not found.is_enclosed
    assert shares["c69"] == Share(Fraction(1, 2) ** 69, Fraction(9, 10) ** 69)
    assert found.returning == Share(Fraction(1, 2) ** 70, Fraction(9, 10) ** 70)
