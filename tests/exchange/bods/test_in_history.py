"""Several statements of one record, read as its history."""

import pytest

from alliance_cli.exchange.account import Account
from tests.exchange.bods_statements import (
    Json,
    entity,
    holds,
    lines,
    losses,
    person,
    read,
    stake,
    votes,
)

ACME, BETA, ANNA, BEN = entity("acme"), entity("beta"), person("anna"), person("ben")


def told(day: str, *interests: Json, status: str = "updated", **more: str) -> Json:
    """A statement about what anna has in acme."""
    return holds("anna", "acme", *interests, day=day, status=status, record="r", **more)


def history(*statements: Json) -> list[str]:
    """The lines of what anna and ben have."""
    return lines(read(ACME, BETA, ANNA, BEN, *statements))


def lost(*statements: Json) -> list[str]:
    """What is lost of statements, without their kind and place."""
    account = Account()
    read(ACME, BETA, ANNA, BEN, *statements, account=account)
    return [what for _, _, what in losses(account)]


def test_a_new_start_is_the_day_of_the_turn() -> None:
    """What was stated before stands until the day since which the new share is held."""
    assert history(
        told("2020-01-10", stake(50, "2015-01-01")), told("2021-01-10", stake(30, "2020-12-24"))
    ) == ["anna 50% acme 2015-01-01 2020-12-24", "anna 30% acme 2020-12-24"]


def test_without_a_new_start_the_day_of_the_statement_is_the_turn() -> None:
    """A statement was right on its day, so a later one changes only the days after it."""
    assert history(
        told("2020-01-10", stake(50, "2015-01-01")), told("2021-01-10", stake(30, "2015-01-01"))
    ) == ["anna 50% acme 2015-01-01 2021-01-10", "anna 30% acme 2021-01-10"]


def test_what_is_stated_together_turns_together() -> None:
    """Without a start of its own, a change has the day of another that was stated with it."""
    assert history(
        told("2020-01-10", stake(100, "2015-01-01")),
        told("2021-01-10", stake(40, "2015-01-01")),
        holds("ben", "acme", stake(60, "2020-12-24"), day="2021-01-10"),
    ) == [
        "anna 100% acme 2015-01-01 2020-12-24",
        "anna 40% acme 2020-12-24",
        "ben 60% acme 2020-12-24",
    ]


def test_days_of_long_before_say_nothing_of_a_turn() -> None:
    """The turn lies after the day of the statement before."""
    assert history(
        told("2020-01-10", stake(100, "2015-01-01")),
        told("2021-01-10", stake(40, "2015-01-01")),
        holds("ben", "acme", stake(5, "2019-01-01"), day="2021-01-10"),
    )[:2] == ["anna 100% acme 2015-01-01 2021-01-10", "anna 40% acme 2021-01-10"]


@pytest.mark.parametrize("status", ["updated", "closed"])
def test_the_days_of_others_say_nothing_of_a_turn(status: str) -> None:
    """Where there is room for both, what one holds depends on nothing that another does."""
    first = told("2015-01-01", stake(30, "2010-01-01"))
    second = told("2020-06-01", stake(60, "2010-01-01"), status=status)
    other = holds("ben", "acme", votes(1, "2016-01-01"), day="2020-06-01")

    assert history(first, second, other)[:-1] == history(first, second)
    assert "anna 30% acme 2010-01-01 2020-06-01" in history(first, second, other)


def test_one_day_of_others_may_leave_no_room() -> None:
    """Only then, and only where it is one, it is the day of a turn; that is told."""
    first = told("2020-01-10", stake(80, "2015-01-01"), votes(90, "2015-01-01"))
    second = told("2021-01-10", stake(40, "2015-01-01"), votes(40, "2015-01-01"))

    def anna(*others: Json) -> str:
        return history(first, second, *others)[0]

    def ben(*interests: Json, record: str = "s", company: str = "acme") -> Json:
        return holds("ben", company, *interests, day="2021-01-10", record=record)

    in_june = ben(stake(60, "2020-06-01"))
    assert anna(in_june).endswith("2020-06-01")
    assert anna(ben(votes(11, "2020-06-01"))).endswith("2020-06-01")
    assert lost(first, second, in_june) == [
        (
            "told on 2021-01-10 without a day of its own; 2020-06-01 stands for it, "
            "from which others hold the rest"
        )
    ]
    # There is room, or not even what is told now has any; there are two days, or none in time.
    assert anna(ben(stake(20, "2020-06-01"))).endswith("2021-01-10")
    assert anna(ben(stake(70, "2020-06-01"))).endswith("2021-01-10")
    assert anna(in_june, ben(stake(5, "2020-07-01"), record="t")).endswith("2021-01-10")
    assert anna(ben(stake(60, "2019-06-01"))).endswith("2021-01-10")
    assert anna(ben(stake(60, "2020-06-01"), company="beta")).endswith("2021-01-10")
    # Records of one owner never add up.
    again = ben(stake(15, "2020-06-01"), record="t"), ben(stake(15, "2020-06-01"), record="u")
    assert anna(ben(stake(15, "2020-06-01")), *again).endswith("2021-01-10")


