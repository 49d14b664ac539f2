from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.model.rules import BeneficialRule, Measure, Reading
from alliance_cli.model.share import parse_share

RULE = BeneficialRule(
    "own",
    "a rule",
    Fraction(1, 4),
    at_least=False,
    reading=Reading.MULTIPLY,
    measures=(Measure.CAPITAL,),
    by_control=False,
    source="nobody",
)


@pytest.mark.parametrize(("at_least", "operator"), [(False, ">"), (True, ">=")])
def test_a_rule_says_its_operator(operator: str, *, at_least: bool) -> None:
    """More than the threshold, or exactly the threshold too."""
    assert replace(RULE, at_least=at_least).operator == operator


@pytest.mark.parametrize(
    ("share", "more", "as_much"),
    [
        ("24%", (False, False), (False, False)),
        ("25%", (False, False), (True, True)),
        ("26%", (True, True), (True, True)),
        ("over 25%", (True, True), (True, True)),
        ("under 25%", (False, False), (False, False)),
        ("up to 25%", (False, False), (False, True)),
        ("20% to 30%", (False, True), (False, True)),
        ("25% to 30%", (False, True), (True, True)),
    ],
)
def test_a_share_is_enough_for_certain_or_perhaps(
    share: str, more: tuple[bool, bool], as_much: tuple[bool, bool]
) -> None:
    """Exactly compared; an open end is beyond its bound and never attains it."""
    part = parse_share(share)
    strict, loose = RULE, replace(RULE, at_least=True)

    assert (strict.is_met(part), strict.may_be_met(part)) == more
    assert (loose.is_met(part), loose.may_be_met(part)) == as_much


def test_a_rule_may_have_no_first_day() -> None:
    """A rule that is no law holds since ever."""
    assert RULE.since is None
