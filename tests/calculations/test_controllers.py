from collections.abc import Collection
from fractions import Fraction
from itertools import pairwise

import pytest

from alliance_cli.calculations.control import MAJORITY, ControlRule
from alliance_cli.calculations.controllers import (
    MOST_STEPS,
    Certainty,
    Controller,
    controllers,
    votes_in_concert,
)
from alliance_cli.model.share import Share, exactly, parse_share
from tests.notation import network

JOINT_MAJORITY = "h 51% a, h 51% b, a 26% x, b 25% x"
OVER_40 = ControlRule(Fraction(2, 5))


def found(
    drawing: str,
    rule: ControlRule = MAJORITY,
    together: Collection[str] = (),
    complete: str = "",
) -> dict[str, Controller]:
    """Those who control x, by their ids, in the order of the answer."""
    world = network(drawing, complete.split())
    return {one.controller: one for one in controllers(world, "x", rule, together)}


def derivation(controller: Controller) -> list[tuple[str, str, Share]]:
    """Each step: the company, by whose votes, and how many they are."""
    return [(step.company, " ".join(step.by), step.votes) for step in controller.steps]


def test_joint_votes_add_up() -> None:
    """26 % and 25 % of two companies controlled are a majority, though neither is one."""
    told = found(JOINT_MAJORITY)

    assert list(told) == ["h"]
    assert told["h"].votes == parse_share("0%")
    assert told["h"].control == parse_share("51%")
    assert told["h"].through == ("a", "b")


def test_a_single_link_must_be_a_majority_alone() -> None:
    """Under a rule of single links nobody controls by joint votes; by one chain one does."""
    rule = ControlRule(single_link=True)

    assert found(JOINT_MAJORITY, rule) == {}
    assert list(found("h 51% a, a 51% x, h 51% b, b 25% x", rule)) == ["h", "a"]


def test_the_steps_stand_in_the_order_in_which_control_follows() -> None:
    """What had to be controlled first comes first, with whose votes and how many; x is last."""
    told = found("h 60% z, z 55% y, y 30% x, h 25% x")

    assert derivation(told["h"]) == [
        ("z", "h", parse_share("60%")),
        ("y", "z", parse_share("55%")),
        ("x", "h y", parse_share("55%")),
    ]


def test_the_steps_leave_out_what_was_not_needed() -> None:
    """Votes that came after the majority are added to the control, and are no step to it."""
    told = found("h 60% x, h 60% k, k 5% x")

    assert derivation(told["h"]) == [("x", "h", parse_share("60%"))]
    assert told["h"].through == ("k",)
    assert told["h"].control == parse_share("65%")


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("h 60% z, z 55% y, y 60% x", "h"),
        ("h 60% z, z 60% x, k 60% h, o 30% z", "k"),
        ("h 60% z, z 30% x, h 30% x", "h"),
        ("h 60% x, x 60% h", "h"),
        ("p 60% q, q 60% p, p 60% x", "p q"),
        ("h 40% to 60% z, z 40% to 60% y, y 60% x", "h y"),
        ("h 60% z, z 40% to 60% x", "h"),
        ("a 40% to 60% z, b 40% to 60% z, z 60% x", "a b z"),
    ],
)
def test_a_derivation_is_told_once(drawing: str, told: str) -> None:
    """Who is a step in the derivation of another, as surely, has none of its own."""
    assert " ".join(sorted(n for n, one in found(drawing).items() if one.steps)) == told


def test_own_votes_are_told_apart_from_all_that_count() -> None:
    """10 % of its own and 45 % of a company controlled are 55 %."""
    told = found("h 60% b, b 45% x, h 10% x")

    assert told["h"].votes == parse_share("10%")
    assert told["h"].control == parse_share("55%")
    assert told["h"].through == ("b",)


def test_the_ultimate_controller_comes_first() -> None:
    """Then down the chain; certain control before what is only possible."""
    assert list(found("a 60% b, b 51% x, a 10% x")) == ["a", "b"]
    assert list(found("z 60% b, b 51% x, z 10% x")) == ["z", "b"]
    assert list(found("z 60% b, b 51% x")) == ["z", "b"]
    assert list(found("b 60% x, z 40% to 100% b, a 45% to 100% b")) == ["b", "a", "z"]