def test_what_began_with_others_is_not_crowded_out() -> None:
    """It was held for some days at least, as was told."""
    assert (
        history(
            told("2020-01-10", stake(80, "2020-06-01")),
            told("2021-01-10", status="closed"),
            holds("ben", "acme", stake(60, "2020-06-01"), day="2021-01-10"),
        )[0]
        == "anna 80% acme 2020-06-01 2021-01-10"
    )


def test_what_is_over_already_is_not_crowded_out() -> None:
    """An end that was told stands."""
    assert (
        history(
            told("2020-01-10", stake(80, "2015-01-01", "2020-03-01")),
            told("2021-01-10", stake(80, "2015-01-01"), status="closed"),
            holds("ben", "acme", stake(60, "2020-06-01"), day="2021-01-10"),
        )[0]
        == "anna 80% acme 2015-01-01 2021-01-10"
    )


def test_stating_a_share_again_corrects_its_dates() -> None:
    """The newest statement is right about when it began, and that it ended."""
    first = told("2020-01-10", stake(50, "2015-01-01"))

    assert history(first, told("2021-01-10", stake(50, "2014-01-01", "2019-06-01"))) == [
        "anna 50% acme 2014-01-01 2019-06-01"
    ]
    assert history(first, told("2021-01-10", stake(50))) == ["anna 50% acme 2015-01-01"]
    assert history(first, told("2021-01-10", stake(50, "2020-06-01"))) == [
        "anna 50% acme 2015-01-01 2020-06-01",
        "anna 50% acme 2020-06-01",
    ]


def test_what_was_closed_and_is_told_again_is_new() -> None:
    """Nothing was held between; a start of before has no say."""
    closed = told("2016-01-01", status="closed")

    assert history(told("2015-01-01", stake(30)), closed, told("2018-01-01", stake(30))) == [
        "anna 30% acme … 2016-01-01",
        "anna 30% acme 2018-01-01",
    ]
    assert history(
        told("2015-01-01", stake(30)), closed, told("2018-01-01", stake(30, "2010-01-01"))
    ) == ["anna 30% acme … 2016-01-01", "anna 30% acme 2018-01-01"]
    assert history(
        told("2015-01-01", stake(30)), closed, told("2018-01-01", stake(30, "2017-05-06"))
    ) == ["anna 30% acme … 2016-01-01", "anna 30% acme 2017-05-06"]


@pytest.mark.parametrize("status", ["updated", "closed"])
def test_what_was_over_and_is_told_again_without_a_start_is_new(status: str) -> None:
    """It began by the day of the statement; the end that was told stands."""
    over = told("2012-06-01", stake(30, "2010-01-01", "2012-01-01"), status=status)

    assert history(over, told("2018-01-01", stake(30))) == [
        "anna 30% acme 2010-01-01 2012-01-01",
        "anna 30% acme 2018-01-01",
    ]


def test_what_was_over_and_is_told_again_as_over_is_the_same() -> None:
    """A start that is left out is not known, and was told before."""
    over = told("2012-06-01", stake(30, "2010-01-01", "2012-01-01"))

    assert history(over, told("2018-01-01", stake(30, "", "2011-01-01"))) == [
        "anna 30% acme 2010-01-01 2011-01-01"
    ]


def test_what_is_told_no_more_and_again_without_a_start_is_new() -> None:
    """As if it had been closed."""
    assert history(
        told("2020-01-10", stake(50)), told("2021-01-10"), told("2022-01-10", stake(50))
    ) == ["anna 50% acme … 2021-01-10", "anna 50% acme 2022-01-10"]


def test_stating_a_share_again_keeps_the_turn_before_it() -> None:
    """A start that was never corrected does not undo the share before."""
    fifty, whole = stake(50, "2015-01-01"), stake(100, "2015-01-01")

    assert history(
        told("2020-01-10", fifty), told("2021-01-10", whole), told("2022-01-10", whole)
    ) == ["anna 50% acme 2015-01-01 2021-01-10", "anna 100% acme 2021-01-10"]


