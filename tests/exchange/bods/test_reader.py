"""Relationships, read as holdings."""

import json
from datetime import date

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.model.records import Dataset, Note
from alliance_cli.model.share import UNKNOWN
from alliance_cli.model.when import Period, When
from tests.exchange.bods_statements import (
    Json,
    entity,
    holds,
    lines,
    losses,
    person,
    problems,
    read,
    read_text,
    stake,
    votes,
)

ACME, BETA, ANNA = entity("acme"), entity("beta"), person("anna")


def lost(*statements: Json) -> list[tuple[str, str, str]]:
    """What is lost of statements."""
    account = Account()
    read(*statements, account=account)
    return losses(account)


def test_a_shareholding_is_the_capital() -> None:
    """Votes that are not told are as the capital."""
    reading = read(ACME, ANNA, holds("anna", "acme", stake(30, "2019-05-01", "2021-01-01")))
    (holding,) = reading.dataset.holdings

    assert lines(reading) == ["anna 30% acme 2019-05-01 2021-01-01"]
    assert (holding.capital.stated, holding.votes.stated) == ("30%", "30%")
    assert holding.period == Period(When(2019, 5, 1), When(2021, 1, 1))
    assert reading.places["holdings", 0].line == 3
    assert reading.places["companies", "acme"].line == 1
    assert reading.places["holders", "anna"].line == 2


def test_voting_rights_are_the_votes() -> None:
    """Different types never add up: they are the two measures of one line."""
    reading = read(ACME, ANNA, holds("anna", "acme", stake(30), votes(75)))

    assert lines(reading) == ["anna 30% (votes 75%) acme …"]


def test_votes_alone_leave_the_capital_unknown() -> None:
    """Who votes need not own."""
    (holding,) = read(ACME, ANNA, holds("anna", "acme", votes(75))).dataset.holdings

    assert holding.capital == UNKNOWN
    assert holding.votes.stated == "75%"


def test_what_is_told_for_other_days_is_not_held() -> None:
    """A measure that the statement tells is nothing on days outside its own dates."""
    interests = stake(30, "2010-01-01"), votes(30, "2012-01-01", "2015-01-01")
    ended = stake(30, "2010-01-01", "2012-01-01"), votes(20, "2010-01-01")

    assert lines(read(ACME, ANNA, holds("anna", "acme", *interests))) == [
        "anna 30% (votes 0%) acme 2010-01-01 2012-01-01",
        "anna 30% acme 2012-01-01 2015-01-01",
        "anna 30% (votes 0%) acme 2015-01-01",
    ]
    assert lines(read(ACME, ANNA, holds("anna", "acme", *ended))) == [
        "anna 30% (votes 20%) acme 2010-01-01 2012-01-01",
        "anna 0% (votes 20%) acme 2012-01-01",
    ]


def test_a_start_that_is_not_told_is_not_that_of_another_measure() -> None:
    """What is undated goes as far back as the file."""
    reading = read(ACME, ANNA, holds("anna", "acme", stake(30), votes(30, "2015-01-01")))

    assert lines(reading) == ["anna 30% (votes 0%) acme … 2015-01-01", "anna 30% acme 2015-01-01"]


def test_one_interest_after_another_is_a_line_after_another() -> None:
    """A statement may tell a whole history."""
    interests = stake(10, "2001-01-01", "2005-01-01"), stake(20, "2005-01-01"), votes(5)

    assert lines(read(ACME, ANNA, holds("anna", "acme", *interests[:2]))) == [
        "anna 10% acme 2001-01-01 2005-01-01",
        "anna 20% acme 2005-01-01",
    ]
    assert lines(read(ACME, ANNA, holds("anna", "acme", *interests))) == [
        "anna 0% (votes 5%) acme … 2001-01-01",
        "anna 10% (votes 5%) acme 2001-01-01 2005-01-01",
        "anna 20% (votes 5%) acme 2005-01-01",
    ]


def test_between_two_interests_nothing_may_be_held() -> None:
    """Also where it is not told what is held."""
    for type_, share in (("shareholding", "10%"), ("unknownInterest", "unknown")):
        interests = (
            stake(10, "2001-01-01", "2003-01-01", type=type_),
            stake(10, "2005-01-01", type=type_),
        )

        assert lines(read(ACME, ANNA, holds("anna", "acme", *interests))) == [
            f"anna {share} acme 2001-01-01 2003-01-01",
            f"anna {share} acme 2005-01-01",
        ]


