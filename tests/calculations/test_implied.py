import pytest

from alliance_cli.calculations.implied import implied_share
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import Basis, Valuation
from alliance_cli.model.share import parse_share
from alliance_cli.model.when import When


def valued(value: str, basis: Basis) -> Valuation:
    """A valuation of a firm."""
    return Valuation("firm", parse_money(value), When(2023), basis)


@pytest.mark.parametrize(
    ("amount", "value", "basis", "share"),
    [
        ("EUR 600M", "EUR 8B", Basis.POST_MONEY, "7.5%"),
        ("EUR 600M", "EUR 8B", Basis.PRE_MONEY, "3/43"),
        ("EUR 600M", "EUR 8B", Basis.UNSTATED, "3/43 to 7.5%"),
        ("up to EUR 600M", "EUR 8B to 10B", Basis.UNSTATED, "3/53 to 7.5%"),
        ("up to EUR 200M", "EUR 8B to 10B", Basis.UNSTATED, "1/51 to 2.5%"),
        ("up to EUR 600M", "EUR 8B to 10B", Basis.POST_MONEY, "6% to 7.5%"),
        ("up to EUR 600M", "EUR 8B to 10B", Basis.PRE_MONEY, "3/53 to 3/43"),
        ("EUR 1B to 2B", "EUR 10B", Basis.POST_MONEY, "10% to 20%"),
        ("EUR 1B to 2B", "EUR 8B to 10B", Basis.PRE_MONEY, "1/11 to 20%"),
        ("EUR 5B", "EUR 5B", Basis.POST_MONEY, "100%"),
        ("EUR 5B", "EUR 5B", Basis.PRE_MONEY, "50%"),
        ("EUR 600M", "up to EUR 8B", Basis.POST_MONEY, "7.5%"),
        ("EUR 600M", "up to EUR 8B", Basis.PRE_MONEY, "3/43"),
        ("up to EUR 600M", "up to EUR 8B", Basis.UNSTATED, "3/43 to 7.5%"),
        ("EUR 9B", "EUR 8B to 10B", Basis.POST_MONEY, "90% to 100%"),
        ("EUR 8B", "EUR 4B to 8B", Basis.POST_MONEY, "100%"),
        ("EUR 8B to 9B", "EUR 8B", Basis.POST_MONEY, "100%"),
        ("EUR 9B", "EUR 8B", Basis.UNSTATED, "9/17 to 100%"),
        ("EUR 9B", "EUR 8B", Basis.PRE_MONEY, "9/17"),
    ],
)
def test_money_buys_a_stake_at_a_valuation(
    amount: str, value: str, basis: Basis, share: str
) -> None:
    """Post-money amount/value, pre-money amount/(value + amount), unstated both; at most 100 %."""
    assert implied_share(parse_money(amount), valued(value, basis)) == parse_share(share)


@pytest.mark.parametrize(
    ("amount", "value", "basis"),
    [
        ("EUR 600M", "EUR 8B", Basis.ENTERPRISE),
        ("USD 600M", "EUR 8B", Basis.POST_MONEY),
        ("EUR 9B", "EUR 8B", Basis.POST_MONEY),
        ("up to EUR 9B", "up to EUR 8B", Basis.POST_MONEY),
        ("EUR 9B to 20B", "EUR 5B to 8B", Basis.POST_MONEY),
        ("EUR 0", "EUR 8B", Basis.POST_MONEY),
        ("EUR 600M", "EUR 0", Basis.PRE_MONEY),
        ("EUR 600M", "up to EUR 0", Basis.POST_MONEY),
    ],
)
def test_some_money_buys_nothing_that_can_be_said(amount: str, value: str, basis: Basis) -> None:
    """An enterprise value, another currency, nothing, or more than the whole imply no stake."""
    assert implied_share(parse_money(amount), valued(value, basis)) is None


def test_a_range_from_nothing_buys_a_range_from_nothing() -> None:
    """Money that may be none may buy nothing."""
    stake = implied_share(parse_money("EUR 0B to 2B"), valued("EUR 8B", Basis.POST_MONEY))

    assert stake == parse_share("0% to 25%")


def test_nothing_is_implied_without_amount_or_valuation() -> None:
    """Unknown money, or a company never valued, implies no stake."""
    assert implied_share(None, valued("EUR 8B", Basis.POST_MONEY)) is None
    assert implied_share(parse_money("EUR 600M"), None) is None
