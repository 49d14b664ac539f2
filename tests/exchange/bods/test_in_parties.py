"""Entities and persons, read as companies and holders."""

import json

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.examining import examined
from alliance_cli.model.records import Company, CompanyKind, Holder, HolderKind, Note, Party
from alliance_cli.model.when import When
from tests.exchange.bods_statements import (
    Json,
    entity,
    holds,
    losses,
    person,
    problems,
    read,
    stake,
)


def party(*statements: Json) -> Party:
    """The first party that is read of statements."""
    return read(*statements).dataset.parties[0]


def lost(*statements: Json) -> list[tuple[str, str, str]]:
    """What is lost of statements."""
    account = Account()
    read(*statements, account=account)
    return losses(account)


def of_type(type_: object, **more: object) -> Json:
    """A statement about an entity of a type."""
    return entity("acme", entityType={"type": type_, **more})


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (of_type("registeredEntity"), CompanyKind.COMPANY),
        (of_type("legalEntity"), CompanyKind.COMPANY),
        (of_type("legalEntity", subtype="trust"), CompanyKind.TRUST),
        (of_type("arrangement"), CompanyKind.TRUST),
        (of_type("arrangement", subtype="trust"), CompanyKind.TRUST),
        (of_type("arrangement", subtype="other", details="fund"), CompanyKind.FUND),
        (of_type("arrangement", subtype="other", details="holder-fund"), HolderKind.FUND),
        (of_type("arrangement", subtype="other", details="employees"), HolderKind.EMPLOYEES),
        (of_type("arrangement", subtype="other", details="Employees"), CompanyKind.TRUST),
        (of_type("arrangement", subtype="other", details="group"), CompanyKind.GROUP),
        (of_type("registeredEntity", details="joint-venture"), CompanyKind.JOINT_VENTURE),
        (of_type("registeredEntity", details="holder-company"), HolderKind.COMPANY),
        (of_type("registeredEntity", details="Public"), CompanyKind.COMPANY),
        (of_type("registeredEntity", details="public"), CompanyKind.COMPANY),
        (of_type("legalEntity", details="fund"), CompanyKind.COMPANY),
        (of_type("unknownEntity", details="public"), HolderKind.PUBLIC),
        (of_type("state"), HolderKind.STATE),
        (of_type("stateBody"), HolderKind.STATE),
        (of_type("anonymousEntity"), CompanyKind.COMPANY),
        (person("anna"), HolderKind.PERSON),
        (person("anna", personType="alien"), HolderKind.PERSON),
        (of_type("martian"), CompanyKind.COMPANY),
        (entity("acme", entityType=None), CompanyKind.COMPANY),
    ],
)
def test_a_type_is_a_kind(statement: Json, kind: CompanyKind | HolderKind) -> None:
    """Kinds that BODS has no type for are read of its details, where it is as we write it."""
    assert party(statement).kind is kind


@pytest.mark.parametrize(
    ("statement", "kind", "is_lost"),
    [
        (of_type("arrangement", subtype="other", details="fund"), CompanyKind.FUND, False),
        (of_type("state"), CompanyKind.COMPANY, True),
        (of_type("unknownEntity", details="public"), CompanyKind.COMPANY, True),
    ],
)
def test_whoever_is_owned_is_a_company(
    statement: Json, kind: CompanyKind, *, is_lost: bool
) -> None:
    """What cannot be owned loses its kind by it."""
    statements = statement, person("anna"), holds("anna", "acme", stake(5))

    assert party(*statements).kind is kind
    assert [kind for kind, *_ in lost(*statements)] == ["entity type"] * is_lost


