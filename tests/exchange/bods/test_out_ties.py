from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.investments import parted, sourced
from alliance_cli.exchange.bods.out_statements import json_text
from alliance_cli.exchange.bods.out_ties import (
    Tie,
    commitment_starts,
    commitment_ties,
    is_committed,
    line_start,
    line_tie,
    words_behind,
)
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Event, Holding, Investment, Status
from alliance_cli.model.share import Share, parse_share
from alliance_cli.model.when import Period, When, parse_when

BEGINNING = date(1999, 1, 1)


def line(capital: str, votes: str, period: Period, note: str | None = None) -> Holding:
    """A line of `a` in `b`."""
    return Holding("a", "b", parse_share(capital), parse_share(votes), period, ("press",), note)


def invested(history: str, share: str | None = None, money: str | None = None) -> Investment:
    """An investment of `a` in `b`: `2023-01 committed, 2024-02-03 completed`, each sourced."""
    events = []
    for part in history.split(", "):
        day, status = part.split()
        events.append(Event(parse_when(day), Status(status), (day,)))
    return Investment(
        "a",
        "b",
        tuple(events),
        None if money is None else parse_money(money),
        None if share is None else parse_share(share),
    )


def told(investment: Investment) -> list[tuple[str, str, str, str]]:
    """Each commitment: when it is told and over, and the dates that its interest has."""
    return [
        (
            str(tie.start),
            str(tie.end),
            str(tie.interests[0].said.get("startDate")),
            str(tie.interests[0].said.get("endDate")),
        )
        for tie in commitment_ties(investment, Account())
    ]


def shown(tie: Tie) -> list[str]:
    """The interests of a tie as text."""
    return [json_text(interest.said) for interest in tie.interests]


def test_a_line_is_a_shareholding_and_voting_rights() -> None:
    """Both have its dates; its note stands with the first, whether votes differ or not."""
    period = Period(When(2020, 1, 2), When(2021, 3, 4))
    account = Account()
    tie = line_tie(line("15%", "unknown", period, "a note"), BEGINNING, account)

    assert shown(tie) == [
        (
            '{"type": "shareholding", "directOrIndirect": "direct", "details": "a note", '
            '"share": {"exact": 15}, "startDate": "2020-01-02", "endDate": "2021-03-04"}'
        ),
        (
            '{"type": "votingRights", "directOrIndirect": "direct", '
            '"startDate": "2020-01-02", "endDate": "2021-03-04"}'
        ),
    ]
    assert (tie.start, tie.end, tie.sources) == (date(2020, 1, 2), date(2021, 3, 4), ("press",))
    assert not any(interest.remarks for interest in tie.interests)
    assert account.losses == []


def test_a_line_without_dates_is_told_from_the_beginning() -> None:
    """It has none in BODS either: as far back as the file goes is no date of its own."""
    holding = line("15%", "15%", Period())
    tie = line_tie(holding, BEGINNING, Account())

    assert (tie.start, tie.end) == (line_start(holding, BEGINNING), None) == (BEGINNING, None)
    assert shown(tie)[1] == (
        '{"type": "votingRights", "directOrIndirect": "direct", "share": {"exact": 15}}'
    )


def test_a_partial_date_is_its_first_day() -> None:
    """What is known of it is a remark on each interest, and one loss."""
    account = Account()
    tie = line_tie(line("1%", "1%", Period(When(2020), When(2021, 5))), BEGINNING, account)

    assert [interest.said["startDate"] for interest in tie.interests] == ["2020-01-01"] * 2
    assert [interest.said["endDate"] for interest in tie.interests] == ["2021-05-01"] * 2
    assert tie.interests[0].remarks == (
        ("/startDate", "Of the date, 2020 is known."),
        ("/endDate", "Of the date, 2021-05 is known."),
    )
    assert [(loss.kind, loss.where) for loss in account.losses] == [("partial date", "a in b")] * 2


def test_a_fraction_is_rounded_and_remarked_upon() -> None:
    """Once lost where votes are as the capital, twice where both are fractions of their own."""
    account = Account()
    tie = line_tie(line("1/3", "1/3", Period()), BEGINNING, account)

    assert tie.interests[0].remarks == (
        ("/share", "The share is 1/3; decimals do not say it exactly."),
    )
    assert account.counts() == {"fraction": 1}
    line_tie(line("1/3", "2/3", Period()), BEGINNING, account)
    assert account.counts() == {"fraction": 3}


