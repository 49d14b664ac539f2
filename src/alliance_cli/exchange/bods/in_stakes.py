"""Lines of the dataset out of what is told of each owner and company.

The identity of a relationship is that of its two ends, so several records of one pair tell of one
relationship: they never add up. Where they differ, the range of what they say stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from alliance_cli.exchange.bods.in_days import days_in_force
from alliance_cli.exchange.bods.in_shares import UNTOLD, said, whichever
from alliance_cli.exchange.bods.in_stretches import Lose, Stretch
from alliance_cli.model.records import Holding
from alliance_cli.model.share import Share
from alliance_cli.model.when import Period

_NATURE = "the nature of the interest is not told"


def stretches_by_pair(
    histories: Iterable[list[Stretch]], lose: Lose
) -> Mapping[tuple[str, str], list[Stretch]]:
    """The stretches of each owner and company in the order of their days, none over another."""
    by_pair: dict[tuple[str, str], list[Stretch]] = {}
    for history in histories:
        for stretch in history:
            by_pair.setdefault(stretch.pair, []).append(stretch)
    return {pair: _one_by_one(stretches, lose) for pair, stretches in by_pair.items()}


def holding_of(stretch: Stretch) -> Holding:
    """The line for a stretch; votes that are not told are as the capital."""
    capital = UNTOLD if stretch.capital is None else stretch.capital
    votes = capital if stretch.votes is None else stretch.votes
    untold = (_NATURE,) if stretch.is_untold else ()
    note = ": ".join((*untold, *filter(None, (stretch.note,))))
    return Holding(
        stretch.owner,
        stretch.company,
        capital,
        votes,
        stretch.period,
        stretch.sources,
        note or None,
    )


def _one_by_one(stretches: list[Stretch], lose: Lose) -> list[Stretch]:
    in_order = sorted(stretches, key=lambda stretch: stretch.start)
    if all(old.end <= new.start for old, new in pairwise(in_order)):
        return in_order
    merged: list[Stretch] = []
    for period, places in days_in_force([stretch.period for stretch in in_order]):
        segment = _claimed([in_order[place] for place in places], period, lose)
        last = merged[-1] if merged else None
        if last and last.end == segment.start and last.says_what(segment):
            whole = Period(last.period.since, period.until)
            merged[-1] = replace(segment, period=whole, sources=_sources((last, segment)))
        else:
            merged.append(segment)
    return merged


def _claimed(claims: list[Stretch], period: Period, lose: Lose) -> Stretch:
    newest = claims[-1]
    notes = dict.fromkeys(claim.note for claim in claims if claim.note)
    return replace(
        newest,
        period=period,
        capital=_agreed("capital", [c.capital for c in claims], newest, lose),
        votes=_agreed("votes", [c.votes for c in claims], newest, lose),
        sources=_sources(claims),
        note="; ".join(notes),
    )


def _agreed(measure: str, shares: list[Share | None], stretch: Stretch, lose: Lose) -> Share | None:
    """What all claims say, or the range of what they say."""
    claims = list(dict.fromkeys(share for share in shares if share is not None))
    if not claims or len(claims) == 1:
        return claims[0] if claims else None
    range_ = whichever(claims)
    words = " and ".join(said(claim) for claim in claims[:3])
    what = f"{measure} of {words} by several records: {said(range_)} stands for them"
    lose("claims that differ", " in ".join(stretch.pair), what)
    return range_


def _sources(stretches: Iterable[Stretch]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for stretch in stretches for id_ in stretch.sources))
