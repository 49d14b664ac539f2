"""Who is who, and why no parent is named."""

from typing import Any

import pytest

from alliance_cli.model.records import CompanyKind, Note
from alliance_cli.model.when import When
from tests.exchange.gleif_files import (
    ID_A,
    ID_B,
    ID_C,
    SAMPLES,
    A,
    B,
    C,
    Read,
    entity,
    exception,
    read,
    read_records,
    relationship,
)


def described(**told: Any) -> Read:  # noqa: ANN401  # texts and trees
    """What a record of level 1 says."""
    return read_records(entity(A, "Acme", **told))


def test_a_record_of_level_1_is_a_company_without_holdings() -> None:
    """Name, kind and seat of the legal entity; the other names as aliases."""
    names = {"OtherEntityName": ["Acme Old", "ACME.", "  Acme \n Older ", ""]}
    told = described(
        LegalJurisdiction="US-DE",
        LegalAddress={"Country": "GB"},
        EntityCategory="FUND",
        OtherEntityNames=names,
    )
    company = told.dataset.companies[ID_A]

    assert (company.name, company.kind, company.country) == ("Acme", CompanyKind.FUND, "US")
    assert company.aliases == ("Acme Old", "Acme Older")
    assert company.identifiers == (("lei", A),)
    assert company.notes == ()
    assert (told.dataset.holdings, told.dataset.sources) == ((), {})
    assert (told.told, told.checked, told.losses) == ([], [], {})
    assert told.account.losses[0].what.startswith("addresses, legal forms,")


def test_the_seat_may_be_that_of_the_legal_address() -> None:
    """Where no jurisdiction is given; a code that is none of ISO's is a loss."""
    assert described(LegalAddress={"Country": "se"}).dataset.companies[ID_A].country == "SE"
    assert described().dataset.companies[ID_A].country is None
    kosovo = described(LegalJurisdiction="XK")
    assert kosovo.dataset.companies[ID_A].country is None
    assert kosovo.reasons == ["'XK' is no country of ISO 3166-1"]


def test_a_category_that_is_no_kind_is_a_loss() -> None:
    """The entity stays a company."""
    told = described(EntityCategory="SOLE_PROPRIETOR")

    assert told.dataset.companies[ID_A].kind is CompanyKind.COMPANY
    assert told.losses == {"entity category": 1}


@pytest.mark.parametrize(
    ("status", "registration", "text"),
    [
        ("INACTIVE", "RETIRED", "GLEIF: entity INACTIVE, registration RETIRED"),
        ("ACTIVE", "LAPSED", "GLEIF: entity ACTIVE, registration LAPSED"),
        ("NULL", "", "GLEIF: entity NULL"),
        ("", "MERGED", "GLEIF: entity of unknown status, registration MERGED"),
    ],
)
def test_an_entity_that_is_not_in_good_standing_is_noted(
    status: str, registration: str, text: str
) -> None:
    """On the day of its last update."""
    record = entity(A, "Acme", EntityStatus=status)
    record["Registration"]["RegistrationStatus"] = registration
    told = read_records(record)

    assert told.dataset.companies[ID_A].notes == (Note(When(2023, 5, 18), text, ("gleif",)),)
    assert told.dataset.sources["gleif"].title == "GLEIF LEI records"


def test_two_entities_of_one_name_are_told_apart_by_their_leis() -> None:
    """Before anybody's other names are given away."""
    told = read_records(
        entity(A, "Acme", OtherEntityNames={"OtherEntityName": ["Bolt", "Cog"]}),
        entity(B, "ACME", OtherEntityNames={"OtherEntityName": "Cog"}),
        entity(C, "Bolt"),
    )
    companies = told.dataset.companies

    assert [companies[id_].name for id_ in (ID_A, ID_B, ID_C)] == ["Acme", f"ACME ({B})", "Bolt"]
    assert [companies[id_].aliases for id_ in (ID_A, ID_B)] == [("Cog",), ()]
    assert told.losses == {"shared name": 3}
    assert told.checked == []


def test_of_two_records_of_one_entity_the_one_updated_last_stands() -> None:
    """The other is a loss."""
    new, old = entity(A, "New"), entity(A, "Old")
    old["Registration"]["LastUpdateDate"] = ""
    told, turned = read_records(old, new), read_records(new, old)

    assert told.dataset.companies[ID_A].name == "New"
    assert told.reading.places["companies", ID_A].line == 3
    assert turned.dataset.companies == told.dataset.companies
    assert told.losses == turned.losses == {"duplicate record": 1}


def test_a_file_may_hold_relationships_and_entities() -> None:
    """They are one dataset; those that nobody describes keep their LEI as a name."""
    told = read_records(relationship(), entity(A, "Acme"))

    assert [company.name for company in told.dataset.companies.values()] == ["Acme", B]
    assert told.dataset.sources["gleif"].title == "GLEIF relationship records and LEI records"


