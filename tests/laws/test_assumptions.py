"""What is so of every world after an assumption, whatever the world and the assumption."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.calculations.listed_stakes import (
    NO_STAKE,
    Stake,
    are_more_than_whole,
    listed_stakes,
)
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.calculations.subscriptions import subscribed
from alliance_cli.errors import AssumptionError
from alliance_cli.model.assumption import Assumption, Holds, Subscription, Transfer
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import NOTHING, WHOLE, Share, exactly
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.network.ownership import capital, ownership_network, votes
from alliance_cli.network.shareholders import UNRECORDED
from tests.laws.brute import within
from tests.laws.effort import examples
from tests.laws.networks import Drawing, drawings, exact_drawings
from tests.laws.strategies import parts
from tests.notation import DAY

_MANY = examples(80)
_FEW = examples(60)
_DRAWINGS = drawings(3)
_IDS = ("c0", "c1", "c2", "new", "x", "y")


@dataclass(frozen=True)
class Worlds:
    """A world in which some shares are ranges, and one of those that it can be."""

    vague: Snapshot
    chosen: Snapshot


@st.composite
def worlds(draw: st.DrawFn, drawn: st.SearchStrategy[Drawing] = _DRAWINGS) -> Worlds:
    """Small worlds in which votes are as the capital, or as that of other owners."""
    drawing = draw(drawn)
    voting: dict[tuple[str, str], str] = {}
    for company, owners in drawing.stakes.items():
        turned = draw(st.permutations(list(owners)) | st.just(list(owners)))
        voting |= {(company, owner): o for owner, o in zip(owners, turned, strict=True)}
    exact = drawing.known(drawing.stakes)
    return Worlds(_world(drawing, voting), _world(exact, voting))


def exact_worlds() -> st.SearchStrategy[Snapshot]:
    """Small worlds in which every share is exactly known."""
    return worlds(exact_drawings(3)).map(lambda both: both.vague)


def _world(drawing: Drawing, voting: Mapping[tuple[str, str], str]) -> Snapshot:
    holdings = tuple(
        Holding(owner, company, share, owners[voting[company, owner]])
        for company, owners in drawing.stakes.items()
        for owner, share in owners.items()
    )
    companies = {
        # A list is only complete where somebody is listed.
        id_: Company(id_, id_, complete=id_ in drawing.complete and id_ in drawing.stakes)
        for id_ in _IDS
    }
    return snapshot(Dataset("drawn", DAY, companies=companies, holdings=holdings), DAY)


@dataclass(frozen=True)
class Plan:
    """An assumption to be made in a world: in one of ranges `share`, in a chosen one `part`."""

    kind: type[Holds | Transfer | Subscription]
    owner: str
    other: str | None
    company: str
    part: Fraction
    share: Share

    def of(self, world: Snapshot, share: Share) -> Assumption:
        """The assumption, with the companies of a world."""
        party = world.dataset.companies
        owner, company = party[self.owner], party[self.company]
        if self.kind is Holds:
            return Holds(owner, company, share)
        if self.kind is Subscription:
            return Subscription(owner, company, share)
        other = None if self.other is None else party[self.other]
        seller, buyer = (owner, other) if self.owner < (self.other or "d") else (other, owner)
        return Transfer(seller, buyer, company, self.part)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Assumptions of three kinds, about small parts more often than about large ones."""
    owner = draw(st.sampled_from(_IDS))
    part = draw(parts()) * draw(st.sampled_from([Fraction(1, 10), Fraction(1, 2), WHOLE]))
    return Plan(
        draw(st.sampled_from([Holds, Transfer, Subscription])),
        owner,
        draw(st.none() | st.sampled_from([id_ for id_ in _IDS if id_ != owner])),
        draw(st.sampled_from(["c0", "c0", "c1", "c2"])),
        part,
        draw(_around(part)),
    )


