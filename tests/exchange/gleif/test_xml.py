"""GLEIF's files in XML, and what is no such file."""

from collections.abc import Iterable, Iterator

import pytest

from alliance_cli.errors import UnreadableTextError
from alliance_cli.exchange.gleif.tree import Entry, Unknown
from alliance_cli.exchange.gleif.xml import xml_entries
from tests.exchange.gleif_files import ID_A, A, B, as_xml, read, refused, relationship


def entries(found: Iterable[Entry | Unknown]) -> list[Entry]:
    """The records and the header alone."""
    return [each for each in found if isinstance(each, Entry)]


RECORD = "<RelationshipRecord><Relationship>"
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    "<RelationshipData>&b;</RelationshipData>"
)


def test_prefixes_and_declarations_do_not_matter() -> None:
    """Nor does a byte order mark, nor an encoding that the text is not in any more."""
    plain = as_xml([relationship()]).replace("rr:", "")
    declared = f'<?xml version="1.0" encoding="ISO-8859-1"?>{plain}'

    assert read(declared).dataset == read(as_xml([relationship()])).dataset


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE r SYSTEM "file:///etc/passwd"><RelationshipData/>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "http://example.org/">]><RelationshipData>&x;</RelationshipData>',
        "<!DOCTYPE RelationshipData><RelationshipData/>",
    ],
)
def test_a_document_type_is_refused(text: str) -> None:
    """No entity grows, and no other file is looked for."""
    line = text.count("\n", 0, text.index("<!DOCTYPE")) + 1

    assert refused(text) == ("not-xml", line, "this is not XML: it has a document type")


def test_an_entity_that_nobody_declared_is_refused() -> None:
    """The five of XML itself are read."""
    assert refused("<RelationshipData>\n&b;</RelationshipData>") == (
        "not-xml",
        2,
        "this is not XML: undefined entity",
    )


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("<RelationshipData>", "the file may have been cut off; get it whole"),
        ("<RelationshipData><![CDATA[x", "the file may have been cut off; get it whole"),
        ("<RelationshipData>&b;", "write the sign itself; XML knows no names but amp, lt, gt"),
        ("<RelationshipData>&</", "write & as &amp; and < as &lt;"),
        ("<RelationshipData></x>", "elements end in the order opposite"),
        ("<RelationshipData/>x", "a file is one element: take out what stands behind it"),
        ("\n<?xml version='1.0'?>", "the declaration <?xml …?> comes first: take out what stands"),
        ("<RelationshipData a='' a=''/>", "correct what stands there, or get the file again"),
        ("<\0r\0/\0>\0", "it may be UTF-16 text: save the file as UTF-8"),
        ("<RelationshipData>\n\0", "it may be UTF-16 text: save the file as UTF-8"),
    ],
)
def test_the_way_out_fits_what_is_wrong(text: str, way_out: str) -> None:
    """Not every file that is no XML has been cut off."""
    with pytest.raises(UnreadableTextError) as caught:
        list(xml_entries([text], "f"))

    assert caught.value.problem.way_out.startswith(way_out)


def test_an_element_around_the_records_that_is_not_understood_is_a_loss() -> None:
    """What is in it is read all the same."""
    text = as_xml([relationship()]).replace("<rr:RelationshipRecord>", "<X><rr:RelationshipRecord>")
    told = read(text.replace("</rr:RelationshipRecord>", "</rr:RelationshipRecord></X>"))

    assert len(told.dataset.holdings) == 1
    assert told.losses == {"field": 1}
    assert told.account.losses[0].where == "X"


def test_a_file_that_is_cut_off_is_refused() -> None:
    """Wherever: with the line on which it ends."""
    text = as_xml([relationship(), relationship()])

    assert refused(text[:-30])[:2] == ("not-xml", 3)
    assert refused(text[: text.index("</rr:Header>") + 4])[0] == "not-xml"
    assert refused("<RelationshipData>") == ("not-xml", 1, "this is not XML: no element found")


def test_xml_of_something_else_is_refused() -> None:
    """It is told what GLEIF's files begin with."""
    assert refused("<html><body/></html>") == (
        "bad-statement",
        1,
        "this is XML, but not of GLEIF: its outermost element is html",
    )