def test_a_correction_may_leave_nothing() -> None:
    """A share that ended before the one before it ended was never held."""
    assert history(
        told("2020-01-10", stake(50, "2015-01-01", "2018-01-01"), stake(60, "2018-01-01")),
        told("2021-01-10", stake(60, "2010-01-01", "2016-01-01")),
    ) == ["anna 50% acme 2015-01-01 2018-01-01"]


def test_a_statement_tells_what_comes_after_it() -> None:
    """An interest that begins later leaves the days until then as they were."""
    assert history(
        told("2020-01-10", stake(50, "2015-01-01")), told("2021-01-10", stake(70, "2022-01-01"))
    ) == ["anna 50% acme 2015-01-01 2022-01-01", "anna 70% acme 2022-01-01"]


def test_what_was_to_come_and_did_not_is_gone() -> None:
    """A newer statement tells of days on which an older one had something else to begin."""
    assert history(
        told("2020-01-10", stake(50, "2022-01-01")), told("2021-01-10", stake(30, "2020-06-01"))
    ) == ["anna 30% acme 2020-06-01"]


def test_what_is_still_to_come_is_not_told_again_yet() -> None:
    """A statement of today with the share of tomorrow is one of today."""
    later = told("2010-01-01", stake(20, "", "2012-01-01"), stake(10, "2012-01-01"))

    assert history(later, told("2011-01-01", stake(10))) == [
        "anna 20% acme … 2011-01-01",
        "anna 10% acme 2011-01-01",
    ]


def test_what_was_closed_before_it_began_never_was() -> None:
    """Its start lies behind its end."""
    assert history(told("2020-01-10", stake(50, "2022-01-01"), status="closed")) == []


def test_a_statement_tells_that_all_was_over_before() -> None:
    """An end before the day of the statement before is believed all the same."""
    assert history(
        told("2020-01-10", stake(50, "2015-01-01")),
        told("2021-01-10", stake(40, "2015-01-01", "2019-01-01")),
    ) == ["anna 50% acme 2015-01-01 2019-01-01"]


def test_what_a_statement_no_longer_tells_is_over() -> None:
    """Without interests nothing is held."""
    assert history(told("2020-01-10", stake(50)), told("2021-01-10")) == [
        "anna 50% acme … 2021-01-10"
    ]
    assert history(
        told("2020-01-10", stake(50)), told("2021-01-10"), told("2022-01-10", stake(40))
    ) == ["anna 50% acme … 2021-01-10", "anna 40% acme 2022-01-10"]


def test_what_goes_on_is_one_line() -> None:
    """A share told again among others does not begin anew."""
    full = stake(10, "2001-01-01", "2005-01-01"), stake(20, "2005-01-01")

    assert history(told("2020-01-10", *full), told("2021-01-10", *full)) == [
        "anna 10% acme 2001-01-01 2005-01-01",
        "anna 20% acme 2005-01-01",
    ]


def test_of_one_day_the_newest_statement_stands() -> None:
    """By the time of the day, wherever that was; then by publication; then by place."""
    early = told("2020-01-10T09:00:00+00:00", stake(50))
    late = told("2020-01-10T09:30:00+02:00", stake(40))
    published = {"publicationDetails": {"publicationDate": "2020-02-01"}}
    corrected = {**told("2020-01-10", stake(30), status="new"), **published}

    assert history(early, late) == ["anna 50% acme …"]
    assert history(corrected, told("2020-01-10", stake(20))) == ["anna 30% acme …"]
    assert history(told("2020-01-10", stake(20), status="new"), told("2020-01-10", stake(10))) == [
        "anna 10% acme …"
    ]
    assert history(told("2020-01-10", stake(5), status="closed"), told("2020-01-10", stake(5))) == [
        "anna 5% acme … 2020-01-10"
    ]


def test_statements_may_stand_in_any_order() -> None:
    """Their dates decide."""
    old, new = told("2020-01-10", stake(50)), told("2021-01-10", stake(30))

    assert history(new, old) == history(old, new)


def test_a_closed_record_is_over() -> None:
    """Since when, its interests say, or else the day it was closed; or that of the one after it."""
    first = told("2020-01-10", stake(50, "2015-01-01"))
    closed = told("2021-01-10", stake(50, "2015-01-01"), status="closed")
    with_ben = holds("ben", "acme", stake(60, "2020-12-24"), day="2021-01-10")

    assert history(first, closed) == ["anna 50% acme 2015-01-01 2021-01-10"]
    assert history(closed) == ["anna 50% acme 2015-01-01 2021-01-10"]
    assert history(first, closed, with_ben)[0] == "anna 50% acme 2015-01-01 2020-12-24"
    assert lost(first, closed) == [
        "closed on 2021-01-10 without its own end; 2021-01-10 stands for it"
    ]


