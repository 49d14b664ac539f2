"""Loops of more companies than are solved in fractions.

Rings, where the answer is one formula, and others, here solved in fractions all the same.
"""

from fractions import Fraction
from math import prod
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.engine.exact import ExactEquations
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.share import Share, exactly
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import OwnershipNetwork, capital, ownership_network
from alliance_cli.views.owners import ENCLOSED, owners_report
from tests.laws.effort import examples
from tests.laws.networks import network_of
from tests.notation import drawn

_NEAR = Fraction(1, 10**9)
_MANY = 60
_LINKS = st.lists(
    st.tuples(st.integers(1, 98), st.integers(0, 1)).map(
        lambda drawn: Share(Fraction(drawn[0], 100), Fraction(sum(drawn), 100))
    ),
    min_size=_MANY + 1,
    max_size=_MANY + 30,
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


@examples(10)
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


@examples(10)
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


@st.composite
def _scattered(draw: st.DrawFn) -> OwnershipNetwork:
    """A loop of a few companies too many, each held by the one before and by two others."""
    size = draw(st.integers(_MANY + 1, _MANY + 5))
    parts = st.integers(1, 33)
    lines = []
    for n in range(size):
        holders = {(n - 1) % size, *draw(st.tuples(*[st.integers(0, size - 1)] * 2))}
        lines += [(f"c{h}", f"c{n}", exactly(Fraction(draw(parts), 100))) for h in sorted(holders)]
    return network_of([*lines, ("x", "c0", _OUTSIDE)])


def _exactly(network: OwnershipNetwork, owner: str) -> dict[str, Fraction]:
    """What an owner has of each company, from x_j = a_ij + sum a_kj x_k over all k but i."""
    place = {c: n for n, c in enumerate(c for c in network.owned_companies if c != owner)}
    lists = {c: {h: s.low for h, s in network.shareholders(c).items()} for c in place}
    rows = [{place[h]: a for h, a in lists[c].items() if h in place} for c in place]
    side = [lists[c].get(owner, Fraction(0)) for c in place]
    return dict(zip(place, ExactEquations(rows).bounds(side)[0], strict=True))


@examples(4)
@given(_scattered(), st.data())
def test_the_ranges_in_any_loop_enclose_the_fractions(
    network: OwnershipNetwork, data: st.DataObject
) -> None:
    """For what x has of each company, and for what some member has of one."""
    everywhere = _exactly(network, "x")
    for stake in integrated_holdings(network, "x").holdings:
        assert _encloses(stake.integrated, *[everywhere[stake.company]] * 2)
    company = data.draw(st.sampled_from(network.owned_companies))
    found = {stake.owner: stake.integrated for stake in integrated_owners(network, company).owners}
    owner = data.draw(st.sampled_from(sorted(found)))
    assert _encloses(found[owner], *[_exactly(network, owner)[company]] * 2)


def test_the_table_says_that_figures_are_enclosed() -> None:
    """Not those of a ring with halves, which is exact; those of all with all in long fractions."""
    dense = load_dataset(Path(__file__).parents[1] / "attack" / "slow-dense20.yaml")
    ring = drawn(", ".join(f"a{(n + 1) % 61} 50% a{n}" for n in range(61)))
    for world, is_said in ((ring, False), (snapshot(dense, dense.as_of), True)):
        answer = integrated_owners(ownership_network(world, capital), "a0")
        report = owners_report(world, world.party("a0"), answer, explained=False)

        assert (ENCLOSED in report.explanations) is is_said
