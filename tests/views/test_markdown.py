"""An answer as GitHub Markdown."""

from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.model.records import Company, Source
from alliance_cli.model.share import exactly
from alliance_cli.model.snapshot import Setting, Unclosed
from alliance_cli.views.markdown import markdown_text
from alliance_cli.views.report import Column, Facts, Kind, Report, Shown, Table

DAY = Setting(date(2024, 6, 30))
TABLE = Table(
    "rows",
    (Column("name", Kind.TEXT, "Name"), Column("share", Kind.SHARE, "Share")),
    "Rows",
)
HALF = exactly(Fraction(1, 2))


def test_a_table_has_a_head_a_rule_and_rows() -> None:
    """Words stand to the left, figures to the right, under a title in bold."""
    text = markdown_text(Report((TABLE,), "Title", DAY, {"rows": (("a", HALF), ("b", None))}))

    assert text == (
        "**Title**\n\nRows\n\n| Name | Share |\n| --- | ---: |\n| a | 50.00% |\n| b | — |\n"
    )


@pytest.mark.parametrize("mark", ["|", "*", "_", "`", "<", "[", "\\", "~"])
def test_marks_of_markdown_are_escaped(mark: str) -> None:
    """A name that has a mark of Markdown in it shows that mark."""
    text = markdown_text(Report((TABLE,), "Title", DAY, {"rows": ((f"a{mark}b", None),)}))

    assert f"a\\{mark}b" in text


def test_a_line_break_stays_inside_its_cell() -> None:
    """A text of several lines does not end the row of the table."""
    text = markdown_text(Report((TABLE,), "Title", DAY, {"rows": (("a\nb", HALF),)}))

    assert "| a<br>b | 50.00% |" in text


def test_addresses_stay_whole() -> None:
    """GitHub links an address with all that stands in it, so nothing in it is escaped."""
    source = Source("a", "A [first] title", url="https://example.org/a_b/c*d")
    report = Report((), "Title", DAY, {}, sources=(source,), lists_sources=True)

    assert markdown_text(report).endswith("1. A \\[first] title https://example.org/a_b/c*d\n")


def test_facts_are_a_list() -> None:
    """Each fact is an item; several values are joined."""
    columns = (Column("kind", Kind.TEXT, "Kind"), Column("aliases", Kind.TEXTS, "Also called"))
    facts = Facts("x", columns, Shown.AS_LINES)

    text = markdown_text(Report((facts,), "Title", DAY, {"x": (("a|b", ("c", "d")),)}))

    assert text == "**Title**\n\n- Kind: a\\|b\n- Also called: c; d\n"


def test_an_empty_answer_is_a_sentence() -> None:
    """Where there are no rows, the sentence says so without a table."""
    report = Report((TABLE,), "Title", DAY, {}, empty={"rows": "There is nothing."})

    assert markdown_text(report) == "**Title**\n\nThere is nothing.\n"


def test_explanations_notes_and_sources_follow_the_tables() -> None:
    """Below the tables stand what explains them, then the notes, then the numbered sources."""
    table = Table("rows", (*TABLE.columns, Column("note", Kind.TEXT)))
    report = Report(
        (table,),
        "Title",
        DAY,
        {"rows": (("a", HALF, "half"),)},
        explanations=("One.", "Two."),
        sources=(Source("s", "First"), Source("t", "Second")),
        lists_sources=True,
        lists_notes=True,
    )

    below = markdown_text(report).split("| a | 50.00% |\n\n")[1]
    assert below == "One.\n\nTwo.\n\n- a: half\n\n1. First\n2. Second\n"


def test_notes_that_are_not_there_leave_no_gap() -> None:
    """Asking for notes where there are none adds nothing."""
    report = Report((TABLE,), "Title", DAY, {"rows": (("a", HALF),)}, lists_notes=True)

    assert markdown_text(report).endswith("| a | 50.00% |\n")


def test_what_is_assumed_stands_below_the_title() -> None:
    """And what it could not carry out among the sentences."""
    company = Company("x", "X")
    setting = Setting(date(2024, 6, 30), ("one", "two"), (Unclosed(company, company, "why"),))

    text = markdown_text(Report((TABLE,), "Title", setting, {"rows": (("a", HALF),)}))
    assert text.startswith("**Title**\n\nAssumed: one; two\n\nRows\n")
    assert text.endswith("\n\nNot carried out, since why: X in X.\n")


def test_groups_are_tables_of_their_own() -> None:
    """Each below the text that its rows share."""
    columns = (Column("year", Kind.TEXT, for_people=True), Column("name", Kind.TEXT, "Name"))
    content = {"rows": (("2023", "a"), ("2023", "b"), ("2024", "c"))}

    text = markdown_text(Report((Table("rows", columns, grouped=True),), "T", DAY, content))
    assert text == (
        "**T**\n\n**2023**\n\n| Name |\n| --- |\n| a |\n| b |\n\n"
        "**2024**\n\n| Name |\n| --- |\n| c |\n"
    )
