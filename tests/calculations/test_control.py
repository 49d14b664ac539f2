from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import (
    MAJORITY,
    Control,
    ControlRule,
    control_steps,
    percentage_of_control,
)
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import Share, exactly, parse_share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import OwnershipNetwork, ownership_network, votes
from tests.notation import DAY, drawn

HALF = Fraction(1, 2)
RULES = (
    MAJORITY,
    ControlRule(Fraction(1, 4)),
    ControlRule(Fraction(3, 4)),
    ControlRule(HALF, at_least=True),
    ControlRule(Fraction(2, 5), at_least=True),
)


def control(drawing: str, controller: str = "a", company: str = "x", complete: str = "") -> Share:
    """The percentage of control over one company, of which the list may be complete."""
    network = ownership_network(drawn(drawing, complete.split()), votes)
    return percentage_of_control(network, controller, company)


def controlled(drawing: str, controller: str = "a") -> tuple[str, str]:
    """The companies controlled for certain, and those that possibly are; with the controller."""
    network = ownership_network(drawn(drawing), votes)
    certain, possible = (
        " ".join(sorted({controller, *control_steps(network, [controller], end)})) for end in End
    )
    return certain, possible


@pytest.mark.parametrize(
    ("drawing", "counted"),
    [
        ("a 30% x", "30%"),
        ("a 60% b, b 30% x", "30%"),
        ("a 60% b, b 30% x, a 10% x", "40%"),
        ("a 60% b, b 60% c, c 60% x", "60%"),
        ("a 60% b, b 20% x, a 60% c, c 15% x", "35%"),
        ("a 60% b, a 30% c, b 30% c, c 25% x", "25%"),
        ("a 60% b, b 30% c, a 60% d, d 30% c, c 25% x, d 5% x", "30%"),
        ("a 40% b, b 30% x, a 10% x", "10%"),
    ],
)
def test_votes_of_controlled_companies_count_in_full(drawing: str, counted: str) -> None:
    """Own votes and all those of companies controlled are added up, and never multiplied."""
    assert control(drawing) == parse_share(counted)


@pytest.mark.parametrize(
    ("link", "counted"),
    [
        ("50%", "0%"),
        ("1/2", "0%"),
        ("50.000000000000001%", "30%"),
        ("over 50%", "30%"),
        ("at least 50%", "0% to 30%"),
        ("25% to 50%", "0%"),
        ("40% to 60%", "0% to 30%"),
        ("under 60%", "0% to 30%"),
        ("over 25% to 50%", "0%"),
        ("unknown", "0% to 30%"),
    ],
)
def test_half_is_no_majority(link: str, counted: str) -> None:
    """More than half controls, for certain or possibly; exactly half, and up to half, does not."""
    assert control(f"a {link} b, b 30% x") == parse_share(counted)


def test_thresholds_are_compared_exactly() -> None:
    """16.7 and 16.7 and 16.6 are 50, which is no majority, though floats would make it one."""
    drawing = "a 60% b, a 60% c, a 60% d, b 16.7% x, c 16.7% x, d {} x, x 40% y"

    assert 16.6 + 16.7 + 16.7 > 50 - 1e-9
    assert control(drawing.format("16.6%")) == parse_share("50%")
    assert control(drawing.format("16.6%"), company="y") == parse_share("0%")
    assert control(drawing.format("16.7%"), company="y") == parse_share("40%")


def test_a_ring_that_only_supports_itself_controls_nothing() -> None:
    """Two companies that hold a majority of each other are controlled by nobody outside."""
    ring = "b 60% c, c 60% b, a 10% b, c 20% x"

    assert controlled(ring) == ("a", "a")
    assert control(ring) == parse_share("0%")
    assert control(ring, company="b") == parse_share("10%")


def test_who_controls_a_member_of_a_ring_controls_all() -> None:
    """What the ring holds of itself then counts: 30 % of its own and 60 % of c are 90 % of b."""
    ring = "a 60% c, c 60% b, a 30% b, b 30% c"

    assert controlled(ring) == ("a b c", "a b c")
    assert control(ring, company="b") == control(ring, company="c") == parse_share("90%")


