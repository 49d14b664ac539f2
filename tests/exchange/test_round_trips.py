"""Every pair of formats: what is written with one and read is written with another and read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from alliance_cli.calculations.owners import IntegratedOwners, integrated_owners
from alliance_cli.exchange.account import Account
from alliance_cli.exchange.recognition import Exchange
from alliance_cli.loading.packaged import packaged_dataset
from alliance_cli.loading.reader import load_dataset
from alliance_cli.model.examination import answerable
from alliance_cli.model.records import Dataset
from alliance_cli.model.share import Share
from alliance_cli.model.snapshot import snapshot
from alliance_cli.network.ownership import capital, ownership_network
from tests.cli.running import SMALL, run
from tests.fuzz.trips import WRITTEN, examine, faults, written

HERE = Path(__file__).parent
DAYS = (date(2012, 6, 1), date(2024, 5, 6))


@cache
def named(name: str) -> Dataset:
    """A dataset that has everything, or nothing."""
    match name:
        case "packaged":
            return load_dataset(packaged_dataset())
        case "empty":
            return Dataset("Nothing", date(2024, 5, 6))
        case "future":
            return replace(load_dataset(SMALL), as_of=date(2999, 1, 1))
        case "hard":
            return load_dataset(HERE / "hard.yaml")
        case _:
            return load_dataset(SMALL)


@cache
def through(name: str, format_: Exchange) -> Dataset:
    """The dataset as it comes back from a format."""
    return answerable(examine(written(named(name), format_, Account()), format_, Account()))


def in_decimals(share: Share) -> Share:
    """The share with at most fifteen decimals in per cent: the least, or the range around it."""
    low, high = share.low * 10**17 // 1, -(-share.high * 10**17 // 1)
    ends = Fraction(low, 10**17), Fraction(low if share.exact is not None else high, 10**17)
    return Share(*ends, share.low_open, share.high_open)


@cache
def answers(dataset_name: str, format_: Exchange | None) -> Mapping[str, list[IntegratedOwners]]:
    """Who owns each company in the end, on two days; that a list is complete is often lost."""
    dataset = named(dataset_name) if format_ is None else through(dataset_name, format_)
    lines = tuple(replace(line, capital=in_decimals(line.capital)) for line in dataset.holdings)
    dataset = replace(dataset, holdings=lines)
    open_ = {id_: replace(one, complete=False) for id_, one in dataset.companies.items()}
    found: dict[str, list[IntegratedOwners]] = {}
    for day in DAYS:
        network = ownership_network(snapshot(replace(dataset, companies=open_), day), capital)
        for id_ in {line.company for line in dataset.holdings}:
            found.setdefault(id_, []).append(integrated_owners(network, id_))
    return found


@pytest.mark.parametrize("name", ["packaged", "small", "future", "empty", "hard"])
@pytest.mark.parametrize("second", WRITTEN)
@pytest.mark.parametrize("first", WRITTEN)
def test_nothing_is_refused_and_all_that_is_no_loss_is_kept(
    first: Exchange, second: Exchange, name: str
) -> None:
    """From each format to each, and back: parties, lines, investments, the day."""
    assert list(faults(through(name, first), second)) == []


@pytest.mark.parametrize("name", ["packaged", "small", "future", "empty"])
@pytest.mark.parametrize("format_", WRITTEN)
def test_every_answer_stays_equal(format_: Exchange, name: str) -> None:
    """To the last of the digits that the format has, open ends and all."""
    assert answers(name, format_) == answers(name, None)


@pytest.mark.parametrize("to", WRITTEN)
@pytest.mark.parametrize("name", ["hard", "empty", "future"])
def test_what_convert_writes_is_clean(name: str, to: Exchange, tmp_path: Path) -> None:
    """`check` finds nothing, and a query answers, also of a day to come."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.write_text(written(named(name), Exchange.ALLIANCE, Account()), encoding="utf-8")

    assert run("convert", str(ours), "--to", to.value, "-o", str(theirs)).exit_code == 0
    assert run("check", str(theirs)).exit_code == 0
    assert run("companies", "--data", str(theirs)).exit_code == 0


def test_an_amount_that_no_file_of_ours_can_hold_is_a_loss(tmp_path: Path) -> None:
    """Forty digits in FollowTheMoney: what is written of it is read back."""
    theirs, ours = HERE / "attack" / "money-too-long.ftm.jsonl", tmp_path / "ours.yaml"
    result = run("convert", str(theirs), "--to", "alliance", "-o", str(ours))

    assert (result.exit_code, run("check", str(ours)).exit_code) == (0, 0)
    assert result.stderr.startswith("alliance: not carried over: sharesValue 1; --losses FILE")
    assert load_dataset(ours).investments[0].amount is None
