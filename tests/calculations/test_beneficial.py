from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.calculations.beneficial import (
    BeneficialOwner,
    BeneficialOwners,
    Ground,
    Reason,
    beneficial_owners,
)
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.rules import BeneficialRule, Measure
from alliance_cli.model.share import exactly, parse_share
from tests.notation import network

CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE
CAPITAL, VOTES = Measure.CAPITAL, Measure.VOTES
PERSONS = ("p", "q", "s")
RULES = beneficial_rules()


def found(
    capital: str, rule: str | BeneficialRule = "amlr", votes: str | None = None
) -> BeneficialOwners:
    """Those to whom a rule applies in x; votes are as the capital where they are not drawn."""
    networks = {CAPITAL: network(capital), VOTES: network(capital if votes is None else votes)}
    chosen = RULES[rule] if isinstance(rule, str) else rule
    return beneficial_owners(networks, "x", chosen, PERSONS)


def names(owners: tuple[BeneficialOwner, ...]) -> str:
    """Who it is, in the order of the answer; those that are only possible with a mark."""
    marks = {CERTAIN: "", POSSIBLE: "?"}
    return " ".join(f"{one.owner}{marks[one.certainty]}" for one in owners)


def reasons(
    capital: str, rule: str | BeneficialRule = "amlr", votes: str | None = None
) -> list[Reason]:
    """Why the rule applies to p."""
    owners = {one.owner: one.reasons for one in found(capital, rule, votes).owners}
    return list(owners.get("p", ()))


def interest(words: str, certainty: Certainty = CERTAIN) -> list[Reason]:
    """The reasons of one who has such a share of capital and votes."""
    share = parse_share(words)
    return [Reason(Ground.INTEREST, certainty, share, measure) for measure in (CAPITAL, VOTES)]


def control(words: str, certainty: Certainty = CERTAIN) -> Reason:
    """The reason of one who controls the company by such votes."""
    return Reason(Ground.CONTROL, certainty, parse_share(words), VOTES)


def of_owner(
    words: str, between: str, certainty: Certainty = CERTAIN, measure: Measure = CAPITAL
) -> Reason:
    """The reason of one who controls companies with such a direct share together."""
    through = tuple(between.split())
    return Reason(Ground.CONTROL_OF_OWNER, certainty, parse_share(words), measure, through)


def in_controller(
    words: str, between: str, certainty: Certainty = CERTAIN, measure: Measure = CAPITAL
) -> Reason:
    """The reason of one who has such a share of a controller."""
    return Reason(Ground.INTEREST_IN_CONTROLLER, certainty, parse_share(words), measure, (between,))


@pytest.mark.parametrize(
    ("share", "amlr", "others"),
    [
        ("24.999%", "", ""),
        ("25%", "p", ""),
        ("1/4", "p", ""),
        ("25.001%", "p", "p"),
        ("over 25% to 30%", "p", "p"),
        ("25% to 30%", "p", "p?"),
        ("20% to 30%", "p?", "p?"),
        ("20% to 25%", "p?", ""),
        ("up to 25%", "p?", ""),
        ("under 25%", "", ""),
        ("unknown", "p?", "p?"),
    ],
)
def test_a_quarter_is_enough_where_the_rule_says_at_least(
    share: str, amlr: str, others: str
) -> None:
    """25 % makes a beneficial owner under amlr and not under psc, gwg or a rule of one's own."""
    drawing = f"p {share} x"

    assert names(found(drawing).owners) == amlr
    for rule in ("psc", "gwg", "custom"):
        assert names(found(drawing, rule).owners) == others


@pytest.mark.parametrize(
    ("rule", "owners"), [("amlr", "p q"), ("custom", "p q"), ("gwg", ""), ("psc", "")]
)
def test_two_halves_of_a_parent(rule: str, owners: str) -> None:
    """Multiplied, each has half of x; but neither has a majority of the parent."""
    assert names(found("p 50% b, q 50% b, b 100% x", rule).owners) == owners


