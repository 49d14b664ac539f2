"""A report as people see it: nothing empty, nothing said twice."""

from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.model.records import Company, Source
from alliance_cli.model.share import exactly
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.model.when import When
from alliance_cli.report.blocks import Facts, LastRow, Table
from alliance_cli.report.kinds import COUNT, DAY, NO_FIGURE, PARTY, SHARE, SOURCE_IDS, TEXT, TEXTS
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import (
    FactLines,
    Sheet,
    assumption_line,
    explanation_lines,
    note_lines,
    sheets,
    source_lines,
)
from alliance_cli.views.stakes import stakes_report
from tests import notation
from tests.report.rows import SETTING, Row, columns, named, report_of

AMPERE, MOTEURS = Company("ampere", "Ampère"), Company("moteurs", "Moteurs")
OWNERS = Table(
    "owners",
    columns(
        named("owner", PARTY, "Owner"),
        named("company", PARTY, "Company"),
        named("capital", SHARE, "Capital"),
        named("since", DAY, "Since"),
        named("note", TEXT),
        named("sources", SOURCE_IDS, "Sources"),
    ),
    "Owners",
)
HALF = exactly(Fraction(1, 2))


def owner_row(note: str | None = None, *sources: str) -> Row:
    """Moteurs holds half of Ampère."""
    return (MOTEURS, AMPERE, HALF, None, note, sources)


def drawn(report: Report) -> Sheet:
    """The one table that the report has."""
    (sheet,) = sheets(report)
    assert isinstance(sheet, Sheet)
    return sheet


def owners_report(*lines: Row, empty: str = "", last: tuple[LastRow, ...] = ()) -> Report:
    """A report of the owners of Ampère, and of what stands below them."""
    return replace(report_of(OWNERS.of(lines, empty=empty, last_rows=last)), subject="ampere")


def test_columns_that_say_nothing_are_left_out() -> None:
    """Empty columns and the column of the company asked are not shown; nor are machine columns."""
    sheet = drawn(owners_report(owner_row()))

    assert [column.title for column in sheet.columns] == ["Owner", "Capital"]
    assert sheet.rows == (("Moteurs", "50.00%"),)
    assert sheet.title == "Owners"


def test_a_company_beside_the_subject_keeps_its_column() -> None:
    """The column of the company asked stays where another company stands in it too."""
    other: Row = (MOTEURS, MOTEURS, HALF, None, None, ())

    titles = [column.title for column in drawn(owners_report(owner_row(), other)).columns]

    assert titles == ["Owner", "Company", "Capital"]


def test_what_remains_is_the_last_row() -> None:
    """What no listed owner holds follows the list under its own name, and is counted apart."""
    sheet = drawn(
        owners_report(owner_row(), last=(LastRow("Not recorded", {"capital": "10.00%"}),))
    )

    assert sheet.rows == (("Moteurs", "50.00%"), ("Not recorded", "10.00%"))
    assert sheet.last == 1


def test_there_may_be_several_last_rows() -> None:
    """What remains and what all adds up to stand below the list, in the order of the report."""
    last = (LastRow("Not recorded", {"capital": "10.00%"}), LastRow("Total", {"capital": "50.00%"}))

    sheet = drawn(owners_report(owner_row(), last=last))

    assert sheet.rows[1:] == (("Not recorded", "10.00%"), ("Total", "50.00%"))
    assert sheet.last == 2


def test_a_list_that_is_whole_has_no_last_row() -> None:
    """Where nothing remains, the rows of the list are all there is."""
    sheet = drawn(owners_report(owner_row()))

    assert sheet.rows == (("Moteurs", "50.00%"),)
    assert sheet.last == 0


def test_a_column_that_only_a_last_row_fills_is_shown() -> None:
    """A last row has a figure that no row of the list has: its column stays for it."""
    sheet = drawn(owners_report(owner_row(), last=(LastRow("Total", {"since": "2020"}),)))

    assert [column.title for column in sheet.columns] == ["Owner", "Capital", "Since"]
    assert sheet.rows[0] == ("Moteurs", "50.00%", "")
    assert sheet.rows[1] == ("Total", "", "2020")


def test_a_figure_of_which_a_last_row_says_nothing_is_blank() -> None:
    """Below a column of figures, a dash would say that there is none; a blank says nothing."""
    last = (LastRow("Silent", {}), LastRow("Nothing", {"capital": NO_FIGURE}))

    assert drawn(owners_report(owner_row(), last=last)).rows[1:] == (
        ("Silent", ""),
        ("Nothing", "—"),
    )


def test_the_last_rows_alone_make_no_table() -> None:
    """Where no owner is listed, a sentence stands for the table, or nothing does."""
    last = (LastRow("Not recorded", {"capital": "10.00%"}),)

    assert not list(sheets(owners_report(last=last)))
    assert drawn(owners_report(empty="Nobody.", last=last)) == Sheet(sentence="Nobody.")


def test_sources_are_numbered_in_the_order_of_the_list() -> None:
    """Where sources are listed, rows name them by number, the smallest first."""
    report = replace(
        report_of(OWNERS.of([owner_row(None, "b", "a"), owner_row(None, "b")])),
        sources=(Source("a", "First"), Source("b", "Second")),
        lists_sources=True,
    )

    assert [row[-1] for row in drawn(report).rows] == ["1, 2", "2"]