@pytest.mark.parametrize(
    ("statement", "kind", "what"),
    [
        (
            of_type("stateBody", subtype="governmentDepartment", details="Ministry"),
            "entity type",
            "state body, government department, Ministry: the nearest kind stands for it",
        ),
        (
            of_type("arrangement", subtype="nomination"),
            "entity type",
            "arrangement, nomination: the nearest kind stands for it",
        ),
        (
            of_type("arrangement"),
            "entity type",
            "arrangement: the nearest kind stands for it",
        ),
        (
            of_type("unknownEntity"),
            "entity type",
            "unknown entity: the nearest kind stands for it",
        ),
        (
            of_type("registeredEntity", details="Public"),
            "entity type",
            "Public: the nearest kind stands for it",
        ),
        (of_type("martian"), "entity type", "'martian' is unknown; it stands as a company"),
        (
            person("acme", personType="alien"),
            "person type",
            "'alien' is unknown; it stands as a person",
        ),
    ],
)
def test_the_rest_of_a_type_is_a_loss(statement: Json, kind: str, what: str) -> None:
    """Words for which there is no kind are told."""
    ((found, where, words),) = lost(statement)

    assert (found, words) == (kind, what)
    assert where == f"{statement['recordType']} acme"


def test_an_entity_keeps_its_names_country_and_identifiers() -> None:
    """Its schemes are written as ours: lei, gb-coh, isin."""
    identifiers = [
        {"id": "02723534", "scheme": "GB-COH"},
        {"id": "PY6ZZQWO2IZFZC3IOL08", "scheme": "XI-LEI"},
        {"id": "12", "schemeName": "Register of  Ruritania"},
        {"id": "34", "schemeName": "NO"},
    ]
    security = {"security": {"idScheme": "ISIN", "id": "GB0009895292"}}
    found = party(
        entity(
            "8e40d059",
            name="Astra\nZeneca  PLC",
            alternateNames=["Zeneca", "AstraZeneca PLC"],
            jurisdiction={"name": "United Kingdom", "code": "gb"},
            identifiers=identifiers,
            publicListing={"securitiesListings": [security, security, {}]},
        )
    )

    assert found == Company(
        "astra-zeneca-plc",
        "Astra Zeneca PLC",
        country="GB",
        aliases=("Zeneca", "AstraZeneca PLC"),
        identifiers=(
            ("gb-coh", "02723534"),
            ("lei", "PY6ZZQWO2IZFZC3IOL08"),
            ("register-of-ruritania", "12"),
            ("NO", "34"),
            ("isin", "GB0009895292"),
        ),
    )


def test_a_person_keeps_names_and_nationality() -> None:
    """The legal name is the name; the first nationality is the country."""
    names = [
        {"fullName": "Jenny Smith"},
        {"type": "legal", "fullName": "Jennifer Smith"},
        {"givenName": "J.", "patronymicName": "X.", "familyName": "Smith"},
        {},
    ]
    countries = [{"name": "Ireland", "code": "IE"}, {"name": "Iraq"}]
    statement = person("1e049760d6c7", names=names, nationalities=countries)

    assert party(statement) == Holder(
        "jennifer-smith",
        "Jennifer Smith",
        HolderKind.PERSON,
        "IE",
        ("Jenny Smith", "J. X. Smith"),
    )
    assert lost(statement) == [
        ("nationality", "person 1e049760d6c7", "Iraq: the first one stands alone")
    ]


def test_records_are_ids_where_they_are_words() -> None:
    """Numbers and hashes are not: then the name is."""

    def id_of(record: str) -> str:
        return party(entity(record, name="Acme Ltd")).id

    assert id_of("acme-2") == "acme-2"
    assert id_of("rec-acme-holdings-ltd") == "rec-acme-holdings-ltd"
    assert id_of("1e049760d6c7") == "acme-ltd"
    assert id_of("openownership-register-227513236687367494") == "acme-ltd"
    assert id_of("Acme") == "acme-ltd"
    assert id_of("holding2") == "holding2"
    assert id_of("lei-969500f7ymtm5omzef84") == "lei-969500f7ymtm5omzef84"
    assert id_of("0d1f2a3b-33aa-4b5c-8d9e-0f1a2b3c4d5e") == "acme-ltd"


