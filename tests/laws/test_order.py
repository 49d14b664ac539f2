from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.calculations.direct import direct_stakes
from alliance_cli.calculations.totals import investment_totals
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset
from alliance_cli.model.snapshot import snapshot
from alliance_cli.model.when import When
from tests.laws.effort import examples
from tests.laws.strategies import datasets, recent_whens


@st.composite
def _twice(draw: st.DrawFn) -> tuple[Dataset, Dataset]:
    """A dataset, and the same one with its entries in another order."""
    dataset = draw(datasets())
    shuffled = replace(
        dataset,
        companies=dict(draw(st.permutations(list(dataset.companies.items())))),
        holders=dict(draw(st.permutations(list(dataset.holders.items())))),
        holdings=tuple(draw(st.permutations(dataset.holdings))),
        investments=tuple(draw(st.permutations(dataset.investments))),
    )
    return dataset, shuffled


@examples(60)
@given(_twice(), recent_whens())
def test_the_order_of_the_file_changes_no_answer(twice: tuple[Dataset, Dataset], day: When) -> None:
    """A file with its entries in another order is as sound, and gives the same stakes and sums."""
    one, other = (snapshot(read_dataset(dataset_text(dataset)), day.first_day) for dataset in twice)

    for party in twice[0].parties:
        assert direct_stakes(one, party) == direct_stakes(other, party)
    assert investment_totals(one.investments) == investment_totals(other.investments)
