import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.exchange.ftm.writer import write_ftm
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import (
    Company,
    Dataset,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Project,
    Source,
    Status,
    Valuation,
)
from alliance_cli.model.share import UNKNOWN, exactly, parse_share
from alliance_cli.model.when import Period, When

PARTIES = {
    "companies": {"acme": Company("acme", "Acme"), "b": Company("b", "B")},
    "holders": {"anna": Holder("anna", "Anna", HolderKind.PERSON)},
}


def written(**records: Any) -> tuple[list[dict[str, Any]], Account]:  # noqa: ANN401  # any record
    """The Ownerships of a dataset, and what is lost of it."""
    account = Account()
    dataset = Dataset("A title", date(2023, 12, 6), **{**PARTIES, **records})
    entities = [json.loads(chunk) for chunk in write_ftm(dataset, account)]
    return [entity for entity in entities if entity["schema"] == "Ownership"], account


def held(*told: tuple[str, str], period: Period = Period()) -> list[dict[str, Any]]:  # noqa: B008  # frozen
    """The properties of the Ownerships of Anna in Acme with this capital and these votes."""
    lines = tuple(
        Holding("anna", "acme", parse_share(capital), parse_share(votes), period)
        for capital, votes in told
    )
    return [entity["properties"] for entity in written(holdings=lines)[0]]


def test_votes_as_the_capital_are_one_ownership() -> None:
    """Whoever adds up percentages gets 75 and not 150."""
    assert held(("75%", "75%")) == [
        {"owner": ["anna"], "asset": ["acme"], "role": ["shareholding"], "percentage": ["75"]}
    ]


def test_other_votes_are_kept_apart_by_role() -> None:
    """With a word for those who do not look at the role."""
    capital, votes = held(("75%", "over 25% to 50%"))
    assert (capital["role"], capital["percentage"]) == (["shareholding"], ["75"])
    assert (votes["role"], votes["percentage"]) == (["voting rights"], [">25-50"])
    assert "not of the capital" in votes["summary"][0]


def test_of_what_is_not_known_there_is_no_percentage() -> None:
    """Neither zero nor everything."""
    capital, votes = held(("unknown", "5%"))
    assert "percentage" not in capital
    assert votes["percentage"] == ["5"]


def test_periods_may_be_partial() -> None:
    """As the package has them."""
    (line,) = held(("5%", "5%"), period=Period(When(2010, 4), When(2023)))
    assert (line["startDate"], line["endDate"]) == (["2010-04"], ["2023"])


def test_ids_say_who_and_which_line() -> None:
    """A new line of another pair changes none of them."""
    half, fifth = exactly(Fraction(1, 2)), exactly(Fraction(1, 5))
    lines = (
        Holding("anna", "acme", half, half, Period(None, When(2010))),
        Holding("anna", "b", half, half),
        Holding("anna", "acme", half, fifth, Period(When(2010))),
    )
    ids = [entity["id"] for entity in written(holdings=lines)[0]]
    assert ids == [
        "holding.anna.acme.1",
        "holding.anna.b.1",
        "holding.anna.acme.2",
        "votes.anna.acme.2",
    ]


def test_a_fraction_without_an_end_is_a_loss() -> None:
    """It is written with 15 decimals, never more than it is."""
    lines = (
        Holding("anna", "acme", exactly(Fraction(44358343, 295722284)), parse_share("0%")),
        Holding("anna", "b", parse_share("1/3 to 2/3"), parse_share("1/3 to 2/3")),
    )
    entities, account = written(holdings=lines)
    percentages = [entity["properties"]["percentage"] for entity in entities]
    assert percentages == [["15.000000135262042"], ["0"], ["33.333333333333333-66.666666666666667"]]
    assert [(loss.where, loss.what) for loss in account.losses] == [
        ("anna in acme", "44358343/295722284 is written in per cent with 15 decimals"),
        ("anna in b", "1/3 to 2/3 is written in per cent with 15 decimals"),
    ]


def test_sources_are_told_as_documents_addresses_and_publishers() -> None:
    """Each once, also where two have one publisher."""
    sources = {
        "a": Source("a", "A", "Press", url="https://example.org/a"),
        "b": Source("b", "B", "Press", url="in the archive"),
    }
    lines = (Holding("anna", "acme", UNKNOWN, UNKNOWN, sources=("a", "b"), note="so it is"),)
    entities, account = written(holdings=lines, sources=sources)
    properties = entities[0]["properties"]
    assert properties["proof"] == ["source.a", "source.b"]
    assert properties["sourceUrl"] == ["https://example.org/a"]
    assert properties["publisher"] == ["Press"]
    assert properties["description"] == ["so it is"]
    assert account.counts() == {"url": 1}