def test_where_nobody_is_recorded_the_chain_is_unresolved() -> None:
    """A company without recorded owners is told apart, and never a beneficial owner."""
    told = found("p 20% b, c 40% x, s 30% x, b 20% x, d 10% x")

    assert names(told.owners) == "s"
    assert names(told.unresolved) == "c"
    assert told.unresolved[0].reasons == tuple(interest("40%"))
    assert told.unresolved[0].interest == parse_share("40%")


def test_companies_with_owners_are_looked_through() -> None:
    """The company between is neither an owner nor unresolved."""
    told = found("p 60% b, b 60% x")

    assert (names(told.owners), names(told.unresolved)) == ("p", "")


def test_who_has_only_owners_of_nothing_has_recorded_owners() -> None:
    """A line of 0 % says that somebody looked, and nobody is behind."""
    assert found("p 0% b, b 60% x") == BeneficialOwners((), (), parse_share("100%"))


def test_every_reason_is_told() -> None:
    """A share, control, control of one with a share, and a share of one who controls."""
    assert reasons("p 60% b, b 60% x") == [
        *interest("36%"),
        control("60%"),
        of_owner("60%", "b"),
        in_controller("60%", "b"),
    ]


def test_control_of_a_company_with_a_direct_quarter() -> None:
    """12.75 % in the end and 25 % of the votes control nothing; amlr alone looks at who directs."""
    drawing = "p 51% b, b 25% x"

    assert reasons(drawing) == [of_owner("25%", "b")]
    assert reasons("p 51% b, b 24.9% x") == []
    assert reasons("p 50% b, b 25% x") == []
    for rule in ("gwg", "psc", "custom"):
        assert found(drawing, rule).owners == ()


def test_a_direct_share_is_one_of_what_is_not_its_own() -> None:
    """24 of 95 are over 25 %, whether p holds them or a company that p controls."""
    of_95 = exactly(Fraction(24, 95))

    assert [reason.share for reason in reasons("p 24% x, x 5% x")] == [of_95, of_95]
    assert reasons("p 60% b, b 24% x, x 5% x") == [
        Reason(Ground.CONTROL_OF_OWNER, CERTAIN, of_95, CAPITAL, ("b",))
    ]


def test_a_quarter_of_the_controller() -> None:
    """15 % in the end, but 25 % of the company that controls x, directly or in the end."""
    assert reasons("p 25% b, b 60% x") == [in_controller("25%", "b")]
    assert reasons("p 50% a, a 50% b, b 60% x") == [in_controller("25%", "b")]
    assert reasons("p 24% b, b 60% x") == []
    assert reasons("p 25% b, b 50% x") == []


def test_control_down_a_long_chain() -> None:
    """51 % of 51 % of 51 % are 13 % in the end, and control all the same."""
    told = reasons("p 51% a, a 51% b, b 51% x")

    assert told == [
        control("51%"),
        of_owner("51%", "b"),
        in_controller("51%", "a"),
        in_controller("26.01%", "b"),
    ]


def test_control_counts_joint_votes() -> None:
    """26 and 25 % of two companies controlled control x, and hold more than a quarter directly."""
    told = reasons("p 51% a, p 51% b, a 26% x, b 24.9% x")

    assert told == [*interest("25.959%"), control("50.9%"), of_owner("50.9%", "a b")]


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("p unknown x", [*interest("unknown", POSSIBLE), control("unknown", POSSIBLE)]),
        ("p over 25% x", [*interest("over 25%"), control("over 25%", POSSIBLE)]),
        ("p over 50% x", [*interest("over 50%"), control("over 50%")]),
        ("p 60% b, b 20% to 30% x", [of_owner("20% to 30%", "b", POSSIBLE)]),
        ("p 30% b, b 40% to 60% x", [in_controller("30%", "b", POSSIBLE)]),
        ("p 20% to 30% b, b 60% x", [in_controller("20% to 30%", "b", POSSIBLE)]),
        ("p 40% to 60% b, b 40% x", [of_owner("40%", "b", POSSIBLE)]),
    ],
)
def test_ranges_make_a_reason_possible(drawing: str, told: list[Reason]) -> None:
    """A reason is certain where all it rests on is; an open end is beyond its bound."""
    assert reasons(drawing) == told


