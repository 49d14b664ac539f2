"""Sums, products and remainders of shares, whose ends are exact where they are independent."""

from collections.abc import Iterable

from alliance_cli.model.share import NOTHING, WHOLE, Share


def total(shares: Iterable[Share]) -> Share:
    """The shares added up, at most the whole."""
    added = tuple(shares)
    high = sum((share.high for share in added), NOTHING)
    return Share(
        sum((share.low for share in added), NOTHING),
        min(high, WHOLE),
        any(share.low_open for share in added),
        high <= WHOLE and any(share.high_open for share in added),
    )


def product(shares: Iterable[Share]) -> Share:
    """The shares multiplied."""
    factors = tuple(shares)
    low = high = WHOLE
    for share in factors:
        low, high = low * share.low, high * share.high
    # The least is attained where every factor attains its own, or where one can be nothing.
    can_be_nothing = any(not share.low and not share.low_open for share in factors)
    low_open = any(share.low_open for share in factors) and not can_be_nothing
    return Share(low, high, low_open, high > NOTHING and any(s.high_open for s in factors))


def rest(share: Share) -> Share:
    """What a share leaves of the whole."""
    return Share(WHOLE - share.high, WHOLE - share.low, share.high_open, share.low_open)
