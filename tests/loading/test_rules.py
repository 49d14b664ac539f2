from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.loading.rules import beneficial_rules
from alliance_cli.model.rules import Measure, Reading


def test_the_rules_stand_in_the_order_of_their_file() -> None:
    """Three laws, then a rule of one's own; each knows its id."""
    rules = beneficial_rules()

    assert list(rules) == ["amlr", "gwg", "psc", "custom"]
    assert [rule.id for rule in rules.values()] == list(rules)


@pytest.mark.parametrize(
    ("id_", "operator", "reading", "by_control", "since"),
    [
        ("amlr", ">=", Reading.MULTIPLY, True, date(2027, 7, 10)),
        ("gwg", ">", Reading.CONTROL, False, date(2017, 6, 26)),
        ("psc", ">", Reading.MAJORITY_STAKE, False, date(2016, 4, 6)),
        ("custom", ">", Reading.MULTIPLY, False, None),
    ],
)
def test_each_rule_says_what_its_law_says(
    id_: str, operator: str, reading: Reading, since: date | None, *, by_control: bool
) -> None:
    """A quarter, more or as much; how shares held through others count; since when."""
    rule = beneficial_rules()[id_]

    assert rule.threshold == Fraction(1, 4)
    assert (rule.operator, rule.reading, rule.by_control) == (operator, reading, by_control)
    assert rule.measures == (Measure.CAPITAL, Measure.VOTES)
    assert rule.since == since


def test_every_rule_has_a_name_and_a_source() -> None:
    """The answer can say by what it judges."""
    assert all(rule.name and rule.source for rule in beneficial_rules().values())