def test_whoever_is_not_named_is_told_by_the_record() -> None:
    """Why is kept in a note, with the reason as it is written."""
    details = {"reason": "interestedPartyExemptFromDisclosure", "description": "under age"}
    statements = (
        {
            **person(
                "81337a6e",
                names=[],
                personType="anonymousPerson",
                unspecifiedPersonDetails=details,
            ),
            "source": {"description": "Register"},
        },
        entity(
            "81337a6f",
            name="",
            entityType={"type": "unknownEntity"},
            unspecifiedEntityDetails={"reason": "unknown"},
        ),
        entity("81337a70", name=None),
        person("81337a71", names=None),
    )
    companies, holders = read(*statements).dataset.companies, read(*statements).dataset.holders

    assert [company.name for company in companies.values()] == [
        "Unknown entity 81337a6f",
        "Entity 81337a70",
    ]
    assert holders["person-81337a71"].name == "Person 81337a71"
    anonymous = holders["anonymous-person-81337a6e"]
    assert anonymous.notes == (
        Note(
            When(2020, 1, 1),
            "not named: interestedPartyExemptFromDisclosure: under age",
            ("register",),
        ),
    )


def test_the_public_needs_no_reason() -> None:
    """That the many are not named is what their kind says."""
    why = {"reason": "informationUnknownToPublisher"}
    kind = {"type": "unknownEntity", "details": "public"}

    assert party(entity("many", entityType=kind, unspecifiedEntityDetails=why)).notes == ()


@pytest.mark.parametrize(
    ("place", "country", "losses_"),
    [
        ({"name": "Delaware", "code": "US-DE"}, "US", ["US-DE (Delaware): US stands for it"]),
        ({"code": "US-DE"}, "US", ["US-DE: US stands for it"]),
        ({"name": "Ireland"}, None, ["Ireland has no code: no country stands for it"]),
        ({"code": " "}, None, ["it has no code: no country stands for it"]),
        (
            {"code": "XK"},
            None,
            ["XK is no code of ISO 3166-1: no country stands for it"],
        ),
    ],
)
def test_a_jurisdiction_is_a_country(place: Json, country: str, losses_: list[str]) -> None:
    """What is smaller than a country, or no country of ISO, is lost."""
    statement = entity("acme", jurisdiction=place)

    assert party(statement).country == country
    assert [what for _, _, what in lost(statement)] == losses_


def test_a_country_that_is_no_code_is_a_problem() -> None:
    """Names belong into the name."""
    reading = read(entity("acme", jurisdiction={"code": "France"}))

    assert problems(reading) == ["1: bad-country: recordDetails.jurisdiction.code is 'France'"]


def test_records_with_one_identifier_are_one_party() -> None:
    """So the standard has it; the other names and numbers are kept."""
    number, lei = {"id": "123", "scheme": "GB-COH"}, {"id": "X9", "scheme": "XI-LEI"}
    statements = (
        entity("04a221be", name="Beta Sys", identifiers=[number]),
        entity("02c83aa2", "2021-01-01", name="Beta Systems", identifiers=[lei, number]),
        entity("acme", identifiers=[{"id": "123", "scheme": "FR-RCS"}]),
        entity("gamma", "2019-01-01", name="BetaSys", identifiers=[lei]),
        person("anna", identifiers=[{"id": "123", "scheme": "GB-COH"}]),
        holds("04a221be", "acme", stake(5)),
        holds("02c83aa2", "acme", stake(5)),
    )
    dataset = read(*statements).dataset

    assert dataset.companies["beta-systems"] == Company(
        "beta-systems",
        "Beta Systems",
        aliases=("Beta Sys", "BetaSys"),
        identifiers=(("lei", "X9"), ("gb-coh", "123")),
    )
    assert [(h.owner, h.company) for h in dataset.holdings] == [("beta-systems", "acme")]
    assert [where for kind, where, _ in lost(*statements) if kind == "identifier"] == [
        "acme",
        "anna",
    ]


