from fractions import Fraction

import pytest

from alliance_cli.calculations.group import (
    GroupEntity,
    Method,
    Standard,
    group,
    without_upstream_votes,
)
from alliance_cli.model.share import exactly, parse_share
from tests.notation import network

FULL, JOINT, EQUITY, NONE = Method.FULL, Method.JOINT, Method.EQUITY, Method.NONE


def entities(
    capital: str,
    votes: str | None = None,
    standard: Standard = Standard.IFRS,
    complete: str = "",
) -> dict[str, GroupEntity]:
    """The group of a, by company; votes are as the capital where they are not drawn."""
    cast = network(capital if votes is None else votes, complete.split())
    found = group(network(capital, complete.split()), cast, "a", standard)
    return {entity.company: entity for entity in found}


def methods(drawing: str, standard: Standard = Standard.IFRS) -> tuple[Method, Method] | None:
    """How x is consolidated, for certain and perhaps; nothing where it is not listed."""
    entity = entities(drawing, standard=standard).get("x")
    return None if entity is None else (entity.method, entity.possible_method)


def test_control_and_interest_stand_side_by_side() -> None:
    """60 % of 60 %: all 60 % of the votes are directed, and 36 % of the company is owned."""
    found = entities("a 60% b, b 60% c")

    assert (found["c"].control, found["c"].interest) == (parse_share("60%"), parse_share("36%"))
    assert (found["b"].control, found["b"].interest) == (parse_share("60%"), parse_share("60%"))


def test_minorities_have_what_the_parent_has_not() -> None:
    """Of what is consolidated in full, and of nothing else; a range leaves a range."""
    found = entities("a 60% b, b 60% c, b 30% d, a over 60% to 80% e")

    assert found["b"].minority == parse_share("40%")
    assert found["c"].minority == parse_share("64%")
    assert found["d"].minority is None
    assert found["e"].minority is not None
    assert (found["e"].minority.low, found["e"].minority.high) == (Fraction(1, 5), Fraction(2, 5))
    assert (found["e"].minority.low_open, found["e"].minority.high_open) == (False, True)


def test_the_largest_interest_comes_first() -> None:
    """By falling interest, then by company."""
    assert list(entities("a 60% d, a 30% c, a 30% b, d 60% e, a 100% f")) == list("fdebc")


@pytest.mark.parametrize(
    ("share", "method"),
    [
        ("100%", FULL),
        ("50.1%", FULL),
        ("50%", EQUITY),
        ("20%", EQUITY),
        ("1/5", EQUITY),
        ("over 50%", FULL),
    ],
)
def test_the_method_follows_from_the_votes(share: str, method: Method) -> None:
    """More than half: full; at least 20 %: equity, and so is half without another half."""
    assert methods(f"a {share} x") == (method, method)


@pytest.mark.parametrize("share", ["19.999%", "0%", "under 20%", "up to 19%"])
def test_less_than_a_fifth_is_not_listed(share: str) -> None:
    """What can never be 20 % of the votes is no part of the group."""
    assert methods(f"a {share} x") is None


@pytest.mark.parametrize(
    ("drawing", "method"),
    [
        ("a 50% x, o 50% x", JOINT),
        ("a 1/2 x, o 50% x", JOINT),
        ("a 30% x, a 60% b, b 20% x, o 50% x", JOINT),
        ("a 45% x, o 45% x, x 10% x", JOINT),
        ("a 50% x, o 30% x, p 20% x", EQUITY),
        ("a 50% x, o 49.9% x", EQUITY),
        ("a 30% x, a 40% b, b 20% x, o 50% x", EQUITY),
        ("a 30% x, a 60% b, b 20% x, o 45% x", EQUITY),
        ("a 49% x, o 51% x", EQUITY),
        ("a 50% x, b 25% x, c 25% x, h 100% b, h 100% c", JOINT),
        ("a 50% x, b 25% x, h 25% x, h 51% b", JOINT),
        ("a 50% x, b 25% x, h 25% x, h 50% b", EQUITY),
        ("a 50% x, b 25% x, c 25% x, x 100% b, x 100% c", EQUITY),
        ("h 60% a, a 50% x, h 25% x, b 25% x, h 60% b", JOINT),
    ],
)
def test_two_halves_are_joint_control(drawing: str, method: Method) -> None:
    """Half with the parent and its subsidiaries, the other half in one hand; of the votes cast.

    A hand has what it controls too; what a company controls is no hand beside it.
    """
    assert methods(drawing) == (method, method)


@pytest.mark.parametrize(
    ("drawing", "certain", "possible"),
    [
        ("a unknown x", NONE, FULL),
        ("a over 25% x", EQUITY, FULL),
        ("a 10% to 30% x", NONE, EQUITY),
        ("a up to 20% x", NONE, EQUITY),
        ("a 30% to 50% x, o 50% x", EQUITY, JOINT),
        ("a 50% x, o 25% to 50% x", EQUITY, JOINT),
        ("a 50% x, o 25% to 49% x", EQUITY, EQUITY),
        ("a at least 50% x, o 40% x", EQUITY, FULL),
        ("a under 50% x, o 50% x", NONE, EQUITY),
        ("a over 25% b, b 60% x", NONE, FULL),
        ("a 50% x, h 25% x, b 25% x, h 40% to 60% b", EQUITY, JOINT),
        ("a 50% x, h 25% x, b 20% to 25% x, h 60% b", EQUITY, JOINT),
    ],
)
def test_a_range_leaves_a_method_and_another_that_is_possible(
    drawing: str, certain: Method, possible: Method
) -> None:
    """The one follows from the votes that are cast for certain, the other from the possible."""
    assert methods(drawing) == (certain, possible)