@pytest.mark.parametrize(
    ("history", "ties"),
    [
        ("2020-01-02 committed", [("2020-01-02", "None", "2020-01-02", "None")]),
        (
            "2019 announced, 2020-01-02 committed, 2021-03-04 completed",
            [("2020-01-02", "2021-03-04", "2020-01-02", "2021-03-04")],
        ),
        (
            "2020-01-02 committed, 2020-05-06 committed, 2021-03-04 cancelled",
            [("2020-01-02", "2021-03-04", "2020-01-02", "2021-03-04")],
        ),
        (
            "2020-01-02 committed, 2020-05-06 cancelled, 2021-03-04 committed",
            [
                ("2020-01-02", "2020-05-06", "2020-01-02", "2020-05-06"),
                ("2021-03-04", "None", "2021-03-04", "None"),
            ],
        ),
        ("2021-03-04 committed, 2021-03-04 completed", []),
        (
            "2020-01-02 committed, 2021-03-04 completed, 2022-03-04 completed",
            [("2020-01-02", "2021-03-04", "2020-01-02", "2021-03-04")],
        ),
        ("2021-03-04 completed", []),
        ("2020-01-02 considered, 2021-03-04 cancelled", []),
    ],
)
def test_an_investment_is_a_right_while_it_is_committed(
    history: str, ties: list[tuple[str, str, str, str]]
) -> None:
    """One that was completed without a commitment never was one."""
    investment = invested(history)

    assert told(investment) == ties
    assert is_committed(investment) == bool(ties)
    assert [str(start) for start in commitment_starts(investment)] == [tie[0] for tie in ties]


def test_money_and_history_stand_in_the_details() -> None:
    """BODS has no fields for them; the stake that was agreed has one."""
    account = Account()
    investment = invested("2019-05 announced, 2020-01-02 committed", "24%", "up to EUR 600M")
    (tie,) = commitment_ties(investment, account)

    assert shown(tie) == [
        (
            '{"type": "conditionalRightsGrantedByContract", "directOrIndirect": "direct", '
            '"details": "investment of up to EUR 600M: announced 2019-05, committed 2020-01-02", '
            '"share": {"exact": 24}, "startDate": "2020-01-02"}'
        )
    ]
    assert tie.sources == ("2020-01-02",)
    assert account.counts() == {"investment": 1, "source of an event": 1}
    assert account.losses[1].what == (
        "2019-05: only where a right begins and ends do statements say on what it rests"
    )


def test_a_note_stands_behind_the_history() -> None:
    """And a stake that was not stated is left out."""
    event = Event(When(2020, 5), Status.COMMITTED)
    account = Account()
    (tie,) = commitment_ties(Investment("a", "b", (event,), note="a note"), account)

    assert tie.interests[0].said["details"] == "investment: committed 2020-05; a note"
    assert "share" not in tie.interests[0].said
    assert account.counts() == {"investment": 1, "partial date": 1}


def test_what_was_never_a_right_stands_behind_a_line() -> None:
    """If there is one of the two; with its share, which stands in no field of its own."""
    account = Account()
    investment = invested("2010-04 announced, 2010-05 completed", "3.1%", "EUR 5M")

    assert words_behind(investment, 1, account) == (
        "investment of EUR 5M for 3.1%: announced 2010-04, completed 2010-05"
    )
    assert [(loss.kind, loss.what) for loss in account.losses][:1] == [
        (
            "investment",
            (
                "announced 2010-04, completed 2010-05: never a right, "
                "so it stands in the details of a shareholding"
            ),
        )
    ]
    assert account.counts() == {"investment": 1, "source of an event": 2}


def test_what_was_never_a_right_is_left_out_without_a_line() -> None:
    """Or where its share has no words."""
    account = Account()
    open_range = Share(Fraction(1, 10), Fraction(2, 10), high_open=True)

    assert words_behind(invested("2019-05 considered"), 0, account) == ""
    assert words_behind(replace(invested("2019-05 completed"), share=open_range), 1, account) == ""
    assert [loss.what for loss in account.losses if loss.kind == "investment"] == [
        f"{history}: never a right, and no line of the two to tell it: it is left out"
        for history in ("considered 2019-05", "completed 2019-05")
    ]


def test_words_of_investments_stand_behind_the_note_of_a_line() -> None:
    """Each in a line of its own, also where there is no note."""
    words = ["investment: completed 2012", "investment: announced 2013"]
    noted = line_tie(line("1%", "1%", Period(), "a note"), BEGINNING, Account(), words)
    bare = line_tie(line("1%", "1%", Period()), BEGINNING, Account(), words[:1])

    assert noted.interests[0].said["details"] == "\n".join(["a note", *words])
    assert bare.interests[0].said["details"] == words[0]
    assert "details" not in noted.interests[1].said


def test_a_note_that_reads_like_an_investment_is_told_to_be_a_note() -> None:
    """Of a line and of an investment behind one; it is a loss, and comes back as a note."""
    account, note = Account(), "a\ninvestment of EUR 5M: committed 2020; b"
    (interest, _) = line_tie(line("1%", "1%", Period(), note), BEGINNING, account).interests
    noted = replace(invested("2019-05 completed"), note=note)
    words = words_behind(noted, 1, account)
    told = "a\nnote: investment of EUR 5M: committed 2020; b"
    back, others = parted(f"{interest.said['details']}\n{words}", ("a", "b"))

    assert back == told
    assert others == [replace(sourced(noted, ()), note=told)]
    assert [loss.where for loss in account.losses if loss.kind == "note"] == ["a in b", "a in b"]
    plain = invested("2019-05 completed")
    assert words_behind(plain, 1, Account()) == "investment: completed 2019-05"
