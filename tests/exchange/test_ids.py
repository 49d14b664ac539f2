"""Ids for those whom other formats know otherwise."""

import pytest

from alliance_cli.exchange.ids import Ids, slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Acme Ltd.", "acme-ltd"),
        ("Société Générale", "societe-generale"),
        ("renault-korea", "renault-korea"),
        ("GB-COH-01234", "gb-coh-01234"),
        ("日本", ""),
        ("2024", ""),
        ("null", ""),
        ("", ""),
        ("a" * 100, "a" * 80),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_an_id_or_nothing(name: str, id_: str) -> None:
    """Lower-case words of letters and digits, no longer than an id may be."""
    assert slug(name) == id_


def test_a_key_has_one_id() -> None:
    """Whatever name it comes with later; another key of the same name gets a number."""
    ids = Ids()

    assert ids.id_for("1", "Acme") == "acme"
    assert ids.id_for("2", "ACME") == "acme-2"
    assert ids.id_for("3", "acme") == "acme-3"
    assert ids.id_for("1", "Something else") == "acme"


def test_without_a_name_the_key_is_one() -> None:
    """And without both, the word for anybody."""
    ids = Ids()

    assert ids.id_for("uk-1", "日本") == "uk-1"
    assert ids.id_for("1", "日本") == "party"
    assert ids.id_for("2", "") == "party-2"
    assert Ids("source").id_for("1", "日本") == "source"


def test_a_number_keeps_an_id_as_short_as_one_may_be() -> None:
    """A long name gives way to it."""
    ids = Ids()

    assert ids.id_for("1", "a" * 100) == "a" * 80
    assert ids.id_for("2", "a" * 100) == "a" * 78 + "-2"


def test_many_of_one_name_are_quickly_told_apart() -> None:
    """Each gets the next number, and no number is tried twice."""
    ids = Ids()

    assert [ids.id_for(str(n), "John Smith") for n in range(5000)][-1] == "john-smith-5000"


def test_an_id_can_be_kept_free() -> None:
    """Nobody gets it any more."""
    ids = Ids()
    ids.keep_free("acme")

    assert ids.id_for("a", "Acme") == "acme-2"
