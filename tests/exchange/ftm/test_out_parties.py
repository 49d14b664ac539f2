import json
from datetime import date
from typing import Any

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.out_parties import party_line
from alliance_cli.exchange.ftm.out_values import source_line
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.model.records import (
    Company,
    CompanyKind,
    Dataset,
    Holder,
    HolderKind,
    Note,
    Party,
    Source,
)
from alliance_cli.model.when import When

DAY = When(2023, 12, 6)
SOURCES = {id_: Source(id_, id_.title()) for id_ in ("press", "post")}


def written(party: Party, as_of: When = DAY) -> tuple[dict[str, Any], Account]:
    """The entity of a party, and what is lost of it."""
    account = Account()
    dataset = Dataset("A title", date(2023, 12, 6), SOURCES)
    return json.loads(party_line(party, dataset, as_of, account)), account


@pytest.mark.parametrize(
    ("party", "schema", "classification"),
    [
        (Company("a", "A"), "Company", None),
        (Company("a", "A", CompanyKind.TRUST), "Company", ["trust"]),
        (Company("a", "A", CompanyKind.JOINT_VENTURE), "Company", ["joint-venture"]),
        (Holder("a", "A", HolderKind.STATE), "PublicBody", None),
        (Holder("a", "A", HolderKind.PERSON), "Person", None),
        (Holder("a", "A", HolderKind.PUBLIC), "Organization", ["public"]),
        (Holder("a", "A", HolderKind.FUND), "Organization", ["fund"]),
        (Holder("a", "A", HolderKind.COMPANY), "Organization", None),
    ],
)
def test_whatever_can_be_owned_is_a_company(
    party: Party, schema: str, classification: list[str] | None
) -> None:
    """An asset can be nothing else; the kind that the schema does not tell is a classification."""
    entity, account = written(party)
    assert entity["schema"] == schema
    assert entity["properties"].get("classification") == classification
    assert not account.losses


def test_names_country_numbers_and_the_day() -> None:
    """Each has its place."""
    numbers = (("lei", "969500F7JLTX36OUI695"), ("isin", "FR0000131906"))
    entity, account = written(Company("a", "A", country="FR", aliases=("B",), identifiers=numbers))
    assert entity == {
        "id": "a",
        "schema": "Company",
        "properties": {
            "name": ["A"],
            "alias": ["B"],
            "country": ["fr"],
            "leiCode": ["969500F7JLTX36OUI695"],
            "isinCode": ["FR0000131906"],
            "modifiedAt": ["2023-12-06"],
        },
    }
    assert not account.losses


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("gb-coh", "01234567"), ("lei", "969500F7JLTX36OUI694"), ("inn", "123"), ("isin", "FR1")],
)
def test_a_number_without_a_place_is_a_registration_number(scheme: str, value: str) -> None:
    """Whose it is, is lost; of a holder the number of a share is one of these too."""
    entity, account = written(Holder("a", "A", HolderKind.FUND, identifiers=((scheme, value),)))
    assert entity["properties"]["registrationNumber"] == [value]
    assert account.counts() == {"identifier scheme": 1}


def test_a_name_of_quotes_alone_gives_way_to_the_id() -> None:
    """The package would take them off and find nothing."""
    entity, account = written(Company("a", "''"))
    assert entity["properties"]["name"] == ["a"]
    assert account.counts() == {"text": 1}


def test_that_a_list_is_complete_is_lost() -> None:
    """Nothing says so of an entity."""
    assert written(Company("a", "A", complete=True))[1].counts() == {"complete list": 1}


def test_notes_tell_their_day_and_their_sources() -> None:
    """In their text, and the documents beside."""
    notes = (Note(When(2023), "One.", ("press", "post")), Note(DAY, "Two."))
    entity, account = written(Company("a", "A", notes=notes))
    assert entity["properties"]["notes"] == ["2023: One. [press; post]", "2023-12-06: Two."]
    assert entity["properties"]["proof"] == ["source.press", "source.post"]
    assert not account.losses


def test_a_day_long_ago_is_lost() -> None:
    """The package knows the years 1000 to 2999."""
    entity, account = written(Company("a", "A"), When(999, 1, 1))
    assert "modifiedAt" not in entity["properties"]
    assert account.counts() == {"date": 1}


@pytest.mark.parametrize("text", ["A note [press]", "a [x; press]\n", "a []", "a [nobody]"])
def test_a_note_that_ends_like_sources_has_none(text: str) -> None:
    """Empty brackets behind it say so, and it comes back as it was."""
    noted = Company("a", "A", notes=(Note(When(2023), text.strip()),))
    press = source_line(Source("press", "Press"), None, Account())
    told = (json.dumps(written(noted)[0]), press)
    (note,) = read_ftm(["\n".join(told)], "f", Account()).dataset.companies["a"].notes

    assert (note.text, note.sources) == (text.strip(), ())
    assert written(noted)[0]["properties"]["notes"] == [f"2023: {text.strip()} []"]
