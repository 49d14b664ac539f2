"""Rights under a condition, read as investments."""

from alliance_cli.exchange.account import Account
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
