from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.calculations.implied import implied_share
from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Valuation
from alliance_cli.model.when import When
from tests.laws.strategies import money, parts

_EUROS = money(st.just("EUR"))


def _within(money: Money, part: Fraction) -> Fraction:
    """A figure of the range; a ceiling counts in full."""
    low, high = Fraction(money.low), Fraction(money.high)
    return high if money.up_to else low + part * (high - low)


def _bought(amount: Fraction, value: Fraction, basis: Basis) -> set[Fraction]:
    post, pre = amount / value, amount / (value + amount)
    return {Basis.POST_MONEY: {post}, Basis.PRE_MONEY: {pre}}.get(basis, {pre, post})


@given(
    _EUROS,
    _EUROS.filter(lambda value: not value.up_to),
    st.sampled_from([Basis.PRE_MONEY, Basis.POST_MONEY, Basis.UNSTATED]),
    parts(),
    parts(),
)
def test_the_range_contains_what_every_choice_would_buy(
    amount: Money, value: Money, basis: Basis, within_amount: Fraction, within_value: Fraction
) -> None:
    """Whatever the amount and the value are within their ranges, the stake is within its own."""
    share = implied_share(amount, Valuation("firm", value, When(2024), basis))
    assume(share is not None)
    assert share is not None

    for part in _bought(_within(amount, within_amount), _within(value, within_value), basis):
        assert share.low <= part <= share.high


@given(_EUROS, _EUROS, st.sampled_from(Basis))
def test_nothing_is_said_only_where_nothing_can_be(
    amount: Money, value: Money, basis: Basis
) -> None:
    """A stake is left out for an enterprise value, for nothing, and where it can be over 100 %."""
    share = implied_share(amount, Valuation("firm", value, When(2024), basis))
    least = amount.high if amount.up_to else amount.low
    could_be_over = basis is not Basis.PRE_MONEY and amount.high > value.low

    assert (share is None) == (
        basis is Basis.ENTERPRISE or Decimal(0) in (least, value.low) or could_be_over
    )


@given(_EUROS, _EUROS)
def test_unstated_covers_both_bases(amount: Money, value: Money) -> None:
    """Where the basis is not stated, the range runs from the pre-money to the post-money stake."""
    pre, post, unstated = (
        implied_share(amount, Valuation("firm", value, When(2024), basis))
        for basis in (Basis.PRE_MONEY, Basis.POST_MONEY, Basis.UNSTATED)
    )
    assume(post is not None)
    assert pre is not None
    assert post is not None
    assert unstated is not None

    assert (unstated.low, unstated.high) == (pre.low, post.high)
