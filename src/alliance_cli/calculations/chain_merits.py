"""Which choices certainly make what loops add larger, or smaller, whatever else is chosen."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias

from alliance_cli.calculations.chain_links import Walk
from alliance_cli.calculations.chain_outcomes import chain_outcome, reaching, walk_outcome
from alliance_cli.calculations.choice import (
    End,
    Lists,
    is_exact,
)
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.network.shareholders import ShareholderList

_MOST_SIFTED: Final = 6_000
"""Places times companies up to which certain choices are looked for first."""


_Bounds: TypeAlias = tuple[Fraction, Fraction]


_Merits: TypeAlias = Mapping[str, _Bounds]
"""Between what bounds a sum grows with the share of each holder of a company, on one scale."""


def settled(walk: Walk, end: End) -> Lists:
    """The lists without choices that add less, or more, by loops whatever else is chosen.

    Where one holder has certainly the most merit, what it does not yet have is best taken from
    others, so that it has its most; and the other way round. Each such choice narrows the merits.
    """
    lists = walk.lists
    size = sum(len(onward.places) for onward in walk.places.values()) * len(lists)
    while size <= _MOST_SIFTED:
        known = _merits(walk, lists)
        narrower = {
            company: _narrowed(owners, known[company], end) if company in known else owners
            for company, owners in lists.items()
        }
        if narrower == lists:
            break
        lists = narrower
    return lists


def _narrowed(owners: ShareholderList, merits: _Merits, end: End) -> ShareholderList:
    while True:
        free = [holder for holder, share in owners.items() if share.exact is None]
        for holder in free:
            others = [merits[other] for other in free if other != holder]
            least, most = merits[holder]
            if all(least >= high for _, high in others):
                owners = _with(owners, holder, is_most=end is End.MOST)
                break
            if all(most <= low for low, _ in others):
                owners = _with(owners, holder, is_most=end is End.LEAST)
                break
        else:
            return owners


def _with(owners: ShareholderList, holder: str, *, is_most: bool) -> ShareholderList:
    """The list where a holder has its most or least, as narrow as that makes it."""
    share = owners[holder]
    shares = {**owners, holder: exactly(share.high if is_most else share.low)}
    lows = sum((s.low for s in shares.values()), NOTHING)
    highs = sum((s.high for s in shares.values()), NOTHING)
    narrow = {
        h: Share(max(s.low, WHOLE - (highs - s.high)), min(s.high, WHOLE - (lows - s.low)))
        for h, s in shares.items()
    }
    return {h: s for h, s in narrow.items() if s.high}


def _merits(walk: Walk, lists: Lists) -> dict[str, _Merits]:
    """How likely walks from each holder of a company meet the owner, and not by a simple chain.

    It is the derivative of what loops add by the share of the holder, for one visit to the company.
    Of all visits some part is the first, by a simple chain: on these the walk must not go on to the
    owner by a simple chain; on all others it may go on as it likes. Left out are companies without
    a choice, and those for which that part can be nothing.
    """
    final = reaching(walk, lists, {walk.owner: WHOLE})
    chains = _chances(walk, lists)
    found: dict[str, _Merits] = {}
    for company, owners in lists.items():
        first = None if is_exact(owners) else _first_visits(walk, lists, company)
        if first is not None:
            found[company] = {
                holder: _less(
                    (final.low.get(holder, NOTHING), final.high.get(holder, NOTHING)),
                    chances,
                    first,
                )
                for holder, chances in chains[company].items()
            }
    return found


def _less(all_: _Bounds, chains: _Bounds, first: _Bounds) -> _Bounds:
    """All walks less those that go on by a simple chain after a first visit."""
    # Chains are never more than all walks.
    low = max(all_[0] - first[1] * chains[1], (WHOLE - first[1]) * all_[0])
    return low, all_[1] - first[0] * chains[0]


def _chances(walk: Walk, lists: Lists) -> dict[str, dict[str, _Bounds]]:
    """How likely simple chains go on from each holder of a company, wherever it is the last."""
    least, most = (chain_outcome(walk, lists, end).places for end in End)
    found: dict[str, dict[str, _Bounds]] = {company: {} for company in lists}
    for place in walk.places:
        chances = found[place[1]]
        for holder in lists[place[1]]:
            low, high = (places[place].get(holder, NOTHING) for places in (least, most))
            known = chances.get(holder, (low, high))
            chances[holder] = min(low, known[0]), max(high, known[1])
    return found


def _first_visits(walk: Walk, lists: Lists, company: str) -> _Bounds | None:
    """The part of all visits to a company that come by a simple chain.

    None where it can be nothing, since some choice comes back for ever, or where no walk comes.
    (There a derivative says nothing: what the owner has can fall to nothing at once.)
    """
    near = reaching(walk, lists, {walk.owner: NOTHING, company: WHOLE})
    again, ever = near.share_after_a_step(lists[company]), near.share(walk.start)
    if again.high == WHOLE or not ever.high:
        return None
    low = high = WHOLE
    if company != walk.start:
        goal = {walk.owner: NOTHING, company: NOTHING}
        least = walk_outcome(walk, lists, goal, near.low, End.LEAST).value
        most = walk_outcome(walk, lists, goal, near.high, End.MOST).value
        low = max(WHOLE - most / ever.low, NOTHING) if ever.low else Fraction(not most)
        high = WHOLE - least / ever.high
    return low * (WHOLE - again.high), high * (WHOLE - again.low)
