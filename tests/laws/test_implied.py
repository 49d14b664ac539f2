from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.calculations.implied import implied_share
from alliance_cli.model.money import Money
from alliance_cli.model.records import Basis, Valuation
from alliance_cli.model.share import NOTHING, WHOLE
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
    _EUROS,
    st.sampled_from([Basis.PRE_MONEY, Basis.POST_MONEY, Basis.UNSTATED]),
    parts(),
    parts(),
)
def test_the_range_contains_what_every_choice_would_buy(
    amount: Money, value: Money, basis: Basis, within_amount: Fraction, within_value: Fraction
) -> None:
    """Whatever the amount and the value are within their ranges, the stake is within its own.

    More money than the whole is worth buys the whole.
    """
    share = implied_share(amount, Valuation("firm", value, When(2024), basis))
    assume(share is not None)
    assert share is not None

    for part in _bought(_within(amount, within_amount), _within(value, within_value), basis):
        assert share.low <= min(part, WHOLE) <= share.high


@given(_EUROS, _EUROS, st.sampled_from(Basis))
def test_nothing_is_said_only_where_nothing_can_be(
    amount: Money, value: Money, basis: Basis
) -> None:
    """A stake is left out for an enterprise value, for nothing, and where surely over 100 %."""
    share = implied_share(amount, Valuation("firm", value, When(2024), basis))
    least, most = (_within(sum_, part) for sum_, part in ((amount, NOTHING), (value, WHOLE)))
    surely_over = basis is Basis.POST_MONEY and least > most
    is_nothing = 0 in (_within(amount, WHOLE), _within(value, NOTHING))

    assert (share is None) == (basis is Basis.ENTERPRISE or is_nothing or surely_over)


@given(_EUROS, _EUROS)
def test_unstated_covers_both_bases(amount: Money, value: Money) -> None:
    """Where the basis is not stated, the range runs from the pre-money to the post-money stake.

    Where post-money would surely be over the whole, it runs up to the whole.
    """
    pre, post, unstated = (
        implied_share(amount, Valuation("firm", value, When(2024), basis))
        for basis in (Basis.PRE_MONEY, Basis.POST_MONEY, Basis.UNSTATED)
    )
    assume(pre is not None)
    assert pre is not None
    assert unstated is not None

    assert (unstated.low, unstated.high) == (pre.low, WHOLE if post is None else post.high)