def test_the_numbers_are_those_of_the_list_whatever_the_ids() -> None:
    """A source is numbered by its place in the list, which is that of its first appearance."""
    report = replace(
        report_of(OWNERS.of([owner_row(None, "b"), owner_row(None, "a", "b")])),
        sources=(Source("b", "First"), Source("a", "Second")),
        lists_sources=True,
    )

    assert [row[-1] for row in drawn(report).rows] == ["1", "1, 2"]


def test_a_table_without_headings_is_not_drawn() -> None:
    """What is for machines only is not an empty table for people."""
    machines = Table("rows", columns(named("name", TEXT), named("count", COUNT)), "Rows")

    assert not list(sheets(report_of(machines.of([("a", 1)]))))


def test_sources_are_named_where_they_are_not_listed() -> None:
    """Without the list below, rows name their sources by id."""
    assert drawn(owners_report(owner_row(None, "a", "b"))).rows[0][-1] == "a, b"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (Source("a", "Title"), ("1.", "Title", "")),
        (
            Source("a", "Title", "Publisher", When(2024, 5), "https://x.y"),
            ("1.", "Title, Publisher, 2024-05", "https://x.y"),
        ),
    ],
)
def test_a_source_is_told_by_its_number(source: Source, line: tuple[str, str, str]) -> None:
    """The list of sources has a number, what is known of each, without gaps, and its address."""
    assert list(source_lines(replace(report_of(), sources=(source,)))) == [line]


def test_facts_are_lines_and_the_empty_ones_are_left_out() -> None:
    """Each fact is a title and its values; lists have a value a line; machines' keys are hidden."""
    of_company = columns(
        named("name", TEXT),
        named("kind", TEXT, "Kind"),
        named("country", TEXT, "Country"),
        named("aliases", TEXTS, "Also called"),
        named("owners", COUNT, "Owners"),
    )
    shown, behind = Facts("x", of_company, as_lines=True), Facts("y", of_company)
    row: Row = ("Name", "company", None, ("A", "B"), 0)

    (lines,) = sheets(report_of(shown.of(row), behind.of(row)))

    assert lines == FactLines(
        (("Kind", ("company",)), ("Also called", ("A", "B")), ("Owners", ("0",))),
    )


def test_a_note_stands_after_the_name_of_its_row() -> None:
    """Notes are told with the companies of their row that the title does not name."""
    report = owners_report(owner_row("half of it"), owner_row())

    assert list(note_lines(report)) == [("Moteurs", "half of it")]


def test_a_note_on_treasury_shares_names_the_company_itself() -> None:
    """Where the company asked is the only name of a row, its note names it once."""
    treasury: Row = (AMPERE, AMPERE, HALF, None, "treasury shares", ())
    holdings = Table("holdings", OWNERS.columns)

    report = replace(report_of(OWNERS.of([treasury]), holdings.of([treasury])), subject="ampere")

    assert list(note_lines(report)) == [("Ampère", "treasury shares")]


def test_a_note_on_a_row_without_companies_stands_after_its_first_text() -> None:
    """A row of which people see a title is named by it, not by a key that only machines see."""
    projects = Table(
        "projects",
        columns(named("id", TEXT), named("title", TEXT, "Project"), named("note", TEXT)),
    )

    told = note_lines(report_of(projects.of([("van", "A van", "small")])))

    assert list(told) == [("A van", "small")]


def test_treasury_shares_alone_are_still_named() -> None:
    """Where every row names only the company asked, one column with its name stays."""
    world = notation.drawn("a 5% a")
    report = stakes_report(world, direct_stakes(world, world.dataset.party("a")))

    owners = next(sheet for sheet in sheets(report) if isinstance(sheet, Sheet))

    assert [column.title for column in owners.columns] == ["Owner", "Capital", "Votes"]
    assert owners.rows == (("A", "5.00%", "5.00%"), ("Not recorded", "95.00%", "95.00%"))


def test_commitments_that_stay_open_are_told_by_reason() -> None:
    """One sentence for each reason, below those of the answer."""
    a, x, y = (Company(id_, id_.upper()) for id_ in "axy")
    open_ = (Unclosed(a, x, "one"), Unclosed(a, y, "two"), Unclosed(x, y, "one"))
    setting = Setting(SETTING.on, ("it",), open_)
    report = replace(report_of(setting=setting), explanations=("So.",))

    assert explanation_lines(report) == (
        "So.",
        "Not carried out, since one: A in X, X in Y.",
        "Not carried out, since two: A in Y.",
    )
    assert assumption_line(report) == "Assumed: it"
    assert (assumption_line(report_of()), explanation_lines(report_of())) == ("", ())


def test_rows_know_the_group_that_they_belong_to() -> None:
    """The first text of each, which is no column of its own."""
    by_year = columns(named("year", TEXT, for_people=True), named("name", TEXT, "Name"))

    sheet = drawn(
        report_of(Table("rows", by_year, grouped=True).of([("2023", "a"), ("2024", "b")]))
    )

    assert (sheet.groups, sheet.rows) == (("2023", "2024"), (("a",), ("b",)))