def test_the_ultimate_controller_is_controlled_by_nobody() -> None:
    """At the top of a chain; who is only possibly controlled is ultimate all the same."""
    chain = found("h 60% p, p 60% x")
    perhaps = found("h 40% to 60% p, p 60% x")

    assert {one: told.is_ultimate for one, told in chain.items()} == {"h": True, "p": False}
    assert {one: told.is_ultimate for one, told in perhaps.items()} == {"p": True, "h": True}


@pytest.mark.parametrize(
    "ring", ["p 60% x, x 60% p", "p 60% q, q 60% p, p 60% x", "p 60% x, x 60% q, q 60% p"]
)
def test_nobody_in_a_ring_is_ultimate(ring: str) -> None:
    """Who controls x and is controlled by another, or by x itself, is not at the top."""
    told = found(ring)

    assert told
    assert not any(one.is_ultimate for one in told.values())


@pytest.mark.parametrize(
    ("stake", "certainty"),
    [
        ("60%", Certainty.CERTAIN),
        ("over 50%", Certainty.CERTAIN),
        ("at least 50%", Certainty.POSSIBLE),
        ("over 25%", Certainty.POSSIBLE),
        ("40% to 60%", Certainty.POSSIBLE),
        ("unknown", Certainty.POSSIBLE),
        ("50%", None),
        ("over 25% to 50%", None),
        ("up to 50%", None),
    ],
)
def test_control_is_certain_or_possible(stake: str, certainty: Certainty | None) -> None:
    """Certain where every choice within the range is a majority, possible where some is."""
    told = found(f"h {stake} x")

    assert {one.certainty for one in told.values()} == ({certainty} if certainty else set())
    assert all(one.control == one.votes == parse_share(stake) for one in told.values())


def test_possible_control_counts_what_may_be_controlled() -> None:
    """30 % for certain and 30 % of a company that may be controlled: 30 % to 60 %."""
    told = found("h over 25% p, p 30% x, h 30% x")["h"]

    assert (told.certainty, told.control) == (Certainty.POSSIBLE, parse_share("30% to 60%"))
    assert derivation(told) == [
        ("p", "h", parse_share("over 25%")),
        ("x", "h p", parse_share("60%")),
    ]
    assert told.through == ("p",)


def test_certain_control_does_not_rest_on_what_is_possible() -> None:
    """Where the certain votes are enough, only they are told; the range has the others too."""
    told = found("h over 25% p, p 30% x, h 55% x")["h"]

    assert (told.certainty, told.control) == (Certainty.CERTAIN, parse_share("55% to 85%"))
    assert derivation(told) == [("x", "h", parse_share("55%"))]
    assert told.through == ()


def test_a_complete_list_can_make_control_certain() -> None:
    """Over 25 % is at least 60 % where the only other owner has 40 %."""
    assert found("h over 25% x, o 40% x")["h"].certainty is Certainty.POSSIBLE
    assert found("h over 25% x, o 40% x", complete="x")["h"].certainty is Certainty.CERTAIN


def test_those_who_act_in_concert_control_together() -> None:
    """30 % and 25 % control together and not alone; each is named, with the other's votes."""
    drawing = "a 30% x, b 25% x, c 45% x"
    told = found(drawing, together=["a", "b"])

    assert found(drawing) == {}
    assert list(told) == ["a", "b"]
    assert [one.votes for one in told.values()] == [parse_share("30%"), parse_share("25%")]
    assert [one.control for one in told.values()] == [parse_share("55%")] * 2
    assert [one.through for one in told.values()] == [("b",), ("a",)]
    assert [one.is_ultimate for one in told.values()] == [True, True]
    assert derivation(told["b"]) == [("x", "a b", parse_share("55%"))]


def test_a_concert_controls_through_companies() -> None:
    """Together two control a company that neither does, and it is not ultimate."""
    told = found("a 30% p, b 30% p, p 60% x", together=["b", "a"])

    assert {one: controller.is_ultimate for one, controller in told.items()} == {
        "a": True,
        "b": True,
        "p": False,
    }
    assert derivation(told["a"]) == [
        ("p", "a b", parse_share("60%")),
        ("x", "p", parse_share("60%")),
    ]