def test_only_those_that_a_majority_leads_to_are_controlled() -> None:
    """The controller itself is among them; certain control is possible control too."""
    assert controlled("a 60% b, b over 50% c, c 50% d, a 40% to 60% e, e 60% f") == (
        "a b c",
        "a b c e f",
    )
    assert controlled("a 60% b", "b") == ("b", "b")
    assert controlled("a 60% b", "nobody") == ("nobody", "nobody")


@pytest.mark.parametrize(
    ("drawing", "low", "high"),
    [
        ("a 60% x, x 5% x", Fraction(60, 95), Fraction(60, 95)),
        ("a 60% x, x 5% to 10% x", Fraction(60, 95), Fraction(60, 90)),
        ("a 50% to 60% x, x 10% x", Fraction(5, 9), Fraction(6, 9)),
        ("a 60% b, b 20% x, a 40% x, x 10% x", Fraction(6, 9), Fraction(6, 9)),
        ("b 60% x, x 5% x", Fraction(0), Fraction(0)),
        ("x 10% x, o 90% x", Fraction(0), Fraction(0)),
    ],
)
def test_treasury_shares_leave_the_denominator(drawing: str, low: Fraction, high: Fraction) -> None:
    """What a company holds of itself does not vote: 60 of 100 with 5 of its own are 60/95."""
    assert control(drawing) == Share(low, high)


@pytest.mark.parametrize(
    ("drawing", "counted"),
    [
        ("a over 45% x, x 10% x", "over 50%"),
        ("a under 45% x, x 10% x", "under 50%"),
        ("a over 50% x, x unknown x", "over 50%"),
        ("a at least 50% x, x unknown x", "at least 50%"),
        ("a 30% x, x under 40% x", Share(Fraction(3, 10), HALF, high_open=True)),
        ("a 30% x, x over 25% to 40% x", Share(Fraction(2, 5), HALF, low_open=True)),
    ],
)
def test_an_open_end_stays_open_where_a_company_holds_itself(
    drawing: str, counted: str | Share
) -> None:
    """Over 50 % of all votes are over 50 % of those cast; a quotient is open where its share is."""
    told = counted if isinstance(counted, Share) else parse_share(counted)

    assert control(drawing) == told


def test_the_ends_of_a_quotient_may_lie_where_two_bounds_meet() -> None:
    """At the top with 30 % of its own: 50/70, though 10 % give 50/90 and 40 % only 40/60.

    At the bottom likewise: with 30 % of its own 20/70, though 10 % give 40/90 and 50 % 20/50.
    """
    most = control("a up to 50% x, x 10% to 40% x, o 20% x")
    least = control("a 20% to 60% x, x 10% to 50% x, o up to 50% x", complete="x")

    assert most == Share(Fraction(0), Fraction(5, 7))
    assert least == Share(Fraction(2, 7), Fraction(1))


def test_the_others_bound_a_complete_list() -> None:
    """With 10 % to 20 % of its own and 30 % to 40 % of another, a has 40/80 to 50/80."""
    found = control("a 30% to 50% x, x 10% to 20% x, o 30% to 40% x", complete="x")

    assert found == Share(Fraction(1, 2), Fraction(5, 8))


@pytest.mark.parametrize("is_complete", [False, True])
def test_the_ends_are_those_of_every_choice_in_turn(*, is_complete: bool) -> None:
    """Of all choices in whole tenths none has a quotient beyond the ends, and some has each.

    The ends of the ranges are tenths, and so are the places where two bounds meet. Control is
    certain where every choice is enough for it, and possible where any is.
    """
    tried = 0
    for ranges in product(combinations_with_replacement((0, 2, 6, 10), 2), repeat=3):
        found = quotients(ranges, 10, is_complete=is_complete)
        if found:
            shares = [Share(Fraction(n, 10), Fraction(m, 10)) for n, m in ranges]
            network = voting(shares, is_complete=is_complete)

            ends = Share(min(found), max(found))
            assert percentage_of_control(network, "a", "x") == ends, ranges
            for rule in RULES:
                # Where no vote may be cast at all, nothing is at least a part of the votes.
                if not (rule.at_least and ranges[1][1] == 10):
                    assert_enough(network, rule, ends)
            tried += 1
    assert tried > 100


