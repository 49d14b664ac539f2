from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations.beneficial import beneficial_owners
from alliance_cli.calculations.blocking import blocking
from alliance_cli.calculations.choice import End
from alliance_cli.calculations.control import (
    MAJORITY,
    Control,
    ControlRule,
    control_steps,
    percentage_of_control,
)
from alliance_cli.calculations.controllers import Certainty, Controller, controllers
from alliance_cli.calculations.de_facto import controlled_in_fact
from alliance_cli.calculations.group import (
    Method,
    Standard,
    group,
    without_upstream_votes,
)
from alliance_cli.calculations.integrated import integrated_stake
from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from tests.laws import naive_control as naive
from tests.laws.effort import examples
from tests.laws.naive_control import controlled, is_controlled, over_all_choices
from tests.laws.networks import Drawing, drawings, exact_drawings, network_of

_FEW, _MANY = examples(60), examples(100)
_HALF = Fraction(1, 2)
_PARTS = (Fraction(1, 4), Fraction(1, 3), Fraction(2, 5), _HALF, Fraction(2, 3), Fraction(1))
_RULES = st.builds(ControlRule, st.sampled_from(_PARTS), st.booleans())
_LINKS = st.builds(ControlRule, st.sampled_from(_PARTS), st.booleans(), st.just(value=True))
_CERTAIN = {True: Certainty.CERTAIN, False: Certainty.POSSIBLE}


def _ends(
    network: OwnershipNetwork, party: str, rule: ControlRule = MAJORITY
) -> tuple[set[str], set[str]]:
    """What a party controls for certain, and what possibly; with the party."""
    certain, possible = ({party, *control_steps(network, [party], end, rule)} for end in End)
    return certain, possible


def _ends_in_fact(network: OwnershipNetwork, party: str) -> tuple[set[str], set[str]]:
    certain, possible = (controlled_in_fact(Control([network]), party, end) for end in End)
    return certain, possible


def _lines(drawing: Drawing) -> list[tuple[str, str, Share]]:
    return [(h, c, share) for c, owners in drawing.stakes.items() for h, share in owners.items()]


@_MANY
@given(exact_drawings(), _RULES | _LINKS)
def test_the_fixed_point_is_that_of_a_naive_loop(drawing: Drawing, rule: ControlRule) -> None:
    """Where votes are exact, what is certain is what is possible, and what plain rounds find."""
    for party in drawing.parties:
        told = controlled(drawing.choice, [party], rule)

        assert _ends(drawing.network, party, rule) == (told, told)


@_MANY
@given(exact_drawings())
def test_presumed_control_is_that_of_a_naive_loop(drawing: Drawing) -> None:
    """Over 40 % of the votes cast, where nobody else directs more, or half of them."""
    for party in drawing.parties:
        told = naive.controlled_in_fact(drawing.choice, party)

        assert _ends_in_fact(drawing.network, party) == (told, told)


@_MANY
@given(drawings(3, opens=False), _RULES)
def test_certain_and_possible_control_are_those_of_all_extreme_choices(
    drawing: Drawing, rule: ControlRule
) -> None:
    """Certain is what every extreme choice controls, possible what any does: closed ranges."""
    choices = over_all_choices(drawing, opens=False)
    for party in drawing.parties:
        found = [controlled(choice, [party], rule) for choice in choices]

        certain, possible = set.intersection(*found), set.union(*found)
        assert _ends(drawing.network, party, rule) == (certain, possible)


@_FEW
@given(drawings(3, 3), _RULES)
def test_open_ends_are_never_attained(drawing: Drawing, rule: ControlRule) -> None:
    """The same where ends are open, of choices that respect them and come near to them."""
    choices = over_all_choices(drawing, opens=True)
    for party in drawing.parties:
        found = [controlled(choice, [party], rule) for choice in choices]

        certain, possible = set.intersection(*found), set.union(*found)
        assert _ends(drawing.network, party, rule) == (certain, possible)


