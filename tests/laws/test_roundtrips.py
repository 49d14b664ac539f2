"""What is written is read back: in our own form, and from every format to every other."""

import pytest
from hypothesis import given

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.examination import answerable
from alliance_cli.model.records import Dataset
from tests.fuzz.trips import WRITTEN, examine, faults, written
from tests.laws.effort import examples
from tests.laws.strategies import datasets

_MANY = examples(60)
_SOME = examples(8)


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


@pytest.mark.parametrize("second", WRITTEN)
@pytest.mark.parametrize("first", WRITTEN)
@_SOME
@given(datasets())
def test_every_pair_of_formats_keeps_what_is_no_loss(
    first: Exchange, second: Exchange, dataset: Dataset
) -> None:
    """Nothing that was written with one and the other is refused, or comes back otherwise."""
    if first is second:
        assert list(faults(dataset, first)) == []
    text = written(dataset, first, Account())
    between = answerable(examine(text, first, Account()))

    assert list(faults(between, second)) == []
