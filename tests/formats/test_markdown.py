"""An answer as GitHub Markdown."""

from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.formats.markdown import markdown_text
from alliance_cli.model.records import Company, Source
from alliance_cli.model.share import exactly
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.report.blocks import Facts, Table
from alliance_cli.report.kinds import SHARE, TEXT, TEXTS
from tests.report.rows import SETTING, columns, named, report_of

TABLE = Table("rows", columns(named("name", TEXT, "Name"), named("share", SHARE, "Share")), "Rows")
HALF = exactly(Fraction(1, 2))


def test_a_table_has_a_head_a_rule_and_rows() -> None:
    """Words stand to the left, figures to the right, under a title in bold."""
    text = markdown_text(report_of(TABLE.of([("a", HALF), ("b", None)])))

    assert text == (
        "**Title**\n\nRows\n\n| Name | Share |\n| --- | ---: |\n| a | 50.00% |\n| b | — |\n"
    )


@pytest.mark.parametrize("mark", ["|", "*", "_", "`", "[", "]", "\\", "~", "$", "{", "}"])
def test_marks_of_markdown_are_escaped(mark: str) -> None:
    """A name that has a mark of Markdown in it shows that mark."""
    text = markdown_text(report_of(TABLE.of([(f"a{mark}b", None)])))

    assert f"a\\{mark}b" in text


def test_a_line_break_stays_inside_its_cell() -> None:
    """A text of several lines does not end the row of the table."""
    text = markdown_text(report_of(TABLE.of([("a\nb", HALF)])))

    assert "| a<br>b | 50.00% |" in text


def test_addresses_stay_whole() -> None:
    """An address is a link with all that stands in it, so no mark in it is escaped."""
    source = Source("a", "A [first] title", url="https://example.org/a_b/c*d")
    report = replace(report_of(), sources=(source,), lists_sources=True)

    assert markdown_text(report).endswith("1. A \\[first\\] title <https://example.org/a_b/c*d>\n")


def test_an_address_that_is_none_is_a_text() -> None:
    """A source may say anything where its address should be."""
    source = Source("a", "A", url="javascript:alert('<b>')")
    report = replace(report_of(), sources=(source,), lists_sources=True)

    assert markdown_text(report).endswith("1. A javascript:alert('&lt;b&gt;')\n")


def test_a_sentence_begins_no_list_or_heading() -> None:
    """A sentence or a note may begin with a name, and a name with anything."""
    noted = columns(
        named("name", TEXT, "Name"), named("share", SHARE, "Share"), named("note", TEXT)
    )
    report = replace(
        report_of(
            Table("rows", noted).of([("# a", HALF, "- n")]),
            Table("none", TABLE.columns).of([], empty="1. There is nothing."),
        ),
        title="# Title",
        explanations=("+ One.", "> Two."),
        lists_notes=True,
    )

    text = markdown_text(report)
    assert text.startswith("**# Title**\n")
    assert "\n\n1\\. There is nothing.\n\n" in text
    assert text.endswith("\n\n\\+ One.\n\n&gt; Two.\n\n- \\# a: - n\n")


def test_facts_are_a_list() -> None:
    """Each fact is an item; several values are joined."""
    of_company = columns(named("kind", TEXT, "Kind"), named("aliases", TEXTS, "Also called"))
    facts = Facts("x", of_company, as_lines=True)

    text = markdown_text(report_of(facts.of(("a|b", ("c", "d")))))

    assert text == "**Title**\n\n- Kind: a\\|b\n- Also called: c; d\n"


def test_an_empty_answer_is_a_sentence() -> None:
    """Where there are no rows, the sentence says so without a table."""
    report = report_of(TABLE.of((), empty="There is nothing."))

    assert markdown_text(report) == "**Title**\n\nThere is nothing.\n"


def test_explanations_notes_and_sources_follow_the_tables() -> None:
    """Below the tables stand what explains them, then the notes, then the numbered sources."""
    noted = columns(
        named("name", TEXT, "Name"), named("share", SHARE, "Share"), named("note", TEXT)
    )
    report = replace(
        report_of(Table("rows", noted).of([("a", HALF, "half")])),
        explanations=("One.", "Two."),
        sources=(Source("s", "First"), Source("t", "Second")),
        lists_sources=True,
        lists_notes=True,
    )

    below = markdown_text(report).split("| a | 50.00% |\n\n")[1]
    assert below == "One.\n\nTwo.\n\n- a: half\n\n1. First\n2. Second\n"


def test_notes_that_are_not_there_leave_no_gap() -> None:
    """Asking for notes where there are none adds nothing."""
    report = replace(report_of(TABLE.of([("a", HALF)])), lists_notes=True)

    assert markdown_text(report).endswith("| a | 50.00% |\n")


def test_what_is_assumed_stands_below_the_title() -> None:
    """And what it could not carry out among the sentences."""
    company = Company("x", "X")
    setting = Setting(SETTING.on, ("one", "two"), (Unclosed(company, company, "why"),))

    text = markdown_text(report_of(TABLE.of([("a", HALF)]), setting=setting))
    assert text.startswith("**Title**\n\nAssumed: one; two\n\nRows\n")
    assert text.endswith("\n\nNot carried out, since why: X in X.\n")


def test_groups_are_tables_of_their_own() -> None:
    """Each below the text that its rows share."""
    by_year = columns(named("year", TEXT, for_people=True), named("name", TEXT, "Name"))
    table = Table("rows", by_year, grouped=True)

    text = markdown_text(
        report_of(table.of([("2023", "a"), ("2023", "b"), ("2024", "c")]), title="T")
    )
    assert text == (
        "**T**\n\n**2023**\n\n| Name |\n| --- |\n| a |\n| b |\n\n"
        "**2024**\n\n| Name |\n| --- |\n| c |\n"
    )
