from hypothesis import HealthCheck, given, settings

from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset
from tests.laws.strategies import datasets

_MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@_MANY
@given(datasets())
def test_a_written_dataset_is_read_as_it_was(dataset: Dataset) -> None:
    """Writing a dataset and reading it again gives an equal dataset."""
    assert read_dataset(dataset_text(dataset)) == dataset


@_MANY
@given(datasets())
def test_writing_twice_gives_the_same_text(dataset: Dataset) -> None:
    """A dataset that was read from its own text is written as that text."""
    text = dataset_text(dataset)

    assert dataset_text(read_dataset(text)) == text
