"""A plain table of holdings, read."""

from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.errors import ProblemName, UnreadableTextError
from alliance_cli.exchange.account import Account, Loss, Reading
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.exchange.table.reader import read_csv
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Source
from alliance_cli.model.share import UNKNOWN, exactly, parse_share
from alliance_cli.model.when import Period, When


def read(text: str, unit: ShareUnit | None = None, account: Account | None = None) -> Reading:
    """What a table says."""
    return read_csv([text], "table.csv", account or Account(), unit)


def problems(text: str, unit: ShareUnit | None = None) -> list[tuple[str, int, int, str, str]]:
    """Name, line, column, message and way out of each problem."""
    return [
        (p.name, p.location.line, p.location.column, p.message, p.way_out)
        for p in read(text, unit).problems
        if p.location is not None
    ]


def refused(text: str) -> tuple[int, str, str]:
    """Line, message and way out of the one problem that ends the reading."""
    with pytest.raises(UnreadableTextError) as caught:
        read(text)
    problem = caught.value.problem
    assert problem.name is ProblemName.BAD_TABLE
    assert problem.location is not None
    return problem.location.line, problem.message, problem.way_out


def test_a_row_is_a_holding() -> None:
    """Every column that is understood, in any order, in any case."""
    text = (
        "Company,Owner,votes,Capital,until,since,note,source,owner name\r\n"
        'ampere,nissan,0%,over 5% to 10%,2025,2023-11-08,"Held, not used",Press; Register,'
        "Nissan\r\n"
    )
    reading = read(text)
    (holding,) = reading.dataset.holdings

    assert reading.problems == []
    assert (holding.owner, holding.company) == ("nissan", "ampere")
    assert (holding.capital, holding.votes) == (parse_share("over 5% to 10%"), parse_share("0%"))
    assert holding.period == Period(When(2023, 11, 8), When(2025))
    assert (holding.sources, holding.note) == (("press", "register"), "Held, not used")
    assert reading.dataset.sources["press"] == Source("press", "Press")
    assert reading.dataset.party("nissan").name == "Nissan"
    assert reading.places["holdings", 0].line == 2


def test_two_columns_are_enough() -> None:
    """How much is held is unknown then, and votes are as the capital."""
    (holding,) = read("owner,company\na,b\n").dataset.holdings

    assert (holding.capital, holding.votes, holding.period) == (UNKNOWN, UNKNOWN, Period())


def test_names_are_made_into_ids_and_kept() -> None:
    """Whatever the case and accents of a name, it is one party."""
    reading = read(
        "owner,company,capital\n"
        "Société Générale S.A.,Acme Ltd,30%\n"
        "SOCIETE GENERALE SA,Bolt,40%\n"
        "acme-ltd,Bolt,10%\n"
        "日本,Bolt,5%\n"
    )

    assert {id_: c.name for id_, c in reading.dataset.companies.items()} == {
        "societe-generale-sa": "Société Générale S.A.",
        "acme-ltd": "Acme Ltd",
        "bolt": "Bolt",
        "party": "日本",
    }
    assert [h.owner for h in reading.dataset.holdings][:3] == [
        "societe-generale-sa",
        "societe-generale-sa",
        "acme-ltd",
    ]


def test_a_name_beside_an_id_is_the_name() -> None:
    """Also where another row has the id alone."""
    reading = read("owner,company,owner_name\na,x,\na,y,The A\na,z,Another\n")

    assert reading.dataset.party("a").name == "The A"


def test_kinds_say_who_can_be_owned() -> None:
    """A state only owns; without a kind everybody is a company."""
    dataset = read(
        "owner,company,owner_kind,company_kind\n"
        "fr,x,State,joint venture\nf,x,holder-fund,\nt,x,trust,\nn,x,,\n"
    ).dataset

    assert dataset.holders == {
        "fr": Holder("fr", "fr", HolderKind.STATE),
        "f": Holder("f", "f", HolderKind.FUND),
    }
    assert dataset.companies["x"].kind is CompanyKind.JOINT_VENTURE
    assert dataset.companies["t"].kind is CompanyKind.TRUST
    assert dataset.companies["n"] == Company("n", "n")


def test_a_list_can_be_complete() -> None:
    """One row that says so is enough."""
    dataset = read("owner,company,company_complete\na,x,TRUE\nb,x,\nx,y,false\n").dataset

    assert {id_ for id_, company in dataset.companies.items() if company.complete} == {"x"}


def test_a_holder_that_is_owned_is_a_problem() -> None:
    """At the first row that says who owns it."""
    assert problems("owner,company,company_kind\na,fr,\nb,fr,state\n") == [
        (
            "holder-owned",
            2,
            1,
            "fr is of a kind that only owns, and this row says who owns it",
            "give it the kind of a company, or correct the row",
        )
    ]