@st.composite
def _around(draw: st.DrawFn, part: Fraction) -> Share:
    """A range with a part in it."""
    low = part * draw(st.sampled_from([NOTHING, Fraction(1, 2), WHOLE]))
    high = part + (1 - part) * draw(st.sampled_from([NOTHING, Fraction(1, 4), WHOLE]))
    return Share(low, high, low < part and draw(st.booleans()), part < high and draw(st.booleans()))


def made(world: Snapshot, plan: Plan, share: Share) -> Snapshot | None:
    """The world under an assumption; none where that cannot be."""
    try:
        return with_assumption(world, plan.of(world, share), "so")
    except AssumptionError:
        return None


def stakes(world: Snapshot, company: str) -> dict[str, Stake]:
    """Who holds something of a company."""
    listed = listed_stakes(world, world.dataset.companies[company])
    return {owner: stake for owner, stake in sorted(listed.items()) if stake != NO_STAKE}


@_MANY
@given(worlds())
def test_assuming_what_is_so_changes_no_stake(both: Worlds) -> None:
    """Each stake can be assumed as it is, and a trade or new shares of nothing."""
    party = both.vague.dataset.companies
    same = replace(
        both.vague,
        holdings=tuple(replace(line, votes=line.capital) for line in both.vague.holdings),
    )
    for line in same.holdings:
        owner, company, nobody = party[line.owner], party[line.company], party["new"]
        nothing: list[Assumption] = [
            Holds(owner, company, line.capital),
            Holds(nobody, company, exactly(NOTHING)),
            Transfer(owner, nobody, company, NOTHING),
            Transfer(None, owner, company, NOTHING),
            Subscription(owner, company, exactly(NOTHING)),
        ]
        for assumption in nothing:
            assert with_assumption(same, assumption, "so").holdings == same.holdings


@_MANY
@given(exact_worlds(), st.data())
def test_to_buy_and_sell_back_is_to_do_nothing(world: Snapshot, data: st.DataObject) -> None:
    """Whoever had nothing before has nothing after, the seller all its capital and its votes."""
    company = data.draw(st.sampled_from(["c0", "c1", "c2"]))
    held = ownership_network(world, capital).shareholders(company)
    assume(held)
    seller = data.draw(st.sampled_from(sorted(held)))
    part = held[seller].low * data.draw(parts())
    party = world.dataset.companies
    buyer, other = party["new"], None if seller == UNRECORDED else party[seller]

    bought = with_assumption(world, Transfer(other, buyer, party[company], part), "buy")
    back = with_assumption(bought, Transfer(buyer, other, party[company], part), "sell")

    assert stakes(bought, company).get("new", NO_STAKE).capital == exactly(part)
    assert stakes(back, company) == stakes(world, company)


@_FEW
@given(worlds(), st.lists(plans(), min_size=1, max_size=2))
def test_nobody_ever_holds_more_than_the_whole(both: Worlds, planned: list[Plan]) -> None:
    """After assumptions no list is more than the whole, and every answer keeps its identity."""
    world = both.vague
    for plan in planned:
        world = made(world, plan, plan.share) or world
    assume(world.assumed)

    for measure in (capital, votes):
        network = ownership_network(world, measure)
        for company in _IDS:
            assert not are_more_than_whole(network.stakes_in(company).values())
            # Its identity is held wherever one is made.
            owners = integrated_owners(network, company).owners
            assert all(stake.integrated.high <= WHOLE for stake in owners)


@_MANY
@given(exact_worlds(), plans())
def test_exact_answers_stay_the_whole(world: Snapshot, plan: Plan) -> None:
    """Where all is exact it stays so, and ultimate owners, unrecorded and ownerless are 100 %."""
    changed = made(world, plan, exactly(plan.part))
    assume(changed)
    assert changed is not None

    network = ownership_network(changed, capital)
    for company in _IDS:
        found = integrated_owners(network, company)
        ends = [stake.integrated for stake in found.owners if stake.is_ultimate]
        ends += [found.unrecorded, found.ownerless]
        assert sum((end.low for end in ends), NOTHING) == WHOLE
        assert all(end.exact is not None for end in ends)