@_MANY
@given(drawings(6, 12), _RULES | _LINKS)
def test_what_a_choice_controls_lies_between_certain_and_possible(
    drawing: Drawing, rule: ControlRule
) -> None:
    """Whatever the votes are within their ranges; so that what is certain is possible."""
    for party in drawing.parties:
        certain, possible = _ends(drawing.network, party, rule)

        assert certain <= controlled(drawing.choice, [party], rule) <= possible


@examples(200)
@given(drawings(3, 5, opens=False))
def test_what_any_choice_presumes_lies_between_certain_and_possible(drawing: Drawing) -> None:
    """Presumed control is never certain where some extreme choice has none, and so on."""
    choices = over_all_choices(drawing, opens=False)
    for party in drawing.parties:
        certain, possible = _ends_in_fact(drawing.network, party)
        found = [naive.controlled_in_fact(choice, party) for choice in choices]

        assert certain <= set.intersection(*found)
        assert set.union(*found) <= possible


@_MANY
@given(drawings(5, 8), _RULES, _RULES)
def test_a_higher_threshold_never_controls_more(
    drawing: Drawing, one: ControlRule, other: ControlRule
) -> None:
    """More votes needed, and "more than" instead of "at least", shrink what is controlled."""
    low, high = sorted((one, other), key=lambda rule: (rule.threshold, not rule.at_least))
    for party in drawing.parties:
        for more, less in zip(
            _ends(drawing.network, party, low), _ends(drawing.network, party, high), strict=True
        ):
            assert less <= more


@_MANY
@given(drawings(5, 8), _RULES, st.data())
def test_more_votes_never_control_less(
    drawing: Drawing, rule: ControlRule, data: st.DataObject
) -> None:
    """A party that gets votes of a company, of those not listed, keeps all that it controls."""
    room = {
        company: WHOLE - sum((share.low for share in owners.values()), NOTHING)
        for company, owners in drawing.stakes.items()
        if company not in drawing.complete
    }
    for company in [company for company, rest in room.items() if rest]:
        party = data.draw(st.sampled_from([p for p in drawing.parties if p != company] or ["z"]))
        part = room[company] * data.draw(st.sampled_from([Fraction(1, 10), Fraction(9, 10)]))
        more = network_of([*_lines(drawing), (party, company, exactly(part))], drawing.complete)

        for before, after in zip(
            _ends(drawing.network, party, rule), _ends(more, party, rule), strict=True
        ):
            assert before <= after


@_MANY
@given(exact_drawings(), _RULES, st.data())
def test_votes_bought_from_others_never_control_less(
    drawing: Drawing, rule: ControlRule, data: st.DataObject
) -> None:
    """A party that buys a part of all other shares of a company keeps all that it controls."""
    for company in drawing.stakes:
        party = data.draw(st.sampled_from([p for p in drawing.parties if p != company] or ["z"]))
        part = data.draw(st.sampled_from([Fraction(1, 10), _HALF, Fraction(1)]))
        lines = [
            (h, c, exactly(share.low * (1 - part)) if c == company else share)
            for h, c, share in _lines(drawing)
        ]
        more = network_of([*lines, (party, company, exactly(part))], drawing.complete)

        assert _ends(drawing.network, party, rule)[0] <= _ends(more, party, rule)[0]


@_MANY
@given(drawings(5, 8), _RULES, st.data())
def test_order_and_names_change_nothing(
    drawing: Drawing, rule: ControlRule, data: st.DataObject
) -> None:
    """With lines in another order, and names exchanged, the same companies are controlled."""
    name = dict(zip(drawing.parties, data.draw(st.permutations(drawing.parties)), strict=True))
    lines = [
        (name[h], name[c], share) for h, c, share in data.draw(st.permutations(_lines(drawing)))
    ]
    renamed = network_of(lines, {name.get(company, company) for company in drawing.complete})

    for party in drawing.parties:
        for one, other in zip(
            _ends(drawing.network, party, rule), _ends(renamed, name[party], rule), strict=True
        ):
            assert {name[company] for company in one} == other
        for company in drawing.parties:
            assert percentage_of_control(drawing.network, party, company) == percentage_of_control(
                renamed, name[party], name[company]
            )


