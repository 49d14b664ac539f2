"""Rights under a condition, read as investments."""

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import When
from tests.exchange.bods_statements import Json, entity, holds, losses, person, read, stake

ACME, ANNA = entity("acme"), person("anna")


def right(exact: float | None = None, since: str = "", until: str = "", **more: str) -> Json:
    """A direct right under a condition."""
    return stake(exact, since, until, **{"type": "conditionalRightsGrantedByContract", **more})


def read_rights(*statements: Json) -> tuple[tuple[Investment, ...], list[tuple[str, str, str]]]:
    """The investments that are read of statements, and what is lost."""
    account = Account()
    reading = read(ACME, ANNA, *statements, account=account)
    assert reading.problems == []
    return reading.dataset.investments, losses(account)


def told(day: str, *interests: Json, status: str = "updated") -> Json:
    """A statement about anna and acme."""
    return holds("anna", "acme", *interests, day=day, status=status, record="r")


def test_a_right_under_a_condition_is_a_commitment() -> None:
    """It is no stake yet; its details are the note."""
    statement = holds("anna", "acme", right(24, "2019-05-01", details="up to EUR 600M"))
    source = {"source": {"description": "Press"}}
    investments, lost = read_rights({**statement, **source})

    assert investments == (
        Investment(
            "anna",
            "acme",
            (Event(When(2019, 5, 1), Status.COMMITTED, ("press",)),),
            share=parse_share("24%"),
            note="up to EUR 600M",
        ),
    )
    assert lost == []
    assert read(ACME, ANNA, statement).dataset.holdings == ()
    assert read(ACME, ANNA, statement).places["investments", 0].line == 3


def test_without_a_start_it_begins_with_the_first_statement() -> None:
    """A share that is not told is none."""
    investments, _ = read_rights(told("2020-01-10", right()), told("2021-01-10", right()))

    assert [(i.history[0].date, i.share, i.note) for i in investments] == [
        (When(2020, 1, 10), None, None)
    ]


def test_a_right_that_is_over_is_lost() -> None:
    """Whether it was carried out or cancelled is not told."""
    over = right(5, "2019-01-01", "2019-06-01")

    assert read_rights(told("2020-01-10", over)) == (
        (),
        [
            (
                "conditional right",
                "anna in acme",
                "right of 5% under a condition since 2019-01-01, over from 2019-06-01 on: left out",
            )
        ],
    )
    closed = told("2020-01-10", right(5, "2019-01-01"), status="closed")
    gone = told("2020-01-10", right(5, "2019-01-01")), told("2021-01-10", stake(5))

    assert read_rights(closed)[1][0][2].endswith("over from 2020-01-10 on: left out")
    assert read_rights(*gone)[0] == ()
    assert read_rights(*gone)[1][0][2].endswith("no longer told on 2021-01-10: left out")


def test_a_right_that_will_be_over_stands() -> None:
    """On the day of the dataset it does; the end to come is lost."""
    investments, lost = read_rights(told("2020-01-10", right(5, "2019-01-01", "2025-01-01")))
    words = "right of 5% under a condition since 2019-01-01"

    assert len(investments) == 1
    assert lost == [
        (
            "conditional right",
            "anna in acme",
            f"{words}: that it ends on 2025-01-01 is left out",
        )
    ]


def test_what_is_told_of_days_to_come_ends_nothing() -> None:
    """Statements may be published before their day."""
    published = {"publicationDetails": {"publicationDate": "2020-06-01"}}
    statements = [
        {**told(day, *interests, status=status), **published}
        for day, interests, status in (
            ("2020-01-10", (right(5, "2019-01-01"),), "new"),
            ("2022-01-10", (right(7, "2022-01-01"),), "updated"),
            ("2023-01-10", (right(7, "2022-01-01"),), "closed"),
        )
    ]
    reading = read({**ACME, **published}, {**ANNA, **published}, *statements)

    assert [str(i.history[0].date) for i in reading.dataset.investments] == [
        "2019-01-01",
        "2022-01-01",
    ]


def test_a_right_told_again_stands_again() -> None:
    """The newest statement counts."""
    statements = (
        told("2020-01-10", right(5, "2019-01-01")),
        told("2021-01-10"),
        told("2022-01-10", right(6, "2019-01-01")),
    )
    (investment,), _ = read_rights(*statements)

    assert investment.share == parse_share("6%")


def test_rights_of_one_start_are_as_many_as_are_told() -> None:
    """Each is told again by the statement after it, in whichever order."""
    twenty, thirty = right(20, "2019-01-01", details="a"), right(30, "2019-01-01", details="b")
    once, _ = read_rights(told("2020-01-10", twenty, thirty))
    twice, lost = read_rights(
        told("2020-01-10", twenty, thirty, twenty), told("2021-01-10", thirty, twenty, twenty)
    )

    assert [i.share for i in once] == [parse_share("20%"), parse_share("30%")]
    assert [i.note for i in twice] == ["a", "b", "a"]
    assert lost == []


@pytest.mark.parametrize(
    ("again", "note", "gone"),
    [
        (right(30, "2019-01-01", details="b"), "b", "20%"),
        (right(35, "2019-01-01", details="b"), "b", "20%"),
        (right(30, "2019-01-01", details="c"), "c", "20%"),
        (right(35, "2019-01-01", details="c"), "c", "30%"),
    ],
)
def test_a_right_told_again_is_the_one_that_is_most_alike(
    again: Json, note: str, gone: str
) -> None:
    """By its share and details, then by its details, then by its share, then by its place."""
    first = right(20, "2019-01-01", details="a"), right(30, "2019-01-01", details="b")
    investments, lost = read_rights(told("2020-01-10", *first), told("2021-01-10", again))
    words = "under a condition since 2019-01-01, no longer told on 2021-01-10: left out"

    assert [i.note for i in investments] == [note]
    assert f"right of {gone} {words}" in [what for _, _, what in lost]