def test_a_concert_adds_nothing_to_others() -> None:
    """Who is not named acts alone, and one who holds nothing brings nothing."""
    assert list(found("a 30% x, b 25% x, c 45% x", together=["c", "z"])) == []
    assert list(found("a 30% x, b 25% x", together=["b", "z"])) == []


@pytest.mark.parametrize(
    ("drawing", "together", "directed"),
    [
        ("a 16.7% x, b 16.7% x, c 16.6% x, d 50% x", "a b c", "50%"),
        ("a 16.7% x, b 16.7% x", "a x", "16.7%"),
        ("a 30% p, b 30% p, p 40% x, b 5% x", "a b", "45%"),
        ("a 20% to 30% x, b 10% x", "a b", "30% to 40%"),
        ("a 20% x, b 10% x", "z", "0%"),
    ],
)
def test_a_concert_directs_votes_whether_enough_or_not(
    drawing: str, together: str, directed: str
) -> None:
    """Their own, and those of all that they control together."""
    world = network(drawing)

    assert votes_in_concert(world, "x", MAJORITY, together.split()) == parse_share(directed)


def test_a_company_in_concert_with_its_owners_does_not_hide_them() -> None:
    """To name the company asked itself among those who act in concert changes nothing."""
    assert found("a 60% x", together=["a", "x"]) == found("a 60% x", together=["a"])


@pytest.mark.parametrize(
    ("rule", "found_"),
    [
        (MAJORITY, ""),
        (ControlRule(at_least=True), "a"),
        (OVER_40, "a"),
        (ControlRule(Fraction(2, 5), at_least=True), "a b"),
        (ControlRule(Fraction(1, 10)), "a b"),
        (ControlRule(Fraction(1, 10), at_least=True), "a b c"),
    ],
)
def test_the_threshold_can_be_another(rule: ControlRule, found_: str) -> None:
    """More than it is needed, or exactly as much under an "at least" rule."""
    assert " ".join(found("a 50% x, b 40% x, c 10% x", rule)) == found_


def test_exactly_the_threshold_is_not_more() -> None:
    """40 % is not over 40 %, and half is no majority."""
    assert found("a 40% x, b 40% x", OVER_40) == {}
    assert found("a 50% x, b 50% x") == {}
    assert list(found("a 50% x, b 50% x", ControlRule(at_least=True))) == ["a", "b"]


def test_thresholds_are_compared_exactly() -> None:
    """16.7 and 16.7 and 16.6 are 50, which is no majority; 16.7 three times is one."""
    drawing = "h 60% a, h 60% b, h 60% c, a 16.7% x, b 16.7% x, c {} x"

    assert found(drawing.format("16.6%")) == {}
    assert found(drawing.format("16.7%"))["h"].control == parse_share("50.1%")


def test_treasury_shares_do_not_vote() -> None:
    """48 of 95 votes are a majority."""
    assert found("a 48% x, x 5% x")["a"].control == exactly(Fraction(48, 95))


def test_a_company_is_not_its_own_controller() -> None:
    """Treasury shares, and a subsidiary that holds its parent, do not make it one."""
    assert found("x 90% x") == {}
    assert list(found("x 60% b, b 60% x")) == ["b"]


def test_nobody_controls_a_company_without_recorded_owners() -> None:
    """Without owners there is nobody above, whoever is named as acting in concert."""
    assert found("x 60% y", together=["y", "z"]) == {}


def test_after_thousands_of_steps_no_other_derivation_is_begun() -> None:
    """Two companies on each of 110 rungs may each control the next two: each has its own way."""
    rungs = [("a0", "b0"), *((f"a{n}", f"b{n}") for n in range(1, 110)), ("x",)]
    links = (
        f"{owner} 30% to 70% {company}"
        for above, below in pairwise(rungs)
        for owner in above
        for company in below
    )
    all_ = controllers(network(", ".join(links)), "x")
    given = sum(len(one.steps) for one in all_)

    assert len(all_) == 220
    assert MOST_STEPS - 110 < given <= MOST_STEPS
    assert any(one.omits_steps for one in all_)
    assert not any(one.omits_steps and one.steps for one in all_)
