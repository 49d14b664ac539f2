from decimal import Decimal

import pytest

from alliance_cli.exchange.ftm.investments import amount_words
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import Event, Status
from alliance_cli.model.when import When
from tests.exchange.ftm_reading import company, person, read, stake

ANNA, ACME = person("anna"), company("acme")
MEANT = {"role": "investment", "recordId": "deal"}


def test_lines_of_one_record_are_the_history_of_one_investment() -> None:
    """Nothing of it is held."""
    money = {"sharesValue": "<=600000000", "sharesCurrency": "EUR", "description": "a plan"}
    found = read(
        ANNA,
        ACME,
        stake("anna", "acme", "24", status="cancelled", startDate="2025-03-31", **MEANT, **money),
        stake("anna", "acme", "24", status="committed", startDate="2023-07", **MEANT, **money),
    )
    (investment,) = found.dataset.investments
    assert investment.history == (
        Event(When(2023, 7), Status.COMMITTED),
        Event(When(2025, 3, 31), Status.CANCELLED),
    )
    assert investment.amount == parse_money("up to EUR 600M")
    assert investment.share is not None
    assert (investment.share.stated, investment.note) == ("24%", "a plan")
    assert found.reading.places["investments", 0].line == 3
    assert not found.holdings
    assert not found.losses


def test_what_is_announced_or_given_up_is_no_stake() -> None:
    """Whatever the role says."""
    found = read(ANNA, ACME, stake("anna", "acme", "9", status="Announced", date="2023"))
    assert not found.holdings
    assert found.dataset.investments[0].history == (Event(When(2023), Status.ANNOUNCED),)


def test_an_investment_that_is_not_said_to_be_meant_is_a_stake() -> None:
    """As registers call any stake."""
    found = read(ANNA, ACME, stake("anna", "acme", "9", role="Investment"))
    assert found.holdings == [("anna", "acme", "9%", "9%")]


def test_an_investment_without_a_day_is_a_loss() -> None:
    """A history cannot tell it."""
    found = read(ANNA, ACME, stake("anna", "acme", "9", status="considered"))
    assert not found.dataset.investments
    assert found.losses == {"investment": 1}


@pytest.mark.parametrize(
    ("value", "currency", "message"),
    [
        ("much", "EUR", "'much' of 'EUR' is not money"),
        ("1e400", "EUR", "'1e400' of 'EUR' is not money"),
        ("5", "EURO", "'5' of 'EURO' is not money"),
        ("5", "", "'5' of '' is not money"),
        ("<=5-6", "EUR", "'<=5-6' of 'EUR' is not money"),
        ("6-5", "EUR", "'6-5' leaves no amount"),
    ],
)
def test_amounts_that_are_none_are_named(value: str, currency: str, message: str) -> None:
    """With their line."""
    told = {"status": "committed", "startDate": "2023", "sharesCurrency": currency}
    found = read(ANNA, ACME, stake("anna", "acme", sharesValue=value, **told))
    assert found.told == [("bad-money", 3, message)]


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (parse_money("EUR 600.5M"), "600500000.0"),
        (parse_money("up to EUR 600M"), "<=600000000"),
        (Money(Decimal(8), Decimal(10), "EUR"), "8-10"),
    ],
)
def test_amounts_are_written_in_whole_units(money: Money, words: str) -> None:
    """An amount, a ceiling, a range."""
    assert amount_words(money) == words