def test_interests_of_one_type_side_by_side_do_not_add_up() -> None:
    """Each is the proportion of its type that is held; whether they overlap is not said."""
    interests = stake(30, details="class A"), stake(20, details="class B")
    account = Account()
    reading = read(ACME, ANNA, holds("anna", "acme", *interests), account=account)

    assert lines(reading) == ["anna 30% to 50% acme …"]
    assert reading.dataset.holdings[0].note == "class A; class B"
    assert losses(account) == [
        (
            "several interests",
            "anna in acme",
            "capital of 30% and 20%, told side by side: 30% to 50% stands for them",
        )
    ]


def test_side_by_side_is_never_more_than_the_whole() -> None:
    """Two interests that cannot be separate overlap."""
    several = stake(70), stake(60)
    ranges = (
        stake(share={"exclusiveMinimum": 20, "exclusiveMaximum": 30}),
        stake(share={"minimum": 10, "maximum": 20}),
    )

    assert lines(read(ACME, ANNA, holds("anna", "acme", *several))) == ["anna 70% to 100% acme …"]
    assert lines(read(ACME, ANNA, holds("anna", "acme", *ranges))) == [
        "anna over 20% to under 50% acme …"
    ]


def test_several_records_of_one_pair_tell_of_one_relationship() -> None:
    """Types told in two records come together; what both tell is not added."""
    reading = read(
        ACME,
        ANNA,
        holds("anna", "acme", stake(30, "2010-01-01"), record="capital"),
        holds("anna", "acme", votes(40, "2012-01-01"), record="votes"),
        holds("anna", "acme", stake(30, "2010-01-01"), record="told elsewhere"),
    )

    assert lines(reading) == [
        "anna 30% acme 2010-01-01 2012-01-01",
        "anna 30% (votes 40%) acme 2012-01-01",
    ]


def test_records_that_say_the_same_make_one_line() -> None:
    """Their days come together; what lies apart stays apart."""
    reading = read(
        ACME,
        ANNA,
        holds("anna", "acme", stake(30, "2010-01-01", "2013-01-01"), record="a"),
        holds("anna", "acme", stake(30, "2012-01-01", "2014-01-01"), record="b"),
        holds("anna", "acme", stake(30, "2016-01-01"), record="c"),
    )

    assert lines(reading) == ["anna 30% acme 2010-01-01 2014-01-01", "anna 30% acme 2016-01-01"]


def test_records_that_differ_leave_a_range() -> None:
    """Claims of different sources may conflict; none is chosen."""
    statements = (
        ACME,
        ANNA,
        holds("anna", "acme", stake(30, "2010-01-01", details="a"), record="a"),
        holds("anna", "acme", stake(20, "2012-01-01", "2014-01-01", details="b"), record="b"),
    )

    assert lines(read(*statements)) == [
        "anna 30% acme 2010-01-01 2012-01-01",
        "anna 20% to 30% acme 2012-01-01 2014-01-01",
        "anna 30% acme 2014-01-01",
    ]
    assert [h.note for h in read(*statements).dataset.holdings] == ["a", "a; b", "a"]
    assert lost(*statements)[0] == (
        "claims that differ",
        "anna in acme",
        "capital of 20% and 30% by 2 records from 2012-01-01 on: 20% to 30% stands for them",
    )


@pytest.mark.parametrize(
    ("other", "held"),
    [
        (stake(), "30%"),
        (stake(share={"minimum": 25, "maximum": 50}), "30%"),
        (stake(share={"exclusiveMinimum": 30}), "30% to 100%"),
        (votes(10), "30% (votes 10%)"),
        (stake(type="unknownInterest"), "30%"),
    ],
)
def test_claims_that_agree_are_as_certain_as_the_surest(other: Json, held: str) -> None:
    """Whoever says less contradicts nobody."""
    records = holds("anna", "acme", stake(30), record="a"), holds("anna", "acme", other, record="b")
    account = Account()

    assert lines(read(ACME, ANNA, *records, account=account)) == [f"anna {held} acme …"]
    assert ("claims that differ" in account.counts()) == ("to" in held)


