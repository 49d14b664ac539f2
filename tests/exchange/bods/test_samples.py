"""Every official example and every fixture of BODS 0.4, with what is read of it."""

from pathlib import Path
from typing import Final

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.examining import examined
from tests.exchange.bods_statements import problems, read_text, told

SAMPLES: Final = Path(__file__).parents[1] / "samples" / "bods"
OUTCOMES: Final = {
    "official/bods-package-annotations": """
        MONSOON HOLDINGS (NO.1) LIMITED, 2017-05-31
        company drillgreat-limited
        company monsoon-holdings-no1-limited GB
        lost: annotation 1, source of parties 2, founding date 1, relationship without
          interests 1
    """,
    "official/bods-package-entity-owning-entity": """
        JENEX LIMITED, 2018-05-31
        company jenex-limited
        company mvj-limited
        mvj-limited 75% to under 100% jenex-limited …
        lost: founding date 2
    """,
    "official/bods-package-fi-soe": """
        X Register, 2022-04-01
        company gasgrid-finland-oy FI
        company suomen-kaasuverkko-oy FI
        state valtiovarainministerio FI
        state suomen-tasavalta FI
        suomen-kaasuverkko-oy 76.5% gasgrid-finland-oy 2020-01-01
        valtiovarainministerio 100% suomen-kaasuverkko-oy 2020-01-01
        valtiovarainministerio 23.5% gasgrid-finland-oy 2020-01-01
        lost: publication details 1, source of parties 1, founding date 2, entity type 1,
          other influence or control 1, indirect relationship 1
    """,
    "official/bods-package-linking-annotations": """
        A. Journo, 2018-03-30
        company mare-pond-properties-limited
        person mr-jeremy-hunt
        mr-jeremy-hunt over 25% to under 50% mare-pond-properties-limited 2018-09-19
        lost: web address 1, annotation 2, source of parties 1, direct or indirect 1
    """,
    "official/bods-package": """
        Profitech Ltd, 2020-03-04
        company profitech-ltd
        person jennifer-hewitson-smith GB
        jennifer-hewitson-smith 100% profitech-ltd 2016-04-06
        lost: founding date 1, birth date 1, address 1, beneficial owner 1
    """,
    "official/fermcat": """
        Irish Business Authority, 2022-01-21
        company fermcat-ltd IE
        person riyadh-byrne-amin IQ
        person patrick-odonohue IE
        person declan-byrne-amin IE
        riyadh-byrne-amin 50% fermcat-ltd 2019-09-11 2021-04-03
        patrick-odonohue 50% fermcat-ltd 2019-09-11 2022-01-21
        patrick-odonohue 100% fermcat-ltd 2022-01-21
        declan-byrne-amin 50% fermcat-ltd 2021-04-03 2022-01-21
        lost: publication details 4, source of parties 2, birth date 1, death date 1,
          nationality 1, superseded statement 2, founding date 1, public listing 1, address
          1, beneficial owner 3, board member 2
    """,
    "official/full-pep-declaration": """
        ETI International, 2019-06-07
        company platinum-emerald-and-plutonim-mining-limited
        person michael-hubbard
        michael-hubbard 25% to under 50% platinum-emerald-and-plutonim-mining-limited 2016-07-07
        lost: publication details 1, political exposure 1, beneficial owner 1
    """,
    "official/indirect-ownership": """
        XXXXXXXXX, 2017-12-01
        company company-a
        company company-b
        person person-1 GB
        company-b 60% company-a 2017-11-01
        person-1 unknown company-b …
        lost: birth date 1, unknown interest 1, beneficial owner 1, indirect relationship 1
    """,
    "official/joint-ownership": """
        CHRINON LTD, 2018-11-18
        company chrinon-ltd GB
        trust joint-shareholding
        person natalie-coleman
        person roberto-lopez
        joint-shareholding 100% chrinon-ltd 2018-01-01
        natalie-coleman 50% joint-shareholding 2018-01-01
        roberto-lopez 50% joint-shareholding 2018-01-01
        lost: founding date 1, address 1, entity type 1, beneficial owner 2
    """,
    "official/levent": """
        Trusts register, 2020-09-23
        trust levent-trust FR
        person andrew-anderson
        person bella-buxton
        person anonymous-person-81337a6e
          2020-09-19 not named: interestedPartyExemptFromDisclosure: beneficiary is underage
          and therefore exempt from reporting
        lost: birth date 2, founding date 1, entity type 1, beneficial owner 3, trustee 2,
          settlor 1, beneficiary of legal arrangement 1
    """,
    "official/listed-company-exempt-from-disclosure": """
        Example Register, 2019-06-13
        company listed-company-os-17
          2019-05-10 owner not named: subjectExemptFromDisclosure: Exempt from disclosure as a
          company listed on a recognised stock exchange
        lost: source of parties 1, public listing 1
    """,
    "official/mixed-direct-and-indirect-ownership": """
        Companies House, 2017-12-01
        company company-a
        company company-b
        person person-1 GB
        company-b 50% company-a 2017-11-01
        person-1 unknown company-b …
        person-1 50% company-a 2019-05-01
        lost: birth date 1, beneficial owner 2, unknown interest 1, indirect relationship 1
    """,
    "official/multiple-indirect-ownership": """
        XXXXXXXXX, 2017-12-01
        company company-b
        company company-c
        company company-d
        person person-1 UA
        company-c 50% company-b 2017-11-01
        company-d 50% company-b 2017-11-01
        person-1 unknown company-c …
        person-1 unknown company-d …
        lost: birth date 1, beneficial owner 3, unknown interest 2, indirect relationship 1
    """,
    "official/multiple-tax-residencies": """
        A. Aygun, 2019-05-15
        company company-a
        person logan-morton GB
        logan-morton 100% company-a 2016-04-06
        lost: publication details 1, founding date 1, birth date 1, address 1, tax residency
          1, beneficial owner 1
    """,
    "official/mutilple-indirect-ownership-2": """
        XXXXXXXXX, 2017-12-01
        company company-a
        company company-b
        company company-c
        person person-1 GB
        company-b 40% company-a 2017-11-01
        company-c 20% company-a 2017-11-01
        person-1 unknown company-b …
        person-1 unknown company-c …
        lost: birth date 1, beneficial owner 3, unknown interest 2, indirect relationship 1
    """,
    "official/nomination": """
        Company Register, Ciudad de Mexico, 2023-06-19
        trust perez-rivero-nomination MX
        company los-corazones-de-plata MX
        person silvia-teixeira-perez MX
        person vanessa-rivero MX
        lost: publication details 1, source of parties 1, birth date 2, address 2, entity
          type 1, founding date 1, nominator 1, nominee 1, board member 1, beneficial owner
          1, indirect relationship 1
    """,
    "official/plc-entity-statement": """
        Open Ownership, 2021-02-09
        company astrazeneca-plc GB
        lost: source type 1, publication details 1, source of parties 1, founding date 1,
          public listing 1, identifier 1
    """,
    "official/simple-pep-declaration": """
        ETI International, 2019-06-07
        company platinum-emerald-and-plutonim-mining-limited
        person michael-hubbard
        michael-hubbard 25% to under 50% platinum-emerald-and-plutonim-mining-limited 2016-07-07
        lost: publication details 1, political exposure 1, beneficial owner 1
    """,
    "official/tecido": """
        Company Register, Delaware, 2023-03-31
        company tecido-ltd US
        company shear-trust US
        person maria-esteves
        maria-esteves 100% tecido-ltd 2002-03-09 2021-09-24
        maria-esteves 40% tecido-ltd 2021-09-24 2022-09-21
        maria-esteves 30% tecido-ltd 2022-09-21 2023-03-01
        shear-trust 60% tecido-ltd 2021-09-24 2022-09-21
        shear-trust 70% tecido-ltd 2022-09-21 2023-03-01
        shear-trust 80% tecido-ltd 2023-03-01
        lost: publication details 4, source of parties 2, birth date 1, founding date 2,
          subdivision 2, beneficial owner 1, board chair 2, end of a stake 1
    """,
    "fixtures/01-direct-ownership": """
        bods-fixtures, 2026-04-17
        company rec-acme-holdings-ltd GB
        person rec-jane-smith-1975 GB
        rec-jane-smith-1975 75% rec-acme-holdings-ltd 2010-01-01
        lost: source type 1, extra field 1, publication details 1, source of parties 1,
          founding date 1, birth date 1, beneficial owner 1
    """,
    "fixtures/10-circular-ownership": """
        bods-fixtures, 2026-04-17
        company rec-alpha-corp GB
        company rec-beta-corp GB
        rec-alpha-corp 100% rec-beta-corp …
        rec-beta-corp 100% rec-alpha-corp …
        lost: source type 1, extra field 1, publication details 1, source of parties 1
    """,
    "fixtures/11-anonymous-person": """
        bods-fixtures, 2026-04-17
        company rec-opaque-holdings-sa PA
          2026-04-17 owner not named: subjectUnableToConfirmOrIdentifyBeneficialOwner: The
          subject entity has reported that it is unable to identify any beneficial owner meeting
          the reporting threshold.
        lost: source type 1, extra field 1, publication details 1, source of parties 1
    """,
}
"""By file: title and day; everybody, by kind; holdings with their days; losses by kind."""


