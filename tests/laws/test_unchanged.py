"""What must make no difference to who owns what in the end."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.model.share import Share, exactly
from alliance_cli.network.ownership import OwnershipNetwork
from tests.laws.answers import by_owners
from tests.laws.effort import examples
from tests.laws.networks import Drawing, drawings, exact_drawings, network_of
from tests.laws.strategies import parts

_MANY = examples(60)
_Line = tuple[str, str, Share]


def _lines(drawing: Drawing) -> list[_Line]:
    return [(h, c, share) for c, owners in drawing.stakes.items() for h, share in owners.items()]


@_MANY
@given(drawings(), parts())
def test_splitting_lines_changes_nothing(drawing: Drawing, part: Fraction) -> None:
    """A share in two lines of one owner is the same as in one."""
    split: list[_Line] = []
    for owner, company, share in _lines(drawing):
        certain = share.low * part
        rest = Share(share.low - certain, share.high - certain, share.low_open, share.high_open)
        split += [(owner, company, exactly(certain)), (owner, company, rest)]

    told = by_owners(network_of(split, drawing.complete), drawing.parties)
    told_turned = by_owners(network_of(split[::-1], drawing.complete), drawing.parties)

    assert told == told_turned == by_owners(drawing.network, drawing.parties)


@_MANY
@given(drawings(), st.data())
def test_the_order_of_lines_changes_nothing(drawing: Drawing, data: st.DataObject) -> None:
    """Lines can stand in any order."""
    lines = data.draw(st.permutations(_lines(drawing)))

    told = by_owners(network_of(lines, drawing.complete), drawing.parties)

    assert told == by_owners(drawing.network, drawing.parties)


@_MANY
@given(drawings(), st.data())
def test_names_change_nothing(drawing: Drawing, data: st.DataObject) -> None:
    """With names exchanged the answers are the same, under the other names."""
    name = dict(zip(drawing.parties, data.draw(st.permutations(drawing.parties)), strict=True))
    lines = [(name[owner], name[company], share) for owner, company, share in _lines(drawing)]
    renamed = network_of(lines, {name.get(company, company) for company in drawing.complete})

    told = by_owners(drawing.network, drawing.parties)

    assert by_owners(renamed, drawing.parties) == {
        (name.get(owner, owner), name[company]): share for (owner, company), share in told.items()
    }


@_MANY
@given(drawings())
def test_a_shell_takes_the_place_of_its_company(drawing: Drawing) -> None:
    """A shell that owns all of an ultimate owner has what that had, and is ultimate instead."""
    told = by_owners(drawing.network, drawing.parties)
    for owner in sorted(set(drawing.parties) - set(drawing.stakes)):
        whole = [*_lines(drawing), ("shell", owner, exactly(Fraction(1)))]
        network = network_of(whole, drawing.complete)
        for company in drawing.stakes:
            stakes = {stake.owner: stake for stake in integrated_owners(network, company).owners}
            if owner in stakes:
                assert stakes["shell"].integrated == told[owner, company]
                assert stakes[owner].integrated == told[owner, company]
                assert (stakes["shell"].is_ultimate, stakes[owner].is_ultimate) == (True, False)


def _without_treasury(drawing: Drawing) -> OwnershipNetwork:
    """The network in which no company holds shares of itself, and the others the more."""
    lines = []
    for owner, company, share in _lines(drawing):
        own = drawing.choice[company].get(company, Fraction(0))
        if own < 1:
            part = Fraction(0) if owner == company else share.low / (1 - own)
            lines.append((owner, company, exactly(part)))
        else:
            lines.append((owner, company, share))
    return network_of(lines, drawing.complete)


@_MANY
@given(exact_drawings())
def test_treasury_shares_belong_to_the_others(drawing: Drawing) -> None:
    """What a company holds of itself its other owners have in proportion (a_ij / (1 - a_jj))."""
    told = by_owners(drawing.network, drawing.parties)
    without = by_owners(_without_treasury(drawing), drawing.parties)

    for (owner, company), share in told.items():
        if owner != company:
            assert without[owner, company] == share
