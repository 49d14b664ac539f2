"""The shareholder list of one company: what each holder can have, and what is not recorded."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share, exactly

UNRECORDED: Final = ""
"""The holder of what no listed owner holds; no id is empty."""

ShareholderList: TypeAlias = Mapping[str, Share]
"""Who can hold how much of one company; whatever is chosen within adds up to the whole."""


def shareholder_list(listed: Mapping[str, Share], *, complete: bool) -> ShareholderList:
    """The list of a company with these owners, each share as narrow as the others make it.

    With the unrecorded part as a holder of its own, the shares of every list add up to exactly one
    (methods: tighten first). Whoever can have nothing is left out. Where the owners of a complete
    list cannot be the whole, as with votes that nobody casts, the rest is unrecorded all the same.
    """
    shares = {**listed, UNRECORDED: UNKNOWN}
    if complete and _can_be_whole(listed):
        del shares[UNRECORDED]
    if all(share.exact is not None for share in listed.values()):
        rest = WHOLE - sum((share.low for share in listed.values()), NOTHING)
        tight = {**listed, UNRECORDED: exactly(rest)}
    else:
        tight = _tightened(shares)
    return {holder: share for holder, share in tight.items() if share.high > NOTHING}


def _can_be_whole(listed: Mapping[str, Share]) -> bool:
    most = sum((share.high for share in listed.values()), NOTHING)
    return most > WHOLE or (most == WHOLE and not any(s.high_open for s in listed.values()))


def _tightened(shares: Mapping[str, Share]) -> dict[str, Share]:
    lows = sum((share.low for share in shares.values()), NOTHING)
    highs = sum((share.high for share in shares.values()), NOTHING)
    open_lows = sum(share.low_open for share in shares.values())
    open_highs = sum(share.high_open for share in shares.values())
    return {
        holder: _narrowed(
            share,
            (WHOLE - (highs - share.high), open_highs > share.high_open),
            (WHOLE - (lows - share.low), open_lows > share.low_open),
        )
        for holder, share in shares.items()
    }


def _narrowed(share: Share, least: tuple[Fraction, bool], most: tuple[Fraction, bool]) -> Share:
    """The share with no end beyond `least` and `most`, each a bound and whether it is open."""
    low, low_open = max((share.low, share.low_open), least)
    # Of two equal bounds the open one is the narrower: below, True is the greater already.
    high, closed = min((share.high, not share.high_open), (most[0], not most[1]))
    return replace(share, low=low, low_open=low_open, high=high, high_open=not closed)
