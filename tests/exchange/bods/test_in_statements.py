"""What every statement needs, and files that do not have it."""

import json

import pytest

from alliance_cli.errors import ProblemName, UnreadableTextError
from alliance_cli.exchange.account import Account
from tests.exchange.bods_statements import (
    Json,
    Value,
    entity,
    holds,
    losses,
    person,
    problems,
    read,
    read_text,
    stake,
)

ACME, BETA, ANNA = entity("acme"), entity("beta"), person("anna")


def wrong(*statements: Value) -> list[str]:
    """Name and message of each problem of statements."""
    return [problem.partition(": ")[2] for problem in problems(read(*statements))]


def with_details(statement: Json, **details: Value) -> Json:
    """The statement with other details."""
    return {**statement, "recordDetails": {**statement["recordDetails"], **details}}


@pytest.mark.parametrize("value", [5, "acme", None, [], True])
def test_a_value_that_is_no_object_is_no_statement(value: Value) -> None:
    """The others are read all the same."""
    (problem,) = wrong(ACME, value, BETA)

    assert problem.startswith("bad-statement: this is ")
    assert list(read(ACME, value, BETA).dataset.companies) == ["acme", "beta"]


@pytest.mark.parametrize(
    "key", ["statementId", "statementDate", "recordId", "recordType", "recordDetails"]
)
@pytest.mark.parametrize("value", [None, "", "left out"])
def test_a_statement_needs_its_fields(key: str, value: str | None) -> None:
    """A field that is null or empty is as one that is left out."""
    statement = {**ACME, key: value}
    if value:
        del statement[key]

    assert wrong(statement) == [f"bad-statement: a statement needs {key}"]


@pytest.mark.parametrize("key", ["statementId", "statementDate", "recordId", "recordType"])
def test_what_a_statement_needs_is_a_text(key: str) -> None:
    """Numbers are no ids."""
    assert wrong({**ACME, key: 5}) == [f"wrong-type: {key} is 5, which is not a text"]


def test_unknown_codes_are_told() -> None:
    """What a record is, and how far it has come, decides what is read."""
    assert wrong({**ACME, "recordType": "company"}) == [
        "bad-statement: recordType is 'company', which is none of entity, person, relationship"
    ]
    assert wrong({**ACME, "recordStatus": "deleted"}) == [
        "bad-statement: recordStatus is 'deleted', which is none of new, updated, closed"
    ]
    assert wrong(ACME, ANNA, holds("anna", "acme", stake(directOrIndirect="half"))) == [
        (
            "bad-statement: recordDetails.interests[0].directOrIndirect is 'half', "
            "which is none of direct, indirect and unknown"
        )
    ]


@pytest.mark.parametrize(
    "day",
    [
        "2023-02-30",
        "2023-13-01",
        "0000-01-01",
        "2023-1-5",
        "20230105",
        "2023",
        "yesterday",
        "2023-01-05T25:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:00:00-05:00",
        "2023-01-0512",
    ],
)
def test_a_statement_has_a_day_of_the_calendar(day: str) -> None:
    """A time of it may stand behind."""
    assert wrong({**ACME, "statementDate": day}) == [
        f"bad-date: statementDate is '{day}', which is no date"
    ]


@pytest.mark.parametrize("day", ["2023-01-05", "2023-01-05T10:00:00Z", "2023-01-05T23:30:00+02:00"])
def test_a_day_is_that_where_it_was_written(day: str) -> None:
    """The day of the dataset is the day that stands there."""
    assert str(read({**ACME, "statementDate": day}).dataset.as_of) == "2023-01-05"


@pytest.mark.parametrize(
    ("interest", "message"),
    [
        (
            {"startDate": "2023-02-30"},
            "bad-date: recordDetails.interests[0].startDate is wrong: there is no date 2023-02-30",
        ),
        (
            {"endDate": 2023},
            "wrong-type: recordDetails.interests[0].endDate is 2023, which is not a text",
        ),
        (
            {"startDate": "2023-01-01", "endDate": "2022-01-01"},
            (
                "period-backwards: recordDetails.interests[0].endDate is 2022-01-01, "
                "before its startDate 2023-01-01"
            ),
        ),
    ],
)
def test_impossible_dates_are_problems(interest: Json, message: str) -> None:
    """The rest of the statement is read."""
    assert wrong(ACME, ANNA, holds("anna", "acme", stake(5, **interest))) == [message]


def test_an_interest_that_is_held_on_no_day_is_a_loss() -> None:
    """Months rounded to their first day look so."""
    account = Account()
    empty = stake(5, "2023-01-01", "2023-01-01")
    reading = read(ACME, ANNA, holds("anna", "acme", empty), account=account)

    assert reading.dataset.holdings == ()
    assert reading.problems == []
    assert losses(account) == [
        (
            "empty period",
            "line 3",
            "an interest from 2023-01-01 until the same day is held on no day",
        )
    ]