def test_each_interest_of_a_closed_record_has_an_end_of_its_own() -> None:
    """What has none is over when the record is closed, and at the latest then; both are told."""
    start, day = "2010-01-01", "2014-06-01"
    one_open = told(day, stake(30, start, "2012-01-01"), votes(30, start), status="closed")
    too_late = told(day, stake(30, start, "2030-01-01"), status="closed")

    assert history(one_open) == [
        "anna 30% acme 2010-01-01 2012-01-01",
        "anna 0% (votes 30%) acme 2012-01-01 2014-06-01",
    ]
    assert lost(one_open) == ["closed on 2014-06-01 without its own end; 2014-06-01 stands for it"]
    assert history(too_late) == ["anna 30% acme 2010-01-01 2014-06-01"]
    assert lost(too_late) == [
        "closed on 2014-06-01 before its own end 2030-01-01; 2014-06-01 stands for it"
    ]


def test_a_start_of_its_own_is_no_end() -> None:
    """What was closed on the day on which it began anew ended with what was stated with it."""
    closed = told("2021-01-10", stake(50, "2020-12-31"), status="closed")
    with_ben = holds("ben", "acme", stake(60, "2020-12-24"), day="2021-01-10")

    assert history(told("2020-01-10", stake(50, "2015-01-01")), closed, with_ben)[0] == (
        "anna 50% acme 2015-01-01 2020-12-24"
    )


def test_a_closed_record_without_interests_is_over_too() -> None:
    """What was known of it ends."""
    statements = told("2020-01-10", stake(50)), told("2021-01-10", status="closed")

    assert history(*statements) == ["anna 50% acme … 2021-01-10"]
    assert len(lost(*statements)) == 1


def test_closing_with_its_own_end_loses_nothing() -> None:
    """The end that an interest says is the end."""
    first = told("2020-01-10", stake(50, "2015-01-01"))
    closed = told("2021-01-10", stake(50, "2015-01-01", "2020-06-01"), status="closed")

    assert history(first, closed) == ["anna 50% acme 2015-01-01 2020-06-01"]
    assert lost(first, closed) == []


def test_a_record_may_pass_to_another_owner() -> None:
    """The standard wants a new record then; the ends of each statement count all the same."""
    assert history(
        told("2020-01-10", stake(50)),
        holds("ben", "acme", stake(50), day="2021-01-10", record="r"),
    ) == ["anna 50% acme … 2021-01-10", "ben 50% acme 2021-01-10"]


def test_stakes_end_with_either_of_their_ends() -> None:
    """With a party closed, dissolved or dead, its stakes are over."""
    first = told("2020-01-10", stake(50, "2015-01-01"))
    closed = person("anna", "2021-01-10", "closed")
    dead = person("anna", "2021-01-10", "updated", deathDate="2020-05")
    dissolved = entity("acme", "2021-01-10", "updated", dissolutionDate="2014-05-06")

    assert history(first, closed) == ["anna 50% acme 2015-01-01 2021-01-10"]
    assert history(first, dead) == ["anna 50% acme 2015-01-01 2020-05-01"]
    assert history(first, dissolved) == []
    assert "one of the two is no more from 2021-01-10 on; the stake ends with it" in lost(
        first, closed
    )


def test_sources_of_all_statements_stand() -> None:
    """A share told twice rests on both statements."""
    press = {"source": {"description": "Press"}}
    register = {"source": {"description": "Register"}}
    again = {**told("2021-01-10", stake(50, details="again")), **register}
    reading = read(ACME, ANNA, {**told("2020-01-10", stake(50)), **press}, again)
    (holding,) = reading.dataset.holdings

    assert holding.sources == ("press", "register")
    assert holding.note == "again"
    assert reading.places["holdings", 0].line == 4


def test_the_source_of_what_is_new_is_no_source_of_the_rest() -> None:
    """Where a statement tells more than the one before, it was made for that."""
    press = {"source": {"description": "Press"}}
    register = {"source": {"description": "Register"}}
    right = stake(20, "2021-01-01", type="conditionalRightsGrantedByContract")
    more = {**told("2021-01-10", stake(50), right), **register}
    dataset = read(ACME, ANNA, {**told("2020-01-10", stake(50)), **press}, more).dataset

    assert dataset.holdings[0].sources == ("press",)
    assert dataset.investments[0].history[0].sources == ("register",)


def test_details_that_are_told_otherwise_are_superseded() -> None:
    """The newest stand; where there are none, those of before."""
    first = told("2020-01-10", stake(50, details="class A"))
    again = told("2021-01-10", stake(50, details="class B"))

    assert lost(first, again) == ["superseded by newer ones: class A"]
    assert lost(first, told("2021-01-10", stake(50))) == []
