"""Periods that overlap, turn by turn."""

from alliance_cli.exchange.bods.in_days import Turn, turns_of
from alliance_cli.model.when import Period, When


def test_each_turn_says_what_begins_and_ends() -> None:
    """Undated ends lie before and after all days; the last end is no turn."""
    periods = [
        Period(None, When(2001)),
        Period(When(2000), When(2002)),
        Period(When(2002), When(2003)),
        Period(When(2004)),
    ]

    assert list(turns_of(periods)) == [
        Turn(None, [], [0], Period(None, When(2000)), in_force=1),
        Turn(When(2000), [], [1], Period(When(2000), When(2001)), in_force=2, goes_on=True),
        Turn(When(2001), [0], [], Period(When(2001), When(2002)), in_force=1, goes_on=True),
        Turn(When(2002), [1], [2], Period(When(2002), When(2003)), in_force=1),
        Turn(When(2003), [2], [], Period(When(2003), When(2004))),
        Turn(When(2004), [], [3], Period(When(2004)), in_force=1),
    ]
    assert list(turns_of([])) == []
