"""FollowTheMoney: what it can hold comes back equal, and no file ends in a traceback."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.examining import examined
from alliance_cli.exchange.ftm.out_percentages import is_sayable, percentage_words
from alliance_cli.exchange.ftm.percentages import share_in
from alliance_cli.exchange.ftm.reader import read_ftm
from alliance_cli.exchange.ftm.writer import write_ftm
from alliance_cli.model.records import Company, Dataset, Investment
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share
from alliance_cli.model.when import Period, parse_when
from tests.laws.strategies import datasets, shares

_WORDS = (
    *("anna", "acme", "25-50", "150", "voting rights", "shareholding", "investment"),
    *("committed", "2023", "2023-05", "2023-02-30", "former", "EUR", "<=5", "indirect"),
    *("", "\ud800", "\x00"),
)
_PROPERTIES = (
    *("name", "owner", "asset", "percentage", "role", "status", "startDate", "endDate", "notes"),
    *("sharesValue", "sharesCurrency", "proof", "sourceUrl", "country", "leiCode", "alias"),
    *("classification", "ownershipType", "recordId", "modifiedAt", "publishedAt", "date"),
)


def text_of(dataset: Dataset, account: Account | None = None) -> str:
    """The dataset as FollowTheMoney."""
    return "".join(write_ftm(dataset, account or Account()))


def read_back(text: str, file: str, account: Account | None = None) -> Dataset:
    """The dataset that a text tells, which has no problem."""
    reading = read_ftm([text], file, account or Account())
    assert not reading.problems
    return reading.dataset


@given(shares())
def test_percentages_read_back_exactly_or_hold_what_was_written(share: Share) -> None:
    """A share with an end in decimals comes back equal; others lie in what comes back."""
    words = percentage_words(share)
    back = _read_share(words)
    if is_sayable(share):
        assert back == share
    elif share.exact is None:
        assert back.low <= share.low
        assert share.high <= back.high
    else:
        assert 0 <= share.low - back.low < Fraction(1, 10**17)
        assert back.low == back.high


def _read_share(words: str | None) -> Share:
    share = UNKNOWN if words is None else share_in(words)
    assert share is not None
    return share


def holdable(dataset: Dataset) -> Dataset:
    """What FollowTheMoney has a place for, with texts and addresses that it leaves as they are."""
    return replace(
        dataset,
        title="dataset.jsonl",
        as_of=dataset.as_of.replace(year=1000 + dataset.as_of.year % 1000, day=1),
        sources={
            id_: replace(
                source,
                title="A report",
                publisher="Press",
                url="https://example.org/a",
                date=source.date if source.date and 1000 <= source.date.year < 3000 else None,
            )
            for id_, source in dataset.sources.items()
        },
        companies={id_: _plain_company(company) for id_, company in dataset.companies.items()},
        holdings=tuple(
            replace(line, capital=_sayable(line.capital), votes=_sayable(line.votes))
            for line in dataset.holdings
        ),
        investments=tuple(map(_plain_investment, dataset.investments)),
        valuations=(),
        projects=(),
    )


def _plain_company(company: Company) -> Company:
    notes = dict.fromkeys(replace(note, text="A note.\nSo it is.") for note in company.notes)
    number = ("registration-number", f"RN {company.id}")
    return replace(company, identifiers=(number,), notes=tuple(notes))


def _plain_investment(investment: Investment) -> Investment:
    share = investment.share and _sayable(investment.share)
    return replace(investment, note="meant well", share=share)


def _sayable(share: Share) -> Share:
    return share if is_sayable(share) else UNKNOWN


@given(datasets())
def test_what_it_can_hold_comes_back_equal(dataset: Dataset) -> None:
    """Parties, kinds, notes, sources, holdings, investments with their whole history."""
    whole, account = holdable(dataset), Account()
    text = text_of(whole, account)
    assert account.losses == []
    back = read_back(text, whole.title)
    assert back == whole
    assert text_of(back) == text


@given(datasets())
def test_what_is_not_told_as_lost_is_kept(dataset: Dataset) -> None:
    """Whatever the texts are: without a loss of its kind, a part of the dataset is as it was."""
    account = Account()
    back = read_back(text_of(dataset, account), dataset.title)
    lost = account.counts()
    assert list(back.companies) == list(dataset.companies)
    assert list(back.holders) == list(dataset.holders)
    if "fraction" not in lost and "text" not in lost:
        assert back.holdings == dataset.holdings
    if not {"url", "date", "text"} & lost.keys():
        assert back.sources == dataset.sources
    pairs = [(h.owner, h.company, h.period) for h in dataset.holdings]
    assert [(h.owner, h.company, h.period) for h in back.holdings] == pairs


@given(datasets())
def test_the_same_dataset_gives_the_same_bytes(dataset: Dataset) -> None:
    """An entity a line, no id twice, and nobody is named who is not there."""
    text = text_of(dataset)
    assert text == text_of(dataset)
    entities = [json.loads(line) for line in text.splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        values = entity["properties"]
        named = [id_ for end in ("owner", "asset", "proof") for id_ in values.get(end, [])]
        assert ids.issuperset(named)


@given(datasets())
def test_who_adds_up_percentages_by_role_never_gets_more_than_everything(dataset: Dataset) -> None:
    """On no day, of no company: what is surely held of capital, and of votes."""
    entities = [json.loads(line) for line in text_of(dataset).splitlines()]
    held = [
        entity["properties"]
        for entity in entities
        if entity["id"].startswith(("holding.", "votes."))
    ]
    for day in {line.period.start for line in dataset.holdings}:
        sums: dict[tuple[str, str], Fraction] = {}
        for line in held:
            if _covers(line, day):
                least = _read_share(line.get("percentage", [None])[0]).low
                key = line["asset"][0], line["role"][0]
                sums[key] = sums.get(key, NOTHING) + least
        assert all(total <= WHOLE for total in sums.values())


def _covers(line: dict[str, list[str]], day: date) -> bool:
    since, until = (line.get(end, [None])[0] for end in ("startDate", "endDate"))
    ends = (None if text is None else parse_when(text) for text in (since, until))
    return Period(*ends).covers(day)


def any_values() -> st.SearchStrategy[Any]:
    """Whatever JSON can hold, and words that mean something here."""
    words = st.sampled_from(_WORDS)
    leaves = words | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


def any_entities() -> st.SearchStrategy[list[Any]]:
    """Entities of which anything may be wrong."""
    names = st.sampled_from(_PROPERTIES)
    ids = st.sampled_from(["anna", "acme", "s", "t", "NK-1", "source.a"]) | any_values()
    schemata = (
        st.sampled_from(["Person", "Company", "Ownership", "Article", "Control"]) | any_values()
    )
    properties = st.dictionaries(names, any_values() | st.lists(any_values()), max_size=6)
    whole = st.fixed_dictionaries({"id": ids, "schema": schemata, "properties": properties})
    return st.lists(whole | any_values(), max_size=8)


@given(any_entities(), st.integers(0, 400))
def test_no_file_ends_in_a_traceback(entities: list[Any], cut: int) -> None:
    """Whatever is in it and wherever it is cut off: problems with places, or a dataset."""
    text = "\n".join(map(json.dumps, entities))
    for part in (text, text[:cut]):
        found = examined([part], "f.jsonl", read_ftm, Account())
        assert (found.dataset is None) == bool(found.problems)
        for problem in found.problems:
            assert problem.location is not None
            assert problem.message


def ownerships() -> st.SearchStrategy[dict[str, list[str]]]:
    """What one Ownership may say beside its ends."""
    roles = ["shareholding", "voting rights", "Founder", "Director", "trustee", "investment"]
    roles += ["former owner", "ultimate parent", "beneficial owner", "votes of 25 to 50%", "50%"]
    words = {
        "percentage": ["30", "25-50", "majority", "150", "n/a"],
        "role": roles,
        "status": ["active", "former", "committed", "completed", "odd", "indirect"],
        "ownershipType": ["beneficial", "indirect", "odd"],
        "startDate": ["2020", "2023-05"],
        "endDate": ["2023", "2024-01-01"],
    }
    some = {name: st.lists(st.sampled_from(told), max_size=3) for name, told in words.items()}
    return st.fixed_dictionaries({}, optional=some)


@given(ownerships())
def test_no_ownership_vanishes_without_a_word(told: dict[str, list[str]]) -> None:
    """It is a holding, an investment, a problem or a loss; never two holdings of one day."""
    ends = {"owner": ["anna"], "asset": ["acme"]}
    lines = [
        {"id": "anna", "schema": "Person", "properties": {"name": ["Anna"]}},
        {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"]}},
        {"id": "s", "schema": "Ownership", "properties": told | ends},
    ]
    account = Account()
    reading = read_ftm(["\n".join(map(json.dumps, lines))], "f", account)
    dataset = reading.dataset
    assert dataset.holdings or dataset.investments or reading.problems or account.losses
    assert len(dataset.holdings) + len(dataset.investments) <= 1
    said = {word for words in told.values() for word in words}
    if dataset.holdings or dataset.investments:
        assert said.isdisjoint({"indirect", "ultimate parent"})
        assert said.isdisjoint({"former", "former owner"}) or told.get("endDate")
    if not said.isdisjoint({"Founder", "Director", "trustee", "majority", "odd", "beneficial"}):
        assert account.losses


@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_stake(dataset: Dataset, random: Any) -> None:  # noqa: ANN401  # a generator
    """Whoever stands where: the same holdings come back."""
    lines = text_of(dataset).splitlines()
    as_written = read_back("\n".join(lines), "f")
    random.shuffle(lines)
    shuffled = read_back("\n".join(lines), "f")

    def held(read: Dataset) -> Counter[Any]:
        return Counter(replace(line, sources=(), note=None) for line in read.holdings)

    assert held(shuffled) == held(as_written)
    assert shuffled.as_of == as_written.as_of