def test_records_that_say_the_same_in_other_words_stay_apart() -> None:
    """Details belong to their days; sources come together."""
    press, register = ({"source": {"description": name}} for name in ("Press", "Register"))
    one = holds("anna", "acme", stake(30, "2010-01-01", "2014-01-01", details="a"), record="a")
    two = holds("anna", "acme", stake(30, "2012-01-01", details="a"), record="b")
    other = holds("anna", "acme", stake(30, "2012-01-01", details="b"), record="b")
    holdings = read(ACME, ANNA, {**one, **press}, {**two, **register}).dataset.holdings

    assert [(h.note, h.sources) for h in holdings] == [("a", ("press", "register"))]
    assert [h.note for h in read(ACME, ANNA, one, other).dataset.holdings] == ["a", "a; b", "b"]


def test_of_thousands_that_overlap_a_line_tells_the_first() -> None:
    """Every day has its own account of what is too much."""
    several = [stake(1, f"20{n:02}-01-01", details=f"class {n}") for n in range(1, 13)]
    records = [
        {
            **holds("anna", "acme", interest, record=str(n)),
            "source": {"description": f"Source {n}"},
        }
        for n, interest in enumerate(several)
    ]
    account = Account()
    holdings = read(ACME, ANNA, holds("anna", "acme", *several), account=account).dataset.holdings

    assert len(holdings) == 12
    assert holdings[-1].note == "; ".join(f"class {n}" for n in range(1, 11))
    assert account.counts() == {"several interests": 11, "details": 2}
    assert losses(account)[-2][2] == "2 more from 2012-01-01 on than a line can have"
    assert losses(account)[-1][2] == (
        "capital of 1% and 1% and 1% and 9 more, told side by side from 2012-01-01 on: 1% to 12% "
        "stands for them"
    )
    account = Account()
    holdings = read(ACME, ANNA, *records, account=account).dataset.holdings
    assert holdings[-1].note == "; ".join(f"class {n}" for n in range(1, 11))
    assert holdings[-1].sources == tuple(f"source-{n}" for n in range(10))
    assert account.counts() == {"details": 2, "further source": 2}


def test_what_is_read_grows_with_what_is_told() -> None:
    """However long the details, and however many interests are in force at a time."""

    def size(count: int) -> int:
        days = [f"{1900 + n}-01-01" for n in range(2 * count)]
        several = [
            stake(1, days[n], days[n + count], details=f"{n} {'x' * 200}") for n in range(count)
        ]
        reading = read(ACME, ANNA, holds("anna", "acme", *several, day="2300-01-01"))
        return sum(len(holding.note or "") for holding in reading.dataset.holdings)

    assert size(120) < 3 * size(60)


def test_what_adds_nothing_begins_no_line() -> None:
    """Where a stake goes on as it was, so does its line."""
    whole = (
        stake(100, "2010-01-01"),
        stake(60, "2012-01-01", "2014-01-01"),
        stake(100, "2013-01-01"),
    )

    assert lines(read(ACME, ANNA, holds("anna", "acme", *whole))) == ["anna 100% acme 2010-01-01"]


def test_records_of_one_pair_one_after_the_other_stay_apart() -> None:
    """Two stays of an owner may have a record each, in any order."""
    reading = read(
        ACME,
        ANNA,
        holds("anna", "acme", stake(20, "2012-01-01"), record="second"),
        holds("anna", "acme", stake(20, "2010-01-01", "2012-01-01"), record="first"),
    )

    assert lines(reading) == ["anna 20% acme 2010-01-01 2012-01-01", "anna 20% acme 2012-01-01"]


def test_an_indirect_relationship_is_no_holding() -> None:
    """It is never added to the direct chain, not even where it is all there is."""
    indirect = stake(30, directOrIndirect="indirect")
    statements = (ACME, ANNA, holds("anna", "acme", indirect))

    assert read(*statements).dataset.holdings == ()
    assert lost(*statements) == [
        (
            "indirect relationship",
            "anna in acme",
            "shareholding of 30%, told as indirect: only what is direct is a holding",
        )
    ]


