"""The stake that an amount of money would buy at a valuation."""

from fractions import Fraction
from typing import assert_never

from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Valuation
from alliance_cli.model.share import WHOLE, Share


def implied_share(amount: Money | None, valuation: Valuation | None) -> Share | None:
    """The stake that `amount` would buy, or none where that cannot be said.

    Post-money it is amount/value, pre-money amount/(value + amount); where the basis is not
    stated, the range that covers both. An enterprise value is not a price of the equity, and one
    currency does not value another: both give none. A ceiling counts in full.
    """
    if amount is None or valuation is None or amount.currency != valuation.value.currency:
        return None
    least, most = _ends(amount)
    low_value, high_value = _ends(valuation.value)
    if most == 0 or low_value == 0:
        return None
    match valuation.basis:
        case Basis.POST_MONEY:
            low, high = least / high_value, most / low_value
        case Basis.PRE_MONEY:
            low, high = least / (high_value + least), most / (low_value + most)
        case Basis.UNSTATED:
            low, high = least / (high_value + least), most / low_value
        case Basis.ENTERPRISE:
            return None
        case _:
            assert_never(valuation.basis)
    # More money than the whole is worth buys the whole; where it surely is more, it is no price.
    return Share(low, min(high, WHOLE)) if low <= WHOLE else None


def _ends(money: Money) -> tuple[Fraction, Fraction]:
    high = Fraction(money.high)
    return (high if money.up_to else Fraction(money.low)), high
