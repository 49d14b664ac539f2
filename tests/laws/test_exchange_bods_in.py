"""Whatever a file of statements says, it is read as a dataset or ends in problems with a place."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from hypothesis import assume, given
from hypothesis import strategies as st

from alliance_cli.exchange.account import Account
from alliance_cli.exchange.bods.in_force import SharesInForce
from alliance_cli.exchange.bods.reader import read_bods
from alliance_cli.exchange.bods.writer import write_bods
from alliance_cli.exchange.examining import examined
from alliance_cli.loading.reader import read_dataset
from alliance_cli.loading.writer import dataset_text
from alliance_cli.model.records import Dataset, Holding
from alliance_cli.model.share import UNKNOWN, WHOLE, Share
from alliance_cli.model.when import Period, When, whole_date
from tests.exchange.bods_statements import Json, entity, holds, person, read, stake, votes
from tests.laws.effort import examples
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
_MANY: Final = examples(150)
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


@_MANY
@given(spoilt())
def test_what_is_read_is_written_the_same_again(text: str) -> None:
    """From the second writing on nothing changes, whatever the file of others said."""
    examination = examined([text], "spoilt.json", read_bods, Account())

    if examination.dataset is not None:
        first = "".join(write_bods(examination.dataset, Account()))
        second = "".join(write_bods(_read_again(first), Account()))

        assert "".join(write_bods(_read_again(second), Account())) == second


def _read_again(text: str) -> Dataset:
    """The dataset of statements that we have written."""
    reading = read_bods([text], "again.json", Account())
    assert reading.problems == []
    return reading.dataset


def _sayable(share: Share) -> Share:
    """The share, without an open end that our own file has no words for."""
    return share if share.stated else replace(share, high_open=False)


def in_force(told: list[Share], gone: list[Share]) -> SharesInForce:
    """Shares that are told, after others that are told no more."""
    found = SharesInForce()
    for place, share in enumerate((*gone, *told)):
        found.add(place, share)
    for place in range(len(gone)):
        found.remove(place)
    return found


@given(st.lists(shares(), min_size=1, max_size=4), st.lists(shares(), max_size=3))
def test_shares_side_by_side_hold_all_that_can_be(told: list[Share], gone: list[Share]) -> None:
    """However much they overlap, what is held lies between the largest and the sum."""
    found = in_force(told, gone).together()

    assert found.low == max(share.low for share in told)
    assert found.high == min(WHOLE, sum(share.high for share in told))


@given(st.lists(shares(), min_size=1, max_size=4), st.lists(shares(), max_size=3))
def test_claims_that_agree_are_all_met(claims: list[Share], gone: list[Share]) -> None:
    """What stands for them lies within each; where they exclude one another, each within it."""
    found = in_force(claims, gone)
    held = found.claimed()

    for claim in claims:
        inner, outer = (held, claim) if found.agree else (claim, held)
        assert outer.low <= inner.low
        assert inner.high <= outer.high
        assert inner.low_open or not (outer.low_open and outer.low == inner.low)
        assert inner.high_open or not (outer.high_open and outer.high == inner.high)


@given(st.lists(shares(), min_size=1, max_size=4), st.data())
def test_the_unknown_contradicts_nothing(claims: list[Share], data: st.DataObject) -> None:
    """With or without a claim that says nothing, the same stands; in whichever order."""
    shuffled = data.draw(st.permutations([*claims, UNKNOWN]))

    assert in_force(shuffled, []).agree == in_force(claims, []).agree
    if in_force(claims, []).agree:
        assert in_force(shuffled, []).claimed() == in_force(claims, []).claimed()


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


DAYS: Final = st.integers(0, 8).map(lambda n: f"20{10 + n}-01-01")


@st.composite
def stakes_of_a_day(draw: st.DrawFn) -> list[Json]:
    """What a statement tells of capital and votes, dated or not."""
    interests = []
    for tell in draw(st.lists(st.sampled_from([stake, votes]), max_size=3)):
        since, until = sorted((draw(DAYS), draw(DAYS)))
        ends = draw(st.sampled_from([("", ""), (since, ""), ("", until), (since, until)]))
        if since < until:
            interests.append(tell(draw(st.sampled_from([10, 40, 60, 100])), *ends))
    return interests


@st.composite
def histories_of(draw: st.DrawFn, owner: str) -> list[Json]:
    """Statements of what somebody has in acme, each on a day of its own."""
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=4)))
    statuses = st.sampled_from(["updated", "updated", "closed"])
    return [
        holds(owner, "acme", *draw(stakes_of_a_day()), day=day, status=draw(statuses), record=owner)
        for day in days
    ]


@_MANY
@given(histories_of("anna"))
def test_on_its_day_the_newest_statement_is_right(told: list[Json]) -> None:
    """What was closed is over; else what it says is in force, where it says nothing of later."""
    newest = told[-1]
    day = date.fromisoformat(newest["statementDate"])
    interests = newest["recordDetails"]["interests"]
    assume(all(interest.get("startDate", "") <= str(day) for interest in interests))
    alone = read(entity("acme"), person("anna"), newest).dataset.holdings
    together = read(entity("acme"), person("anna"), *told).dataset.holdings

    in_force = [(h.capital, h.votes) for h in together if h.period.covers(day)]
    assert in_force == [(h.capital, h.votes) for h in alone if h.period.covers(day)]
    assert newest["recordStatus"] != "closed" or in_force == []


@_MANY
@given(histories_of("anna"), histories_of("ben"))
def test_what_one_holds_depends_on_no_other(told: list[Json], others: list[Json]) -> None:
    """Unless both would hold more than the whole, which is told."""
    parties = entity("acme"), person("anna"), person("ben")
    account, alone = Account(), Account()
    holdings = read(*parties, *told, *others, account=account).dataset.holdings
    expected = read(*parties, *told, account=alone).dataset.holdings

    more = [loss for loss in account.losses if loss not in alone.losses and "anna" in loss.where]
    assert more or [h for h in holdings if h.owner == "anna"] == list(expected)


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
