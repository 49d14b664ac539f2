"""Rings of more companies than are solved in fractions, where the answer is one formula."""

from fractions import Fraction
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.engine.equations import EXACT_UP_TO
from alliance_cli.model.share import Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from tests.laws.networks import network_of

_NEAR = Fraction(1, 10**9)
_LINKS = st.lists(
    st.tuples(st.integers(1, 98), st.integers(0, 1)).map(
        lambda drawn: Share(Fraction(drawn[0], 100), Fraction(sum(drawn), 100))
    ),
    min_size=EXACT_UP_TO + 1,
    max_size=EXACT_UP_TO + 30,
)
_OUTSIDE = exactly(Fraction(1, 100))


def _ring(links: list[Share]) -> OwnershipNetwork:
    """Each company is held by the next, the last by the first; x has something of the first."""
    around = [(f"c{(n + 1) % len(links)}", f"c{n}", link) for n, link in enumerate(links)]
    return network_of([*around, ("x", "c0", _OUTSIDE)])


def _product(links: list[Fraction]) -> Fraction:
    return prod(links, start=Fraction(1))


def _encloses(share: Share, low: Fraction, high: Fraction) -> bool:
    return 0 <= low - share.low < _NEAR and 0 <= share.high - high < _NEAR


@settings(max_examples=10)
@given(_LINKS)
def test_the_range_of_an_outsider_encloses_the_formula(links: list[Share]) -> None:
    """From each company the walk goes round to the first, and then round and round."""
    lows, highs = [link.low for link in links], [link.high for link in links]
    found = {s.company: s.integrated for s in integrated_holdings(_ring(links), "x").holdings}

    for n in range(len(links)):
        onward = n or len(links)
        low, high = (
            _product(ends[onward:]) * _OUTSIDE.low / (1 - _product(ends)) for ends in (lows, highs)
        )
        assert _encloses(found[f"c{n}"], low, high)


@settings(max_examples=10)
@given(_LINKS)
def test_the_range_of_a_member_encloses_the_formula(links: list[Share]) -> None:
    """A member has of the first what the links between leave; what returns comes all round."""
    lows, highs = [link.low for link in links], [link.high for link in links]
    owners = integrated_owners(_ring(links), "c0")
    found = {stake.owner: stake for stake in owners.owners}

    assert _encloses(owners.returning, _product(lows), _product(highs))
    for n in range(1, len(links)):
        assert _encloses(found[f"c{n}"].integrated, _product(lows[:n]), _product(highs[:n]))
        assert _encloses(found[f"c{n}"].returning, _product(lows), _product(highs))