def test_an_investment_is_told_event_by_event() -> None:
    """Each status from its day to that of the next; none of them is a holding."""
    history = (
        Event(When(2023, 7), Status.COMMITTED),
        Event(When(2025, 3, 31), Status.CANCELLED),
    )
    meant = Investment(
        "anna", "acme", history, parse_money("up to EUR 600M"), parse_share("24%"), "a plan"
    )
    plain = Investment("b", "acme", history[1:])
    entities, _ = written(investments=(meant, plain))
    common = {
        "owner": ["anna"],
        "asset": ["acme"],
        "role": ["investment"],
        "percentage": ["24"],
        "sharesValue": ["<=600000000"],
        "sharesCurrency": ["EUR"],
        "description": ["a plan"],
        "recordId": ["investment.anna.acme.1"],
    }
    assert [entity["properties"] for entity in entities] == [
        common | {"status": ["committed"], "startDate": ["2023-07"], "endDate": ["2025-03-31"]},
        common | {"status": ["cancelled"], "startDate": ["2025-03-31"]},
        {
            "owner": ["b"],
            "asset": ["acme"],
            "role": ["investment"],
            "status": ["cancelled"],
            "startDate": ["2025-03-31"],
            "recordId": ["investment.b.acme.1"],
        },
    ]
    assert [entity["id"] for entity in entities][:2] == [
        "investment.anna.acme.1.1",
        "investment.anna.acme.1.2",
    ]


def test_an_investment_for_a_stake_that_is_not_known_is_for_some_stake() -> None:
    """One without a percentage need not be for any."""
    meant = Investment("anna", "acme", (Event(When(2023), Status.ANNOUNCED),), share=UNKNOWN)
    assert written(investments=(meant,))[0][0]["properties"]["percentage"] == ["0-100"]


def test_what_has_no_place_is_told() -> None:
    """Valuations, projects."""
    value = parse_money("EUR 8B to 10B")
    _, account = written(
        valuations=(
            Valuation("acme", value, When(2023, 11)),
            Valuation("b", Money(Decimal(5), Decimal(5), "EUR"), When(2023)),
        ),
        projects=(Project("car", "A car", ("acme",), ()),),
    )
    assert [(loss.kind, loss.where, loss.what) for loss in account.losses] == [
        ("valuation", "acme", "EUR 8B to 10B on 2023-11"),
        ("valuation", "b", "EUR 5 on 2023"),
        ("project", "car", "A car"),
    ]


def test_where_nobody_is_the_sources_tell_the_day() -> None:
    """So that it comes back; where there is nothing at all, an empty array says so."""
    day, account = date(2023, 12, 6), Account()
    press = Dataset("T", day, {"press": Source("press", "Press")})

    assert read_ftm(write_ftm(press, account), "T", Account()).dataset == press
    assert account.losses == []
    assert list(write_ftm(Dataset("T", day), account)) == ["[]\n"]
    assert [(loss.kind, loss.where) for loss in account.losses] == [("day", "2023-12-06")]


def test_what_is_held_only_in_years_without_dates_is_left_out() -> None:
    """Without its dates it would be held on all days; a date before or after the others is none."""
    half = exactly(Fraction(1, 2))
    periods = (
        Period(None, When(999)),
        Period(When(999), When(2010)),
        Period(When(2010), When(3000)),
        Period(When(3000)),
    )
    lines = tuple(Holding("anna", "acme", half, half, period) for period in periods)
    entities, account = written(holdings=lines)
    told = [entity["properties"] for entity in entities]

    assert [(line.get("startDate"), line.get("endDate")) for line in told] == [
        (None, ["2010"]),
        (["2010"], None),
    ]
    years = "only the years 1000 to 2999 are dates"
    assert [loss.what for loss in account.losses] == [
        f"a line from None until 0999 is left out: {years}",
        f"startDate 0999: {years}",
        f"endDate 3000: {years}",
        f"a line from 3000 until None is left out: {years}",
    ]


def test_events_in_years_without_dates_are_left_out() -> None:
    """A status without a day would be none of a history."""
    days = (When(999), When(2020), When(3000))
    history = tuple(Event(day, Status.COMMITTED) for day in days)
    entities, account = written(investments=(Investment("anna", "acme", history),))

    assert [entity["properties"]["startDate"] for entity in entities] == [["2020"]]
    assert "endDate" not in entities[0]["properties"]
    assert account.counts() == {"date": 2}