@_MANY
@given(st.lists(st.integers(50, 100), min_size=2, max_size=7), st.data())
def test_a_ring_that_only_supports_itself_controls_nothing(
    percents: list[int], data: st.DataObject
) -> None:
    """Where each has half or more of the next, and an outsider the rest, the outsider has none.

    Whoever has a majority of one member controls all after it, as far as there are majorities.
    """
    ring = [f"c{n}" for n in range(len(percents))]
    parts = [Fraction(percent, 100) for percent in percents]
    lines = []
    for place, part in enumerate(parts):
        lines.append((ring[place - 1], ring[place], exactly(part)))
        lines.append(("outsider", ring[place], exactly(WHOLE - part)))
    network = network_of(data.draw(st.permutations(lines)))

    assert _ends(network, "outsider") == ({"outsider"}, {"outsider"})
    assert all(
        (company in _ends(network, holder)[0]) == (part > _HALF)
        for (holder, company), part in zip(pairwise(ring), parts[1:], strict=True)
    )


@_MANY
@given(drawings(4, 6), _RULES)
def test_controllers_are_all_who_control(drawing: Drawing, rule: ControlRule) -> None:
    """Each who controls a company by way of any company is found above it, as surely."""
    for company in drawing.parties:
        found = {one.controller: one for one in controllers(drawing.network, company, rule)}
        for party in drawing.parties:
            certain, possible = _ends(drawing.network, party, rule)
            assert (party in found) == (company in possible and party != company)
            if party in found:
                assert found[party].certainty is _CERTAIN[company in certain]


@_MANY
@given(drawings(4, 6), st.sets(st.sampled_from(["c0", "c1", "c2", "x", "y"]), max_size=3))
def test_every_derivation_holds(drawing: Drawing, together: set[str]) -> None:
    """Each step follows by votes of the concert and of those before it; the last is the company.

    All control of a majority is the percentage of control.
    """
    for company in drawing.parties:
        for one in controllers(drawing.network, company, together=together):
            concert = {one.controller, *(together - {company})}
            _replay(one, concert if one.controller in together else {one.controller})
            assert not one.steps or one.steps[-1].company == company
            if one.controller not in together:
                assert one.control == percentage_of_control(
                    drawing.network, one.controller, company
                )


@_MANY
@given(drawings(4, 6))
def test_every_controller_is_told_how(drawing: Drawing) -> None:
    """By a derivation of its own, or as a step in one as sure; the ultimate ones of their own."""
    for company in drawing.parties:
        found = controllers(drawing.network, company)
        steps = {(step.company, one.certainty) for one in found for step in one.steps}
        for one in found:
            assert one.steps or (one.controller, one.certainty) in steps
            assert one.steps or not one.is_ultimate or one.certainty is Certainty.POSSIBLE


def _replay(one: Controller, acting: set[str]) -> None:
    known = set(acting)
    for step in one.steps:
        assert set(step.by) <= known - {step.company}
        assert step.votes.high > _HALF
        if one.certainty is Certainty.CERTAIN:
            assert (step.votes.low, step.votes.low_open) > (_HALF, False)
        known.add(step.company)


@_MANY
@given(drawings(4, 6), st.sets(st.sampled_from(["c0", "c1", "x", "y"]), min_size=2, max_size=3))
def test_a_concert_controls_what_its_members_control(drawing: Drawing, together: set[str]) -> None:
    """To act in concert takes nothing away; only members themselves are no longer controlled."""
    for end in End:
        jointly = {*together, *control_steps(drawing.network, together, end)}

        for member in together:
            assert set(control_steps(drawing.network, [member], end)) <= jointly


