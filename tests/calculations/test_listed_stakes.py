from collections.abc import Sequence
from dataclasses import replace

import pytest

from alliance_cli.calculations.listed_stakes import (
    NO_STAKE,
    Stake,
    are_less_than_whole,
    are_more_than_whole,
    listed_stakes,
    with_stakes,
)
from alliance_cli.model.records import Company, Holding
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.model.when import Period, When
from tests.notation import drawn

X = Company("x", "X")


def stake(capital: str, votes: str | None = None) -> Stake:
    """A stake, whose votes are as the capital where nothing else is said."""
    return Stake(parse_share(capital), parse_share(votes or capital))


def told(line: Holding) -> Holding:
    """The line with a day, sources and a note."""
    return replace(line, period=Period(When(2020)), sources=("press",), note="double votes")


def world() -> Snapshot:
    """What `a` and `b` hold of `x`, between lines of other companies; all of it has sources."""
    lines = drawn("b 10% y, a 60% x, x 30% y, b 25% x, a 5% z")
    return replace(lines, holdings=tuple(told(line) for line in lines.holdings))


def test_the_listed_stakes_are_those_in_the_company() -> None:
    """By owner, capital and votes; what the company itself holds is none of them."""
    a_line = Holding("a", "x", parse_share("60%"), parse_share("0%"))
    lines = replace(
        drawn("b 25% x, x 30% y, c 5% z"), holdings=(a_line, *drawn("b 25% x").holdings)
    )

    assert listed_stakes(lines, X) == {"a": stake("60%", "0%"), "b": stake("25%")}
    assert listed_stakes(lines, Company("w", "W")) == {}


@pytest.mark.parametrize(
    ("shares", "more", "less"),
    [
        ([], False, True),
        (["100%"], False, False),
        (["60%", "40%"], False, False),
        (["60%", "39.999%"], False, True),
        (["60%", "40.001%"], True, False),
        (["60%", "unknown"], False, False),
        (["1/3", "1/3", "1/3"], False, False),
        (["60%", "40% to 50%"], False, False),
        (["60%", "over 40%"], True, False),
        (["60%", "over 39%"], False, False),
        (["60%", "30% to 40%"], False, False),
        (["60%", "30% to 39%"], False, True),
        (["60%", "under 40%"], False, True),
        (["60%", "under 41%"], False, False),
        (["over 50%", "at least 50%"], True, False),
        (["at least 50%", "at least 50%"], False, False),
    ],
)
def test_the_sum_is_judged_at_its_ends(shares: Sequence[str], *, more: bool, less: bool) -> None:
    """More than the whole at the least, less at the most; an open end is never reached."""
    parts = [parse_share(words) for words in shares]

    assert are_more_than_whole(parts) is more
    assert are_less_than_whole(iter(parts)) is less


def test_a_changed_line_rests_on_the_assumption() -> None:
    """It has the new figures and its sources, no day, and names the assumption in its note."""
    changed = with_stakes(world(), X, {"a": stake("50%", "55%")}, "a sells")

    assert changed.holdings[1] == Holding(
        "a",
        "x",
        parse_share("50%"),
        parse_share("55%"),
        sources=("press",),
        note="assumed: a sells",
    )


def test_all_other_lines_stand_as_they_were() -> None:
    """Lines of other companies, of owners not named, and of an equal stake: in place, untouched."""
    before = world()
    changed = with_stakes(before, X, {"a": stake("60%")}, "a holds")

    assert changed == before
    assert all(one is other for one, other in zip(changed.holdings, before.holdings, strict=True))


def test_equal_votes_do_not_make_a_line_the_same() -> None:
    """A line stands only where capital and votes are as they were."""
    changed = with_stakes(world(), X, {"a": stake("60%", "0%")}, "a waives")

    assert changed.holdings[1].votes == parse_share("0%")
    assert changed.holdings[1].note == "assumed: a waives"


def test_a_new_line_comes_last() -> None:
    """Whoever held nothing gets a line with no sources and no day, in the order given."""
    stakes = {"d": stake("2%"), "b": stake("25%"), "c": stake("1%")}
    changed = with_stakes(world(), X, stakes, "they buy")

    assert changed.holdings[:-2] == world().holdings
    assert changed.holdings[-2:] == (
        Holding("d", "x", parse_share("2%"), parse_share("2%"), note="assumed: they buy"),
        Holding("c", "x", parse_share("1%"), parse_share("1%"), note="assumed: they buy"),
    )


def test_a_stake_of_nothing_needs_no_line() -> None:
    """It ends the line there is, and makes none."""
    changed = with_stakes(world(), X, {"a": NO_STAKE, "c": NO_STAKE}, "a leaves")

    assert [line.owner for line in changed.lines_about(X)] == ["x", "b"]


def test_a_line_of_nothing_that_the_file_tells_stays() -> None:
    """Where the file itself says 0 %, nothing has changed."""
    before = drawn("a 0% x")

    assert with_stakes(before, X, {"a": NO_STAKE}, "nothing") == before


def test_votes_without_capital_are_a_stake() -> None:
    """A line with votes alone, or that may be something, is not nothing."""
    changed = with_stakes(world(), X, {"a": stake("0%", "10%"), "c": stake("unknown")}, "so")

    assert [line.owner for line in changed.lines_about(X)] == ["a", "x", "b", "c"]


def test_a_line_names_every_assumption_that_changed_it() -> None:
    """In their order; the note of the file gives way to them, its sources stay."""
    once = with_stakes(world(), X, {"a": stake("50%"), "c": stake("5%")}, "first")
    twice = with_stakes(once, X, {"a": stake("40%"), "c": stake("6%")}, "second")
    thrice = with_stakes(twice, X, {"a": stake("40%"), "c": stake("7%")}, "third")

    assert [line.note for line in thrice.lines_about(X)] == [
        "assumed: first; second",
        "double votes",
        "double votes",
        "assumed: first; second; third",
    ]
    assert thrice.holdings[1].sources == ("press",)


def test_a_line_without_a_note_gets_one() -> None:
    """A line of the file that says nothing more is changed in the same way."""
    changed = with_stakes(drawn("a 60% x"), X, {"a": stake("50%")}, "a sells")

    assert changed.holdings[0].note == "assumed: a sells"


def test_the_snapshot_given_is_not_changed() -> None:
    """Another snapshot comes back, and in it only the lines are others."""
    before = world()
    changed = with_stakes(before, X, {"a": stake("50%")}, "a sells")

    assert before == world()
    assert replace(changed, holdings=before.holdings) == before
