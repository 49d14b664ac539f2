"""The columns of a table of holdings."""

import pytest

from alliance_cli.errors import Location, ProblemName, UnreadableTextError
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.rows import Row
from alliance_cli.exchange.table.columns import columns_of, kind_word, party_of_kind
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Party


def head(*cells: str) -> Row:
    """The first row of a table."""
    return Row(list(cells), Location("t", 1, 1, 1, ",".join(cells)))


def refused(*cells: str) -> tuple[str, str]:
    """Message and way out of the problem with a head."""
    with pytest.raises(UnreadableTextError) as caught:
        columns_of(head(*cells), Account())
    problem = caught.value.problem
    assert problem.name is ProblemName.BAD_TABLE
    assert problem.location == head(*cells).location
    return problem.message, problem.way_out


def test_columns_are_known_in_any_order_and_case() -> None:
    """Words may be parted by blanks, line breaks, hyphens or lines below."""
    found = columns_of(head("Company", " owner ", "Owner\nName", "owner-kind", ""), Account())

    assert found.numbers == {"company": 0, "owner": 1, "owner_name": 2, "owner_kind": 3}
    assert (found.nameless, found.width) == ((4,), 5)


@pytest.mark.parametrize(
    ("cells", "message", "way_out"),
    [
        ([], "the table has no column owner and no column company", "it needs owner and company"),
        (["owner", "x"], "the table has no column company", "it needs owner and company"),
        (["owners", "company"], "the table has no column owner", "call 'owners' owner"),
        (
            ["Shareholder", "Firm", "Percent"],
            "the table has no column owner and no column company",
            "call 'Shareholder' owner and call 'Firm' company",
        ),
        (
            ["parent company", "subsidiary company"],
            "the table has no column owner and no column company",
            "call 'parent company' owner and call 'subsidiary company' company",
        ),
        (
            ["owned", "holder", "capital"],
            "the table has no column owner and no column company",
            "call 'holder' owner and call 'owned' company",
        ),
        (
            ["owned", "x", "capital"],
            "the table has no column owner and no column company",
            "call 'owned' company",
        ),
        (
            ["owner", "company", "capital", "Capital"],
            "the table has more than one column capital",
            "keep one of them",
        ),
    ],
)
def test_a_table_without_its_columns_is_refused(
    cells: list[str], message: str, way_out: str
) -> None:
    """What is called otherwise is named as it stands there, and for one column each."""
    assert refused(*cells) == (message, way_out)


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("capital", ["Capital (%)"]),
        ("capital", ["Shares"]),
        ("capital", ["Stake in %"]),
        ("capital", ["Captial"]),
        ("capital", ["Pct"]),
        ("capital", ["Ownership percentage", "votes"]),
        ("votes", ["Voting rights", "capital"]),
        ("votes", ["voting share"]),
    ],
)
def test_shares_under_another_name_are_not_dropped(column: str, cells: list[str]) -> None:
    """Else all of them were unknown, or votes as the capital."""
    assert refused("owner", "company", *cells) == (
        f"the table has no column {column}, and '{cells[0]}' is not understood",
        f"call '{cells[0]}' {column}, or take it out",
    )


@pytest.mark.parametrize(
    "text", ["Shareholder Country", "share class", "Ownership date", "Capital city", "notes"]
)
def test_what_is_no_share_is_a_loss(text: str) -> None:
    """As any other column that is not understood, under the name that it has."""
    account = Account()
    columns_of(head("owner", "company", text), account)

    assert [(loss.kind, loss.where) for loss in account.losses] == [("column", text)]


def test_another_column_of_shares_is_a_loss_where_both_are_there() -> None:
    """Nothing has to be guessed then."""
    account = Account()
    columns_of(head("owner", "company", "capital", "votes", "Stake"), account)

    assert account.counts() == {"column": 1}


@pytest.mark.parametrize(
    ("party", "word"),
    [
        (Company("a", "A"), "company"),
        (Company("a", "A", CompanyKind.JOINT_VENTURE), "joint-venture"),
        (Holder("a", "A", HolderKind.STATE), "state"),
        (Holder("a", "A", HolderKind.FUND), "holder-fund"),
        (Holder("a", "A", HolderKind.COMPANY), "holder-company"),
    ],
)
def test_a_kind_has_a_word_of_its_own(party: Party, word: str) -> None:
    """A holder of a kind that companies have is told apart."""
    assert kind_word(party) == word
    assert party_of_kind("a", "A", word) == party


def test_without_a_word_a_party_is_a_company() -> None:
    """That can be owned."""
    assert party_of_kind("a", "A", "") == Company("a", "A")
