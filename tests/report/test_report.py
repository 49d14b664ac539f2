"""What a report says of itself."""

from alliance_cli.model.records import Company, Source
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.report.blocks import SOURCES, Facts, Section, Table, machine_blocks
from alliance_cli.report.kinds import SOURCE_IDS, TEXT
from alliance_cli.report.report import Report, cited_sources
from tests.report.rows import SETTING, Row, columns, named, report_of

TABLE = Table("rows", columns(named("name", TEXT, "Name"), named("sources", SOURCE_IDS)))


def test_only_the_sources_that_rows_name_are_cited() -> None:
    """An answer cites the sources of its rows, each once, as they first appear, and no others."""
    sources = {id_: Source(id_, id_.upper()) for id_ in ("c", "a", "unused", "b")}
    rows: tuple[Row, ...] = (("x", ("c", "a")), ("y", ("a", "b")), ("z", ()), ("none", None))

    cited = cited_sources(sources, [TABLE.of(rows)])

    assert [source.id for source in cited] == ["c", "a", "b"]


def test_the_sources_that_people_see_in_a_column_come_first() -> None:
    """Those of columns for machines follow them, so that the numbers shown are consecutive."""
    sources = {id_: Source(id_, id_.upper()) for id_ in ("hidden", "shown", "later")}
    both = columns(named("behind", SOURCE_IDS), named("sources", SOURCE_IDS, "Sources"))
    rows = ((("hidden",), ("shown",)), ((), ("later",)))

    cited = cited_sources(sources, [Table("rows", both).of(rows)])

    assert [source.id for source in cited] == ["shown", "later", "hidden"]


def test_a_block_without_a_section_has_no_rows() -> None:
    """A block that a report says nothing of is empty."""
    assert Report((TABLE,), "title", SETTING, ()).section(TABLE) == Section(TABLE, ())


def test_a_block_has_the_rows_of_its_own_section() -> None:
    """Each block of a layout finds its rows, its sentence and its last rows by its key."""
    facts = Facts("facts", columns(named("name", TEXT)))
    report = report_of(facts.of(("a",)), TABLE.of([("b", ())], empty="None."))

    assert report.section(facts).rows == (("a",),)
    assert (report.section(TABLE).rows, report.section(TABLE).empty) == ((("b", ()),), "None.")


def test_a_report_says_the_day_and_the_assumptions_of_its_setting() -> None:
    """Without a setting it has no day, and assumes nothing."""
    a, x = Company("a", "A"), Company("x", "X")
    setting = Setting(SETTING.on, ("one", "two"), (Unclosed(a, x, "why"),))
    assumed, timeless = report_of(setting=setting), report_of(setting=None)

    assert (assumed.on, assumed.assumed, assumed.unclosed) == (
        SETTING.on,
        ("one", "two"),
        (Unclosed(a, x, "why"),),
    )
    assert (timeless.on, timeless.assumed, timeless.unclosed) == (None, (), ())


def test_a_source_is_told_by_id_title_publisher_date_and_address() -> None:
    """The row of a source has what the file says of it, nothing where it is silent."""
    source = Source("a", "Title")

    assert SOURCES.of([source]).cells(source) == {
        "source": "a",
        "title": "Title",
        "publisher": None,
        "date": None,
        "url": None,
    }


def test_a_block_for_people_alone_is_none_for_machines() -> None:
    """Only a block all of whose columns are for people is left out."""
    shown = Table("shown", columns(named("name", TEXT, "Name", for_people=True)))
    mixed = Table("mixed", (*shown.columns, *columns(named("other", TEXT))))

    assert machine_blocks((shown, mixed, TABLE)) == (mixed, TABLE)