def test_a_relationship_with_components_is_indirect_unless_it_says_direct() -> None:
    """The hops are components, which are read as direct holdings."""
    unsaid = stake(30)
    del unsaid["directOrIndirect"]
    statements = (
        ACME,
        {**BETA, "recordDetails": {**BETA["recordDetails"], "isComponent": True}},
        ANNA,
        holds("beta", "acme", stake(60), record="r1", isComponent=True),
        holds("anna", "beta", stake(50), record="r2", isComponent=True),
        holds("anna", "acme", unsaid, stake(5), componentRecords=["beta", "r1", "r2"]),
    )

    assert lines(read(*statements)) == ["beta 60% acme …", "anna 50% beta …", "anna 5% acme …"]
    assert lost(*statements) == [
        (
            "indirect relationship",
            "anna in acme",
            "shareholding of 30%, told with components: only what is direct is a holding",
        )
    ]


def test_what_may_be_indirect_stands_as_direct_and_says_so() -> None:
    """Registers often do not know."""
    statements = (ACME, ANNA, holds("anna", "acme", stake(30, directOrIndirect="unknown")))

    assert lines(read(*statements)) == ["anna 30% acme …"]
    assert lost(*statements) == [
        (
            "direct or indirect",
            "anna in acme",
            "shareholding of 30%, direct or indirect: it stands as a direct one",
        )
    ]


@pytest.mark.parametrize("type_", ["unknownInterest", "unpublishedInterest", None])
def test_an_interest_of_an_unknown_kind_is_a_holding_of_an_unknown_share(
    type_: str | None,
) -> None:
    """A hop of a chain is kept, and its share stays open."""
    interest = stake(20, type=type_, details="on file")
    statements = (ACME, ANNA, holds("anna", "acme", interest, directOrIndirect="direct"))
    (holding,) = read(*statements).dataset.holdings

    assert (holding.capital, holding.votes) == (UNKNOWN, UNKNOWN)
    assert holding.note == "the nature of the interest is not told: on file"
    assert lost(*statements)[0] == (
        "unknown interest",
        "anna in acme",
        (
            "what is held is not told: a holding of unknown share stands for it, "
            "and 20% of it is left out"
        ),
    )


def test_an_unknown_interest_adds_nothing_to_a_known_one() -> None:
    """Where capital or votes are told, they stand."""
    untold = stake(type="unknownInterest", startDate="2001-01-01")
    reading = read(ACME, ANNA, holds("anna", "acme", stake(30, "2010-01-01"), untold))

    assert lines(reading) == ["anna 30% acme 2010-01-01"]


def test_other_types_are_losses() -> None:
    """Whoever appoints the board, or sits on it, holds no share by that."""
    interests = (
        stake(type="appointmentOfBoard", details="three of five"),
        stake(5, type="rightsToProfitOrIncome"),
        stake(type="something"),
        stake(type="boardMember", beneficialOwnershipOrControl=True, x=1, share={"z": 3}),
    )
    statements = (ACME, ANNA, holds("anna", "acme", *interests, y=2))

    assert read(*statements).dataset.holdings == ()
    assert [(kind, what) for kind, _, what in lost(*statements)] == [
        (
            "appointment of board",
            "no part of capital or votes is appointment of board: three of five",
        ),
        (
            "rights to profit or income",
            "no part of capital or votes is rights to profit or income of 5%",
        ),
        ("unknown interest type", "no part of capital or votes is something"),
        (
            "beneficial owner",
            "declared to be a beneficial owner; the dataset reckons that by rules",
        ),
        ("extra field", "x of an interest is no field of BODS 0.4"),
        ("extra field", "z of a share is no field of BODS 0.4"),
        ("board member", "no part of capital or votes is board member"),
        ("extra field", "y is no field of BODS 0.4"),
    ]


def test_a_relationship_without_interests_is_no_holding() -> None:
    """That there is one is counted."""
    statements = (ACME, ANNA, holds("anna", "acme"), holds("anna", "acme", status="closed"))

    assert read(*statements).dataset.holdings == ()
    assert [kind for kind, *_ in lost(*statements[:3])] == ["relationship without interests"]
    assert lost(ACME, ANNA, holds("anna", "acme", status="closed")) == []


def test_an_owner_who_is_not_named_stays_unrecorded() -> None:
    """The reason is kept as it is written, in a note on the company; nobody is given the share."""
    nobody = {"reason": "noBeneficialOwners", "description": "widely held"}
    unsaid = stake(25, directOrIndirect="unknown")
    source = {"source": {"url": "https://example.org/a"}}
    reading = read(
        ACME,
        {**holds(nobody, "acme", unsaid, record="r"), **source},
        holds(nobody, "acme", unsaid, record="r", day="2021-01-01"),
        holds({"reason": "unknown"}, "acme", record="s", day="2022-01-01"),
    )

    assert reading.dataset.holdings == ()
    assert reading.dataset.companies["acme"].notes == (
        Note(
            When(2020, 1, 1),
            "owner not named: noBeneficialOwners: widely held; holds capital 25%",
            ("https-exampleorg-a",),
        ),
        Note(When(2022, 1, 1), "owner not named: unknown"),
    )