@_MANY
@given(worlds(), st.lists(plans(), min_size=1, max_size=3))
def test_a_complete_list_stays_complete(both: Worlds, planned: list[Plan]) -> None:
    """Its owners, old and new, hold everything, through new shares of any range too."""
    vague, chosen = both.vague, both.chosen
    for plan in planned:
        vague = made(vague, plan, plan.share) or vague
        chosen = made(chosen, plan, exactly(plan.part)) or chosen
    assume(vague.assumed or chosen.assumed)

    for world in (vague, chosen):
        network = ownership_network(world, capital)
        for company in _IDS:
            if both.vague.dataset.companies[company].complete:
                owners = network.shareholders(company)
                assert world.dataset.companies[company].complete
                assert UNRECORDED not in owners
                assert world is vague or sum(s.low for s in owners.values()) == WHOLE


@_MANY
@given(worlds(), st.sampled_from(["c0", "c1", "c2"]), st.sampled_from(_IDS), parts())
def test_new_shares_dilute_all_alike(
    both: Worlds, company: str, investor: str, part: Fraction
) -> None:
    """Every old stake, capital and votes, is (1 - part) of what it was; and the unrecorded part."""

    def diluted(share: Share) -> Share:
        rest = 1 - part
        return Share(
            share.low * rest,
            share.high * rest,
            share.low_open and rest > 0,
            share.high_open and rest > 0,
        )

    for world in (both.vague, both.chosen):
        party = world.dataset.companies
        assumption = Subscription(party[investor], party[company], exactly(part))
        changed = with_assumption(world, assumption, "so")
        before, after = (listed_stakes(w, party[company]) for w in (world, changed))

        for owner, stake in before.items():
            if owner != investor:
                assert after.get(owner, NO_STAKE) == Stake(
                    diluted(stake.capital), diluted(stake.votes)
                )
        old, new = (
            ownership_network(w, capital).shareholders(company).get(UNRECORDED, exactly(NOTHING))
            for w in (world, changed)
        )
        if before:
            assert new == diluted(old)


@_FEW
@given(worlds(), st.lists(plans(), min_size=1, max_size=2))
def test_a_range_contains_what_any_choice_within_it_gives(
    both: Worlds, planned: list[Plan]
) -> None:
    """What can be assumed of a choice can be of the ranges round it, and its result is within."""
    vague, chosen = both.vague, both.chosen
    for plan in planned:
        exact = made(chosen, plan, exactly(plan.part))
        if exact is not None:
            ranged = made(vague, plan, plan.share)
            assert ranged is not None
            vague, chosen = ranged, exact
    assume(chosen.assumed)

    _assert_contained(vague, chosen)


@_FEW
@given(worlds(), plans(), plans())
def test_a_round_of_ranges_contains_what_any_choice_gives(
    both: Worlds, one: Plan, other: Plan
) -> None:
    """Two who subscribe together, and may have held before, have what the ranges allow."""
    assume(one.owner != other.owner)
    assume(one.part + other.part <= WHOLE)
    company = both.vague.dataset.companies[one.company]
    exact = {one.owner: exactly(one.part), other.owner: exactly(other.part)}
    ranged = {one.owner: one.share, other.owner: other.share}

    _assert_contained(
        subscribed(both.vague, company, ranged, "so"), subscribed(both.chosen, company, exact, "so")
    )


def _assert_contained(vague: Snapshot, chosen: Snapshot) -> None:
    for measure in (capital, votes):
        ranges, choice = (ownership_network(world, measure) for world in (vague, chosen))
        for company in choice.owned_companies:
            can_be, are = ranges.shareholders(company), choice.shareholders(company)
            for holder in {*can_be, *are}:
                share = can_be.get(holder, exactly(NOTHING))
                assert within(share, are.get(holder, exactly(NOTHING)).low)