def test_partial_dates_and_times_are_read() -> None:
    """Some write less than a day, some more."""
    interest = stake(5, "2022-05", "2023-01-01T00:00:00Z")
    (holding,) = read(ACME, ANNA, holds("anna", "acme", interest)).dataset.holdings

    assert (str(holding.period.since), str(holding.period.until)) == ("2022-05", "2023-01-01")


def test_a_day_to_come_is_a_fact() -> None:
    """No clock is asked: what begins later than the day of the file is not in force yet."""
    reading = read(ACME, ANNA, holds("anna", "acme", stake(5, "2999-01-01")))

    assert reading.problems == []
    assert str(reading.dataset.as_of) == "2020-01-01"


def test_a_statement_may_be_told_once() -> None:
    """The second of one id is a problem that knows the first, and is not read."""
    again = {**entity("beta"), "statementId": ACME["statementId"]}
    reading = read(ACME, again)
    (problem,) = reading.problems

    assert problem.name is ProblemName.DUPLICATE_STATEMENT
    assert problem.message == f"there is a statement {ACME['statementId']} already"
    assert problem.related[0].line == 1
    assert problem.location is not None
    assert problem.location.line == 2
    assert list(reading.dataset.companies) == ["acme"]


@pytest.mark.parametrize(
    ("statement", "version"),
    [
        ({"statementID": "x", "statementType": "entityStatement"}, "0.3 or older"),
        ({"statementType": "x", "publicationDetails": {"bodsVersion": "0.2"}}, "0.2"),
        ({"statementID": "x", "publicationDetails": {"bodsVersion": "0.4"}}, "0.3 or older"),
        ({"statementID": "x", "publicationDetails": {"bodsVersion": 3}}, "0.3 or older"),
        ({"statementID": "x", "publicationDetails": 3}, "0.3 or older"),
    ],
)
def test_older_versions_are_named(statement: Json, version: str) -> None:
    """One problem for all statements of that form."""
    form = f"bad-statement: this statement has the form of BODS {version}"

    assert wrong(statement) == [f"{form}: it has no recordType"]
    assert wrong(statement, ACME, statement, statement) == [
        f"{form}, as 2 more of this file have: it has no recordType"
    ]


def test_ends_in_the_older_form_are_named() -> None:
    """Since 0.4 a relationship refers to records by their ids alone."""
    old = {"describedByEntityStatement": "acme"}
    reading = read(ACME, ANNA, holds("anna", old))

    assert [problem.message for problem in reading.problems] == [
        "recordDetails.subject is neither a record nor a reason"
    ]
    assert "0.3 or older" in reading.problems[0].way_out


@pytest.mark.parametrize("end", ["", {}, {"description": "x"}])
def test_an_end_is_a_record_or_a_reason(end: Value) -> None:
    """Nothing else says whom a relationship ties."""
    assert wrong(ACME, holds(end, "acme")) == [
        "bad-statement: recordDetails.interestedParty is neither a record nor a reason"
    ]


@pytest.mark.parametrize("end", [5, [], True])
def test_an_end_is_of_the_right_type(end: Value) -> None:
    """A number is no reference."""
    (problem,) = wrong(ANNA, holds("anna", end))

    assert problem.startswith("wrong-type: recordDetails.subject is ")


def test_a_reason_is_a_text() -> None:
    """So that it can be kept as it is."""
    assert wrong(ACME, holds({"reason": 5}, "acme")) == [
        "wrong-type: recordDetails.interestedParty.reason is 5, which is not a text"
    ]


def test_an_end_must_be_told() -> None:
    """A relationship has two."""
    assert wrong(ACME, holds(None, "acme")) == [
        "bad-statement: recordDetails.interestedParty is missing"
    ]


def test_ends_must_be_in_the_file() -> None:
    """Each is named once, however often it is told."""
    statements = (
        holds("anna", "acme", stake(5), record="r"),
        holds("anna", "acme", stake(5), record="r", day="2021-01-01"),
    )

    assert wrong(*statements) == [
        "unknown-company: interestedParty is 'anna', which is no entity or person of the file",
        "unknown-company: subject is 'acme', which is no entity or person of the file",
    ]


def test_ways_out_are_those_of_the_mistake() -> None:
    """A list within an object, somebody who is not told of, a person who is owned."""
    assert [p.way_out for p in read({"statements": [ACME]}).problems] == ["give the list itself"]
    assert [p.way_out for p in read(ACME, holds("anna", "acme")).problems] == [
        "add a statement about it, or say the reason why it is not named"
    ]
    assert [p.way_out for p in read(ACME, ANNA, holds("acme", "anna")).problems] == [
        "name the entity that is owned; a person can be the interestedParty"
    ]


