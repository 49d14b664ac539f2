from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from alliance_cli.exchange.account import Account, Loss
from alliance_cli.exchange.bods.out_parties import party_claim
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Basis,
    Company,
    CompanyKind,
    Holder,
    HolderKind,
    Note,
    Party,
    Valuation,
)
from alliance_cli.model.when import When

DAY = date(2020, 2, 3)


def said(party: Party, valuations: Iterable[Valuation] = ()) -> tuple[dict[str, Any], list[Loss]]:
    """What is said of a party, and what is lost of it."""
    account = Account()
    return party_claim(party, DAY, valuations, account), account.losses


def test_a_company_is_an_entity_with_all_its_names() -> None:
    """It stands at the centre of its own declaration from the first day it is spoken of."""
    company = Company(
        "acme",
        "Acme",
        country="GB",
        aliases=("The Acme", "ACME plc"),
        identifiers=(
            ("lei", "969500F7JLTX36OUI695"),
            ("gb-coh", "01234567"),
            ("US_CA-X", "7"),
            ("isin", "FR0000131906"),
            ("qq-none", "8"),
        ),
    )
    claim, losses = said(company)

    assert claim == {
        "declarationSubject": "acme",
        "statementDate": "2020-02-03",
        "recordId": "acme",
        "recordStatus": "new",
        "recordType": "entity",
        "recordDetails": {
            "isComponent": False,
            "entityType": {"type": "registeredEntity"},
            "name": "Acme",
            "alternateNames": ["The Acme", "ACME plc"],
            "jurisdiction": {"name": "GB", "code": "GB"},
            "identifiers": [
                {"id": "969500F7JLTX36OUI695", "scheme": "XI-LEI"},
                {"id": "01234567", "scheme": "GB-COH"},
                {"id": "7", "scheme": "US_CA-X"},
                {"id": "FR0000131906", "schemeName": "isin"},
                {"id": "8", "schemeName": "qq-none"},
            ],
        },
    }
    assert losses == []


def test_a_person_is_a_person() -> None:
    """Numbers that persons do not have stand in a remark, and are lost."""
    person = Holder(
        "ann",
        "Ann Other",
        HolderKind.PERSON,
        "IE",
        ("A. Other",),
        (("irl-taxid", "1234567T"), ("register", "7")),
    )
    claim, losses = said(person)

    assert claim["recordType"] == "person"
    assert claim["recordDetails"] == {
        "isComponent": False,
        "personType": "knownPerson",
        "names": [{"fullName": "Ann Other"}, {"type": "alternative", "fullName": "A. Other"}],
        "nationalities": [{"name": "IE", "code": "IE"}],
        "identifiers": [{"id": "1234567T", "scheme": "IRL-TAXID"}],
    }
    assert [(r["motivation"], r["description"]) for r in claim["annotations"]] == [
        ("identifying", "register 7")
    ]
    assert [loss.kind for loss in losses] == ["identifier"]
    assert said(Holder("bob", "Bob", HolderKind.PERSON))[0]["recordDetails"] == {
        "isComponent": False,
        "personType": "knownPerson",
        "names": [{"fullName": "Bob"}],
    }


@pytest.mark.parametrize(
    ("party", "type_"),
    [
        (Company("a", "A"), {"type": "registeredEntity"}),
        (Company("a", "A", CompanyKind.TRUST), {"type": "arrangement", "subtype": "trust"}),
        (
            Company("a", "A", CompanyKind.FUND),
            {"type": "arrangement", "subtype": "other", "details": "fund"},
        ),
        (
            Company("a", "A", CompanyKind.JOINT_VENTURE),
            {"type": "registeredEntity", "details": "joint-venture"},
        ),
        (
            Company("a", "A", CompanyKind.GROUP),
            {"type": "arrangement", "subtype": "other", "details": "group"},
        ),
        (
            Holder("a", "A", HolderKind.COMPANY),
            {"type": "registeredEntity", "details": "holder-company"},
        ),
        (
            Holder("a", "A", HolderKind.FUND),
            {"type": "arrangement", "subtype": "other", "details": "holder-fund"},
        ),
        (Holder("a", "A", HolderKind.STATE), {"type": "state"}),
        (
            Holder("a", "A", HolderKind.EMPLOYEES),
            {"type": "arrangement", "subtype": "other", "details": "employees"},
        ),
        (Holder("a", "A", HolderKind.PUBLIC), {"type": "unknownEntity", "details": "public"}),
    ],
)
def test_each_kind_has_its_type(party: Party, type_: dict[str, str]) -> None:
    """The details keep the kind where BODS has none for it."""
    claim, losses = said(party)

    assert claim["recordDetails"]["entityType"] == type_
    assert losses == []


def test_an_id_that_looks_like_a_hash_is_a_loss() -> None:
    """A reader makes another one of the name."""
    (loss,) = said(Company("fund-20240101", "A"))[1]

    assert (loss.kind, loss.where) == ("id", "fund-20240101")


def test_the_public_is_an_entity_that_nobody_has_named() -> None:
    """It has a record, since its share is known; why it is not named is said."""
    details = said(Holder("float", "Free float", HolderKind.PUBLIC))[0]["recordDetails"]

    assert details["name"] == "Free float"
    assert details["unspecifiedEntityDetails"]["reason"] == "informationUnknownToPublisher"


def test_what_bods_has_no_field_for_is_a_remark_and_a_loss() -> None:
    """Notes, valuations, and that a list of owners is complete."""
    company = Company("a", "A", complete=True, notes=(Note(When(2023, 5), "A note"),))
    worth = Valuation("a", parse_money("EUR 5B"), When(2023))
    deal = Valuation("a", parse_money("EUR 8B"), When(2024), Basis.PRE_MONEY, note="a guess")
    claim, losses = said(company, [worth, deal])

    assert [remark["description"] for remark in claim["annotations"]] == [
        "The owners listed hold everything.",
        "2023-05: A note",
        "2023: valued at EUR 5B",
        "2024: valued at EUR 8B pre-money: a guess",
    ]
    assert {remark["statementPointerTarget"] for remark in claim["annotations"]} == {""}
    assert [loss.kind for loss in losses] == ["complete list", "note", "valuation", "valuation"]
    assert {loss.where for loss in losses} == {"a"}
