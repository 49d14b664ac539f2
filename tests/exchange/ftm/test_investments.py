import pytest

from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Event, Investment, Status
from alliance_cli.model.share import UNKNOWN
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


def deal(status: str, start: str, share: str = "", **told: str) -> str:
    """One step of a deal."""
    return stake("anna", "acme", share, status=status, startDate=start, **MEANT, **told)


def told(*lines: str) -> tuple[Investment, list[tuple[str, str]]]:
    """The investment that lines tell, and what of them is lost."""
    found = read(ANNA, ACME, *lines)
    (investment,) = found.dataset.investments
    return investment, [(loss.kind, loss.what) for loss in found.account.losses]


def test_what_a_record_tells_last_stands_and_what_it_told_before_is_a_loss() -> None:
    """The last by its day, wherever it stands in the file."""
    late = deal("completed", "2024", "31", sharesValue="7000000", sharesCurrency="EUR")
    early = deal("committed", "2023", "30", sharesValue="5000000", sharesCurrency="EUR")
    investment, lost = told(late, early)
    assert investment.amount == parse_money("EUR 7M")
    assert investment.share is not None
    assert investment.share.stated == "31%"
    assert lost == [
        ("sharesValue", "5000000: what the record tells last stands instead"),
        ("percentage", "30: what the record tells last stands instead"),
    ]


def test_what_a_later_step_leaves_out_stays_as_it_was() -> None:
    """Whoever gives up says no amount; the notes of all steps stand together."""
    first = deal("committed", "2023", "30", sharesValue="5", sharesCurrency="EUR", summary="a plan")
    last = deal("cancelled", "2024", summary="no more")
    investment, lost = told(first, last, deal("cancelled", "2025", summary="a plan"))
    assert investment.amount == parse_money("EUR 5")
    assert investment.share is not None
    assert investment.note == "a plan\nno more"
    assert not lost


def test_the_end_of_a_step_is_a_loss_where_the_next_does_not_begin() -> None:
    """A history is as it says until the next event."""
    first, last = (deal("announced", "2023", endDate="2024"), deal("committed", "2024-01-01"))
    assert told(first, last)[1] == []
    assert told(first, deal("committed", "2025"))[1] == [("endDate", "2024: a history has no end")]
    assert told(first)[1] == [("endDate", "2024: a history has no end")]


def test_a_share_that_is_not_known_is_no_share_that_is_not_meant() -> None:
    """Of which nothing is said at all."""
    assert told(deal("committed", "2023", "0-100"))[0].share == UNKNOWN
    assert told(deal("committed", "2023"))[0].share is None


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ({"sharesValue": "much", "sharesCurrency": "EUR"}, "much; EUR"),
        ({"sharesValue": "5", "sharesCurrency": "EURO"}, "5; EURO"),
        ({"sharesValue": "5"}, "5"),
        ({"sharesCurrency": "EUR"}, "EUR"),
        ({"sharesValue": ["5", "6"], "sharesCurrency": "EUR"}, "5; 6; EUR"),
    ],
)
def test_amounts_that_are_not_clear_are_losses(money: dict[str, object], words: str) -> None:
    """As they are beside a holding; the rest of the investment stands."""
    found = read(
        ANNA, ACME, stake("anna", "acme", "", status="committed", startDate="2023", **money)
    )
    assert found.dataset.investments[0].amount is None
    assert not found.problems
    assert [(loss.kind, loss.what) for loss in found.account.losses] == [
        ("sharesValue", f"'{words}' is not read as an amount in a currency")
    ]
