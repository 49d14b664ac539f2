"""What is written as BODS and read again, and what is read and written again."""

from collections import Counter
from dataclasses import replace
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.investments import commitments
from alliance_cli.exchange.bods.out_shares import share_object
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.record_ids import is_readable
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.ids import slug
from alliance_cli.exchange.sayable import sayable
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset, read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset, Investment
from alliance_cli.model.share import UNKNOWN
from tests.laws.effort import examples
from tests.laws.strategies import datasets

Told: TypeAlias = tuple[object, ...]
"""What statements can hold of an investment."""

_MANY = examples(50)
_IDS = st.from_regex("[a-z0-9]{1,9}(-[a-z0-9]{1,12}){0,3}", fullmatch=True).filter(
    lambda text: slug(text) == text and is_readable(text)
)


def text_of(dataset: Dataset) -> str:
    """The dataset as BODS."""
    return "".join(write_bods(dataset, Account()))


def read(text: str) -> Dataset:
    """The dataset that statements tell."""
    reading = read_bods([text], "statements.json", Account())
    assert reading.problems == []
    return reading.dataset


def told_of(investment: Investment) -> Told:
    """All of it but its sources; unknown is not stated, and fifteen decimals are written."""
    share = investment.share
    is_right = any(commitments(investment.history))
    stated = None if share is None or (is_right and share == UNKNOWN) else share
    return (
        investment.investor,
        investment.company,
        tuple((event.status, event.date) for event in investment.history),
        investment.amount,
        None if stated is None else str(share_object(stated)),
        " ".join((investment.note or "").split()),
    )


def can_be_told(investment: Investment, dataset: Dataset) -> bool:
    """Whether it was a right once, or stands behind a line of the two."""
    has_line = any(
        (line.owner, line.company) == (investment.investor, investment.company)
        for line in dataset.holdings
    )
    return has_line or any(commitments(investment.history))


@_MANY
@given(datasets())
def test_investments_come_back(dataset: Dataset) -> None:
    """Those that are rights under a condition, or stand behind a line of the two."""
    back = read(text_of(dataset))
    expected = [told_of(i) for i in dataset.investments if can_be_told(i, dataset)]

    assert Counter(map(told_of, back.investments)) == Counter(expected)


@_MANY
@given(datasets(), st.data())
def test_ids_come_back(dataset: Dataset, data: st.DataObject) -> None:
    """Whatever they look like, if only they do not look like a hash."""
    old = [party.id for party in dataset.parties]
    ids = data.draw(st.lists(_IDS, min_size=len(old), max_size=len(old), unique=True))
    new = dict(zip(old, ids, strict=True))
    renamed = replace(
        dataset,
        companies={new[i]: replace(c, id=new[i]) for i, c in dataset.companies.items()},
        holders={new[i]: replace(h, id=new[i]) for i, h in dataset.holders.items()},
        holdings=tuple(
            replace(h, owner=new[h.owner], company=new[h.company]) for h in dataset.holdings
        ),
        investments=(),
        valuations=(),
        projects=(),
    )
    back = read(text_of(renamed))

    assert list(back.companies) == list(renamed.companies)
    assert list(back.holders) == list(renamed.holders)


@_MANY
@given(datasets())
def test_what_was_read_is_written_the_same_again(dataset: Dataset) -> None:
    """From the second writing on nothing changes, whatever was lost in the first."""
    second = text_of(read(text_of(dataset)))

    assert text_of(read(second)) == second


def test_the_packaged_dataset_is_written_the_same_again() -> None:
    """Also by way of our own file."""
    packaged = load_dataset(packaged_dataset())
    second = text_of(read(text_of(packaged)))
    our_own = read_dataset(dataset_text(sayable(read(second), Account())))

    assert text_of(read(second)) == second
    assert text_of(our_own) == second