def test_that_a_reason_is_over_is_a_loss() -> None:
    """The note on it has a beginning and no end."""
    first = holds({"reason": "unknown"}, "acme", day="2021-01-01", record="r")
    closed = holds({"reason": "unknown"}, "acme", day="2022-01-01", status="closed", record="r")
    named = holds("anna", "acme", stake(5), day="2023-01-01", record="r")

    assert lost(ACME, closed) == [
        (
            "end of a note",
            "acme",
            "closed on 2022-01-01, which the note on it of 2022-01-01 does not say",
        )
    ]
    assert lost(ACME, ANNA, first, named) == [
        (
            "end of a note",
            "acme",
            "told otherwise from 2023-01-01 on, which the note on it of 2021-01-01 does not say",
        )
    ]
    assert lost(ACME, ANNA, closed, named) == lost(ACME, closed)


def test_a_note_on_who_is_not_named_says_what_is_held_and_when() -> None:
    """With all that an interest has."""
    nobody = {"reason": "unknown", "x": 1}
    held = stake(25, "2010-01-01", "2030-01-01", details="by a\ntrust")
    statements = (ACME, holds(nobody, "acme", held, votes(5)))

    assert [note.text for note in read(*statements).dataset.companies["acme"].notes] == [
        (
            "owner not named: unknown; "
            "holds capital 25% since 2010-01-01 until 2030-01-01 (by a trust); votes 5%"
        )
    ]
    assert lost(*statements) == [
        ("extra field", "line 2", "interestedParty.x is no field of BODS 0.4")
    ]


def test_a_company_that_is_not_named_has_no_owner_here() -> None:
    """There is nothing that could be owned."""
    statements = (ANNA, holds("anna", {"reason": "unknown", "description": "sealed"}, stake(5)))

    assert read(*statements).dataset.holdings == ()
    assert lost(*statements) == [
        (
            "unspecified company",
            "anna in a company not named",
            "whose it is stays open (unknown: sealed): nothing stands for it",
        )
    ]
    assert lost(ACME, holds({"reason": "unknown"}, {"reason": "unknown"}))[0][1] == (
        "an owner not named in a company not named"
    )


def test_a_file_is_an_array_or_lines() -> None:
    """Relationships may stand before those whom they tie."""
    statements = [holds("anna", "acme", stake(30)), ACME, ANNA]

    assert lines(read_text(json.dumps(statements))) == ["anna 30% acme …"]
    assert lines(read(*statements)) == ["anna 30% acme …"]


def test_a_company_may_hold_itself() -> None:
    """Treasury shares are a fact."""
    assert lines(read(ACME, holds("acme", "acme", stake(5)))) == ["acme 5% acme …"]


@pytest.mark.parametrize("text", ["[]", "", " \n"])
def test_a_file_without_statements_is_an_empty_dataset(text: str) -> None:
    """Nothing in it says of which day it is, nor of whom."""
    reading = read_text(text)

    assert problems(reading) == []
    assert reading.dataset == Dataset("statements.json", date.min)


def test_a_dataset_is_called_as_its_publisher_and_looks_at_the_day_of_publication() -> None:
    """Without a publisher it is called as the file, without publication it looks at statements."""
    published = {"publicationDate": "2021-05-06", "publisher": {"name": "The Register"}}
    later = {**ANNA, "publicationDetails": {**published, "publicationDate": "2022-01-01T10:00:00Z"}}
    other = {**BETA, "publicationDetails": {"publisher": {"name": "Another"}}}

    def title_and_day(*statements: Json) -> tuple[str, str]:
        dataset = read(*statements).dataset
        return dataset.title, str(dataset.as_of)

    assert title_and_day(ACME) == ("statements.json", "2020-01-01")
    assert title_and_day({**ACME, "publicationDetails": published}, later) == (
        "The Register",
        "2022-01-01",
    )
    assert title_and_day(later, other) == ("statements.json", "2022-01-01")
    assert read(later, other).places["as_of",].line == 1
