import json

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.out_values import Properties, source_line
from alliance_cli.model.records import Source
from alliance_cli.model.when import When


def test_a_source_is_an_article() -> None:
    """Which needs no file, unlike a document."""
    source = Source("press", "Press", "The Press", When(2023, 11), "https://example.org/")
    assert json.loads(source_line(source, None, Account())) == {
        "id": "source.press",
        "schema": "Article",
        "properties": {
            "title": ["Press"],
            "publisher": ["The Press"],
            "publishedAt": ["2023-11"],
            "sourceUrl": ["https://example.org/"],
        },
    }


def test_what_the_package_would_change_is_told() -> None:
    """As it is written, or that it is not."""
    account = Account()
    source_line(Source("press", " Press ", url="https://example.org"), None, account)
    source_line(Source("post", "Post", url="page 5"), None, account)
    assert [(loss.kind, loss.where, loss.what) for loss in account.losses] == [
        ("text", "press", "title ' Press ' is written as 'Press'"),
        ("url", "press", "sourceUrl 'https://example.org' is written as 'https://example.org/'"),
        ("url", "post", "sourceUrl 'page 5'"),
    ]


def test_a_value_told_twice_is_written_once() -> None:
    """As in the package, where values are sets; a value of nothing is none."""
    entity = Properties(Account(), "a")
    entity.add("alias", "A", "B", "A", "", None)
    entity.add("country", None)
    assert json.loads(entity.line("a", "Company"))["properties"] == {"alias": ["A", "B"]}
    assert entity.has("alias")
    assert not entity.has("country")
