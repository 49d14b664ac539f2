"""Who publishes statements and where they were read, as sources."""

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.model.records import Source
from alliance_cli.model.when import When
from tests.exchange.bods_statements import Json, entity, holds, losses, person, read, stake

ACME, ANNA = entity("acme"), person("anna")


def sources(*found: Json) -> list[Source]:
    """The sources of a file with a statement on each."""
    statements = ({**entity(f"company-{n}"), "source": source} for n, source in enumerate(found))
    return list(read(*statements).dataset.sources.values())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ({"description": "Press"}, Source("press", "Press")),
        (
            {
                "type": ["officialRegister"],
                "description": "Press",
                "url": "https://example.org/a",
                "retrievedAt": "2023-05-06T10:00:00Z",
                "assertedBy": [{"name": "Ann"}, {"name": "Ben", "uri": "x"}, {}],
            },
            Source("press", "Press", "Ann, Ben", When(2023, 5, 6), "https://example.org/a"),
        ),
        (
            {"type": ["selfDeclaration", "verified"], "assertedBy": [{"name": "Ann"}]},
            Source(
                "self-declaration-and-verified-by-ann",
                "Self declaration and verified by Ann",
                "Ann",
            ),
        ),
        ({"type": ["primaryResearch"]}, Source("primary-research", "Primary research")),
        ({"assertedBy": [{"name": "Ann"}]}, Source("ann", "Ann", "Ann")),
        (
            {"url": "https://example.org"},
            Source("https-exampleorg", "https://example.org", url="https://example.org"),
        ),
    ],
)
def test_a_source_is_called_by_what_it_says(source: Json, found: Source) -> None:
    """By its description, or else by its type and who asserts it, or else by its address."""
    assert sources(source) == [found]


def test_a_source_is_there_once() -> None:
    """Those that differ in anything are two."""
    press, other = {"description": "Press"}, {"description": "Press", "url": "https://example.org"}

    assert [source.id for source in sources(press, press, other, {}, {"url": None})] == [
        "press",
        "press-2",
    ]


def test_a_holding_rests_on_the_source_of_its_statement() -> None:
    """Also where there is none."""
    told = {**holds("anna", "acme", stake(5)), "source": {"description": "Press"}}
    reading = read(ACME, ANNA, told)

    assert reading.dataset.holdings[0].sources == ("press",)
    assert read(ACME, ANNA, holds("anna", "acme", stake(5))).dataset.holdings[0].sources == ()


def test_what_a_source_has_no_place_for_is_lost_once() -> None:
    """Its type beside a description, a time of day, addresses of people, fields of others."""
    account = Account()
    source = {
        "type": ["officialRegister"],
        "description": "Press",
        "retrievedAt": "2023-05-06T10:00:00Z",
        "assertedBy": [{"name": "Ann", "uri": "https://example.org", "age": 5}],
        "colour": "blue",
    }
    read({**ACME, "source": source}, {**ANNA, "source": source}, account=account)

    assert losses(account) == [
        ("source type", "source press", "official register; the description stands"),
        ("time of day", "source press", "retrieved at 2023-05-06T10:00:00Z; the day stands"),
        ("extra field", "source press", "source.assertedBy[0].age is no field of BODS 0.4"),
        ("web address", "source press", "https://example.org, of who asserts it"),
        ("extra field", "source press", "source.colour is no field of BODS 0.4"),
        ("source of parties", "source press", "2 of them rest on it; parties have no sources"),
    ]


def test_a_source_that_is_not_described_is_none() -> None:
    """When it was retrieved is told once for all statements."""
    account = Account()
    source = {"retrievedAt": "2023-05-06"}
    reading = read({**ACME, "source": source}, {**ANNA, "source": source}, account=account)

    assert reading.dataset.sources == {}
    assert losses(account) == [
        (
            "source",
            "statements",
            "retrieved 2023-05-06 from a source that is not described: it is left out",
        )
    ]


def test_what_publication_details_have_no_place_for_is_lost_once() -> None:
    """Fields of others, and versions that are not known."""
    account = Account()
    details = {"bodsVersion": "0.5", "colour": "blue", "publisher": {"name": "A", "size": 1}}
    told = {"publicationDetails": details, "declaration": "D 1"}
    read({**ACME, **told}, {**ANNA, **told}, account=account)

    assert losses(account) == [
        ("version", "publication details", "bodsVersion 0.5 is read as if it were 0.4"),
        ("extra field", "publication details", "publicationDetails.colour is no field of BODS 0.4"),
        (
            "extra field",
            "publication details",
            "publicationDetails.publisher.size is no field of BODS 0.4",
        ),
        ("publication details", "2 statements", "published 2020-01-01 with declaration D 1"),
    ]


def test_how_statements_are_published_is_lost_once_for_all_that_share_it() -> None:
    """The one publisher gives the dataset its title."""
    account = Account()
    publisher = {"name": "The Register", "url": "https://example.org"}
    details = {
        "publicationDate": "2021-01-01",
        "bodsVersion": "0.4",
        "license": "https://example.org/free",
        "publisher": publisher,
    }
    other = {"publicationDate": "2022-01-01", "publisher": {"name": "Another"}}
    read(
        {**ACME, "publicationDetails": details},
        {**ANNA, "publicationDetails": details},
        {**entity("beta"), "publicationDetails": other},
        account=account,
    )

    assert losses(account) == [
        (
            "publication details",
            "2 statements",
            (
                "published 2021-01-01 by The Register, at https://example.org, "
                "under https://example.org/free"
            ),
        ),
        ("publication details", "1 statement", "published 2022-01-01 by Another"),
    ]


def test_an_unsafe_address_is_a_loss_and_may_be_the_title() -> None:
    """The statements stay; a source without any other words keeps it as its title."""
    account = Account()
    press = {"description": "Press", "url": "javascript:alert(1)"}
    bare = {"url": "www.example.org/a"}
    statements = ({**entity(f"company-{n}"), "source": s} for n, s in enumerate((press, bare)))
    found = read(*statements, account=account).dataset.sources
    assert list(found.values()) == [
        Source("press", "Press"),
        Source("wwwexampleorg-a", "www.example.org/a"),
    ]
    assert [(loss.where, loss.what) for loss in account.losses if loss.kind == "web address"] == [
        (
            "source press",
            "'javascript:alert(1)' is left out: the address is not one of http or https",
        ),
        (
            "source wwwexampleorg-a",
            "'www.example.org/a' is left out: the address is not one of http or https",
        ),
    ]
