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
    [
        (ShareUnit.PERCENT, "15", "3/20"),
        (ShareUnit.PERCENT, "0.5", "1/200"),
        (ShareUnit.FRACTION, "0.15", "3/20"),
        (ShareUnit.FRACTION, "1", "1"),
        (ShareUnit.FRACTION, "15%", "3/20"),
        (ShareUnit.PERCENT, "1/3", "1/3"),
    ],
)
def test_a_bare_number_is_read_where_its_unit_is_said(
    unit: ShareUnit, words: str, part: str
) -> None:
    """Exactly, and only where the cell does not say its unit itself."""
    (holding,) = read(f"owner,company,capital\na,x,{words}\n", unit).dataset.holdings

    assert holding.capital == exactly(Fraction(part))


@pytest.mark.parametrize(
    ("cells", "message", "way_out"),
    [
        (
            ["15", "0.5"],
            "15 does not say its unit, and 1 more like it",
            "they look like per cent: say --share-unit percent, or write 15%",
        ),
        (
            ["0.15", "1", "20%"],
            "0.15 does not say its unit, and 1 more like it",
            "they look like parts of one: say --share-unit fraction, or write 15%",
        ),
        (
            ["0.15"],
            "0.15 does not say its unit",
            "they look like parts of one: say --share-unit fraction, or write 15%",
        ),
    ],
)
def test_a_bare_number_without_a_unit_is_one_problem(
    cells: list[str], message: str, way_out: str
) -> None:
    """All of them are one, which says what the column looks like."""
    rows = "".join(f"o{n},x{n},{cell}\n" for n, cell in enumerate(cells))

    assert problems(f"owner,company,capital\n{rows}") == [("bad-share", 2, 7, message, way_out)]


def test_every_bad_cell_is_told_with_its_place() -> None:
    """In one run, at the line and column of the cell."""
    found = problems(
        "owner,company,capital,since,owner_kind\n"
        "a,x,fifteen%,soon,king\n"
        ",x,5%,,\n"
        "b,,5%,,\n"
        "c,x,5%,2020,,,\n"
    )

    assert [(name, line, column) for name, line, column, _, _ in found] == [
        ("bad-kind", 2, 1),
        ("bad-share", 2, 5),
        ("bad-date", 2, 14),
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
    read("owner,company,colour,\na,x,red,\n", account=account)

    assert account.losses == [Loss("column", "colour", "a column of this name is not understood")]


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


@pytest.mark.parametrize(
    ("text", "line", "message", "way_out"),
    [
        (
            "",
            1,
            "the table has no column owner and no column company",
            "it needs owner and company",
        ),
        ("owner,firm\n", 1, "the table has no column company", "it needs owner and company"),
        ("owners,company\n", 1, "the table has no column owner", "call 'owners' owner"),
    ],
)
def test_a_table_without_its_columns_is_refused(
    text: str, line: int, message: str, way_out: str
) -> None:
    """The nearest column is offered."""
    assert refused(text) == (line, message, way_out)


def test_what_is_no_row_ends_the_reading() -> None:
    """Such as a field of more than a hundred thousand characters."""
    line, message, _ = refused("owner,company\na,b\nc," + "d" * 200_000)

    assert line == 3
    assert message.startswith("this is not a row of a table: field larger than field limit")


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