def test_one_certain_reason_is_enough() -> None:
    """An owner whose control is only possible is certain by its share."""
    told = found("p over 25% x, s 20% to 30% x").owners

    assert names(told) == "p s?"
    assert [reason.certainty for reason in told[0].reasons] == [CERTAIN, CERTAIN, POSSIBLE]


def test_votes_and_capital_are_measured_apart() -> None:
    """30 % of the votes are enough without the capital, and the other way round."""
    by_votes = reasons("p 20% x", votes="p 30% x")
    by_capital = reasons("p 30% x", votes="p 20% x")

    assert by_votes == [Reason(Ground.INTEREST, CERTAIN, parse_share("30%"), VOTES)]
    assert by_capital == [Reason(Ground.INTEREST, CERTAIN, parse_share("30%"), CAPITAL)]
    assert found("p 20% x", votes="p 30% x").owners[0].interest == parse_share("20%")


def test_control_is_a_majority_of_capital_or_of_votes() -> None:
    """Article 53: of the shares or of the voting rights; half of the one and of the other is not.

    Each level may have the other measure, and joint holdings are added in each.
    """
    assert reasons("p 60% b, b 25% x", votes="p 40% b, b 25% x") == [of_owner("25%", "b")]
    assert reasons("p 10% b, b 25% x", votes="p 60% b, b 10% x") == [of_owner("25%", "b")]
    assert reasons("p 50% b, b 25% x", votes="p 50% b, b 25% x") == []
    assert reasons("p 60% b, b 0% c, c 30% x", votes="p 0% b, b 60% c, c 0% x") == [
        of_owner("30%", "c")
    ]
    assert reasons("p 30% b, a 30% b, p 51% a, b 25% x", votes="p 0% b, a 0% b, p 0% a") == [
        of_owner("25%", "b")
    ]
    assert reasons("p 30% b, b 25% x", votes="p 0% b, p 60% a, a 30% b") == []


def test_control_by_capital_is_told_as_such() -> None:
    """Where the votes are no majority, or only perhaps one, the capital is."""
    by_capital = Reason(Ground.CONTROL, CERTAIN, parse_share("60%"), CAPITAL)

    assert reasons("p 60% x", votes="p 0% x") == [interest("60%")[0], by_capital]
    assert reasons("p 60% x", votes="p 0% to 60% x")[2] == by_capital


def test_only_control_by_votes_counts_under_other_laws() -> None:
    """A majority of the capital alone makes nobody look through a company under gwg or psc."""
    drawing, votes = "p 60% b, b 30% x", "p 40% b, b 30% x"

    assert reasons(drawing, "gwg", votes) == reasons(drawing, "psc", votes) == []


def test_what_several_companies_hold_directly_is_added() -> None:
    """Article 54: individually or cumulatively; what p holds itself is no part of it."""
    drawing = "p 60% a, p 60% b, a 15% x, b {} x"

    assert reasons(drawing.format("15%")) == [of_owner("30%", "a b")]
    assert reasons(drawing.format("9.9%")) == []
    assert reasons(f"{drawing.format('9.9%')}, p 1% x") == []
    assert reasons(drawing.format("5% to 20%")) == [of_owner("20% to 35%", "a b", POSSIBLE)]
    assert of_owner("over 25%", "a b") in reasons(drawing.format("over 10%"))


def test_what_may_be_controlled_adds_to_no_certain_reason() -> None:
    """Where what is controlled for certain holds enough, only that is told."""
    told = reasons("p 60% a, p 40% to 60% b, a {} x, b 10% x".format("26%"))
    perhaps = reasons("p 60% a, p 40% to 60% b, a {} x, b 10% x".format("16%"))

    assert of_owner("26%", "a") in told
    assert of_owner("26%", "a b", POSSIBLE) in perhaps


def test_of_two_measures_the_surer_is_told() -> None:
    """Where the capital is a range and the votes are known, the reason is one of votes."""
    votes = "p 60% b, b 30% x"

    assert reasons("p 60% b, b 20% to 30% x", votes=votes) == [
        of_owner("30%", "b", measure=VOTES),
    ]
    assert reasons("p 20% to 30% b, b 60% x", votes="p 30% b, b 60% x") == [
        in_controller("30%", "b", measure=VOTES),
    ]


