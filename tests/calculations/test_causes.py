"""Which direct changes move a figure, and by how much each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.calculations.causes import (
    FigureChange,
    changes_between,
    control_changes,
    ownership_changes,
)
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.calculations.diff import StakeEvent
from alliance_cli.errors import TooMuchError
from alliance_cli.model.assumption import Holds
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import Share, exactly, parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When

FIRST, LAST = date(2000, 6, 1), date(2010, 6, 1)


def dataset(*lines: str, complete: str = "") -> Dataset:
    """Lines `a 50% x 2001-2005`; a year left out is no bound."""
    holdings = []
    for line in lines:
        owner, *share, company, years = line.split()
        period = Period(*(When(int(year)) if year else None for year in years.split("-")))
        part = parse_share(" ".join(share))
        holdings.append(Holding(owner, company, part, part, period))
    names = dict.fromkeys(name for h in holdings for name in (h.owner, h.company))
    companies = {name: Company(name, name.upper(), complete=name == complete) for name in names}
    return Dataset("drawn", LAST, companies=companies, holdings=tuple(holdings))


def worlds(data: Dataset) -> tuple[Snapshot, Snapshot]:
    """The two days."""
    return snapshot(data, FIRST), snapshot(data, LAST)


def parts(change: FigureChange) -> list[tuple[str, str, Fraction]]:
    """Day, stake and the part of each cause, where all is exact."""
    return [
        (
            str(cause.step.date),
            f"{cause.step.change.owner} of {cause.step.change.company}",
            cause.after.low - cause.before.low,
        )
        for cause in change.causes
    ]


def test_each_change_has_its_part_in_the_order_of_the_days() -> None:
    """h has 20 % of x by a; a sells half of it in 2003, h buys 10 % of a in 2002: 25 %, 12.5 %."""
    data = dataset("h 40% a -2002", "h 50% a 2002-", "a 50% x -2003", "a 25% x 2003-")
    a, h = ownership_changes(*worlds(data), "x")

    assert (a.party, h.party) == ("a", "h")
    assert (h.before, h.after) == (exactly(Fraction(1, 5)), exactly(Fraction(1, 8)))
    assert parts(h) == [
        ("2002", "h of a", Fraction(1, 20)),
        ("2003", "a of x", Fraction(-1, 8)),
    ]


def test_what_is_sold_on_a_day_comes_before_what_is_bought() -> None:
    """a gives up 60 % and b takes them on one day: never do both hold them."""
    data = dataset("b 10% x -2005", "b 70% x 2005-", "a 60% x -2005")
    found = {change.party: change for change in ownership_changes(*worlds(data), "x")}

    assert parts(found["a"]) == [("2005", "a of x", Fraction(-3, 5))]
    assert parts(found["b"]) == [("2005", "b of x", Fraction(3, 5))]
    assert {c.step.change.event for c in found["a"].causes} == {StakeEvent.ENDED}


def test_a_figure_that_comes_back_has_not_changed() -> None:
    """What is sold and bought again between the days is no change."""
    data = dataset("a 60% x -2003", "a 10% x 2003-2005", "a 60% x 2005-")

    assert ownership_changes(*worlds(data), "x") == ()


def test_changes_elsewhere_are_no_causes() -> None:
    """Only what is above the company counts; nor does a line that says the same."""
    data = dataset("a 60% x -2003", "a 60% x 2003-", "x 5% y 2004-", "a 7% z 2004-")

    assert ownership_changes(*worlds(data), "x") == ()


def test_changes_before_or_on_the_first_day_are_no_causes() -> None:
    """A day is after the first and not after the last."""
    data = dataset("a 10% x -2005", "a 20% x 2005-2006", "a 30% x 2006-")
    (change,) = ownership_changes(
        snapshot(data, date(2005, 1, 1)), snapshot(data, date(2006, 1, 1)), "x"
    )

    assert parts(change) == [("2006", "a of x", Fraction(1, 10))]


def test_loops_move_what_others_own() -> None:
    """x buys a tenth of its own shares: the half of a becomes 5/9 of what is left."""
    data = dataset("a 50% x -", "x 10% x 2005-")
    (change,) = ownership_changes(*worlds(data), "x")

    assert parts(change) == [("2005", "x of x", Fraction(5, 9) - Fraction(1, 2))]


def test_ranges_move_end_by_end() -> None:
    """From 10 to 20 % to 15 to 40 %."""
    data = dataset("a 10% to 20% x -2005", "a 15% to 40% x 2005-")
    (change,) = ownership_changes(*worlds(data), "x")
    (cause,) = change.causes

    assert (cause.before, cause.after) == (parse_share("10% to 20%"), parse_share("15% to 40%"))


@pytest.mark.parametrize("find", [ownership_changes, control_changes])
def test_a_company_whose_owners_are_unknown_has_no_changes(
    find: Callable[[Snapshot, Snapshot, str], tuple[object, ...]],
) -> None:
    """Nobody is above it."""
    assert find(*worlds(dataset("a 10% x -")), "a") == ()


def test_control_is_gained_and_lost() -> None:
    """a sells 20 of 60 %, b buys them and has 55 %."""
    data = dataset("a 60% x -2005", "a 40% x 2005-", "b 35% x -2005", "b 55% x 2005-")
    gained, lost = control_changes(*worlds(data), "x")

    assert (gained.figure.party, gained.before, gained.after) == ("b", None, Certainty.CERTAIN)
    assert (lost.figure.party, lost.before, lost.after) == ("a", Certainty.CERTAIN, None)
    assert (gained.figure.before, gained.figure.after) == (
        exactly(Fraction(35, 100)),
        exactly(Fraction(55, 100)),
    )
    assert parts(lost.figure) == [("2005", "a of x", Fraction(-1, 5))]


def test_control_moves_through_those_controlled() -> None:
    """h controls a, and by its votes x; when h has half of a alone, it directs none of them."""
    data = dataset("h 60% a -2005", "h 50% a 2005-", "a 55% x -")
    (change,) = control_changes(*worlds(data), "x")

    assert (change.figure.party, change.after) == ("h", None)
    assert parts(change.figure) == [("2005", "h of a", Fraction(-55, 100))]


def test_votes_move_where_capital_does_not() -> None:
    """Only the votes come to life: ownership is as it was."""
    data = dataset("a 60% x -2005", "a 60% x 2005-")
    silent = replace(data.holdings[0], votes=parse_share("0%"))
    data = replace(data, holdings=(silent, data.holdings[1]))

    assert ownership_changes(*worlds(data), "x") == ()
    (change,) = control_changes(*worlds(data), "x")
    assert (change.before, change.after) == (None, Certainty.CERTAIN)


def test_what_is_assumed_comes_last() -> None:
    """On the second day, after what the file says of it."""
    data = dataset("a 50% x -2010", "a 40% x 2010-")
    before, after = worlds(data)
    holds = Holds(data.companies["a"], data.companies["x"], parse_share("10%"))
    (change,) = ownership_changes(before, with_assumption(after, holds, "a holds 10% of x"), "x")

    assert parts(change) == [
        ("2010", "a of x", Fraction(-1, 10)),
        ("2010-06-01", "a of x", Fraction(-3, 10)),
    ]
    assert [cause.step.is_assumed for cause in change.causes] == [False, True]


def test_all_that_changed_or_what_is_about_one() -> None:
    """Of all, direct changes alone; of one, those that name it, its owners and controllers."""
    data = dataset("a 60% x 2005-", "b 60% a 2006-", "x 60% z 2007-")
    before, after = worlds(data)
    everything, x = (changes_between(before, after, p) for p in (None, data.companies["x"]))

    assert [change.company for change in everything.stakes] == ["a", "x", "z"]
    assert (everything.owners, everything.controllers) == ((), ())
    assert [change.company for change in x.stakes] == ["x", "z"]
    assert {change.party for change in x.owners} == {"a", "b"}
    assert {change.figure.party for change in x.controllers} == {"a", "b"}


def test_a_complete_list_is_complete_on_the_way() -> None:
    """b has what a leaves: all the time the list is as the file says."""
    data = dataset("a 60% x -2005", "a 30% x 2005-", "b 10% to 90% x -", complete="x")
    found = {change.party: change for change in ownership_changes(*worlds(data), "x")}

    b = found["b"]
    assert (b.before, b.after) == (exactly(Fraction(2, 5)), Share(Fraction(7, 10), Fraction(7, 10)))


def test_no_more_changes_are_followed_than_can_be_waited_for() -> None:
    """300 stakes of one company that all change; each controller is followed as often."""
    lines = [f"h{n} 1/900 x -2005, h{n} 1/800 x 2005-".split(", ") for n in range(300)]
    world = worlds(dataset(*(line for pair in lines for line in pair)))
    why = "^300 stakes in X and above it changed between the two days, too many to say what each"

    with pytest.raises(TooMuchError, match=why):
        ownership_changes(*world, "x")
    assert control_changes(*world, "x") == ()


def test_many_controllers_are_followed_through_fewer_changes() -> None:
    """150 companies in a chain, of which each controls all below it, and every link changes."""
    links = [(f"c{n}", f"c{n + 1}") for n in range(150)]
    lines = [f"{a} {p} {b} {y}" for a, b in links for p, y in (("60%", "-2005"), ("70%", "2005-"))]

    with pytest.raises(TooMuchError, match=r"^150 stakes in C150 and above it .* fewer days, or"):
        control_changes(*worlds(dataset(*lines)), "c150")
