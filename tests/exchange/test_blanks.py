"""Blanks that other formats do not keep are losses."""

from datetime import date

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.blanks import (
    in_single_blanks,
    with_few_blanks,
    without_blanks_around,
)
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Source,
    Status,
)
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import When


def test_a_line_has_single_blanks() -> None:
    """Also where they are wide ones; a line that has them already is no loss."""
    account = Account()

    assert in_single_blanks("日本\u3000製鉄", "a", account) == "日本 製鉄"
    assert in_single_blanks("Acme Ltd", "b", account) == "Acme Ltd"
    assert [(loss.kind, loss.where, loss.what) for loss in account.losses] == [
        ("blanks", "a", r"'日本\u3000製鉄' is written as '日本 製鉄'")
    ]


def test_a_note_keeps_its_lines() -> None:
    """And loses what stands around them."""
    account = Account()

    assert without_blanks_around("\n two\n  lines ", "a in b", account) == "two\n  lines"
    assert account.counts() == {"blanks": 1}


def test_everything_that_is_called_something_is_looked_at() -> None:
    """Titles, publishers, addresses, names, aliases, identifiers, notes."""
    account = Account()
    history = (Event(When(2020), Status.COMMITTED),)
    dataset = with_few_blanks(
        Dataset(
            " T",
            date(2024, 1, 1),
            {"s": Source("s", "a  b", "c ", None, " d"), "t": Source("t", "T")},
            {"a": Company("a", "A ", aliases=(" B",), identifiers=(("lei", "1  2"),))},
            {"h": Holder("h", " H", HolderKind.STATE)},
            (
                Holding("h", "a", UNKNOWN, UNKNOWN, note="n "),
                Holding("a", "a", UNKNOWN, UNKNOWN),
            ),
            (Investment("h", "a", history, note="\nm"), Investment("h", "a", history)),
        ),
        account,
    )

    assert dataset.title == "T"
    assert dataset.sources["s"] == Source("s", "a b", "c", None, "d")
    assert dataset.sources["t"] == Source("t", "T")
    company = Company("a", "A", aliases=("B",), identifiers=(("lei", "1 2"),))
    assert dataset.companies == {"a": company}
    assert dataset.holders["h"].name == "H"
    assert [line.note for line in dataset.holdings] == ["n", None]
    assert [one.note for one in dataset.investments] == ["m", None]
    assert [loss.where for loss in account.losses] == [
        *("title", "s", "s", "s", "a", "a", "a", "h", "h in a", "h in a")
    ]