def test_nobody_owns_a_person() -> None:
    """The subject of a relationship is an entity."""
    assert wrong(ACME, ANNA, holds("acme", "anna", stake(5))) == [
        "bad-statement: subject is 'anna', a person, whom nobody owns"
    ]


def test_a_record_is_an_entity_or_a_person() -> None:
    """Not both."""
    assert wrong(ACME, person("acme")) == [
        "bad-statement: record acme is said to be entity and person"
    ]


def test_a_component_of_itself_is_a_problem() -> None:
    """Directly, or by way of others; each is told."""
    itself = holds("anna", "acme", record="r", componentRecords=["r", "beta"])
    circle = [
        holds("anna", "acme", record="a", componentRecords=["b"]),
        holds("anna", "acme", record="b", componentRecords=["c", "acme"]),
        holds("anna", "acme", record="c", componentRecords=["a", "b"]),
    ]

    assert wrong(ACME, BETA, ANNA, itself) == [
        "bad-statement: relationship r is a component of itself"
    ]
    assert wrong(ACME, ANNA, *circle) == [
        "bad-statement: relationship a is a component of itself by way of c",
        "bad-statement: relationship b is a component of itself by way of c",
    ]


def test_a_component_may_be_shared() -> None:
    """Two relationships may rest on one hop."""
    hop = holds("anna", "acme", record="hop")
    shared = [
        holds("anna", "acme", record=record, componentRecords=["hop"]) for record in ("a", "b")
    ]

    assert wrong(ACME, ANNA, *shared, hop) == []


def test_components_that_are_missing_are_a_loss() -> None:
    """They say how somebody owns indirectly, which is no holding anyway."""
    account = Account()
    read(ACME, ANNA, holds("anna", "acme", componentRecords=list("vwxyz")), account=account)

    what = "v, w, x and 2 more: not in the file"
    assert ("missing component", "relationship anna.acme", what) in losses(account)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (entity("acme", name=5), "name is 5, which is not a text"),
        (entity("acme", isComponent="no"), "isComponent is no, which is not true or false"),
        (entity("acme", jurisdiction=[]), "jurisdiction is a list, which is not an object"),
        (entity("acme", entityType="state"), "entityType is state, which is not an object"),
        (
            entity("acme", alternateNames=["a", True]),
            "alternateNames is true, which is not a list of texts",
        ),
        (
            entity("acme", identifiers=[{}, None]),
            "identifiers is null, which is not a list of objects",
        ),
        (entity("acme", identifiers={}), "identifiers is an object, which is not a list"),
        (
            entity("acme", name="x" * 100, foundingDate="x" * 100, uri=["x"], dissolutionDate=5),
            "dissolutionDate is 5, which is not a text",
        ),
    ],
)
def test_wrong_types_are_problems(statement: Json, message: str) -> None:
    """Each says where it stands, and what should stand there."""
    assert wrong(statement) == [f"wrong-type: recordDetails.{message}"]


def test_long_values_are_told_in_short() -> None:
    """A message is no page, and steers no terminal."""
    (problem,) = wrong({**ACME, "recordType": "\u202e" + "x" * 200})

    assert problem == (
        f"bad-statement: recordType is '�{'x' * 79}…', "
        "which is none of entity, person, relationship"
    )


@pytest.mark.parametrize("character", ["\u202e", "\u0007", "\ud800"])
def test_a_name_is_a_text_that_can_be_printed(character: str) -> None:
    """What could steer a terminal is refused."""
    (problem,) = wrong(entity("acme", name=f"A{character}"))
    (other,) = wrong(ACME, ANNA, holds("anna", "acme", stake(5, details=f"A{character}")))

    assert problem.startswith("bad-text: recordDetails.name is wrong: the text has ")
    assert other.startswith("bad-text: recordDetails.interests[0].details is wrong: ")


def test_annotations_and_fields_of_others_are_losses() -> None:
    """They are told statement by statement."""
    account = Account()
    remark = {"statementPointerTarget": "/name", "motivation": "correcting", "description": "why"}
    link = {"statementPointerTarget": "", "motivation": "linking", "url": "https://example.org"}
    read({**ACME, "annotations": [remark, link], "colour": "blue"}, account=account)

    assert losses(account) == [
        ("annotation", f"statement {ACME['statementId']}", "on /name: why"),
        ("annotation", f"statement {ACME['statementId']}", "on all of it: https://example.org"),
        ("extra field", f"statement {ACME['statementId']}", "colour is no field of BODS 0.4"),
    ]


@pytest.mark.parametrize("cut", [1, 20, -2])
def test_a_text_that_is_cut_off_is_no_json(cut: int) -> None:
    """Nothing of it is believed."""
    text = json.dumps([ACME, BETA])[:cut]

    with pytest.raises(UnreadableTextError) as caught:
        read_text(text)
    assert caught.value.problem.name is ProblemName.NOT_JSON