@pytest.mark.parametrize("is_complete", [False, True])
@pytest.mark.parametrize(("low_open", "high_open"), [(1, 0), (0, 1), (1, 1)])
def test_an_end_is_open_where_no_choice_has_it(
    low_open: int, high_open: int, *, is_complete: bool
) -> None:
    """Ranges open below, above or both: an end is open exactly where no choice attains it.

    The ends are fifths, so that between them there are choices in twentieths.
    """
    tried = 0
    for ranges in product([(0, 0), (0, 8), (0, 16), (4, 4), (4, 16), (8, 12)], repeat=3):
        closed = quotients(ranges, 20, is_complete=is_complete)
        within = [(n + (n < m) * low_open, m - (n < m) * high_open) for n, m in ranges]
        found = quotients(within, 20, is_complete=is_complete)
        if found:
            shares = [
                Share(
                    Fraction(n, 20),
                    Fraction(m, 20),
                    n < m and low_open > 0,
                    n < m and high_open > 0,
                )
                for n, m in ranges
            ]
            network = voting(shares, is_complete=is_complete)

            low, high = min(closed), max(closed)
            ends = Share(low, high, low not in found, high not in found)
            assert percentage_of_control(network, "a", "x") == ends, ranges
            for rule in RULES:
                assert_enough(network, rule, ends)
            tried += 1
    assert tried > 50


def assert_enough(network: OwnershipNetwork, rule: ControlRule, ends: Share) -> None:
    """Control is certain where the least that a can have is enough, possible where the most is."""
    low, high, threshold = ends.low, ends.high, rule.threshold
    is_certain = low > threshold or (low == threshold and (rule.at_least or ends.low_open))
    is_possible = high > threshold or (high == threshold and rule.at_least and not ends.high_open)

    certain, possible = ("x" in control_steps(network, ["a"], end, rule) for end in End)
    assert (certain, possible) == (is_certain, is_possible), (network.owned_companies, rule)


def quotients(
    ranges: Sequence[tuple[int, int]], whole: int, *, is_complete: bool
) -> list[Fraction]:
    """What a can have of the votes that are cast, for every choice in parts of a whole."""
    of_a, of_x, of_o = (range(low, high + 1) for low, high in ranges)
    return [
        Fraction(a, whole - x) if x < whole else Fraction(0)
        for a in of_a
        for x in of_x
        for o in of_o
        if (a + x + o == whole if is_complete else a + x + o <= whole)
    ]


def voting(shares: Sequence[Share], *, is_complete: bool) -> OwnershipNetwork:
    """The network in which a, x itself and o have these votes in x."""
    companies = {"x": Company("x", "X", complete=is_complete)}
    lines = tuple(Holding(h, "x", share, share) for h, share in zip("axo", shares, strict=True))
    world = snapshot(Dataset("drawn", DAY, companies=companies, holdings=lines), DAY)
    return ownership_network(world, votes)


@pytest.mark.parametrize(
    ("stake", "counted"),
    [
        ("a 47.5% x, x 5% x", "0%"),
        ("a 47.6% x, x 5% x", "30%"),
        ("a over 47.5% x, x 5% x", "30%"),
        ("a 47% to 48% x, x 5% x", "0% to 30%"),
        ("a 46% x, x 5% to 10% x", "0% to 30%"),
        ("a 40% x, x 5% to 20% x", "0%"),
        ("a 40% x, x over 20% x", "30%"),
    ],
)
def test_a_majority_is_one_of_the_votes_that_are_cast(stake: str, counted: str) -> None:
    """47.5 of 95 votes are half, 47.6 a majority; with a range of its own either may be so."""
    assert control(f"{stake}, x 30% y", company="y") == parse_share(counted)


