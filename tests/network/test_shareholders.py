from fractions import Fraction

import pytest

from alliance_cli.model.share import Share, exactly, parse_share
from alliance_cli.network.shareholders import UNRECORDED, ShareholderList, shareholder_list


def owners(words: str, *, complete: bool = False) -> ShareholderList:
    """The list of a company with the shareholders a, b, c in turn."""
    listed = {
        holder: parse_share(part) for holder, part in zip("abc", words.split(", "), strict=False)
    }
    return shareholder_list(listed, complete=complete)


def shares(**words: str) -> dict[str, Share]:
    """Shares by holder, the unrecorded part as `rest`."""
    return {UNRECORDED if h == "rest" else h: parse_share(part) for h, part in words.items()}


@pytest.mark.parametrize(
    ("listed", "tight"),
    [
        ("60%, 25%", shares(a="60%", b="25%", rest="15%")),
        ("1/3, 1/3, 1/3", shares(a="1/3", b="1/3", c="1/3")),
        ("100%", shares(a="100%")),
        ("60%, 0%", shares(a="60%", rest="40%")),
        ("0%", shares(rest="100%")),
        ("25% to 50%", shares(a="25% to 50%", rest="50% to 75%")),
        ("unknown", shares(a="unknown", rest="unknown")),
        ("60%, unknown", shares(a="60%", b="up to 40%", rest="up to 40%")),
        ("100%, unknown", shares(a="100%")),
        ("60%, 25% to 50%", shares(a="60%", b="25% to 40%", rest="up to 15%")),
        ("30% to 80%, 40% to 90%", shares(a="30% to 60%", b="40% to 70%", rest="up to 30%")),
        ("60%, 40% to 50%", shares(a="60%", b="40%")),
        ("over 50%, unknown", shares(a="over 50%", b="under 50%", rest="under 50%")),
        ("under 5%", shares(a="under 5%", rest="over 95%")),
        ("up to 10%", shares(a="up to 10%", rest="at least 90%")),
    ],
)
def test_each_share_is_as_narrow_as_the_others_make_it(
    listed: str, tight: dict[str, Share]
) -> None:
    """Nobody has more than the least shares of the others leave; who can have nothing is out."""
    assert owners(listed) == tight


@pytest.mark.parametrize(
    ("listed", "tight"),
    [
        ("60%, 40%", shares(a="60%", b="40%")),
        ("60%, unknown", shares(a="60%", b="40%")),
        ("25% to 50%, 40% to 60%", shares(a="40% to 50%", b="50% to 60%")),
        ("unknown, unknown", shares(a="unknown", b="unknown")),
        (
            "10% to 20%, 10% to 20%, 30% to 70%",
            shares(a="10% to 20%", b="10% to 20%", c="60% to 70%"),
        ),
        ("over 50%, up to 50%", shares(a="over 50%", b="under 50%")),
    ],
)
def test_a_complete_list_leaves_nothing_unrecorded(listed: str, tight: dict[str, Share]) -> None:
    """Nobody has less than the largest shares of the others leave either."""
    assert owners(listed, complete=True) == tight


@pytest.mark.parametrize(
    ("listed", "tight"),
    [
        ("60%, 30%", shares(a="60%", b="30%", rest="10%")),
        ("25% to 40%, up to 50%", shares(a="25% to 40%", b="up to 50%", rest="10% to 75%")),
        ("up to 50%, under 50%", shares(a="up to 50%", b="under 50%", rest="over 0%")),
        ("up to 50%, 25% to 50%", shares(a="50%", b="50%")),
        ("60%, under 50%", shares(a="60%", b="40%")),
    ],
)
def test_a_complete_list_that_cannot_be_the_whole_leaves_the_rest(
    listed: str, tight: dict[str, Share]
) -> None:
    """What nobody can have, as votes that nobody casts, is unrecorded all the same."""
    assert owners(listed, complete=True) == tight


def test_an_open_end_in_a_complete_list_opens_the_least_of_the_others() -> None:
    """Where b has under three quarters, a has over one."""
    assert owners("25% to 50%, under 75%", complete=True) == {
        "a": parse_share("over 25% to 50%"),
        "b": Share(Fraction(1, 2), Fraction(3, 4), high_open=True),
    }


def test_an_exact_list_adds_up_to_the_whole() -> None:
    """Listed and unrecorded are one exactly, in thirds and sevenths too."""
    found = owners("1/3, 2/7")

    assert found[UNRECORDED] == exactly(Fraction(8, 21))
    assert sum(share.low for share in found.values()) == 1


def test_of_two_equal_ends_the_open_one_holds() -> None:
    """Where a has more than half, b has less than half, though its own line says up to half."""
    assert owners("over 50%, up to 50%")["b"] == parse_share("under 50%")
    assert owners("at least 50%, up to 50%")["b"] == parse_share("up to 50%")
    assert owners("at least 50%, under 50%")["b"] == parse_share("under 50%")


def test_a_wider_open_end_opens_nothing() -> None:
    """Where a closed end of its own is the narrower, a share stays closed."""
    assert owners("over 50%, up to 40%")["b"] == parse_share("up to 40%")
    assert owners("under 50%, unknown")["b"] == parse_share("unknown")


def test_what_a_company_holds_of_itself_is_a_share_like_others() -> None:
    """Treasury shares stay in the list: walks that come back rescale the others by themselves."""
    found = shareholder_list({"a": parse_share("60%"), "x": parse_share("5%")}, complete=False)

    assert found == shares(a="60%", x="5%", rest="35%")