def test_an_entity_without_a_name_is_a_problem() -> None:
    """And one without an LEI."""
    told = read_records(entity(A, " "), entity("", "Acme"))

    assert told.told == [
        ("bad-statement", 2, "this record of GLEIF has no LegalName"),
        ("bad-statement", 3, "this record of GLEIF has no LEI"),
    ]


def test_a_name_cannot_steer_a_terminal() -> None:
    """Joiners that a script needs are kept."""
    told = read_records(entity(A, "a\u202eb"), entity(B, "می\u200cخواهم"))

    assert told.dataset.companies[ID_A].name == "a�b"
    assert told.dataset.companies[ID_B].name == "می\u200cخواهم"


def test_an_exception_is_a_note_with_its_reason_verbatim() -> None:
    """On the day of the file."""
    record = exception(A, "NATURAL_PERSONS", "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT")
    record["ExceptionReference"] = ["see annex", ""]
    told = read_records(record)

    assert told.dataset.companies[ID_A].notes == (
        Note(
            When(2023, 6, 5),
            "GLEIF: no parent named, DIRECT_ACCOUNTING_CONSOLIDATION_PARENT: NATURAL_PERSONS; "
            "see annex",
            ("gleif",),
        ),
    )
    assert told.dataset.sources["gleif"].title == "GLEIF reporting exceptions"
    assert told.account.losses == []


def test_an_exception_may_have_several_reasons_or_none() -> None:
    """The same one twice is a loss."""
    several, none = exception(A, ""), exception(B, "")
    several["ExceptionReason"] = ["NON_PUBLIC", "LEGAL_OBSTACLES"]
    told = read_records(several, none, several)

    assert [company.notes[0].text for company in told.dataset.companies.values()] == [
        "GLEIF: no parent named, DIRECT_PARENT: NON_PUBLIC, LEGAL_OBSTACLES",
        "GLEIF: no parent named, DIRECT_PARENT: no reason given",
    ]
    assert told.losses == {"duplicate record": 1}


def test_deleted_records_are_left_out() -> None:
    """Of exceptions and of entities."""
    deletion = {"Deletion": {"DeletedAt": "2023-06-01T00:00:00Z"}}
    told = read_records(
        exception(A, "NON_PUBLIC") | {"Extension": deletion},
        entity(B, "Bolt") | {"Extension": deletion},
    )

    assert told.dataset.companies == {}
    assert told.losses == {"deleted record": 2}


def test_exceptions_and_entities_in_tables() -> None:
    """With the golden copy's columns; an exception has no day but that of the file's name."""
    exceptions = read(
        "LEI,Exception.Category,Exception.Reason.1,Exception.Reason.2,Exception.Reference.1\n"
        f"{A},DIRECT,NON_PUBLIC,LEGAL_OBSTACLES,none\n",
        "20230609-0800-gleif-goldencopy-repex-golden-copy.csv",
    )
    entities = read(
        "LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.OtherEntityNames.OtherEntityName.1,"
        "Entity.OtherEntityNames.OtherEntityName.1.type,Entity.LegalAddress.Country,"
        "Entity.EntityCategory,Registration.LastUpdateDate\n"
        f"{A},Acme,en,Old Acme,PREVIOUS_LEGAL_NAME,SE,FUND,2023-05-18T15:41:20Z\n",
        "lei.csv",
    )
    company = entities.dataset.companies[ID_A]

    assert exceptions.dataset.companies[ID_A].notes == (
        Note(
            When(2023, 6, 9),
            "GLEIF: no parent named, DIRECT: NON_PUBLIC, LEGAL_OBSTACLES; none",
            ("gleif",),
        ),
    )
    assert (company.name, company.aliases, company.country) == ("Acme", ("Old Acme",), "SE")
    assert (exceptions.told, entities.told) == ([], [])


def test_the_sample_of_exceptions() -> None:
    """Ten entities, three reasons."""
    told = read((SAMPLES / "repex-data.xml").read_text(encoding="utf-8"))
    texts = [company.notes[0].text for company in told.dataset.companies.values()]
    reasons = [text.rpartition(": ")[2] for text in texts]

    assert {reason: reasons.count(reason) for reason in sorted(set(reasons))} == {
        "NON_CONSOLIDATING": 6,
        "NON_PUBLIC": 1,
        "NO_KNOWN_PERSON": 3,
    }
    assert str(told.dataset.as_of) == "2023-06-09"
    assert (told.told, told.checked) == ([], [])


def test_the_sample_of_entities() -> None:
    """Thirteen, four of them funds, four not in good standing."""
    told = read((SAMPLES / "lei-data.xml").read_text(encoding="utf-8"))
    companies = list(told.dataset.companies.values())

    assert len(companies) == 13
    assert [c.kind for c in companies].count(CompanyKind.FUND) == 4
    assert sum(1 for company in companies if company.notes) == 4
    assert sorted({str(company.country) for company in companies}) == ["GB", "KY", "SE", "US"]
    assert told.dataset.holdings == ()
    assert (told.told, told.checked, told.losses) == ([], [], {})
