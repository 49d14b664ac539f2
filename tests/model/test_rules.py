from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.model.rules import BeneficialRule, Measure, Reading

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


def test_a_rule_may_have_no_first_day() -> None:
    """A rule that is no law holds since ever."""
    assert RULE.since is None
