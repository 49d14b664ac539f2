from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.model.records import Company, Dataset, Holding
from alliance_cli.model.share import Share, exactly
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import When
from tests.laws.strategies import held_datasets, parts, recent_whens, shares
from tests.notation import DAY


def _owned(listed: list[Share]) -> Snapshot:
    holdings = tuple(Holding(f"owner-{n}", "firm", share, share) for n, share in enumerate(listed))
    names = ("firm", *(h.owner for h in holdings))
    return snapshot(
        Dataset("drawn", DAY, companies={n: Company(n, n) for n in names}, holdings=holdings), DAY
    )


def _unrecorded(listed: list[Share]) -> Share:
    stakes = direct_stakes(_owned(listed), Company("firm", "firm"))
    assert stakes.unrecorded_capital is not None
    return stakes.unrecorded_capital


@given(st.lists(parts(), max_size=5))
def test_owners_and_unrecorded_make_the_whole(weights: list[Fraction]) -> None:
    """Where every share is exactly known, owners and unrecorded add up to 100 % exactly."""
    total = max(Fraction(1), sum(weights, Fraction(0)))
    listed = [weight / total for weight in weights]

    assert _unrecorded([exactly(part) for part in listed]) == exactly(1 - sum(listed, Fraction(0)))


@given(st.lists(st.tuples(shares(), parts()), max_size=5))
def test_unrecorded_contains_what_every_choice_leaves(
    choices: list[tuple[Share, Fraction]],
) -> None:
    """Whatever the owners hold within their ranges, what they leave is within the unrecorded."""
    listed = [share for share, _ in choices]
    held = [share.low + part * (share.high - share.low) for share, part in choices]
    assume(all(_contains(share, part) for share, part in zip(listed, held, strict=True)))
    assume(sum(held) <= 1)

    assert _contains(_unrecorded(listed), 1 - sum(held, Fraction(0)))


@given(st.lists(shares(), max_size=4))
def test_unrecorded_is_no_wider_than_the_ranges_make_it(listed: list[Share]) -> None:
    """The ends of the unrecorded share are what the owners leave when they hold most and least."""
    least, most = (sum((getattr(s, end) for s in listed), Fraction(0)) for end in ("low", "high"))
    assume(least < 1)

    assert _unrecorded(listed).high == 1 - least
    assert _unrecorded(listed).low == max(Fraction(0), 1 - most)


@given(held_datasets(), recent_whens())
def test_stakes_come_largest_first(dataset: Dataset, day: When) -> None:
    """Owners and holdings stand by what they certainly are, the largest first."""
    on = snapshot(dataset, day.first_day)
    for company in dataset.companies.values():
        stakes = direct_stakes(on, company)
        for lines in (stakes.owners, stakes.holdings):
            assert all(a.capital.low >= b.capital.low for a, b in pairwise(lines))


@given(held_datasets(), recent_whens())
def test_every_line_of_a_day_has_two_sides(dataset: Dataset, day: When) -> None:
    """Each line in force is one owner's holding and one company's owner, and nothing else is."""
    on = snapshot(dataset, day.first_day)
    stakes = [direct_stakes(on, party) for party in dataset.parties]
    owners = [line for side in stakes for line in side.owners]
    holdings = [line for side in stakes for line in side.holdings]

    assert len(owners) == len(holdings) == len(on.holdings)
    assert all(line in owners and line in holdings for line in on.holdings)


def _contains(share: Share, part: Fraction) -> bool:
    above = share.low < part if share.low_open else share.low <= part
    below = part < share.high if share.high_open else part <= share.high
    return above and below