@_MANY
@given(exact_drawings())
def test_suspended_votes_leave_the_group_as_it_is(drawing: Drawing) -> None:
    """Votes of subsidiaries in their parents never were what the majority came from."""
    for parent in drawing.parties:
        cast = without_upstream_votes(drawing.network, parent)

        assert _ends(cast, parent) == _ends(drawing.network, parent)


@_MANY
@given(exact_drawings(5), st.sampled_from(Standard))
def test_the_method_is_that_of_the_votes(drawing: Drawing, standard: Standard) -> None:
    """Full where a naive loop controls; else from a fifth on equity, or joint with two halves."""
    hands = {p: controlled(drawing.choice, [p], MAJORITY) for p in drawing.parties}
    for parent in drawing.parties:
        in_fact = naive.controlled_in_fact(drawing.choice, parent)
        heads = hands[parent] if standard is Standard.IFRS else in_fact
        entities = {e.company: e for e in group(drawing.network, drawing.network, parent, standard)}
        for company, choice in drawing.choice.items():
            method = (
                _naive_method(choice, company, heads, hands) if company != parent else Method.NONE
            )
            found = entities.get(company)

            assert (Method.NONE if found is None else found.method) is method
            if found is not None:
                interest = integrated_stake(drawing.network, parent, company).integrated
                assert (found.possible_method, found.interest) == (method, interest)


def _naive_method(
    choice: Mapping[str, Fraction], company: str, heads: set[str], hands: Mapping[str, set[str]]
) -> Method:
    if company in heads:
        return Method.FULL
    mine = naive.in_one_hand(choice, company, heads)
    others = [hand - heads for party, hand in hands.items() if party not in {*heads, company}]
    if mine == _HALF and _HALF in [naive.in_one_hand(choice, company, hand) for hand in others]:
        return Method.JOINT
    return Method.EQUITY if mine >= Fraction(1, 5) else Method.NONE


@_MANY
@given(drawings(3, opens=False), st.sets(st.sampled_from(["c0", "c1", "x", "y"]), min_size=1))
def test_blocking_is_control_from_half_of_the_capital_on(
    drawing: Drawing, listed: set[str]
) -> None:
    """Of all extreme choices: what each blocks is blocked, what any blocks possibly is."""
    rule = ControlRule(_HALF, at_least=True)
    found = [controlled(c, listed, rule) for c in over_all_choices(drawing, opens=False)]
    told = blocking(drawing.network, listed)

    certain, possible = set.intersection(*found) - listed, set.union(*found) - listed
    assert {b.company for b in told.blocked if b.certainty is Certainty.CERTAIN} == certain
    assert {b.company for b in told.blocked} == possible
    assert {b.company for b in told.near}.isdisjoint(possible | listed)
    assert all(share.aggregate.high >= Fraction(49, 100) for share in told.near)


@st.composite
def _rules_of_ownership(draw: st.DrawFn) -> BeneficialRule:
    """Rules of every reading, of one measure or two."""
    rule = draw(_RULES)
    return BeneficialRule(
        "own",
        "a rule",
        rule.threshold,
        rule.at_least,
        draw(st.sampled_from(Reading)),
        tuple(draw(st.sets(st.sampled_from(Measure), min_size=1))),
        draw(st.booleans()),
        "nobody",
    )


@_FEW
@given(drawings(4, 6), _rules_of_ownership(), _RULES)
def test_a_higher_threshold_never_finds_more_beneficial_owners(
    drawing: Drawing, rule: BeneficialRule, other: ControlRule
) -> None:
    """Whoever is one under the stricter threshold is one, as surely, under the other."""
    rules = (rule, replace(rule, threshold=other.threshold, at_least=other.at_least))
    low, high = sorted(rules, key=lambda one: (one.threshold, not one.at_least))
    for company in drawing.stakes:
        more, less = (_beneficial(drawing, company, one) for one in (low, high))

        assert less.keys() <= more.keys()
        sure = [owner for owner, certainty in less.items() if certainty is Certainty.CERTAIN]
        assert all(more[owner] is Certainty.CERTAIN for owner in sure)


