from alliance_cli.model.records import Source
from alliance_cli.model.when import When
from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, ACME = person("anna"), company("acme")


def test_documents_are_sources() -> None:
    """With the id that we wrote, or else one made of the title."""
    found = read(
        entity(
            "source.press-1",
            "Article",
            title="Press",
            publisher="The Press",
            publishedAt="2023-11",
            sourceUrl="https://example.org/",
        ),
        entity("abc", "Document", fileName="Report 5.pdf", language="fra"),
        entity("NK-5", "Folder"),
        ANNA,
        ACME,
        stake("anna", "acme", proof=["abc", "source.press-1"], sourceUrl="https://example.org/"),
    )
    assert found.dataset.sources == {
        "press-1": Source("press-1", "Press", "The Press", When(2023, 11), "https://example.org/"),
        "report-5pdf": Source("report-5pdf", "Report 5.pdf"),
        "nk-5": Source("nk-5", "NK-5"),
    }
    assert found.dataset.holdings[0].sources == ("report-5pdf", "press-1")
    assert found.losses == {"language": 1}


def test_addresses_and_publishers_are_sources_where_no_document_is() -> None:
    """A publisher with an address is told with it; the same address is one source."""
    found = read(
        ANNA,
        ACME,
        person("bert"),
        person("cleo"),
        stake("anna", "acme", "1", sourceUrl="https://a.org/", publisher="A"),
        stake("bert", "acme", "1", sourceUrl="https://a.org/", publisher="A"),
        stake("cleo", "acme", "1", publisher="A"),
    )
    assert found.dataset.sources == {
        "a": Source("a", "https://a.org/", "A", url="https://a.org/"),
        "a-2": Source("a-2", "A", "A"),
    }
    assert [h.sources for h in found.dataset.holdings] == [("a",), ("a",), ("a-2",)]


def test_a_document_that_is_missing_is_a_loss() -> None:
    """The holding stays."""
    found = read(ANNA, ACME, stake("anna", "acme", "1", proof="gone"))
    assert found.dataset.holdings[0].sources == ()
    assert found.losses == {"proof": 1}


def test_a_document_of_no_day() -> None:
    """A date that is none is named with its line."""
    found = read(entity("a", "Article", title="A", publishedAt="yesterday"))
    assert found.told == [("bad-date", 1, "'yesterday' is not a date")]


def test_a_title_of_nothing_printable_is_the_id() -> None:
    """A source has a title."""
    assert read(entity("a", "Article", title="\x07")).dataset.sources == {"a": Source("a", "a")}
