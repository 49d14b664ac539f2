import pytest

from alliance_cli.calculations.blocking import BlockedCompany, Blocking, blocking
from alliance_cli.calculations.controllers import Certainty
from alliance_cli.model.share import parse_share
from tests.notation import network

CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE


def found(drawing: str, listed: str = "X") -> Blocking:
    """What is blocked where some parties are listed."""
    return blocking(network(drawing), listed.split())


def names(companies: tuple[BlockedCompany, ...]) -> str:
    """The companies, in the order of the answer; those that are only possible with a mark."""
    marks = {CERTAIN: "", POSSIBLE: "?"}
    return " ".join(f"{one.company}{marks[one.certainty]}" for one in companies)


@pytest.mark.parametrize(
    ("drawing", "blocked"),
    [
        ("X 50% A, A 50% B", "A B"),
        ("X 50% A, X 50% B, A 25% C, B 25% C", "A B C"),
        ("X 50% A, X 10% B, A 40% B", "A B"),
        ("X 50% A, X 25% B, A 25% C, B 25% C", "A"),
        ("X 25% A, X 25% B, A 50% C, B 50% C", ""),
    ],
)
def test_the_examples_of_the_treasury(drawing: str, blocked: str) -> None:
    """OFAC, FAQ 401: holdings of blocked companies count in full, those of others not at all."""
    assert names(found(drawing).blocked) == blocked


@pytest.mark.parametrize(
    ("share", "blocked", "near"),
    [
        ("100%", "A", ""),
        ("50%", "A", ""),
        ("1/2", "A", ""),
        ("49.999999999999999%", "", "A"),
        ("49%", "", "A"),
        ("48.999999999999999%", "", ""),
        ("at least 50%", "A", ""),
        ("over 25%", "A?", ""),
        ("40% to 50%", "A?", ""),
        ("49% to 60%", "A?", ""),
        ("unknown", "A?", ""),
        ("under 50%", "", "A?"),
        ("40% to 49%", "", "A?"),
        ("49% to 49.5%", "", "A"),
        ("under 49%", "", ""),
    ],
)
def test_half_blocks_and_a_little_less_is_near(share: str, blocked: str, near: str) -> None:
    """Exactly half is enough; from 49 % on a company is near; with a range either may be so."""
    told = found(f"X {share} A")

    assert (names(told.blocked), names(told.near)) == (blocked, near)


def test_the_shares_of_all_listed_parties_are_added() -> None:
    """25 % of each of two block; one alone does not. The answer says whose shares were added."""
    drawing = "X 25% A, Y 25% A, Z 50% A"

    assert found(drawing, "X").blocked == ()
    assert found(drawing, "X Y").blocked == (
        BlockedCompany("A", parse_share("50%"), CERTAIN, ("X", "Y")),
    )


def test_what_is_blocked_blocks_further() -> None:
    """Of D two blocked companies hold half, and Y the rest."""
    told = found("X 60% C, C 50% A, A 30% D, C 20% D, Y 50% D, D 49% B")

    assert told.blocked == (
        BlockedCompany("C", parse_share("60%"), CERTAIN, ("X",)),
        BlockedCompany("A", parse_share("50%"), CERTAIN, ("C",)),
        BlockedCompany("D", parse_share("50%"), CERTAIN, ("A", "C")),
    )
    assert told.near == (BlockedCompany("B", parse_share("49%"), CERTAIN, ("D",)),)


def test_the_largest_share_comes_first() -> None:
    """By falling share, then by id, and not in the order in which it follows."""
    told = found("X 50% D, D 50% B, D 100% C, X 60% E, X 50% A, X 40% to 90% F, X 45% to 50% G")

    assert names(told.blocked) == "C E A B D G? F?"


def test_nothing_is_multiplied() -> None:
    """A quarter of a quarter in the end, blocked all the same."""
    assert names(found("X 50% A, A 50% B, B 50% C, C 50% D").blocked) == "A B C D"


def test_what_may_be_blocked_comes_last() -> None:
    """A company that rests on a possible one is possible; the range has both ends."""
    told = found("X 40% to 60% A, A 50% B, X 20% B, X 50% C")

    assert told.blocked == (
        BlockedCompany("C", parse_share("50%"), CERTAIN, ("X",)),
        BlockedCompany("A", parse_share("40% to 60%"), POSSIBLE, ("X",)),
        BlockedCompany("B", parse_share("20% to 70%"), POSSIBLE, ("A", "X")),
    )


def test_a_company_may_be_near_through_one_that_may_be_blocked() -> None:
    """49 % of a company that is blocked if A is, and not more."""
    assert found("X unknown A, A 49% B").near == (
        BlockedCompany("B", parse_share("0% to 49%"), POSSIBLE, ("A",)),
    )


def test_the_nearest_come_first() -> None:
    """By falling share, then by id; what is certain before what is possible."""
    told = found("X 49% C, X 49% B, X 49.5% D, X 40% to 49.9% A")

    assert names(told.near) == "D B C A?"


def test_listed_companies_are_not_told_again() -> None:
    """Who is listed is blocked already, whoever holds it."""
    told = found("X 60% A, A 50% B, B 49% X", "X A")

    assert (names(told.blocked), names(told.near)) == ("B", "")


def test_treasury_shares_leave_the_denominator() -> None:
    """48 of 96 that others can have are half."""
    assert found("X 48% A, A 4% A").blocked == (
        BlockedCompany("A", parse_share("50%"), CERTAIN, ("X",)),
    )


def test_a_ring_does_not_block_itself() -> None:
    """Companies that own one another are blocked once one of them is."""
    assert found("A 60% B, B 60% A, X 40% A") == Blocking((), ())

    told = found("A 60% B, B 50% A, X 50% A").blocked
    assert names(told) == "A B"
    assert told[0].aggregate == parse_share("100%")
    assert told[0].through == ("B", "X")


def test_who_holds_nothing_blocks_nothing() -> None:
    """Listed parties without holdings, or without any name in the file."""
    assert found("o 60% A", "A Nobody") == Blocking((), ())
    assert found("o 60% A", "") == Blocking((), ())


def test_an_open_end_is_kept() -> None:
    """Over 50 % of the one and 10 % through it: over 60 %."""
    told = found("X over 50% to 60% A, A 60% B, A 10% C, X over 40% to 50% C").blocked

    assert names(told) == "B A C"
    assert told[2].aggregate == parse_share("over 50% to 60%")