def test_what_a_right_was_before_is_lost() -> None:
    """The newest statement stands, and is one more source of it."""
    statements = [
        {**told(day, right(share, "2019-01-01", details=note)), "source": {"description": source}}
        for day, share, note, source in (
            ("2020-01-10", 20, "a", "Press"),
            ("2021-01-10", 20, "a", "Radio"),
            ("2022-01-10", 35, "b", "Register"),
        )
    ]
    (investment,), lost = read_rights(*statements)

    assert investment.share == parse_share("35%")
    assert investment.history[0].sources == ("press", "register")
    assert lost == [
        (
            "conditional right",
            "anna in acme",
            "right of 20% under a condition since 2019-01-01, before 2022-01-10: 35% stands alone",
        ),
        ("details", "anna in acme", "superseded by newer ones: a"),
    ]


def test_the_first_day_on_which_a_right_is_told_no_more_is_that_of_its_end() -> None:
    """Statements after it say nothing new."""
    statements = told("2020-01-10", right(5, "2019-01-01")), told("2021-01-10"), told("2022-01-10")

    (what,) = [what for kind, _, what in read_rights(*statements)[1] if kind == "conditional right"]

    assert what.endswith("no longer told on 2021-01-10: left out")


def test_our_own_words_tell_the_whole_history() -> None:
    """Also of what is over, and of what was committed twice."""
    history = "committed 2019-01-01, cancelled 2020-05-06, committed 2021-02"
    details = f"investment of up to EUR 600M: announced 2018, {history}; a note"
    again = right(24, "2021-02-01", details=details)
    over = right(24, "2019-01-01", "2020-05-06", details=details)
    source = {"source": {"description": "Press"}}
    (investment,), lost = read_rights(
        {**told("2020-01-10", over), **source}, {**told("2021-02-01", again), **source}
    )

    assert lost == []
    assert [f"{event.status} {event.date}" for event in investment.history] == [
        "announced 2018",
        *history.split(", "),
    ]
    assert {event.sources for event in investment.history} == {("press",)}
    assert (investment.amount, investment.share, investment.note) == (
        parse_money("up to EUR 600M"),
        parse_share("24%"),
        "a note",
    )


def test_where_a_right_begins_and_ends_its_own_statement_is_the_source() -> None:
    """Of an investment committed twice; what else happened rests on both."""
    history = "announced 2018, committed 2019-01-01, cancelled 2020-05-06, committed 2021-02-01"
    details = f"investment: {history}"
    over = right(None, "2019-01-01", "2020-05-06", details=details)
    again = right(None, "2021-02-01", details=details)
    (investment,), _ = read_rights(
        {**told("2019-01-01", over), "source": {"description": "Press"}},
        {**told("2021-02-01", again), "source": {"description": "Register"}},
    )

    assert [event.sources for event in investment.history] == [
        ("press", "register"),
        ("press",),
        ("press",),
        ("register",),
    ]


def test_as_many_of_our_own_as_are_told_in_the_same_words() -> None:
    """Two that are alike in everything are two."""
    own = right(5, "2019-01-01", details="investment: committed 2019-01-01")

    assert len(read_rights(told("2020-01-10", own, own))[0]) == 2


@pytest.mark.parametrize(
    "interest",
    [
        right(5, "2019-01-02", details="investment: committed 2019-01-01"),
        right(5, details="investment: committed 2019-01-01"),
        right(5, "2019-01-01", details="investment: completed 2019-01-01"),
    ],
)
def test_words_that_do_not_agree_with_the_dates_are_a_note(interest: Json) -> None:
    """Somebody else wrote them."""
    (investment,), _ = read_rights(told("2020-01-10", interest))

    assert investment.note == interest["details"]
    assert investment.history[0].status is Status.COMMITTED


def test_a_right_of_ours_that_is_over_without_words_for_it_is_lost() -> None:
    """Its record was closed by somebody else."""
    own = right(5, "2019-01-01", details="investment: committed 2019-01-01")

    assert read_rights(told("2020-01-10", own, status="closed"))[0] == ()


def test_investments_stand_behind_the_details_of_a_holding() -> None:
    """Each once, however often the line is told; its note is what stands before them."""
    words = "investment of EUR 5M for 3.1%: completed 2019"
    again = told("2021-01-10", stake(4, "2019-01-01", details=f"a note\n{words}\n{words}"))
    source = {"source": {"description": "Press"}}
    first = told("2020-01-10", stake(4, "2018-01-01", "2019-01-01", details=words))
    dataset = read(ACME, ANNA, {**first, **source}, {**again, **source}).dataset

    assert [h.note for h in dataset.holdings] == [None, "a note"]
    assert (
        dataset.investments
        == (
            Investment(
                "anna",
                "acme",
                (Event(When(2019), Status.COMPLETED, ("press",)),),
                parse_money("EUR 5M"),
                parse_share("3.1%"),
            ),
        )
        * 2
    )
    assert read(ACME, ANNA, first, again).places["investments", 0].line == 3


def test_a_state_in_which_somebody_invests_is_a_company() -> None:
    """Whatever may be owned can be."""
    state = entity("acme", entityType={"type": "state"})

    assert list(read(state, ANNA, holds("anna", "acme", right())).dataset.companies) == ["acme"]


def test_nobody_invests_whose_ends_are_not_named() -> None:
    """A right of somebody who is not named is a note."""
    reading = read(ACME, holds({"reason": "unknown"}, "acme", right(5)))

    assert reading.dataset.investments == ()
    assert [n.text for n in reading.dataset.companies["acme"].notes] == [
        "owner not named: unknown; holds conditional 5%"
    ]