def test_records_are_joined_by_way_of_others() -> None:
    """However many it takes."""
    numbers = [{"id": str(n), "scheme": f"X{n}-Y"} for n in range(1, 9)]
    statements = [
        entity(f"company-{n}", identifiers=[numbers[n], numbers[n + 1]]) for n in (0, 2, 4, 6)
    ]
    bridges = [entity(f"bridge-{n}", identifiers=[numbers[n], numbers[n + 1]]) for n in (5, 3, 1)]

    assert len(read(*statements).dataset.companies) == 4
    assert len(read(*statements, *bridges).dataset.companies) == 1


def test_identifiers_that_name_nobody_join_nobody() -> None:
    """Those without a figure, and those of a scheme without a code."""
    dataset = read(
        entity("acme", identifiers=[{"id": "n/a", "scheme": "GB-COH"}]),
        entity("beta", identifiers=[{"id": "n/a", "scheme": "GB-COH"}]),
        entity("gamma", identifiers=[{"id": "12", "schemeName": "Number"}]),
        entity("delta", identifiers=[{"id": "12", "schemeName": "Number"}]),
    ).dataset

    assert list(dataset.companies) == ["acme", "beta", "gamma", "delta"]
    assert [bool(c.identifiers) for c in dataset.companies.values()] == [True, False, True, False]


def test_two_identifiers_of_a_scheme_are_one_too_many() -> None:
    """The first stands; what has no scheme or no id is lost as well."""
    identifiers = [
        {"id": "1x", "scheme": "GB-COH"},
        {"id": "2x", "scheme": "GB-COH", "uri": "https://example.org"},
        {"scheme": "FR-RCS"},
        {"id": "3x"},
        {},
        {"id": "4x", "schemeName": "株式"},
    ]
    assert lost(entity("acme", identifiers=identifiers)) == [
        ("web address", "entity acme", "https://example.org, of an identifier"),
        ("identifier", "entity acme", "FR-RCS has no scheme or no id"),
        ("identifier", "entity acme", "3x has no scheme or no id"),
        ("identifier", "entity acme", "an empty one has no scheme or no id"),
        ("identifier", "entity acme", "4x: no key can be made of its scheme 株式"),
        ("identifier", "acme", "gb-coh 2x; 1x stands alone"),
    ]


def test_parties_of_one_name_are_told_apart() -> None:
    """By their records; and no name stands for two."""
    statements = (
        person("11111a11", names=[{"fullName": "John Smith"}]),
        person("22222b22", names=[{"fullName": "John Smith"}]),
        person("john-smith", names=[{"fullName": "JOHN SMITH"}]),
        entity("acme", name="Acme", alternateNames=["Acme", "John Smith", "The Acme"]),
        entity("the-acme", name="Other"),
        holds("22222b22", "acme", stake(5)),
    )
    lines = [f"{json.dumps(statement)}\n" for statement in statements]
    examination = examined(lines, "x", read_bods, Account())
    assert examination.dataset is not None
    assert [party.name for party in examination.dataset.parties] == [
        "Acme",
        "Other",
        "John Smith",
        "John Smith (22222b22)",
        "JOHN SMITH (john-smith)",
    ]
    assert [where for kind, where, _ in lost(*statements) if kind == "alternate name"] == [
        "acme",
        "acme",
    ]


def test_the_name_of_a_record_that_was_taken_twice_is_counted_on() -> None:
    """Even a name that looks like one with its record behind it."""
    statements = (
        entity("a11111a1", name="Acme (b22222b2)"),
        entity("c33333c3", name="Acme"),
        entity("b22222b2", name="Acme"),
    )

    assert [c.name for c in read(*statements).dataset.companies.values()] == [
        "Acme (b22222b2)",
        "Acme",
        "Acme (b22222b2, 2)",
    ]


