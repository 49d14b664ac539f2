from decimal import Decimal

from alliance_cli.calculations.totals import Total, investment_totals
from alliance_cli.model.money import Money, parse_money
from alliance_cli.model.records import Company, Event, Holder, HolderKind, Investment, Status
from alliance_cli.model.standing import StandingInvestment
from alliance_cli.model.when import When


def standing(
    status: Status, amount: str | None, investor: str = "a", company: str = "x"
) -> StandingInvestment:
    """An investment that has come so far."""
    event = Event(When(2023), status)
    money = None if amount is None else parse_money(amount)
    return StandingInvestment(Investment(investor, company, (event,), money), event)


def test_each_currency_and_status_has_its_own_sum() -> None:
    """Amounts are added within a currency and status; by status, by currency, unstated last."""
    totals = investment_totals(
        [
            standing(Status.CANCELLED, "EUR 1"),
            standing(Status.COMMITTED, None),
            standing(Status.COMMITTED, "USD 5"),
            standing(Status.COMMITTED, "EUR 600M"),
            standing(Status.COMMITTED, "EUR 0.5"),
            standing(Status.COMMITTED, None),
            standing(Status.CONSIDERED, "JPY 3"),
        ]
    )

    assert totals == (
        Total(None, Status.CONSIDERED, Money(Decimal(3), Decimal(3), "JPY"), 1),
        Total(
            None,
            Status.COMMITTED,
            Money(Decimal("600000000.5"), Decimal("600000000.5"), "EUR"),
            2,
        ),
        Total(None, Status.COMMITTED, Money(Decimal(5), Decimal(5), "USD"), 1),
        Total(None, Status.COMMITTED, None, 2),
        Total(None, Status.CANCELLED, Money(Decimal(1), Decimal(1), "EUR"), 1),
    )


def test_sums_of_large_amounts_are_exact() -> None:
    """No digit is rounded away, however many there are."""
    (total,) = investment_totals(
        [
            standing(Status.COMMITTED, f"IDR {'9' * 30}"),
            standing(Status.COMMITTED, "IDR 0.0123456789"),
        ]
    )

    assert total.amount is not None
    assert total.amount.low == total.amount.high == Decimal(f"{'9' * 30}.0123456789")


def test_ceilings_add_to_a_ceiling() -> None:
    """What is promised up to an amount each time is promised up to their sum."""
    (total,) = investment_totals(
        [
            standing(Status.COMMITTED, "up to EUR 200M"),
            standing(Status.COMMITTED, "up to EUR 600M"),
        ]
    )

    assert total.amount == Money(Decimal(0), Decimal(800_000_000), "EUR", up_to=True)


def test_a_ceiling_and_an_amount_add_to_a_range() -> None:
    """The amount is certain, the promise comes to anything up to its ceiling."""
    (total,) = investment_totals(
        [
            standing(Status.COMMITTED, "EUR 100M"),
            standing(Status.COMMITTED, "up to EUR 600M"),
        ]
    )

    assert total.amount == Money(Decimal(100_000_000), Decimal(700_000_000), "EUR")


def test_what_goes_in_and_what_comes_by_are_added_apart() -> None:
    """Where a company is asked, its own investments and those in it are no one sum."""
    totals = investment_totals(
        [
            standing(Status.COMMITTED, "EUR 1", "a", "x"),
            standing(Status.CONSIDERED, "EUR 2", "x", "y"),
            standing(Status.COMMITTED, "EUR 4", "b", "x"),
            standing(Status.COMMITTED, "EUR 8", "x", "y"),
            standing(Status.COMMITTED, None, "x", "x"),
        ],
        Company("x", "X"),
    )

    assert totals == (
        Total("by", Status.CONSIDERED, Money(Decimal(2), Decimal(2), "EUR"), 1),
        Total("by", Status.COMMITTED, Money(Decimal(8), Decimal(8), "EUR"), 1),
        Total("in", Status.COMMITTED, Money(Decimal(5), Decimal(5), "EUR"), 2),
        Total("in", Status.COMMITTED, None, 1),
    )


def test_a_holder_only_invests() -> None:
    """Everything that a holder has to do with is by it."""
    (total,) = investment_totals(
        [standing(Status.COMMITTED, "EUR 1")], Holder("a", "A", HolderKind.STATE)
    )

    assert total.direction == "by"


def test_ranges_add_to_a_range() -> None:
    """The ends of ranges are added one by one."""
    (total,) = investment_totals(
        [
            standing(Status.COMMITTED, "EUR 1 to 2"),
            standing(Status.COMMITTED, "EUR 10 to 20"),
        ]
    )

    assert total.amount == Money(Decimal(11), Decimal(22), "EUR")


def test_no_investments_have_no_totals() -> None:
    """Nothing adds up to no line, not to a line of nothing."""
    assert investment_totals([]) == ()
