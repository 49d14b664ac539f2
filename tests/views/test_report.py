"""What a report says of itself."""

from datetime import date

from alliance_cli.model.records import Dataset, Source
from alliance_cli.model.snapshot import Setting
from alliance_cli.views.report import (
    Column,
    Kind,
    Report,
    Row,
    Table,
    cited_sources,
    source_row,
)

TABLE = Table("rows", (Column("name", Kind.TEXT, "Name"), Column("sources", Kind.SOURCES)))


def test_only_the_sources_that_rows_name_are_cited() -> None:
    """An answer cites the sources of its rows, each once, as they first appear, and no others."""
    sources = {id_: Source(id_, id_.upper()) for id_ in ("c", "a", "unused", "b")}
    rows: tuple[Row, ...] = (("x", ("c", "a")), ("y", ("a", "b")), ("z", ()), ("none", None))

    cited = cited_sources(Dataset("d", date(2024, 1, 1), sources), (TABLE,), {"rows": rows})

    assert [source.id for source in cited] == ["c", "a", "b"]


def test_a_block_without_content_has_no_rows() -> None:
    """A block that a report says nothing of is empty."""
    report = Report((TABLE,), "title", Setting(date(2024, 1, 1)), {})

    assert report.rows(TABLE) == ()


def test_a_source_is_told_by_id_title_publisher_date_and_address() -> None:
    """The row of a source has what the file says of it, nothing where it is silent."""
    assert source_row(Source("a", "Title")) == ("a", "Title", None, None, None)