def test_a_rule_can_have_one_measure() -> None:
    """Under a rule of capital alone votes are no reason."""
    rule = replace(RULES["custom"], measures=(CAPITAL,))

    assert reasons("p 20% x", rule, votes="p 30% x") == []
    assert reasons("p 30% x", rule, votes="p 20% x") == interest("30%")[:1]


def test_german_law_adds_what_is_controlled_in_full() -> None:
    """10 % and the 20 % of a company controlled are 30 %, though 22 % in the end."""
    told = found("p 10% x, p 60% b, b 20% x", "gwg").owners

    assert [(one.owner, one.interest) for one in told] == [("p", parse_share("22%"))]
    assert told[0].reasons == tuple(interest("30%"))
    assert reasons("p 10% x, p 50% b, b 20% x", "gwg") == []
    assert reasons("p 5% x, p 60% b, b 20% x", "gwg") == []


def test_german_law_goes_by_votes_to_capital() -> None:
    """Who controls b by votes has b's capital, whatever its own part of b's."""
    assert reasons("p 10% b, b 30% x", "gwg", votes="p 60% b, b 10% x") == interest("30%")[:1]
    assert reasons("p 60% b, b 30% x", "gwg", votes="p 10% b, b 30% x") == []
    assert reasons("p 0% b, b 30% x", "gwg", votes="p 60% b, b 0% x") == interest("30%")[:1]


def test_british_law_wants_a_majority_at_every_level() -> None:
    """30 % of c and 30 % by way of b are joint control of c, but no majority stake of any."""
    drawing = "p 60% b, p 30% c, b 30% c, c 26% x"

    assert reasons(drawing, "gwg") == interest("26%")
    assert reasons(drawing, "psc") == []
    assert reasons("p 60% b, b 60% c, c 26% x", "psc") == interest("26%")


def test_a_share_through_control_can_be_possible() -> None:
    """5 % of its own, and 30 % of a company that p may control."""
    share = "5% to 35%"

    for rule in ("gwg", "psc"):
        drawing = "p 5% x, p 40% to 60% b, b 30% x"
        assert reasons(drawing, rule) == interest(share, POSSIBLE)


def test_another_threshold() -> None:
    """15 % and more under a rule of one's own; chains are multiplied and added."""
    rule = replace(RULES["custom"], threshold=Fraction(15, 100), at_least=True)

    assert reasons("p 50% b, b 20% x, p 5% x", rule) == interest("15%")
    assert reasons("p 50% b, b 20% x, p 4.9% x", rule) == []


def test_the_largest_interest_comes_first() -> None:
    """Owners, and those unresolved, by falling share of the capital, then by id."""
    told = found("q 30% x, p 25% x, s 25% x, d 10% x, c 10% x", votes="c 30% x, d 30% x, p 30% x")

    assert names(told.owners) == "q p s"
    assert names(told.unresolved) == "c d"
    assert [one.interest.low for one in told.owners] == [
        Fraction(3, 10),
        Fraction(1, 4),
        Fraction(1, 4),
    ]


def test_a_loop_between_does_not_hide_the_owner() -> None:
    """b and c have 60 % of each other: of b p has 0.4 / (1 - 0.36), which is 62.5 %, half in x."""
    told = found("p 40% b, c 60% b, b 60% c, b 50% x")

    assert told.owners[0].interest == parse_share("31.25%")
    assert names(told.owners) == "p"


def test_a_ring_without_owners_has_no_beneficial_owner() -> None:
    """Nobody is behind companies that own one another."""
    assert found("a 100% b, b 100% a, a 60% x") == BeneficialOwners((), (), parse_share("40%"))


def test_a_company_without_recorded_owners_has_none() -> None:
    """Nobody is above it, it is not its own, and anyone may be behind."""
    assert found("x 60% y") == BeneficialOwners((), (), parse_share("100%"))


def test_what_is_unrecorded_may_hide_anyone() -> None:
    """Of the capital: half of x, and 40 % of the company that has the other half."""
    told = found("p 60% b, b 50% x", votes="p 100% b, b 100% x")

    assert told.unrecorded == parse_share("70%")
    assert found("p 60% b, b 50% to 100% x").unrecorded == parse_share("40% to 70%")
