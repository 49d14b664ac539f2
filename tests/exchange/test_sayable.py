"""Shares without words in the grammar."""

from dataclasses import replace
from fractions import Fraction

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.sayable import sayable
from alliance_cli.model.records import Investment
from alliance_cli.model.share import Share, parse_share
from tests.notation import dataset

UNSAYABLE = Share(Fraction(1, 4), Fraction(1, 2), high_open=True)
CLOSED = Share(Fraction(1, 4), Fraction(1, 2))


def test_a_dataset_that_has_words_stays_as_it_is() -> None:
    """And nothing is lost."""
    account, data = Account(), dataset("a over 25% to 50% x, b under 5% x, c unknown x")

    assert sayable(data, account) == data
    assert account.losses == []


def test_an_open_end_is_closed_where_it_has_no_words() -> None:
    """In holdings and investments, told once where votes are as the capital."""
    data = dataset("a 30% x, b 5% x")
    a, b = data.holdings
    data = replace(
        data,
        holdings=(replace(a, capital=UNSAYABLE, votes=UNSAYABLE), replace(b, votes=UNSAYABLE)),
        investments=(
            Investment("a", "x", (), share=UNSAYABLE),
            Investment("b", "x", (), share=parse_share("5%")),
            Investment("b", "x", ()),
        ),
    )
    account = Account()
    found = sayable(data, account)

    assert [(h.capital, h.votes) for h in found.holdings] == [
        (CLOSED, CLOSED),
        (parse_share("5%"), CLOSED),
    ]
    assert [one.share for one in found.investments] == [CLOSED, parse_share("5%"), None]
    what = "a range that is under its end is written up to it"
    assert account.losses == [Loss("open end", f"{who} in x", what) for who in ("a", "b", "a")]
