"""An answer as one flat table, RFC 4180."""

import csv
from fractions import Fraction
from io import StringIO

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.formats.csv import csv_text, safe_csv_text
from alliance_cli.model.directory import party_named
from alliance_cli.model.figures import Difference
from alliance_cli.model.records import Company
from alliance_cli.model.share import parse_share
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.report.blocks import Facts, Section, Table
from alliance_cli.report.kinds import (
    COUNT,
    DIFFERENCE,
    FLAG,
    MAP,
    PARTY,
    SHARE,
    SHARES,
    TEXT,
    TEXTS,
)
from alliance_cli.views.companies import company_report
from alliance_cli.views.sources import sources_report
from alliance_cli.views.stakes import stakes_report
from tests.report.rows import columns, named, report_of

WORDS = columns(named("text", TEXT, "Text"))


def texts(*words: str) -> Section:
    """A table of texts."""
    return Table("rows", WORDS).of((word,) for word in words)


def rows(text: str) -> list[dict[str, str]]:
    """The rows as a reader of CSV sees them."""
    return list(csv.DictReader(StringIO(text, newline="")))


def test_lines_end_as_the_standard_says() -> None:
    """Each line, the head and the last included, ends in carriage return and line feed."""
    text = csv_text(report_of(texts("a", "b")))

    assert text == "as_of,table,text\r\n2024-06-30,rows,a\r\n2024-06-30,rows,b\r\n"


def test_commas_quotes_and_breaks_are_quoted() -> None:
    """A cell with a comma, a quote or a line break reads back as it was."""
    hard = 'a, "b"\nc'
    text = csv_text(report_of(texts(hard)))

    assert '"a, ""b""\nc"' in text
    assert rows(text)[0]["text"] == hard


def test_formulas_stay_unless_a_spreadsheet_is_to_be_safe() -> None:
    """A `'` goes before a text that is a formula, and before no figure."""
    table = Table("rows", columns(named("text", TEXT, "Text"), named("moved", DIFFERENCE)))
    moved = Difference(Fraction(-1, 100), Fraction(-1, 100))
    report = report_of(table.of([("=1+1", moved)]))

    assert rows(csv_text(report))[0]["text"] == "=1+1"
    (safe,) = rows(safe_csv_text(report))
    assert (safe["text"], safe["moved_pct"]) == ("'=1+1", "-1")


def test_an_empty_answer_still_has_its_head() -> None:
    """A program finds the columns even where there is no row."""
    assert csv_text(report_of(texts())) == "as_of,table,text\r\n"


def test_an_answer_without_a_day_leaves_the_day_empty() -> None:
    """The column of the day is there in any answer."""
    text = csv_text(report_of(texts("a"), setting=None))

    assert rows(text) == [{"as_of": "", "table": "rows", "text": "a"}]


def test_what_the_whole_answer_says_stands_in_every_row() -> None:
    """Facts without a key are columns of each row; others are rows, however people see them."""
    answer = report_of(
        Facts("", columns(named("company", TEXT))).of(("x",)),
        Facts("more", WORDS, as_lines=True).of(("m",)),
        Facts("rest", WORDS).of(("r",)),
        texts("a"),
    )

    told = rows(csv_text(answer))

    assert [(row["company"], row["table"], row["text"]) for row in told] == [
        ("x", "more", "m"),
        ("x", "rest", "r"),
        ("x", "rows", "a"),
    ]


def test_what_was_calculated_of_the_whole_answer_has_a_row_of_its_own() -> None:
    """It is not repeated where a row is about another owner or company."""
    whole = Facts("", columns(named("owner", PARTY), named("x", SHARE)))
    owners = Table("rows", columns(named("owner", PARTY))).of([(Company("b", "B"),)])
    more, a = Table("more", WORDS).of([("m",)]), Company("a", "A")

    told = rows(csv_text(report_of(whole.of((a, parse_share("50%"))), owners, more)))
    assert [(row["table"], row["owner"], row["x_pct"]) for row in told] == [
        ("answer", "a", "50"),
        ("rows", "b", ""),
        ("more", "a", ""),
    ]
    nothing = rows(csv_text(report_of(whole.of((a, None)), more)))
    assert [row["table"] for row in nothing] == ["more"]


def test_lists_maps_and_claims_are_words() -> None:
    """Lists are joined by semicolons, claims are true or false, nothing is empty."""
    every_kind = columns(
        named("texts", TEXTS),
        named("ids", MAP),
        named("parts", SHARES),
        named("yes", FLAG),
        named("no", FLAG),
        named("none", TEXT),
        named("count", COUNT),
    )
    parts = ((Company("a", "A"), parse_share("25%")), (Company("b", "B"), parse_share("unknown")))
    row = (("a", "b"), (("lei", "L"), ("isin", "I")), parts, True, False, None, 3)

    (told,) = rows(csv_text(report_of(Table("rows", every_kind).of([row]))))

    assert told == {
        "as_of": "2024-06-30",
        "table": "rows",
        "texts": "a; b",
        "ids": "lei L; isin I",
        "parts": "a 25; b",
        "parts_min": "a 25; b 0",
        "parts_max": "a 25; b 100",
        "yes": "true",
        "no": "false",
        "none": "",
        "count": "3",
    }


def test_a_row_that_says_nothing_is_left_out(world: Snapshot) -> None:
    """Nobody can own a state: what is unrecorded of it is no row, where it is one of a company."""
    tables = {
        id_: [
            row["table"]
            for row in rows(
                csv_text(stakes_report(world, direct_stakes(world, world.dataset.party(id_))))
            )
        ]
        for id_ in ("state", "quiet")
    }

    assert tables == {"state": ["holdings", "investments"], "quiet": ["unrecorded"]}


def test_the_lines_of_a_source_are_rows(world: Snapshot) -> None:
    """Sources and the lines that rest on them share one head; a line names its source."""
    told = rows(csv_text(sources_report(world, world.dataset.sources["press-2024-05"])))

    assert [row["table"] for row in told] == ["sources", *["lines"] * 6]
    assert {row["source"] for row in told} == {"press-2024-05"}
    assert (told[0]["title"], told[0]["date"], told[0]["count"]) == (
        "Partners promise money to Ampere",
        "2024-05",
        "6",
    )
    assert (told[2]["kind"], told[2]["date"], told[2]["project"], told[2]["count"]) == (
        "project",
        "2023-12-06",
        "city-car",
        "",
    )


def test_every_row_of_an_answer_has_day_table_and_all_columns(world: Snapshot) -> None:
    """One flat table: the blocks of an answer share one head, and each row says its block."""
    party = party_named(world.dataset, "moteurs")
    stakes = rows(csv_text(stakes_report(world, direct_stakes(world, party))))
    shown = rows(csv_text(company_report(world, party)))

    assert {row["table"] for row in stakes} == {"owners", "unrecorded", "holdings", "investments"}
    assert {row["table"] for row in shown} == {"company", "company.notes", "company.valuations"}
    for row in (*stakes, *shown):
        assert row["as_of"] == "2024-06-30"
        assert None not in row
        assert None not in row.values()


def test_holdings_in_csv_keep_the_company_asked_as_the_owner(world: Snapshot) -> None:
    """Where the company asked is the owner, its row names the company that it owns."""
    party = party_named(world.dataset, "moteurs")
    held = [
        (row["owner"], row["company"], row["capital_pct"])
        for row in rows(csv_text(stakes_report(world, direct_stakes(world, party))))
        if row["table"] == "holdings"
    ]

    assert held[0] == ("moteurs", "ampere", "100")