def test_a_company_that_holds_all_of_itself_has_no_voters() -> None:
    """Where no vote can be cast, nobody has any; where one may be cast, everything is open."""
    assert control("x 100% x, a 60% b") == parse_share("0%")
    assert control("x unknown x, a unknown x", complete="x") == Share(Fraction(0), Fraction(1))


@pytest.mark.parametrize(
    ("drawing", "complete", "counted"),
    [
        ("a over 30% x", "", "over 30%"),
        ("a under 30% x", "", "under 30%"),
        ("a over 30% to 40% x, a 60% b, b 10% x", "", "over 40% to 50%"),
        ("a 30% x, a over 40% b, b 10% x", "", "30% to 40%"),
        ("a at least 50% x, o under 30% x", "x", "over 70%"),
        ("a 20% to 70% x, o 40% to 50% x", "x", "50% to 60%"),
    ],
)
def test_a_range_of_votes_is_told_by_its_ends(drawing: str, complete: str, counted: str) -> None:
    """The low end has the votes that are cast for certain, the high end those that may be."""
    assert control(drawing, complete=complete) == parse_share(counted)


def test_others_make_a_majority_certain_in_a_complete_list() -> None:
    """30 % to 70 % is at least 60 % where the only other owner has at most 40 %."""
    drawing = "a 30% to 70% b, o 20% to 40% b, b 25% x"

    assert control(drawing) == parse_share("0% to 25%")
    assert control(drawing, complete="b") == parse_share("25%")


def steps(
    drawing: str,
    *controllers: str,
    rule: ControlRule = MAJORITY,
    end: End = End.LEAST,
    within: str | None = None,
) -> dict[str, tuple[str, ...]]:
    """The companies controlled, one after the other, and by whose votes."""
    network = ownership_network(drawn(drawing), votes)
    return dict(control_steps(network, controllers or ("a",), end, rule, within))


def test_the_steps_say_by_whose_votes_each_company_is_controlled() -> None:
    """Each follows from the controller and from those before it, and says from whom."""
    found = steps("a 60% b, a 30% c, b 30% c, c 40% d, b 20% d, z 10% b")

    assert list(found.items()) == [("b", ("a",)), ("c", ("a", "b")), ("d", ("b", "c"))]


def test_controllers_act_in_concert() -> None:
    """Two with 30 % each have a majority together, and neither is controlled by the other."""
    drawing = "a 30% b, z 30% b, a 60% z, b 60% c"

    assert steps(drawing, "z", "a") == {"b": ("a", "z"), "c": ("b",)}
    assert steps(drawing, "z") == {}


def test_only_companies_of_interest_are_looked_at() -> None:
    """What leads through a company that is not of interest is not found."""
    drawing = "a 60% b, b 60% c, a 60% d"

    assert list(steps(drawing)) == ["b", "d", "c"]
    assert list(steps(drawing, within="bd")) == ["b", "d"]
    assert list(steps(drawing, within="cd")) == ["d"]


@pytest.mark.parametrize(
    ("link", "certain", "possible"),
    [
        ("50%", True, True),
        ("49.9%", False, False),
        ("25% to 50%", False, True),
        ("over 25% to 50%", False, True),
        ("under 50%", False, False),
        ("at least 50%", True, True),
        ("over 50%", True, True),
        ("45% to 60%", False, True),
    ],
)
def test_half_is_enough_where_the_rule_says_at_least(
    link: str, *, certain: bool, possible: bool
) -> None:
    """Under an "at least" rule exactly the threshold is enough, if it can be attained."""
    rule = ControlRule(at_least=True)

    found = [bool(steps(f"a {link} b", rule=rule, end=end)) for end in End]
    assert found == [certain, possible]


def test_a_rule_says_its_operator() -> None:
    """More than the threshold, or at least as much."""
    assert (MAJORITY.operator, ControlRule(at_least=True).operator) == (">", ">=")
    assert MAJORITY.threshold == HALF


