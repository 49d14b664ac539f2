import pytest

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.bods.out_sources import (
    further_source,
    note_source_losses,
    source_object,
    source_remarks,
)
from alliance_cli.model.records import Source
from alliance_cli.model.when import When

WHOLE = Source("press", "The Title", "Paper", When(2023, 12), "https://example.org/a")
BARE = Source("bare", "Bare")
ASTRAY = Source("astray", "Astray", None, When(2023), "see page 5")


def test_a_source_is_described() -> None:
    """Title, publisher and address have their fields; its date has none, so it is a remark."""
    assert source_object(WHOLE) == {
        "description": "The Title",
        "url": "https://example.org/a",
        "assertedBy": [{"name": "Paper"}],
    }
    assert source_object(BARE) == source_object(ASTRAY) | {"description": "Bare"}


def test_what_has_no_field_is_a_remark_on_the_source() -> None:
    """The date, and an address that is no URI."""
    assert [remark["description"] for remark in source_remarks(WHOLE)] == ["dated 2023-12"]
    assert [remark["description"] for remark in source_remarks(ASTRAY)] == [
        "dated 2023, found at see page 5"
    ]
    assert source_remarks(ASTRAY)[0]["statementPointerTarget"] == "/source"
    assert source_remarks(BARE) == []


def test_a_further_source_is_a_link_where_it_has_an_address() -> None:
    """Without a URI it is a comment: a link needs one."""
    assert further_source(WHOLE, "/x") == {
        "statementPointerTarget": "/x",
        "motivation": "linking",
        "description": "The Title, Paper, 2023-12",
        "url": "https://example.org/a",
    }
    assert further_source(BARE, "/x") == {
        "statementPointerTarget": "/x",
        "motivation": "commenting",
        "description": "Bare",
    }
    assert further_source(ASTRAY, "/x")["description"] == "Astray, 2023, see page 5"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a//b/?q=1/2&r#f?",
        "https://example.org/a%20b;c=(d)",
        "urn:isbn:0451450523",
        "mailto:a@example.org",
        "https:",
    ],
)
def test_a_uri_is_a_url(url: str) -> None:
    """Whatever the scheme."""
    assert source_object(Source("s", "S", url=url))["url"] == url


@pytest.mark.parametrize(
    "url",
    [
        "see page 5",
        "example.org",
        "https://example.org/a b",
        "https://example.org/a[1]",
        "https://example.org/100%",
        "https://例.jp/",
        "https://a:b:c/",
        "https://example.org/#a#b",
        "https://example.org/\n",
        "",
    ],
)
def test_what_is_no_uri_is_no_url(url: str) -> None:
    """The schema would refuse it."""
    assert "url" not in source_object(Source("s", "S", url=url))


def test_losses_of_sources_are_counted_once() -> None:
    """However many statements rest on a source; one on which none rests is lost."""
    account = Account()
    sources = {source.id: source for source in (WHOLE, BARE, ASTRAY, Source("idle", "Idle"))}
    note_source_losses(sources, ["astray", "press", "bare", "press"], account)

    assert account.losses == [
        Loss("source date", "press", "2023-12 stands in annotations"),
        Loss("source date", "astray", "2023 stands in annotations"),
        Loss("source url", "astray", "'see page 5' is no URI; it stands in annotations"),
        Loss("source", "idle", "no statement rests on it"),
    ]