def samples(folder: str) -> list[str]:
    """The names of the samples in a folder."""
    return [f"{folder}/{path.stem}" for path in sorted((SAMPLES / folder).glob("*.json"))]


@pytest.mark.parametrize("name", [*samples("official"), *samples("fixtures")])
def test_a_sample_is_read_as_asserted(name: str) -> None:
    """Nothing is read of a sample but what the table says, and it has no problem."""
    account = Account()
    text = (SAMPLES / f"{name}.json").read_text(encoding="utf-8")
    reading = read_text(text, account)

    assert " ".join(told(reading, account)).split() == OUTCOMES[name].split()


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_sample_can_be_asked(name: str) -> None:
    """No check of a dataset has anything to say about any of the samples."""
    text = (SAMPLES / f"{name}.json").read_text(encoding="utf-8")
    examination = examined([text], f"{name}.json", read_bods, Account())

    assert examination.problems == ()


def test_all_samples_are_there() -> None:
    """The 19 official examples and the three fixtures are in the table."""
    assert len(samples("official")) == 19
    assert list(OUTCOMES) == [*samples("official"), *samples("fixtures")]


def test_an_older_file_is_named_as_such() -> None:
    """A file in the form of BODS 0.3 has one problem that says so."""
    reading = read_text((SAMPLES / "older" / "sample_bods.json").read_text(encoding="utf-8"))

    (problem,) = problems(reading)
    assert problem == (
        "2: bad-statement: this statement has the form of BODS 0.3 or older, as 5 more of this "
        "file have: it has no recordType"
    )
