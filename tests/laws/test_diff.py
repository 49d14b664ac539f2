from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations.causes import control_changes, ownership_changes
from alliance_cli.calculations.controllers import controllers
from alliance_cli.calculations.diff import stake_changes
from alliance_cli.calculations.owners import integrated_owners
from alliance_cli.model.checks import CHECKS
from alliance_cli.model.records import Dataset
from alliance_cli.model.share import NOTHING, Share, exactly
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import When
from alliance_cli.network.ownership import capital, ownership_network, votes
from tests.laws.effort import examples
from tests.laws.strategies import held_datasets, recent_whens

_FEW = examples(40)


def _is_sound(dataset: Dataset) -> bool:
    return not any(
        problem for check in CHECKS for problem in check(dataset) if not problem.is_warning
    )


@st.composite
def _two_days(draw: st.DrawFn) -> tuple[Snapshot, Snapshot]:
    dataset = draw(held_datasets().filter(_is_sound))
    first, second = sorted(when.first_day for when in draw(st.tuples(*2 * [recent_whens()])))
    return snapshot(dataset, first), snapshot(dataset, second)


def _stakes(world: Snapshot) -> dict[tuple[str, str], tuple[Share, Share]]:
    return {(h.owner, h.company): (h.capital, h.votes) for h in world.holdings}


@given(_two_days())
def test_direct_changes_lead_from_the_first_day_to_the_second(
    days: tuple[Snapshot, Snapshot],
) -> None:
    """Whoever applies the changes to the stakes of the first day has those of the second."""
    before, after = days
    stakes = _stakes(before)
    for change in stake_changes(before.holdings, after.holdings):
        stakes.pop((change.owner, change.company), None)
        if change.after is not None:
            stakes[change.owner, change.company] = (change.after.capital, change.after.votes)

    assert stakes == _stakes(after)


@given(held_datasets(), recent_whens())
def test_a_day_does_not_differ_from_itself(dataset: Dataset, when: When) -> None:
    """Between a day and the same day nothing changes."""
    world = snapshot(dataset, when.first_day)

    assert stake_changes(world.holdings, world.holdings) == ()


@_FEW
@given(_two_days())
def test_parts_lead_from_the_figure_before_to_the_figure_after(
    days: tuple[Snapshot, Snapshot],
) -> None:
    """Each cause begins where the last one ended, and the figures are those of the two days."""
    before, after = days
    for company in before.dataset.companies:
        first, last = (
            {s.owner: s.integrated for s in integrated_owners(network, company).owners}
            for network in (ownership_network(world, capital) for world in days)
        )
        found = {change.party: change for change in ownership_changes(before, after, company)}
        for party in first.keys() | last.keys():
            was, now = (figures.get(party, exactly(NOTHING)) for figures in (first, last))
            if party not in found:
                assert was == now
                continue
            change = found[party]
            ends = [change.before, *(cause.after for cause in change.causes)]
            assert [cause.before for cause in change.causes] == ends[:-1]
            assert (change.before, change.after, ends[-1]) == (was, now, now)
            assert sum(
                (cause.after.low - cause.before.low for cause in change.causes), Fraction(0)
            ) == (now.low - was.low)


@_FEW
@given(_two_days())
def test_controllers_are_those_of_the_two_days(days: tuple[Snapshot, Snapshot]) -> None:
    """Who controls on one day alone, or by other votes, is told; nobody else is."""
    before, after = days
    for company in before.dataset.companies:
        first, last = (
            {c.controller: c for c in controllers(ownership_network(world, votes), company)}
            for world in days
        )
        told = {change.figure.party: change for change in control_changes(before, after, company)}
        for party in first.keys() | last.keys():
            was, now = first.get(party), last.get(party)
            if party in told:
                assert told[party].before is (was and was.certainty)
                assert told[party].after is (now and now.certainty)
            else:
                assert (was and was.control) == (now and now.control)
        assert told.keys() <= first.keys() | last.keys()