def _beneficial(drawing: Drawing, company: str, rule: BeneficialRule) -> dict[str, Certainty]:
    networks = dict.fromkeys(Measure, drawing.network)
    found = beneficial_owners(networks, company, rule, ["x"])
    assert all(owner.owner == "x" for owner in found.owners)
    return {owner.owner: owner.certainty for owner in (*found.owners, *found.unresolved)}


@_MANY
@given(exact_drawings(5), _rules_of_ownership())
def test_beneficial_owners_are_those_with_enough(drawing: Drawing, rule: BeneficialRule) -> None:
    """Those at the top with such integrated ownership, or else with such votes they control."""
    plain = replace(rule, by_control=False)
    for company in drawing.choice:
        tops = set(drawing.parties) - set(drawing.stakes)
        enough = {party for party in tops if _has_enough(drawing, party, company, plain)}

        assert _beneficial(drawing, company, plain) == dict.fromkeys(enough, Certainty.CERTAIN)
        assert enough <= _beneficial(drawing, company, rule).keys()


def _has_enough(drawing: Drawing, party: str, company: str, rule: BeneficialRule) -> bool:
    if rule.reading is Reading.MULTIPLY:
        share = integrated_stake(drawing.network, party, company).integrated.low
        return share > rule.threshold or (rule.at_least and share == rule.threshold)
    link = ControlRule(single_link=rule.reading is Reading.MAJORITY_STAKE)
    heads = controlled(drawing.choice, [party], link)
    enough = ControlRule(rule.threshold, rule.at_least)
    return is_controlled(drawing.choice[company], company, heads, enough)


@_MANY
@given(exact_drawings(5), exact_drawings(5), _RULES)
def test_control_makes_beneficial_owners_by_capital_or_votes(
    shares: Drawing, cast: Drawing, rule: ControlRule
) -> None:
    """Of the company, of those that hold enough of it directly, or enough of one that controls it.

    Capital and votes are two networks that have nothing in common.
    """
    law = BeneficialRule(
        "own",
        "a rule",
        rule.threshold,
        rule.at_least,
        Reading.MULTIPLY,
        tuple(Measure),
        by_control=True,
        source="nobody",
    )
    networks = {Measure.CAPITAL: shares.network, Measure.VOTES: cast.network}
    parties = {*shares.parties, *cast.parties}
    heads = {p: naive.controlled_by_either([shares.choice, cast.choice], p) for p in parties}
    for company in parties:
        told = beneficial_owners(networks, company, law, ["x"])
        found = {owner.owner for owner in (*told.owners, *told.unresolved)}
        tops = parties - {company} - set(shares.stakes) - set(cast.stakes)

        assert found == {p for p in tops if _is_owner_by_control(networks, p, company, law, heads)}


def _is_owner_by_control(
    networks: Mapping[Measure, OwnershipNetwork],
    party: str,
    company: str,
    law: BeneficialRule,
    heads: Mapping[str, set[str]],
) -> bool:
    def is_enough(part: Fraction) -> bool:
        return part > law.threshold or (law.at_least and part == law.threshold)

    places = {company, *(m for m, found in heads.items() if company in found)} - {party}
    between = heads[party] - {party, company}
    return company in heads[party] or any(
        any(is_enough(integrated_stake(n, party, place).integrated.low) for place in places)
        or is_enough(_direct_part(n, company, between))
        for n in networks.values()
    )


def _direct_part(network: OwnershipNetwork, company: str, holders: set[str]) -> Fraction:
    choice = {holder: share.low for holder, share in network.shareholders(company).items()}
    return naive.in_one_hand(choice, company, holders)