def renamed_to(name: str, day: str) -> Json:
    """A newer statement about anna."""
    return person("anna", day, "updated", names=[{"fullName": name}])


def test_what_older_statements_say_otherwise_is_lost() -> None:
    """Each value once, however often it was stated; the newest stands."""
    of_britain: Json = {
        "identifiers": [{"id": "1", "scheme": "GB-COH", "year": 1999}],
        "jurisdiction": {"name": "United Kingdom", "code": "GB"},
        "uri": "https://old.example",
        "isComponent": True,
    }
    statements = (
        entity("acme", "2015-01-01", **of_britain),
        entity("acme", "2022-01-01", jurisdiction={"code": "FR"}),
        entity("acme", "2016-01-01", **of_britain),
    )

    assert party(*statements).country == "FR"
    assert lost(*statements) == [
        ("superseded statement", "entity acme", f"{what}: a newer statement stands")
        for what in (
            "identifiers 1, GB-COH",
            "jurisdiction United Kingdom, GB",
            "uri https://old.example",
        )
    ]


def test_records_that_are_merged_are_told() -> None:
    """Of what they say otherwise the newest stands."""
    number = [{"id": "123", "scheme": "GB-COH"}]
    statements = (
        entity(
            "old", identifiers=number, jurisdiction={"code": "GB"}, entityType={"type": "state"}
        ),
        entity("new", "2021-01-01", identifiers=number, jurisdiction={"code": "FR"}),
        entity("bare", "2019-01-01", identifiers=number),
    )

    assert lost(*statements) == [
        ("merged records", "new", "new, old, bare share an identifier: they are one party"),
        ("country", "new", "GB of an older record; FR stands"),
        ("entity type", "new", "state of an older record; entity stands"),
    ]
    assert party(*statements[1:]).country == "FR"


def test_a_party_ends_with_the_last_of_its_records() -> None:
    """One that is closed while another goes on ends nothing, and is told; who is dead is dead."""
    number = [{"id": "123", "scheme": "GB-COH"}]
    one = entity("one", "2010-01-01", identifiers=number)
    two = entity("two", "2010-01-01", identifiers=number)
    stakes = (
        entity("beta"),
        holds("one", "beta", stake(30), record="a"),
        holds("two", "beta", stake(30), record="b"),
    )

    def ends(*statements: Json) -> list[str | None]:
        holdings = read(one, two, *statements, *stakes).dataset.holdings
        return [str(h.period.until) for h in holdings]

    first = entity("one", "2016-01-01", "closed", identifiers=number)
    last = entity("two", "2018-01-01", "closed", identifiers=number)
    over = entity("one", "2022-01-01", "updated", identifiers=number, dissolutionDate="2021-05-06")

    assert ends(first) == ["None"]
    assert ends(over) == ["2021-05-06"]
    assert ("closed record", "one") in [
        (kind, where) for kind, where, _ in lost(one, two, first, *stakes)
    ]
    assert [
        h.period.until for h in read(first, last, *stakes[:1], *stakes[1:]).dataset.holdings
    ] == [When(2018, 1, 1)]


def test_former_names_are_other_names() -> None:
    """Names of older statements, whatever the order of the file."""
    newest = entity("acme", "2022-01-01", "updated", name="Newest")
    older = entity("acme", "2021-01-01", name="Older  Name")
    oldest = entity("acme", "2020-01-01", name="Oldest")
    anna = person("anna", "2021-01-01")
    renamed = person("anna", "2022-01-01", "updated", names=[{"fullName": "Anne"}, 5])

    assert party(older, newest, oldest) == Company(
        "acme", "Newest", aliases=("Older Name", "Oldest")
    )
    assert party(anna, {**renamed, "recordDetails": {"names": [{"fullName": "Anne"}]}}).aliases == (
        "anna",
    )
    assert party(entity("acme", name=5), newest).aliases == ()
    assert party(entity("acme", alternateNames=["The Acme"]), newest).aliases == (
        "acme",
        "The Acme",
    )
    parts = person("anna", names=[{"givenName": "Anna", "familyName": "Lee"}])
    assert party(renamed_to("Anne", "2022-01-01"), parts).aliases == ("Anna Lee",)


