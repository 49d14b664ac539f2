import pytest

from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Note
from alliance_cli.model.when import When
from tests.exchange.ftm_reading import company, entity, person, read, stake


def test_whoever_is_owned_is_a_company_and_others_are_what_their_schema_says() -> None:
    """A public body that is owned is a company, since a holder is owned by nobody."""
    found = read(
        company("acme"),
        company("alone", classification="fund"),
        entity("thing", "Asset", name="Thing"),
        entity("owned", "PublicBody", name="Owned"),
        entity("state", "PublicBody", name="State"),
        person("anna"),
        entity("staff", "Organization", name="Staff", classification="employees"),
        entity("club", "LegalEntity", name="Club"),
        stake("state", "owned", "100"),
    ).dataset
    assert {c.id: c.kind for c in found.companies.values()} == {
        "acme": CompanyKind.COMPANY,
        "alone": CompanyKind.FUND,
        "thing": CompanyKind.COMPANY,
        "owned": CompanyKind.COMPANY,
    }
    assert {h.id: h.kind for h in found.holders.values()} == {
        "state": HolderKind.STATE,
        "anna": HolderKind.PERSON,
        "staff": HolderKind.EMPLOYEES,
        "club": HolderKind.COMPANY,
    }


def test_that_a_public_body_is_a_company_because_it_is_owned_is_told() -> None:
    """Its schema has no place then."""
    owned = entity("owned", "PublicBody", name="Owned")
    found = read(person("anna"), owned, stake("anna", "owned", "5"))
    assert found.losses == {"public body": 1}
    assert not read(owned).losses


def test_a_classification_that_is_no_kind_is_a_loss() -> None:
    """Of several kinds the first stands."""
    found = read(company("acme", classification=["Mining", "trust", "fund"]))
    assert found.dataset.companies["acme"].kind is CompanyKind.TRUST
    assert found.losses == {"classification": 2}


def test_everything_that_a_party_has_a_place_for() -> None:
    """Names, country, numbers; what a company can have twice is numbered."""
    found = read(
        company(
            "acme",
            name=["Acme", "Acme Ltd"],
            alias="ACM",
            previousName="Acorn",
            jurisdiction="gb",
            country="gb",
            registrationNumber=["1", "2"],
            leiCode="969500F7JLTX36OUI695",
        )
    )
    assert found.dataset.companies["acme"] == Company(
        "acme",
        "Acme",
        country="GB",
        aliases=("Acme Ltd", "ACM", "Acorn"),
        identifiers=(
            ("registration-number", "1"),
            ("registration-number-2", "2"),
            ("lei", "969500F7JLTX36OUI695"),
        ),
    )
    assert not found.losses


def test_a_party_has_one_country_of_iso() -> None:
    """Others are losses, and so is a code of the package's own."""
    found = read(person("anna", nationality=["suhh", "fr", "de"]))
    assert found.dataset.holders["anna"].country == "FR"
    assert [loss.what for loss in found.account.losses] == [
        "SUHH: it is not ISO 3166-1",
        "DE: a party has one country",
    ]


def test_ids_are_kept_where_they_are_ids() -> None:
    """Others are made of the name, never those that somebody has already."""
    found = read(
        company("NK-1", name="Acme"),
        company("acme", name="Acme Holding"),
        company("NK-2", name="Acme S.A."),
        company("NK-3", name="日本"),
        stake("NK-1", "acme", "5"),
    )
    assert list(found.dataset.companies) == ["acme-2", "acme", "acme-sa", "nk-3"]
    assert found.holdings == [("acme-2", "acme", "5%", "5%")]


def test_two_that_are_called_alike_are_told_apart() -> None:
    """A name leads to one party: the second has a number behind it, and a loss is told."""
    found = read(
        person("a", name="John Smith"),
        person("b", name="John Smith (2)"),
        person("c", name="JOHN SMITH"),
        person("d", name="John Smith"),
        person("e", name="E", alias="john smith", registrationNumber="7"),
        person("f", name="F", registrationNumber="7"),
    )
    names = [holder.name for holder in found.dataset.holders.values()]
    assert names == ["John Smith", "John Smith (2)", "JOHN SMITH (3)", "John Smith (4)", "E", "F"]
    assert found.losses == {"shared name": 2, "shared alias": 1, "shared identifier": 1}


def test_who_has_no_name_is_called_as_its_id() -> None:
    """Also where no letter of the name can be printed."""
    found = read(entity("anna", "Person"), person("x-1", name="\x00"))
    assert [h.name for h in found.dataset.holders.values()] == ["anna", "x-1"]
    assert found.losses == {"name": 2}


PRESS = entity("source.press", "Article", title="Press")
POST = entity("source.post", "Article", title="Post")


def test_notes_have_their_day_and_their_sources() -> None:
    """As they are written: the day before, the ids of the sources behind."""
    notes = ["2023-11: It grew. [press; post]", "2024: It\nshrank."]
    found = read(PRESS, POST, company("acme", notes=notes, proof=["source.press", "source.post"]))
    assert found.dataset.companies["acme"].notes == (
        Note(When(2023, 11), "It grew.", ("press", "post")),
        Note(When(2024), "It\nshrank."),
    )
    assert not found.losses


@pytest.mark.parametrize("text", ["It grew.", "2023-13: It grew.", "2023: It grew. [nobody]"])
def test_notes_of_others_have_the_day_of_the_file(text: str) -> None:
    """And what the party rests on, since they name no source of their own."""
    found = read(PRESS, company("acme", notes=text, proof="source.press", modifiedAt="2024-05-01"))
    notes = found.dataset.companies["acme"].notes
    assert notes == (Note(When(2024, 5, 1), text, ("press",)),)
    assert found.losses == {"note date": 1}


def test_a_note_without_any_day_is_lost() -> None:
    """Where nothing in the file tells one."""
    found = read(company("acme", notes="It grew."))
    assert found.dataset.companies["acme"].notes == ()
    assert found.losses == {"note": 1}


def test_what_a_party_rests_on_is_a_loss_without_notes() -> None:
    """A dataset has sources of facts, and that somebody exists is none."""
    found = read(person("anna", sourceUrl="https://example.org/"))
    assert found.dataset.holders["anna"] == Holder("anna", "The anna", HolderKind.PERSON)
    assert found.losses == {"sourceUrl": 1}
