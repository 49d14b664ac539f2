from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.calculations.direct import DirectStakes, direct_stakes
from alliance_cli.model.records import Company, Dataset, Holder, HolderKind, Holding
from alliance_cli.model.share import Share, parse_share
from alliance_cli.model.snapshot import snapshot
from tests.notation import DAY, dataset, drawn


def stakes(drawing: str, *, complete: bool = False) -> DirectStakes:
    """The direct stakes in and of `x`."""
    world = drawn(drawing)
    return direct_stakes(world, replace(world.dataset.companies["x"], complete=complete))


@pytest.mark.parametrize(
    ("drawing", "unrecorded"),
    [
        ("a 60% x, b 25% x", "15%"),
        ("a 60% x, b 40% x", "0%"),
        ("a 1/3 x, b 1/3 x", "1/3"),
        ("x 60% y", "100%"),
        ("a 25% to 50% x", "50% to 75%"),
        ("a 60% x, b 25% to 50% x", "0% to 15%"),
        ("a at least 75% x", "0% to 25%"),
        ("a over 50% x", "under 50%"),
        ("a unknown x", "unknown"),
        ("a 100% x, b unknown x", "0%"),
        ("a 60% x, b 40% to 50% x", "0%"),
        ("a 90% x, x 10% x", "0%"),
    ],
)
def test_unrecorded_is_what_the_owners_leave(drawing: str, unrecorded: str) -> None:
    """What no listed owner holds is the whole less their sum, as surely as that is known."""
    found = stakes(drawing)

    assert found.unrecorded_capital == found.unrecorded_votes == parse_share(unrecorded)


def test_an_open_end_leaves_an_open_end() -> None:
    """An owner of under 5 % leaves over 95 %; one of up to 10 % leaves at least 90 %."""
    assert stakes("a under 5% x").unrecorded_capital == parse_share("over 95%")
    assert stakes("a up to 10% x").unrecorded_capital == parse_share("at least 90%")
    assert stakes("a over 25% to 50% x").unrecorded_capital == Share(
        Fraction(1, 2), Fraction(3, 4), high_open=True
    )


def test_an_open_end_over_the_whole_leaves_a_closed_nothing() -> None:
    """Owners who can hold everything between them leave nothing at the least."""
    assert stakes("a 60% x, b under 50% x").unrecorded_capital == parse_share("0% to 40%")
    assert stakes("a 50% x, b under 50% x").unrecorded_capital == parse_share("over 0% to 50%")


def test_a_complete_list_leaves_nothing() -> None:
    """Where the list is said to be complete, ranges leave nothing; without owners, everything."""
    assert stakes("a 25% to 50% x, b unknown x", complete=True).unrecorded_capital == parse_share(
        "0%"
    )
    assert stakes("x 60% y", complete=True).unrecorded_capital == parse_share("100%")


def test_votes_are_left_apart_from_capital() -> None:
    """Non-voting shares leave votes to others."""
    line = Holding("a", "x", parse_share("60%"), parse_share("0%"))
    world = snapshot(Dataset("drawn", DAY, holdings=(line,)), DAY)
    found = direct_stakes(world, Company("x", "X"))

    assert (found.unrecorded_capital, found.unrecorded_votes) == (
        parse_share("40%"),
        parse_share("100%"),
    )


def test_nobody_owns_a_holder() -> None:
    """A holder has holdings, no owners, and nothing unrecorded."""
    holder = Holder("a", "A", HolderKind.STATE)
    found = direct_stakes(drawn("a 60% x, b 40% x"), holder)

    assert (found.owners, found.unrecorded_capital, found.unrecorded_votes) == ((), None, None)
    assert [line.company for line in found.holdings] == ["x"]


def test_the_largest_come_first() -> None:
    """Owners and holdings stand by falling share, equal ones by their ids."""
    drawing = "c 10% x, b 10% x, a unknown x, d 25% to 50% x, e 25% x, x 5% y, x 30% z, x 5% w"
    found = stakes(drawing)

    assert [line.owner for line in found.owners] == ["d", "e", "b", "c", "a"]
    assert [line.company for line in found.holdings] == ["z", "w", "y"]


def test_a_company_that_holds_itself_stands_on_both_sides() -> None:
    """Treasury shares are a line of the owners and of the holdings."""
    found = stakes("x 10% x, a 90% x")

    assert [line.owner for line in found.owners] == ["a", "x"]
    assert [line.company for line in found.holdings] == ["x"]


def test_lines_of_other_days_do_not_count() -> None:
    """A snapshot without lines leaves everything unrecorded."""
    world = replace(drawn("a 60% x"), holdings=())

    assert direct_stakes(
        world, dataset("a 60% x").companies["x"]
    ).unrecorded_capital == parse_share("100%")