@pytest.mark.parametrize(
    ("unit", "words", "part"),
    [(ShareUnit.PERCENT, "15", "3/20"), (ShareUnit.FRACTION, "0.15", "3/20")],
)
def test_a_bare_number_is_read_where_its_unit_is_said(
    unit: ShareUnit, words: str, part: str
) -> None:
    """In both columns."""
    (holding,) = read(f"owner,company,capital,votes\na,x,{words},{words}\n", unit).dataset.holdings

    assert (holding.capital, holding.votes) == (exactly(Fraction(part)),) * 2


def test_bare_numbers_without_a_unit_are_one_problem() -> None:
    """At the first of them; what its column looks like is said."""
    assert problems("owner,company,capital\na,x,15\nb,y,0.5\nc,z,20%\n") == [
        (
            "bad-share",
            2,
            5,
            "15 does not say its unit, and 1 more like it",
            "the column capital looks like per cent: say --share-unit percent, or write 15%",
        )
    ]


def test_every_bad_cell_is_told_with_its_place() -> None:
    """In one run, at the line and column of the cell."""
    found = problems(
        "owner,company,capital,since,owner_kind\n"
        "a,x,fifteen%,soon,king\n"
        ",x,5%,,king\n"
        "b,,5%,,\n"
        "c,x,5%,2020,,,more\n"
    )

    assert [(name, line, column) for name, line, column, _, _ in found] == [
        ("bad-kind", 2, 19),
        ("bad-share", 2, 5),
        ("bad-date", 2, 14),
        ("bad-kind", 3, 8),
        ("bad-table", 3, 1),
        ("bad-table", 4, 1),
        ("bad-table", 5, 1),
    ]
    assert found[-1][3:] == (
        "this row has 7 fields, the head has 5",
        "put text with a comma in it in double quotes",
    )


