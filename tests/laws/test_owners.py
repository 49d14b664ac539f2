from fractions import Fraction
from itertools import pairwise

from hypothesis import given

from alliance_cli.calculations.integrated import integrated_holdings
from alliance_cli.calculations.owners import IntegratedOwners, integrated_owners
from alliance_cli.model.share import UNKNOWN, Share, exactly
from alliance_cli.network.shareholders import UNRECORDED
from tests.laws.answers import by_owners
from tests.laws.brute import OWNERLESS, answers, within
from tests.laws.effort import examples
from tests.laws.networks import Drawing, drawings, exact_drawings, network_of

_MANY = examples(80)


def _parts(found: IntegratedOwners) -> dict[str, Share]:
    """What adds up to the whole company."""
    ultimate = {stake.owner: stake.integrated for stake in found.owners if stake.is_ultimate}
    return {**ultimate, UNRECORDED: found.unrecorded, OWNERLESS: found.ownerless}


@_MANY
@given(exact_drawings())
def test_ultimate_owners_unrecorded_and_ownerless_are_the_whole(drawing: Drawing) -> None:
    """The identity: for each company, the parts that end somewhere add up to exactly 100 %."""
    for company in drawing.parties:
        parts = _parts(integrated_owners(drawing.network, company)).values()

        assert sum((share.low for share in parts), Fraction(0)) == 1
        assert all(share.exact is not None for share in parts)


@_MANY
@given(drawings(6, 8))
def test_a_choice_within_the_parts_is_the_whole(drawing: Drawing) -> None:
    """Where shares are ranges, what a choice makes of the parts is within them and adds up."""
    chosen = answers(drawing.choice, drawing.parties)
    for company in drawing.parties:
        parts = _parts(integrated_owners(drawing.network, company))
        known = {party: chosen[party, company] for party in parts}

        assert all(within(share, known[party]) for party, share in parts.items())
        assert sum(known.values()) == 1


@_MANY
@given(drawings())
def test_owners_and_holdings_come_largest_first(drawing: Drawing) -> None:
    """Both lists stand by what is certainly owned, the largest first, and name nobody twice."""
    for party in drawing.parties:
        owners = integrated_owners(drawing.network, party).owners
        holdings = integrated_holdings(drawing.network, party).holdings
        for stakes in (owners, holdings):
            assert all(a.integrated.low >= b.integrated.low for a, b in pairwise(stakes))
            assert len({(stake.owner, stake.company) for stake in stakes}) == len(stakes)


@_MANY
@given(drawings())
def test_the_unrecorded_part_is_what_one_hidden_holder_would_have(drawing: Drawing) -> None:
    """If one holder has all that is not listed, it has the unrecorded part; no other changes."""
    told = by_owners(drawing.network, drawing.parties)
    hidden = [("hidden", c, UNKNOWN) for c in drawing.stakes if c not in drawing.complete]
    listed = [(h, c, share) for c, owners in drawing.stakes.items() for h, share in owners.items()]
    named = by_owners(network_of([*listed, *hidden], drawing.stakes), drawing.parties)

    for (party, company), share in told.items():
        if party == UNRECORDED and company in drawing.stakes:
            assert named.get(("hidden", company), exactly(Fraction(0))) == share
        elif party != UNRECORDED:
            assert named[party, company] == share
