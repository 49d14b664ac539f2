"""Lines of the dataset out of what is told of each owner and company.

The identity of a relationship is that of its two ends, so several records of one pair tell of one
relationship: they never add up. What all of them allow stands; where they exclude one another,
the range of what they say.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise

from alliance_cli.errors import Location
from alliance_cli.exchange.bods.in_days import Turn, turns_of
from alliance_cli.exchange.bods.in_force import MOST, SharesInForce, TextsInForce
from alliance_cli.exchange.bods.in_shares import UNTOLD, said
from alliance_cli.exchange.bods.in_stretches import Lose, Stretch
from alliance_cli.exchange.bods.investments import parted, sourced
from alliance_cli.model.records import Holding, Investment
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
    details, _ = parted(stretch.note, stretch.pair)
    note = ": ".join((*untold, *filter(None, (details,))))
    return Holding(
        stretch.owner,
        stretch.company,
        capital,
        votes,
        stretch.period,
        stretch.sources,
        note or None,
    )


def investments_behind(stretches: Iterable[Stretch]) -> Iterator[tuple[Investment, Location]]:
    """The investments of one party in another that the details of what it holds tell of."""
    found: Counter[Investment] = Counter()
    first: dict[Investment, Stretch] = {}
    for stretch in stretches:
        _, investments = parted(stretch.note, stretch.pair)
        for investment in investments:
            first.setdefault(investment, stretch)
        # A line that goes on is told again, with all that stands behind it.
        found |= Counter(investments)
    for investment in found.elements():
        stretch = first[investment]
        yield sourced(investment, stretch.sources), stretch.location


def _one_by_one(stretches: list[Stretch], lose: Lose) -> list[Stretch]:
    in_order = sorted(stretches, key=lambda stretch: stretch.start)
    if all(old.end <= new.start for old, new in pairwise(in_order)):
        return in_order
    claims = _Claims(in_order)
    merged: list[Stretch] = []
    for turn in turns_of([stretch.period for stretch in in_order]):
        claims.turn(turn)
        if not turn.in_force:
            continue
        stretch = claims.stretch(turn.period)
        claims.note_what_is_too_much(stretch, lose)
        if turn.goes_on and merged[-1].is_like(stretch):
            sources = dict.fromkeys((*merged[-1].sources, *stretch.sources))
            last = merged[-1].until(stretch.period.until)
            merged[-1] = replace(last, sources=tuple(islice(sources, MOST)))
        else:
            claims.note_what_differs(stretch, lose)
            merged.append(stretch)
    return merged


class _Claims:
    """What several records of one pair say at a time."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        self._in_force: OrderedDict[int, None] = OrderedDict()
        self._capital, self._votes = SharesInForce(), SharesInForce()
        self._notes, self._sources = TextsInForce(), TextsInForce()

    def turn(self, turn: Turn) -> None:
        """Leave out what ends, and take in what begins."""
        for place in turn.ended:
            self._in_force.pop(place)
            claim = self._stretches[place]
            for measure, _ in self._told_by(claim):
                measure.remove(place)
            self._notes.remove(filter(None, (claim.note,)))
            self._sources.remove(claim.sources)
        for place in turn.begun:
            self._in_force[place] = None
            claim = self._stretches[place]
            for measure, share in self._told_by(claim):
                measure.add(place, share)
            self._notes.add(filter(None, (claim.note,)))
            self._sources.add(claim.sources)

    def stretch(self, period: Period) -> Stretch:
        """What stands for them on these days."""
        return replace(
            self._stretches[next(reversed(self._in_force))],
            period=period,
            capital=self._capital.claimed() if self._capital else None,
            votes=self._votes.claimed() if self._votes else None,
            sources=self._sources.first(),
            note="; ".join(self._notes.first()),
        )

    def note_what_differs(self, stretch: Stretch, lose: Lose) -> None:
        """Account for claims that exclude one another."""
        where = " in ".join(stretch.pair)
        for measure, claims in (("capital", self._capital), ("votes", self._votes)):
            if claims and not claims.agree:
                what = (
                    f"{measure} of {claims.ends()} by {len(claims)} records"
                    f"{stretch.from_then_on}: {said(claims.claimed())} stands for them"
                )
                lose("claims that differ", where, what)

    def note_what_is_too_much(self, stretch: Stretch, lose: Lose) -> None:
        """Account for details and sources for which there is no room."""
        where = " in ".join(stretch.pair)
        for kind, texts in (("details", self._notes), ("further source", self._sources)):
            if texts.left_out:
                what = f"{texts.left_out:,} more{stretch.from_then_on} than a line can have"
                lose(kind, where, what)

    def _told_by(self, claim: Stretch) -> Iterator[tuple[SharesInForce, Share]]:
        for measure, share in ((self._capital, claim.capital), (self._votes, claim.votes)):
            if share is not None:
                yield measure, share
