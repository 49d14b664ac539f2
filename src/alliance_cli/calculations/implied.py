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
    least = Fraction(amount.high if amount.up_to else amount.low)
    most = Fraction(amount.high)
    low_value, high_value = (Fraction(valuation.value.low), Fraction(valuation.value.high))
    if least == 0 or low_value == 0:
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
    return Share(low, high) if high <= WHOLE else None