def test_a_dominant_chain_needs_one_holder_alone() -> None:
    """Two links of 30 % make a majority together, but no single link of one."""
    drawing = "a 60% b, a 60% c, b 30% d, c 30% d, c 60% e"

    assert list(steps(drawing)) == ["b", "c", "d", "e"]
    assert steps(drawing, rule=ControlRule(single_link=True)) == {
        "b": ("a",),
        "c": ("a",),
        "e": ("c",),
    }
    low = ControlRule(Fraction(1, 5), single_link=True)
    assert steps(drawing, rule=low)["d"] == ("b",)


def alone(drawing: str, rule: ControlRule, complete: str = "x") -> tuple[bool, bool]:
    """Whether a, with all of b and c, controls x by one of them alone: for certain, possibly."""
    network = ownership_network(drawn(f"a 100% b, a 100% c, {drawing}", complete.split()), votes)
    certain, possible = ("x" in control_steps(network, ["a"], end, rule) for end in End)
    return certain, possible


@pytest.mark.parametrize(
    ("drawing", "threshold", "certain"),
    [
        ("b unknown x, c unknown x", "40%", True),
        ("b unknown x, c unknown x", "50%", False),
        ("b unknown x, c unknown x, o up to 19% x", "40%", True),
        ("b unknown x, c unknown x, o up to 20% x", "40%", False),
        ("b unknown x, c unknown x, o under 20% x", "40%", True),
        ("b up to 60% x, c up to 45% x", "40%", True),
        ("b up to 30% x, c unknown x", "60%", True),
        ("b unknown x, c unknown x, x 10% x", "49%", True),
        ("b unknown x, c unknown x, x 10% x", "50%", False),
        ("b unknown x, c unknown x, x up to 10% x", "45%", True),
        ("b unknown x, c unknown x, x up to 10% x", "50%", False),
        ("b 40% x, c unknown x, o up to 21% x", "40%", False),
        ("b at least 40% x, c unknown x, x up to 30% x", "45%", True),
        ("b at least 40% x, c unknown x, x up to 30% x", "50%", False),
        ("b over 40% x, c unknown x, o unknown x", "40%", True),
    ],
)
def test_one_of_several_may_always_have_enough_alone(
    drawing: str, threshold: str, *, certain: bool
) -> None:
    """Though not always the same one: of two who have all between them, one has half."""
    rule = ControlRule(parse_share(threshold).low, single_link=True)

    assert alone(drawing, rule) == (certain, True)


def test_one_of_two_always_has_at_least_half() -> None:
    """Exactly half is enough under an "at least" rule; where others may have a part, it is not."""
    rule = ControlRule(at_least=True, single_link=True)

    assert alone("b unknown x, c unknown x", rule) == (True, True)
    assert alone("b unknown x, c unknown x", rule, complete="") == (False, True)
    assert alone("b unknown x, c unknown x, o up to 1% x", rule) == (False, True)


def test_what_one_of_several_always_controls_leads_on() -> None:
    """The company that one of the two always controls controls the next."""
    drawing = "a 100% b, a 100% c, b unknown x, c unknown x, x 60% y"
    network = ownership_network(drawn(drawing, ["x"]), votes)
    rule = ControlRule(Fraction(2, 5), single_link=True)

    assert dict(control_steps(network, ["a"], End.LEAST, rule)) == {
        "b": ("a",),
        "c": ("a",),
        "x": ("b", "c"),
        "y": ("x",),
    }


