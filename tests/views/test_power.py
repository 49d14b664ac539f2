"""Voting power, as a report."""

from fractions import Fraction

import pytest

from alliance_cli.calculations.power import voting_power
from alliance_cli.formats.json import json_object
from alliance_cli.model.snapshot import Snapshot
from alliance_cli.network.ownership import ownership_network, votes
from alliance_cli.report.report import Report
from alliance_cli.report.sheet import Sheet, sheets
from alliance_cli.views.power import power_report
from tests.notation import drawn
from tests.views.citing import citing


def report(
    world: Snapshot, company: str, quota: Fraction | None = None, *, unrecorded_vote: bool = True
) -> Report:
    """The power of the holders of one company."""
    network = ownership_network(world, votes)
    game = voting_power(network, company, quota, unrecorded_vote=unrecorded_vote)
    party = world.dataset.party(company)
    return power_report(world, party, game, unrecorded_vote=unrecorded_vote)


def test_an_answer_has_all_that_the_contract_names() -> None:
    """The quota, and for each holder its votes and three indices in per cent."""
    told = json_object(report(citing("a 50% x, b 30% x, c 20% x"), "x"))

    assert (told["quota"], told["quota_pct"], told["operator"]) == ("more than 50%", 50, ">")
    assert told["float"] == "against"
    assert told["holders"][0] == {
        "holder": "a",
        "holder_name": "A",
        "holder_kind": "company",
        "votes_pct": 50,
        "banzhaf_pct": 60,
        "penrose_banzhaf_pct": 75,
        "shapley_shubik_pct": float(Fraction(200, 3)),
        "sources": ["a-x"],
    }
    assert set(told["sources"]) == {"a-x", "b-x", "c-x"}


def test_a_quota_means_at_least() -> None:
    """With a quota of one's own exactly that part decides."""
    told = report(drawn("a 50% x, b 30% x"), "x", Fraction(2, 3), unrecorded_vote=False)

    assert json_object(told)["quota"] == "at least 2/3"
    assert json_object(told)["operator"] == ">="
    assert told.explanations[0] == (
        "Quota: at least 2/3 of the votes; votes not recorded are not cast."
    )


@pytest.mark.parametrize(
    ("quota", "words"),
    [
        (Fraction(2, 3), "at least 2/3"),
        (Fraction(667, 1000), "at least 66.7%"),
        (Fraction(1), "at least 100%"),
    ],
)
def test_a_quota_is_told_in_per_cent_where_that_is_exact(quota: Fraction, words: str) -> None:
    """And as a fraction where it is not."""
    assert json_object(report(drawn("a 50% x"), "x", quota))["quota"] == words


def test_where_nobody_decides_it_is_said() -> None:
    """Listed votes that are no majority together decide nothing."""
    told = report(drawn("a 30% x, b 10% x"), "x")

    assert told.explanations[1].startswith("No holder is ever decisive")
    assert json_object(told)["holders"][0]["banzhaf_pct"] is None


def test_no_holders_are_a_sentence() -> None:
    """Where no owner is recorded nobody votes."""
    told = report(drawn("a 30% x"), "a")

    (sheet,) = sheets(told)
    assert sheet == Sheet(sentence="No owner of A is recorded on 2024-01-01.")
    assert told.explanations == ()
