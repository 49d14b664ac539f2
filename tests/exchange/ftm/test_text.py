import pytest

from alliance_cli.exchange.ftm.text import (
    is_lei,
    kept_name,
    kept_text,
    kept_url,
    readable_line,
    readable_paragraph,
)


def test_texts_are_cleaned_as_the_package_cleans() -> None:
    """Composed, in plain blanks, without what is not seen."""
    assert kept_text(" Anna\u0301\u3000and\u200b co\nltd ") == "Anná and co\nltd"


def test_names_lose_quotes_and_double_blanks() -> None:
    """Also quotes within quotes, since the package would take them off one after the other."""
    assert kept_name("\"'Acme'  Ltd\"") == "'Acme' Ltd"
    assert kept_name("\"'Acme'\"") == "Acme"
    assert not kept_name("''")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://www.example.org./a", "https://www.example.org./a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?", ""),
        ("HTTPS://example.org/", ""),
        ("see the annex", ""),
        ("mailto:a@example.org", ""),
        ("https://example.org/a\u200bb", ""),
    ],
)
def test_addresses_that_the_package_keeps(url: str, kept: str) -> None:
    """What the package would change or drop is not written."""
    assert kept_url(url) == kept


def test_check_digits_of_a_legal_entity_identifier() -> None:
    """One digit off is found."""
    assert is_lei("969500F7JLTX36OUI695")
    assert not is_lei("969500F7JLTX36OUI694")
    assert not is_lei("LEI")


def test_foreign_texts_become_what_a_dataset_can_hold() -> None:
    """Line breaks in a name are blanks, controls and marks that turn the line are gone."""
    assert readable_line("Acme Ltd") == "Acme Ltd"
    assert readable_line("Acme\n\tLtd\x00\u202e") == "Acme Ltd"
    assert not readable_line("\x00")
    assert readable_paragraph("One.\nTwo.") == "One.\nTwo."
    assert readable_paragraph("One.\n\x07\u2028Two.") == "One.\n Two."
    assert not readable_paragraph("\x07 ")
