"""Whatever a file of statements says, it is read as a dataset or ends in problems with a place."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_shares import together, whichever
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.examining import examined
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset, Holding
from alliance_cli.model.share import WHOLE, Share
from alliance_cli.model.when import Period, When, whole_date
from tests.exchange.bods_statements import entity, holds, read, stake, votes
from tests.laws.strategies import datasets, exact_shares, shares

SAMPLES: Final = Path(__file__).parents[1] / "exchange" / "samples" / "bods"
TEXTS: Final = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/*.json"))]
SLIPS: Final = st.sampled_from(
    [
        *("null", "true", "0", "-1", "101", "1e400", "1e-999999999", "25.5", "[]", "{}", "[null]"),
        *('""', '" "', '"x"', '"closed"', '"indirect"', '"unknown"', '"shareholding"', '"state"'),
        *('"entity"', '"person"', '"relationship"', '"2020-13-01"', '"0000-00-00"', '"9999-12-31"'),
        *('"0001-01-01T00:00:00+14:00"', '"2019"', '"\\ud800"', '"\\u202e"', '{"exact": 50}'),
        *('{"reason": "x"}', '{"minimum": 60, "maximum": 20}', '"arrangement"', '"GB"', '"FR-75"'),
    ]
)
_MANY: Final = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
Way = tuple[str | int, ...]


def ways(value: Any, way: Way = ()) -> Iterator[Way]:  # noqa: ANN401  # whatever JSON can hold
    """The way to every value within a value."""
    if way:
        yield way
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for key, member in inner:
        yield from ways(member, (*way, key))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A sample in which some values are replaced, taken out, told twice or put elsewhere."""
    statements = json.loads(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 6))):
        found = list(ways(statements))
        if not found:
            break
        *before, last = draw(st.sampled_from(found))
        holder = statements
        for key in before:
            holder = holder[key]
        match draw(st.sampled_from(["replace", "remove", "copy", "repeat"])):
            case "remove":
                del holder[last]
            case "copy":
                other = statements
                for key in draw(st.sampled_from(found)):
                    other = other[key]
                holder[last] = json.loads(json.dumps(other))
            case "repeat" if isinstance(holder, list):
                holder.append(json.loads(json.dumps(holder[0])))
            case _:
                holder[last] = f"\0{draw(SLIPS)}\0"
    # Slips are put in as they are written: no number of Python is 1e400.
    text = json.dumps(statements)
    while '"\\u0000' in text:
        start = text.index('"\\u0000')
        end = text.index('\\u0000"', start + 7)
        slip = json.loads(f'"{text[start + 7 : end]}"')
        text = text[:start] + slip + text[end + 7 :]
    return text[: draw(st.integers(0, len(text)))] if draw(st.integers(0, 9)) == 0 else text


@_MANY
@given(spoilt())
def test_a_spoilt_file_has_problems_or_none(text: str) -> None:
    """There is a dataset, or there are problems in its way, and each has its place."""
    examination = examined([text], "spoilt.json", read_bods, Account())

    assert (examination.dataset is None) == bool(examination.problems)
    assert all(problem.location is not None for problem in examination.problems)


@_MANY
@given(spoilt())
def test_what_is_read_can_be_written_as_our_own(text: str) -> None:
    """A dataset that is read of statements is one that our own file can hold."""
    examination = examined([text], "spoilt.json", read_bods, Account())

    if examination.dataset is not None:
        said = replace(
            examination.dataset,
            holdings=tuple(
                replace(holding, capital=_sayable(holding.capital), votes=_sayable(holding.votes))
                for holding in examination.dataset.holdings
            ),
        )
        assert read_dataset(dataset_text(said)) == said


def _sayable(share: Share) -> Share:
    """The share, without an open end that our own file has no words for."""
    return share if share.stated else replace(share, high_open=False)


@given(st.lists(shares(), min_size=1, max_size=4))
def test_shares_side_by_side_hold_all_that_can_be(told: list[Share]) -> None:
    """However much they overlap, what is held lies between the largest and the sum."""
    found = together(told)

    assert found.low == max(share.low for share in told)
    assert found.high == min(WHOLE, sum(share.high for share in told))


@given(st.lists(shares(), min_size=1, max_size=4))
def test_claims_are_all_within_what_stands_for_them(claims: list[Share]) -> None:
    """Nothing that one of them allows is left out."""
    found = whichever(claims)

    for claim in claims:
        assert found.low <= claim.low
        assert claim.high <= found.high
        assert claim.low_open or not (found.low_open and found.low == claim.low)
        assert claim.high_open or not (found.high_open and found.high == claim.high)


@given(st.lists(exact_shares().map(lambda s: s.low), min_size=1, max_size=6), st.data())
def test_the_order_of_statements_is_theirs(parts: list[Any], data: st.DataObject) -> None:
    """The same statements in another order are the same holdings."""
    told = [
        holds(
            "acme",
            "beta",
            stake(round(float(part) * 100, 3), "2001-01-01"),
            votes(5, "2002-01-01"),
            day=f"{2010 + year}-01-01",
        )
        for year, part in enumerate(parts)
    ]
    statements = [entity("acme"), entity("beta"), *told]
    shuffled = data.draw(st.permutations(statements))

    assert read(*shuffled).dataset.holdings == read(*statements).dataset.holdings


@_MANY
@given(datasets())
def test_what_statements_can_hold_comes_back(dataset: Dataset) -> None:
    """Title, day, parties and holdings; without what is lost on the way out."""
    text = "".join(write_bods(dataset, Account()))
    reading = read_bods([text], "out.json", Account())
    back = reading.dataset

    assert reading.problems == []
    assert (back.title, back.as_of) == (" ".join(dataset.title.split()), dataset.as_of)
    assert {party.id for party in back.parties} == {party.id for party in dataset.parties}
    assert sorted(map(_plain, back.holdings)) == sorted(map(_plain, dataset.holdings))


def _plain(holding: Holding) -> tuple[Any, ...]:
    """A line by what statements can hold of it: days in full, fifteen decimals."""
    period = holding.period
    shares_ = (
        (f"{s.low.__float__():.12f}", f"{s.high.__float__():.12f}", s.low_open, s.high_open)
        for s in (holding.capital, holding.votes)
    )
    return holding.owner, holding.company, *shares_, _days(period)


def _days(period: Period) -> str:
    return " ".join(str(_whole(when)) for when in (period.since, period.until))


def _whole(when: When | None) -> When | None:
    return None if when is None else whole_date(when.first_day)