def test_deep_nesting_is_refused() -> None:
    """Inside a record and outside."""
    for opening in ("<RelationshipData>", f"<RelationshipData>{RECORD}"):
        told = refused(opening + "<a>" * 100_000)
        assert told == ("not-xml", 1, "this is not XML: it is nested too deeply")


def test_a_tag_or_comment_without_end_is_refused() -> None:
    """Before it has been read a thousand times."""
    for opening in ('<RelationshipData a="', "<RelationshipData><!--"):
        told = refused(opening + "x" * 3_000_000)
        assert told == ("not-xml", 1, "this is not XML: a tag or comment does not end")


def test_long_texts_are_no_tags() -> None:
    """A record may say much, of which a note keeps the beginning."""
    record = relationship()
    record["Registration"]["ValidationReference"] = "x" * 3_000_000
    (holding,) = read(as_xml([record])).dataset.holdings

    assert str(holding.note).endswith("x" * 9_999 + "…")


def test_an_empty_record_is_a_problem() -> None:
    """It has neither a relationship nor anything else; a header may be empty."""
    text = "<RelationshipData>\n<RelationshipRecord/>\n<Header/></RelationshipData>"

    assert [row[1:] for row in read(text).told] == [(2, "this is no record of GLEIF")]


def test_what_repeats_is_a_list() -> None:
    """However often."""
    text = f"<LEIData><LEIRecord>{'<a>x</a>' * 3}<b/></LEIRecord></LEIData>"
    (entry,) = entries(xml_entries([text], "f"))

    assert entry.tree == {"a": ["x", "x", "x"], "b": ""}


def test_a_place_in_one_long_line_has_an_excerpt_around_it() -> None:
    """Not the whole file."""
    text = as_xml([relationship()] * 50).replace("\n", "")
    place = read(text).reading.places["companies", ID_A]

    assert place.line == 1
    assert len(place.excerpt) <= 400
    assert place.excerpt[place.column - 1 :].startswith("<rr:RelationshipRecord>")


@pytest.mark.parametrize(("end", "line"), [("\r\n", 3), ("\r\r\n", 3), ("\r", 1)])
def test_lines_are_counted_as_editors_count_them(end: str, line: int) -> None:
    """A lone carriage return ends a line for XML, but not for them."""
    text = as_xml([relationship(A), relationship(A, "-")]).replace("\n", end)
    told = read(text)
    place = told.reading.problems[0].location

    assert told.told == [("bad-id", line, "'-' can be no code of an entity")]
    assert place is not None
    assert place.excerpt[place.column - place.excerpt_column :].startswith("<rr:RelationshipRecord")


def test_a_carriage_return_may_lie_at_the_border_of_two_portions() -> None:
    """It is no line of its own there either."""
    text = "<RelationshipData>\r\n\r\n<RelationshipRecord/></RelationshipData>"
    places = [
        entry.location.line
        for at in range(len(text))
        for entry in xml_entries([text[:at], text[at:]], "f")
        if isinstance(entry, Entry)
    ]

    assert set(places) == {3}


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_records_are_the_same_however_they_come(size: int) -> None:
    """With their places, also where a tag lies between two portions."""
    text = as_xml([relationship(A), relationship(B)])
    whole = entries(xml_entries([text], "f"))
    again = entries(xml_entries((text[at : at + size] for at in range(0, len(text), size)), "f"))

    assert [entry.tree for entry in again] == [entry.tree for entry in whole]
    assert [(e.location.line, e.location.column) for e in again] == [
        (e.location.line, e.location.column) for e in whole
    ]


def test_a_record_that_does_not_end_is_refused_before_its_end() -> None:
    """Only so much of it is ever held."""
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        yield "<RelationshipData>\n<RelationshipRecord><a>"
        for _ in range(1000):
            taken += 1
            yield "x" * 2**20

    with pytest.raises(UnreadableTextError) as caught:
        list(xml_entries(endless(), "f"))
    problem = caught.value.problem
    assert problem.message == "this record is longer than 16 million characters"
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == (2, 1)
    assert taken < 40
