"""An answer as one JSON object."""

import json
from datetime import date

import pytest

from alliance_cli.model.records import Company, Source
from alliance_cli.model.snapshot import Setting, Unclosed
from alliance_cli.views.json import json_object, json_text
from alliance_cli.views.report import Column, Facts, Kind, Layout, Report, Row, Shown, Table

DAY = Setting(date(2024, 6, 30))
NAME = Column("name", Kind.TEXT, "Name")
COUNT = Column("count", Kind.COUNT, "Count")


def report(layout: Layout, content: dict[str, tuple[Row, ...]]) -> Report:
    """A report of that content."""
    return Report(layout, "Title", DAY, content)


def test_an_answer_says_its_day_and_its_sources_even_when_empty() -> None:
    """`as_of` comes first and `sources` is always there."""
    told = json_object(report((Table("rows", (NAME,)),), {}))

    assert list(told) == ["as_of", "assumed", "rows", "sources"]
    assert told == {"as_of": "2024-06-30", "assumed": [], "rows": [], "sources": {}}


def test_a_question_without_a_day_says_null() -> None:
    """Where no day was asked, `as_of` is null, not left out."""
    assert json_object(Report((), "Title", None, {}))["as_of"] is None


@pytest.mark.parametrize(
    ("layout", "content", "told"),
    [
        ((Facts("", (NAME,), Shown.NOT),), {"": (("a",),)}, {"name": "a"}),
        ((Facts("one", (NAME,), Shown.AS_LINES),), {"one": (("a",),)}, {"one": {"name": "a"}}),
        (
            (Facts("x.one", (NAME,), Shown.AS_LINES), Table("x.rows", (COUNT,))),
            {"x.one": (("a",),), "x.rows": ((1,), (2,))},
            {"x": {"one": {"name": "a"}, "rows": [{"count": 1}, {"count": 2}]}},
        ),
        (
            (Facts("x", (NAME,), Shown.AS_LINES), Table("x.rows", (COUNT,))),
            {"x": (("a",),)},
            {"x": {"name": "a", "rows": []}},
        ),
        (
            (Table("rows", (NAME, COUNT), keyed=True),),
            {"rows": (("a", 1), ("b", 2))},
            {"rows": {"a": {"count": 1}, "b": {"count": 2}}},
        ),
    ],
)
def test_blocks_stand_where_their_key_says(
    layout: Layout, content: dict[str, tuple[Row, ...]], told: dict[str, object]
) -> None:
    """Facts are objects, tables lists or maps, and a dot puts one in another."""
    assert json_object(report(layout, content)) == {
        "as_of": "2024-06-30",
        "assumed": [],
        **told,
        "sources": {},
    }


def test_sources_are_told_by_their_id() -> None:
    """The sources used are a map from id to what is known of each."""
    answer = Report((), "Title", DAY, {}, sources=(Source("a", "Title", "Publisher"),))

    told = {"title": "Title", "publisher": "Publisher", "date": None, "url": None}
    assert json_object(answer)["sources"] == {"a": told}


def test_sources_are_a_map_in_the_order_of_their_ids() -> None:
    """Rows cite sources as they come; a program reads the map by id, so that it can be compared."""
    cited = (Source("b", "Second"), Source("a", "First"))

    assert list(json_object(Report((), "Title", DAY, {}, sources=cited))["sources"]) == ["a", "b"]


def test_the_text_is_indented_unescaped_and_ends_its_line() -> None:
    """JSON for people and programs: two spaces, letters as they are, one line break at the end."""
    text = json_text(report((Table("rows", (NAME,)),), {"rows": (("日本 Ampère",),)}))

    assert text.startswith('{\n  "as_of": "2024-06-30",\n')
    assert '"name": "日本 Ampère"' in text
    assert text.endswith("\n}\n")
    assert json.loads(text)["rows"] == [{"name": "日本 Ampère"}]


def test_an_answer_says_what_is_assumed() -> None:
    """In the order of the sentences; and which commitments stay open, where there are any."""
    a, x = Company("a", "A"), Company("x", "X")
    setting = Setting(date(2024, 6, 30), ("one", "two"), (Unclosed(a, x, "no price is known"),))

    told = json_object(Report((), "Title", setting, {}))
    assert told["assumed"] == ["one", "two"]
    assert told["unclosed"] == [{"investor": "a", "company": "x", "why": "no price is known"}]
    assert "unclosed" not in json_object(Report((), "Title", DAY, {}))


def test_what_is_for_people_alone_is_no_block() -> None:
    """A table all of whose columns are for people is not there for machines."""
    table = Table("shown", (Column("name", Kind.TEXT, "Name", for_people=True),))

    assert "shown" not in json_object(report((table,), {"shown": (("a",),)}))