def test_columns_that_are_not_understood_are_losses() -> None:
    """Nothing is dropped in silence."""
    account = Account()
    read("owner,company,Colour,,\na,x,red\nb,x,,y,\nc,x,,,z\n", account=account)

    assert account.losses == [
        Loss("column", "Colour", "a column of this name is not understood"),
        Loss("column", "column without a name", "nothing says what is in it"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_be_parted_by_commas_semicolons_or_tabs(delimiter: str) -> None:
    """As spreadsheets of several countries write it; blank rows say nothing."""
    text = delimiter.join(("owner", "company", "capital")) + "\n\n"
    text += delimiter.join(("a", "x", "15%")) + "\n" + delimiter * 2 + "\n"

    (holding,) = read(text).dataset.holdings
    assert holding.capital == parse_share("15%")


def test_a_row_may_run_over_lines() -> None:
    """A problem is told at the line on which its row begins."""
    text = 'owner,company,note,capital\na,x,"one\ntwo",5%\nb,x,,six\n'

    assert [(name, line) for name, line, *_ in problems(text)] == [("bad-share", 4)]


@pytest.mark.parametrize("text", ["", "owner,x\n"])
def test_a_table_without_its_columns_is_refused(text: str) -> None:
    """At its head."""
    line, message, way_out = refused(text)

    assert (line, way_out) == (1, "it needs owner and company")
    assert message.endswith("no column company")


def test_what_is_no_row_ends_the_reading() -> None:
    """Such as a double quote that is not closed: the rows behind it are not swallowed."""
    line, message, _ = refused('owner,company,note\na,b,\nc,d,"x\ne,f,\n')

    assert line == 3
    assert message == "this is not a row of a table: unexpected end of data"


def test_a_short_row_leaves_the_rest_empty() -> None:
    """Also where that is the company."""
    assert problems("owner,company,capital\na,x\na\n") == [
        ("bad-table", 3, 1, "this row names no company", "fill the cell, or drop the row")
    ]


def test_a_long_row_may_end_in_empty_cells() -> None:
    """As spreadsheets leave them."""
    assert read("owner,company,capital\na,x,5%,, \n").problems == []


@pytest.mark.parametrize("cell", ["-", "n/a", "NULL", "?", '" "'])
def test_a_word_for_nothing_is_no_name(cell: str) -> None:
    """Nobody is called so."""
    told = problems(f"owner,company,capital\n{cell},x,5%\n")

    assert [(name, message) for name, _, _, message, _ in told] == [
        ("bad-table", "this row names no owner")
    ]


@pytest.mark.parametrize("text", ["x\x07y", "x\u202ey", "x\ud800"])
@pytest.mark.parametrize("row", ["{},x,,,", "a,{},,,", "a,x,{},,", "a,x,,{},", "a,x,,,{}"])
def test_what_could_steer_a_terminal_is_refused(row: str, text: str) -> None:
    """In names, sources and notes, as in our own file."""
    told = problems(f"owner,company,owner_name,source,note\n{row.format(text)}\n")

    assert [(name, line) for name, line, *_ in told] == [("bad-text", 2)]


def test_blanks_and_line_breaks_in_a_name_are_one_space() -> None:
    """A note keeps its lines."""
    dataset = read('owner,company,note\n"A\nB  C",x,"one\r\ntwo"\n').dataset

    assert dataset.companies["a-b-c"].name == "A B C"
    assert dataset.holdings[0].note == "one\ntwo"


@pytest.mark.parametrize(
    "table",
    ["a,x,Alpha,5%\nAlpha,y,,5%\n", "Alpha,y,,5%\na,x,Alpha,5%\n", "a,x,Alpha,5%\nb,ALPHA,,5%\n"],
)
def test_a_name_stands_for_the_id_that_has_it(table: str) -> None:
    """In whatever order they come."""
    dataset = read(f"owner,company,owner_name,capital\n{table}").dataset

    assert dataset.companies["a"].name == "Alpha"
    assert "alpha" not in dataset.companies
    assert all("a" in (holding.owner, holding.company) for holding in dataset.holdings)


def test_what_is_said_of_a_name_is_said_of_its_id() -> None:
    """Its kind, who owns it, and whether that is all."""
    reading = read(
        "owner,company,owner_name,owner_kind,company_kind,company_complete\n"
        "b,Alpha,,,trust,yes\na,x,Alpha,,,no\n"
    )

    assert reading.dataset.companies["a"] == Company("a", "Alpha", CompanyKind.TRUST, complete=True)
    assert reading.places["companies", "a"].line == 2


def test_two_with_one_name_are_not_one() -> None:
    """Both keep their ids, and each its place."""
    reading = read("owner,company,owner_name\na,x,Same\nb,x,Same\nsame,y,\n")

    assert list(reading.dataset.companies) == ["a", "x", "b", "same", "y"]
    assert [reading.places["companies", id_].line for id_ in ("a", "b", "same")] == [2, 3, 4]


def test_a_party_is_of_one_kind() -> None:
    """Two rows that say otherwise contradict each other."""
    assert problems("owner,company,owner_kind\na,x,fund\na,y,state\na,z,fund\n") == [
        ("bad-kind", 3, 5, "a is state here, and fund on line 2", "give it one kind")
    ]


def test_a_cell_that_says_neither_yes_nor_no_is_a_problem() -> None:
    """Whether a list is complete is not guessed."""
    assert problems("owner,company,company_complete\na,x,vrai\n") == [
        (
            "bad-table",
            2,
            5,
            "'vrai' is neither true nor false",
            "write true, or leave the cell empty",
        )
    ]


def test_a_row_with_a_problem_takes_part_in_nothing_else() -> None:
    """One fault is one problem: the row is not compared with others, no list is short of it."""
    reading = read(
        "owner,company,capital,since,company_complete\n"
        "a,x,60%,2020,true\na,x,5%,31/12/2021,\nb,x,fourty%,,\n"
    )

    assert [problem.name for problem in reading.problems] == ["bad-date", "bad-share"]
    assert len(reading.dataset.holdings) == 1
    assert not reading.dataset.companies["x"].complete


def test_the_place_of_a_cell_is_its_own() -> None:
    """Not that of an earlier cell with the same text in it."""
    assert [
        (line, column) for _, line, column, *_ in problems("owner,company,capital\n1,B11,1\n")
    ] == [(2, 7)]


def test_the_place_of_a_cell_on_a_later_line_is_that_of_its_row() -> None:
    """Only the first line of a row is shown."""
    told = problems('owner,company,note,capital\na,x,"one\ntwo",six\n')

    assert [(line, column) for _, line, column, *_ in told] == [(2, 1)]


def test_an_address_may_have_a_semicolon_in_it() -> None:
    """Only where a space or another address follows does it part two."""
    dataset = read(
        "owner,company,source\na,x,http://x.org/a;b=1; https://y.org;http://z.org\nb,x,p;q\n"
    ).dataset

    assert [source.title for source in dataset.sources.values()] == [
        "http://x.org/a;b=1",
        "https://y.org",
        "http://z.org",
        "p",
        "q",
    ]


def test_the_day_is_the_latest_in_the_table() -> None:
    """There is no other; the first of all where no row has one."""
    assert read("owner,company,since,until\na,x,2020,2021-05\n").dataset.as_of == date(2021, 5, 1)
    assert read("owner,company\na,x\n").dataset.as_of == date.min


def test_an_address_is_a_source_with_an_address() -> None:
    """And one source stands for all rows that name it."""
    dataset = read(
        "owner,company,source\na,x,https://example.org/a\nb,x,https://example.org/a\n"
    ).dataset

    assert dataset.sources == {
        "https-exampleorg-a": Source(
            "https-exampleorg-a", "https://example.org/a", url="https://example.org/a"
        )
    }


def test_a_source_without_letters_is_called_one() -> None:
    """And a word for nothing is none."""
    dataset = read("owner,company,source\na,x,日本\nb,x,-\n").dataset

    assert dataset.sources == {"source": Source("source", "日本")}


def test_votes_that_are_left_out_are_as_the_capital_in_no_words_of_their_own() -> None:
    """As in our own file."""
    (holding,) = read("owner,company,capital\na,x,50%\n").dataset.holdings

    assert (holding.votes, holding.votes.stated) == (holding.capital, "")
    assert holding.capital.stated == "50%"