def test_other_fields_are_losses() -> None:
    """Each is counted under its own name."""
    fields: Json = {
        "foundingDate": "2001-02-03",
        "dissolutionDate": None,
        "formedByStatute": {"name": "An Act"},
        "uri": "https://example.org",
        "addresses": [{"type": "registered"}],
        "colour": "blue",
    }
    person_fields: Json = {
        "birthDate": "1970",
        "placeOfBirth": {"type": "placeOfBirth"},
        "taxResidencies": [{"name": "France"}],
        "politicalExposure": {"status": "isPep"},
    }

    nested: Json = {
        "entityType": {"type": "registeredEntity", "a": 1},
        "jurisdiction": {"code": "FR", "b": 1},
        "identifiers": [{"id": "1", "scheme": "GB-COH", "c": 1}],
        "unspecifiedEntityDetails": {"reason": "unknown", "d": 1},
    }
    person_nested: Json = {"names": [{"fullName": "Anna", "e": 1}], "nationalities": [{"f": 1}]}

    assert [what for kind, _, what in lost(entity("acme", **nested)) if kind == "extra field"] == [
        f"{field} is no field of BODS 0.4"
        for field in (
            "entityType.a",
            "jurisdiction.b",
            "identifiers[0].c",
            "unspecifiedEntityDetails.d",
        )
    ]
    assert [what for kind, _, what in lost(person("anna", **person_nested))][:2] == [
        "names[0].e is no field of BODS 0.4",
        "nationalities[0].f is no field of BODS 0.4",
    ]
    assert lost(entity("acme", **fields)) == [
        ("founding date", "entity acme", "the founding date has no place: 2001-02-03"),
        ("statute", "entity acme", "the statute has no place"),
        ("web address", "entity acme", "the web address has no place: https://example.org"),
        ("address", "entity acme", "the address has no place"),
        ("extra field", "entity acme", "colour is no field of BODS 0.4"),
    ]
    assert [kind for kind, *_ in lost(person("anna", **person_fields))] == [
        "birth date",
        "place of birth",
        "tax residency",
        "political exposure",
    ]


def test_no_id_that_is_made_is_the_name_of_somebody_else() -> None:
    """Of a name of which little can be in an id: another number stands behind it."""
    hashed = "d41d8cd98f00b204e9800998ecf8427e"
    found = read(entity("0x1f", name="A"), entity(hashed, name="A شركة")).dataset

    assert [(one.id, one.name) for one in found.parties] == [("0x1f", "A"), ("a-2", "A شركة")]
    examination = examined(
        [json.dumps([entity("0x1f", name="A"), entity(hashed, name="A شركة")])],
        "f",
        read_bods,
        Account(),
    )
    assert examination.problems == ()


def test_many_of_one_name_whose_records_begin_alike_are_numbered() -> None:
    """What is shown of a record need not tell it from another; no name is tried twice."""
    records = [f"{'r' * 100}{number}" for number in range(4)]
    found = read(*(entity(record, name="Acme") for record in records)).dataset.parties
    shown = f"{'r' * 80}…"
    assert [party.name for party in found] == [
        "Acme",
        f"Acme ({shown})",
        f"Acme ({shown}, 2)",
        f"Acme ({shown}, 3)",
    ]


def test_a_long_name_leaves_room_for_its_record() -> None:
    """What tells two names apart is put behind their beginning."""
    found = read(entity("a", name="x" * 1000), entity("b", name="x" * 1000)).dataset.parties
    assert [party.name for party in found] == ["x" * 1000, f"{'x' * 900} (b)"]
