"""An answer as one JSON object."""

import json
from dataclasses import replace

import pytest

from alliance_cli.formats.json import json_object, json_text
from alliance_cli.model.records import Company, Source
from alliance_cli.model.standing import Setting, Unclosed
from alliance_cli.report.blocks import Facts, Section, Table
from alliance_cli.report.kinds import COUNT, TEXT
from tests.report.rows import SETTING, columns, named, report_of

NAME = columns(named("name", TEXT, "Name"))
NUMBER = columns(named("count", COUNT, "Count"))
BOTH = columns(named("name", TEXT, "Name"), named("count", COUNT, "Count"))


def test_an_answer_says_its_day_and_its_sources_even_when_empty() -> None:
    """`as_of` comes first and `sources` is always there."""
    told = json_object(report_of(Table("rows", NAME).of(())))

    assert list(told) == ["as_of", "assumed", "rows", "sources"]
    assert told == {"as_of": "2024-06-30", "assumed": [], "rows": [], "sources": {}}


def test_a_question_without_a_day_says_null() -> None:
    """Where no day was asked, `as_of` is null, not left out."""
    assert json_object(report_of(setting=None))["as_of"] is None


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ([Facts("", NAME).of(("a",))], {"name": "a"}),
        ([Facts("one", NAME, as_lines=True).of(("a",))], {"one": {"name": "a"}}),
        (
            [
                Facts("x.one", NAME, as_lines=True).of(("a",)),
                Table("x.rows", NUMBER).of([(1,), (2,)]),
            ],
            {"x": {"one": {"name": "a"}, "rows": [{"count": 1}, {"count": 2}]}},
        ),
        (
            [Facts("x", NAME, as_lines=True).of(("a",)), Table("x.rows", NUMBER).of(())],
            {"x": {"name": "a", "rows": []}},
        ),
        (
            [Table("rows", BOTH, keyed=True).of([("a", 1), ("b", 2)])],
            {"rows": {"a": {"count": 1}, "b": {"count": 2}}},
        ),
    ],
)
def test_blocks_stand_where_their_key_says(
    sections: list[Section], told: dict[str, object]
) -> None:
    """Facts are objects, tables lists or maps, and a dot puts one in another."""
    assert json_object(report_of(*sections)) == {
        "as_of": "2024-06-30",
        "assumed": [],
        **told,
        "sources": {},
    }


def test_sources_are_told_by_their_id() -> None:
    """The sources used are a map from id to what is known of each."""
    answer = replace(report_of(), sources=(Source("a", "Title", "Publisher"),))

    told = {"title": "Title", "publisher": "Publisher", "date": None, "url": None}
    assert json_object(answer)["sources"] == {"a": told}


def test_sources_are_a_map_in_the_order_of_their_ids() -> None:
    """Rows cite sources as they come; a program reads the map by id, so that it can be compared."""
    cited = (Source("b", "Second"), Source("a", "First"))

    assert list(json_object(replace(report_of(), sources=cited))["sources"]) == ["a", "b"]


def test_the_text_is_indented_unescaped_and_ends_its_line() -> None:
    """JSON for people and programs: two spaces, letters as they are, one line break at the end."""
    text = json_text(report_of(Table("rows", NAME).of([("日本 Ampère",)])))

    assert text.startswith('{\n  "as_of": "2024-06-30",\n')
    assert '"name": "日本 Ampère"' in text
    assert text.endswith("\n}\n")
    assert json.loads(text)["rows"] == [{"name": "日本 Ampère"}]


def test_an_answer_says_what_is_assumed() -> None:
    """In the order of the sentences; and which commitments stay open, where there are any."""
    a, x = Company("a", "A"), Company("x", "X")
    setting = Setting(SETTING.on, ("one", "two"), (Unclosed(a, x, "no price is known"),))

    told = json_object(report_of(setting=setting))
    assert told["assumed"] == ["one", "two"]
    assert told["unclosed"] == [{"investor": "a", "company": "x", "why": "no price is known"}]
    assert "unclosed" not in json_object(report_of())


def test_what_is_for_people_alone_is_no_block() -> None:
    """A table all of whose columns are for people is not there for machines."""
    table = Table("shown", columns(named("name", TEXT, "Name", for_people=True)))

    assert "shown" not in json_object(report_of(table.of([("a",)])))