def test_votes_of_an_associate_do_not_count() -> None:
    """What a company not controlled controls is no part of the group, though it adds interest."""
    assert list(entities("a 40% b, b 60% c")) == ["b"]

    found = entities("a 40% b, b 50% c, a 20% c")["c"]
    assert (found.control, found.interest) == (parse_share("20%"), parse_share("40%"))
    assert (found.method, found.minority) == (EQUITY, None)


def test_the_votes_decide_and_not_the_capital() -> None:
    """The method follows from votes, interest and minorities from the capital."""
    found = entities("a 15% x, o 60% y, a 60% z", votes="a 20% x, a 60% y, o 60% z")

    assert list(found) == ["x", "y"]
    assert (found["x"].method, found["x"].interest) == (EQUITY, parse_share("15%"))
    assert (found["y"].method, found["y"].interest) == (FULL, parse_share("0%"))
    assert found["y"].minority == parse_share("100%")


def test_treasury_shares_leave_the_denominator() -> None:
    """48 of 95 votes are control, 19 of 95 are a fifth."""
    assert entities("a 48% x, x 5% x")["x"].control == exactly(Fraction(48, 95))
    assert methods("a 48% x, x 5% x") == (FULL, FULL)
    assert methods("a 19% x, x 5% x") == (EQUITY, EQUITY)


@pytest.mark.parametrize(
    ("drawing", "method"),
    [
        ("a 40% x", EQUITY),
        ("a 40.1% x", FULL),
        ("a 41% x, o 41% x", FULL),
        ("a 41% x, o 42% x", EQUITY),
        ("a 45% x, o 50% x", EQUITY),
        ("a 45% x, o 45% x, x 10% x", JOINT),
        ("a 42% x, o 42% x, x 10% x", FULL),
        ("a 50% x, o 50% x", JOINT),
        ("a 30% x, a 60% b, b 11% x, o 40% x", FULL),
        ("a 38% x, x 5% x", EQUITY),
        ("a 38.1% x, x 5% x", FULL),
        ("a 45% x, b 25% x, c 26% x, h 100% b, h 100% c", EQUITY),
        ("a 45% x, b 25% x, c 20% x, h 100% b, h 100% c", FULL),
    ],
)
def test_french_rules_presume_control_over_40_percent(drawing: str, method: Method) -> None:
    """Over 40 % of the votes cast, where nobody else directs more, or half of them."""
    found = entities(drawing, standard=Standard.FR)["x"]

    assert (found.method, found.is_de_facto) == (method, method is FULL)


def test_presumed_control_is_not_of_ifrs() -> None:
    """40.1 % is equity there; and a majority is not presumed under either."""
    assert methods("a 40.1% x") == (EQUITY, EQUITY)
    for standard in Standard:
        found = entities("a 60% x", standard=standard)["x"]
        assert (found.method, found.is_de_facto) == (FULL, False)


@pytest.mark.parametrize(
    "drawing", ["a 41% x, o 30% to 45% x", "a 30% to 45% x", "a 40% to 60% x", "a unknown x"]
)
def test_presumed_control_can_be_possible(drawing: str) -> None:
    """Where another may have more, or the parent less, the company is not yet presumed controlled.

    So it is not flagged.
    """
    found = entities(drawing, standard=Standard.FR)["x"]

    assert found.possible_method is FULL
    assert found.method is not FULL
    assert not found.is_de_facto


def test_presumed_control_has_minorities_and_leads_on() -> None:
    """43 % of b controls what b controls."""
    found = entities("a 43% b, b 60% c", standard=Standard.FR)

    assert [entity.method for entity in found.values()] == [FULL, FULL]
    assert found["b"].minority == parse_share("57%")
    assert found["c"].interest == parse_share("25.8%")


def test_the_parent_is_no_part_of_its_group() -> None:
    """Not even where a subsidiary holds a majority of it."""
    assert list(entities("a 60% b, b 60% a, a 10% a")) == ["b"]


def test_who_holds_nothing_heads_no_group() -> None:
    """Holders without companies, and those of less than a fifth, head none."""
    assert entities("o 60% b, b 60% a") == {}


def test_votes_in_a_parent_can_be_suspended() -> None:
    """With c's 20 % of b a directs 71 %; without them its own 51 are of 80 votes."""
    world = network("a 51% b, b 60% c, c 20% b")
    before, after = (
        {e.company: e.control for e in group(world, votes, "a", Standard.IFRS)}
        for votes in (world, without_upstream_votes(world, "a"))
    )

    assert before == {"b": parse_share("71%"), "c": parse_share("60%")}
    assert after == {"b": parse_share("63.75%"), "c": parse_share("60%")}


def test_suspended_votes_are_treasury_shares() -> None:
    """Those held in the parent itself too, directly or through a subsidiary's subsidiary."""
    cast = without_upstream_votes(network("a 60% b, b 60% c, b 5% a, c 10% a, a 2% a"), "a")

    assert (cast.direct("b", "a"), cast.direct("c", "a")) == (parse_share("0%"),) * 2
    assert cast.direct("a", "a") == parse_share("17%")
    assert cast.direct("a", "b") == parse_share("60%")


@pytest.mark.parametrize(
    "drawing",
    [
        "a 60% b, a 60% c, c 20% b",
        "a 40% b, b 10% a",
        "a 40% to 60% b, b 10% a",
        "a 60% b, o 60% p, p 60% o",
        "a 60% b, b 10% b",
    ],
)
def test_other_votes_are_not_suspended(drawing: str) -> None:
    """Sisters, companies not controlled for certain, others' rings and treasury shares stay."""
    world = network(drawing)

    assert without_upstream_votes(world, "a") == world