@pytest.mark.parametrize("threshold", ["2/5", "9/20", "1/2", "3/5"])
@pytest.mark.parametrize("at_least", [False, True])
def test_one_alone_is_certain_where_every_choice_has_one(threshold: str, *, at_least: bool) -> None:
    """Of all choices in twentieths: certain where none keeps both below, exactly so."""
    part = parse_share(threshold).low
    rule = ControlRule(part, at_least, single_link=True)
    tried = 0
    for ranges in product([(0, 20), (0, 8), (4, 12), (8, 8), (10, 14)], repeat=3):
        choices = [
            (b, c)
            for b, c, o in product(*(range(low, high + 1) for low, high in ranges))
            if b + c + o == 20
        ]
        if choices:
            lines = zip("bco", ranges, strict=True)
            drawing = ", ".join(f"{h} {low}/20 to {high}/20 x" for h, (low, high) in lines)
            found = [
                max(pair) > 20 * part or (at_least and max(pair) == 20 * part) for pair in choices
            ]

            assert alone(drawing, rule) == (all(found), any(found)), ranges
            tried += 1
    assert tried > 50


def test_all_votes_are_one_holders_where_the_rest_is_its_own() -> None:
    """Who has something of a company that owns the rest of itself always has all votes cast."""
    network = ownership_network(drawn("a under 25% x, x 50% to 100% x", ["x"]), votes)
    some = ownership_network(drawn("a over 0% to 25% x, x 50% to 100% x", ["x"]), votes)
    rule = ControlRule(Fraction(1), at_least=True)

    assert [list(control_steps(some, ["a"], end, rule)) for end in End] == [["x"], ["x"]]
    assert [list(control_steps(network, ["a"], end, rule)) for end in End] == [[], ["x"]]


def test_enough_in_either_of_two_networks_is_control() -> None:
    """A majority of the capital leads to one of votes; the parts of the two are never added."""
    capital = ownership_network(drawn("a 60% b, a 30% c, b 20% d, x 1% d"), votes)
    cast = ownership_network(drawn("b 60% x, a 30% c, a 20% d, x 35% d"), votes)

    reach = Control([cast, capital]).reach(["a"])
    assert reach.certain == reach.possible == {"b": ("a",), "x": ("b",), "d": ("a", "x")}
    assert Control([cast]).reach(["a"]).possible == {}
    assert Control([capital]).reach(["a"]).possible == {"b": ("a",)}


def test_votes_count_and_not_capital() -> None:
    """A majority of capital without votes controls nothing; votes without capital do."""
    half, none, most = (parse_share(text) for text in ("50%", "0%", "60%"))
    lines = (
        Holding("a", "b", most, none),
        Holding("a", "c", none, most),
        Holding("b", "x", half, parse_share("20%")),
        Holding("c", "x", none, parse_share("30%")),
    )
    companies = {id_: Company(id_, id_) for id_ in "abcx"}
    world = snapshot(Dataset("drawn", DAY, companies=companies, holdings=lines), DAY)

    assert percentage_of_control(ownership_network(world, votes), "a", "x") == parse_share("30%")


@pytest.mark.parametrize("complete", [True, False])
def test_votes_that_nobody_casts_are_nobodys(*, complete: bool) -> None:
    """Where the only owner has no votes, not even a complete list gives it some."""
    line = Holding("a", "x", parse_share("100%"), parse_share("0%"))
    companies = {"a": Company("a", "A"), "x": Company("x", "X", complete=complete)}
    world = snapshot(Dataset("drawn", DAY, companies=companies, holdings=(line,)), DAY)

    assert percentage_of_control(ownership_network(world, votes), "a", "x") == exactly(Fraction(0))


@pytest.mark.parametrize("company", ["a", "holder"])
def test_nobody_controls_what_has_no_voters(company: str) -> None:
    """A holder cannot be owned, and of a company without recorded owners no vote is known."""
    assert control("a 60% x", "x", company) == parse_share("0%")
    assert control("a 60% x", "a", company) == parse_share("0%")


def test_a_company_may_control_itself_through_others() -> None:
    """Of its own votes a company has those of the companies that it controls."""
    assert control("x 60% b, b 20% x", "x") == parse_share("20%")
    assert control("x 60% b, b 20% x, x 10% x", "x") == Share(Fraction(2, 9), Fraction(2, 9))
    assert control("x 40% b, b 20% x", "x") == parse_share("0%")
