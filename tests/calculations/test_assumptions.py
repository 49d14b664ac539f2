from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from alliance_cli.calculations.assumptions import with_assumption
from alliance_cli.errors import AssumptionError
from alliance_cli.model.assumption import parse_assumption
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Basis,
    Event,
    Holder,
    HolderKind,
    Holding,
    Investment,
    Note,
    Project,
    Status,
    Valuation,
)
from alliance_cli.model.share import Share, parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.when import Period, When
from alliance_cli.network.ownership import capital, ownership_network
from tests.notation import DAY, dataset, drawn

BYSTANDERS = "a 1% z, b 2% z, c 3% z, x 4% z"
"""So that all these companies are there, whoever holds something of `x`."""


def world(drawing: str, *, complete: bool = False) -> Snapshot:
    """The stakes drawn, among others in another company; `x` can have a complete list."""
    return drawn(f"{drawing}, {BYSTANDERS}", {"x"} if complete else ())


def with_votes(*lines: tuple[str, str, str]) -> Snapshot:
    """A world in which these have capital and votes of `x`."""
    holdings = tuple(
        Holding(owner, "x", parse_share(part), parse_share(votes)) for owner, part, votes in lines
    )
    others = world("x 5% z")
    return replace(others, holdings=holdings)


def assumed(before: Snapshot, *sentences: str) -> Snapshot:
    """The world under assumptions, one after the other."""
    for sentence in sentences:
        assumption = parse_assumption(sentence, before.dataset, before.on)
        before = with_assumption(before, assumption, sentence)
    return before


def refusal(before: Snapshot, *sentences: str) -> AssumptionError:
    """What is said of a sentence that cannot be."""
    with pytest.raises(AssumptionError) as refused:
        assumed(before, *sentences)
    return refused.value


def capitals(found: Snapshot) -> dict[str, Share]:
    """By owner, what is held of the capital of `x`."""
    return {line.owner: line.capital for line in found.holdings if line.company == "x"}


def votes(found: Snapshot) -> dict[str, Share]:
    """By owner, what is held of the votes of `x`."""
    return {line.owner: line.votes for line in found.holdings if line.company == "x"}


def shares(**words: str) -> dict[str, Share]:
    """By name, the share that the words mean."""
    return {name: parse_share(text) for name, text in words.items()}


@pytest.mark.parametrize(
    ("sentence", "stakes"),
    [
        ("a holds 50% of x", {"a": "50%", "b": "25%"}),
        ("a holds 75% of x", {"a": "75%", "b": "25%"}),
        ("a holds 0% of x", {"b": "25%"}),
        ("c holds 15% of x", {"a": "60%", "b": "25%", "c": "15%"}),
        ("c holds 1/7 of x", {"a": "60%", "b": "25%", "c": "1/7"}),
        ("c holds unknown of x", {"a": "60%", "b": "25%", "c": "unknown"}),
        ("c holds over 10% of x", {"a": "60%", "b": "25%", "c": "over 10%"}),
        ("x holds up to 10% of x", {"a": "60%", "b": "25%", "x": "up to 10%"}),
        ("c holds 0% of x", {"a": "60%", "b": "25%"}),
    ],
)
def test_who_holds_a_stake_has_it_and_its_votes(sentence: str, stakes: dict[str, str]) -> None:
    """The stake is set, nobody else's is changed."""
    found = assumed(world("a 60% x, b 25% x"), sentence)

    assert capitals(found) == votes(found) == shares(**stakes)


def test_a_stake_that_is_set_sets_its_votes() -> None:
    """Double votes are gone where the stake is said anew."""
    found = assumed(with_votes(("a", "60%", "80%"), ("b", "20%", "20%")), "a holds 60% of x")

    assert votes(found) == shares(a="60%", b="20%")


@pytest.mark.parametrize(
    ("sentence", "least", "suggested"),
    [
        ("b holds 50% of x", "110%", "b subscribes 50% of x"),
        ("c holds 16% of x", "101%", "c subscribes 16% of x"),
        ("C holds 20% to 30% of x", "105%", "c subscribes 20% to 30% of x"),
        ("c holds over 15% of x", "100%", "c subscribes over 15% of x"),
    ],
)
def test_a_stake_that_would_be_too_much_is_refused(
    sentence: str, least: str, suggested: str
) -> None:
    """More than the whole cannot be held; new shares can be subscribed instead."""
    refused = refusal(world("a 60% x, b 25% x"), sentence)

    assert refused.message == (
        f"'{sentence}' cannot be: the owners of X would hold at least {least} of its capital"
    )
    assert refused.suggestions == (suggested,)


def test_the_suggestion_can_be_assumed() -> None:
    """What is suggested instead of too large a stake is a sentence that is right."""
    before = world("a 60% x, b 40% x")
    (instead,) = refusal(before, "c holds 25% of x").suggestions

    assert capitals(assumed(before, instead)) == shares(a="45%", b="30%", c="25%")


def test_votes_cannot_be_more_than_the_whole_either() -> None:
    """Where others have double votes, a stake can be too much by its votes alone."""
    before = with_votes(("a", "50%", "70%"), ("b", "20%", "30%"))
    refused = refusal(before, "c holds 10% of x")

    assert refused.message == (
        "'c holds 10% of x' cannot be: the owners of X would hold at least 110% of its votes"
    )


@pytest.mark.parametrize("sentence", ["a holds 50% of x", "a holds 0% of x", "a holds 55% of x"])
def test_a_complete_list_is_not_left_short(sentence: str) -> None:
    """Where nobody is unrecorded, what one gives up has to be somebody's."""
    refused = refusal(world("a 60% x, b 40% x", complete=True), sentence)

    most = {"a holds 50% of x": "90%", "a holds 0% of x": "40%"}.get(sentence, "95%")
    assert refused.message == (
        f"'{sentence}' cannot be: the list of X is complete, and its owners would hold "
        f"{most} at most; say who has the rest"
    )


@pytest.mark.parametrize("words", ["50%", "55%", "60%", "55% to 58%", "over 50%"])
def test_a_complete_list_of_ranges_takes_what_fits(words: str) -> None:
    """A stake that leaves room for the ranges of the others can be."""
    before = world("a 50% to 60% x, b 40% to 50% x", complete=True)
    found = assumed(before, f"a holds {words} of x")

    assert capitals(found) == shares(a=words, b="40% to 50%")


def test_a_complete_list_of_ranges_refuses_what_does_not() -> None:
    """With at most half for the other, 49 % are too little."""
    before = world("a 50% to 60% x, b 40% to 50% x", complete=True)

    assert "would hold 99% at most" in refusal(before, "a holds 49% of x").message


@pytest.mark.parametrize(
    ("sentence", "stakes"),
    [
        ("b buys 10% of x from a", {"a": "50%", "b": "35%"}),
        ("a sells 10% of x to b", {"a": "50%", "b": "35%"}),
        ("c buys 10% of x from a", {"a": "50%", "b": "25%", "c": "10%"}),
        ("c buys 60% of x from a", {"b": "25%", "c": "60%"}),
        ("x buys 1/3 of x from a", {"a": "4/15", "b": "25%", "x": "1/3"}),
        ("a sells 10% of x", {"a": "50%", "b": "25%"}),
        ("a sells 60% of x", {"b": "25%"}),
        ("b buys 10% of x", {"a": "60%", "b": "35%"}),
        ("c buys 15% of x", {"a": "60%", "b": "25%", "c": "15%"}),
    ],
)
def test_a_trade_moves_capital_and_votes(sentence: str, stakes: dict[str, str]) -> None:
    """What one gives the other takes; who is not named is unrecorded."""
    found = assumed(world("a 60% x, b 25% x"), sentence)

    assert capitals(found) == votes(found) == shares(**stakes)


def test_votes_move_in_proportion() -> None:
    """Who sells a quarter of the capital sells a quarter of the votes that go with it."""
    before = with_votes(("a", "40%", "60%"), ("b", "20%", "10%"))
    to_b, away = assumed(before, "a sells 10% of x to b"), assumed(before, "a sells 10% of x")

    assert (capitals(to_b), votes(to_b)) == (shares(a="30%", b="30%"), shares(a="45%", b="25%"))
    assert (capitals(away), votes(away)) == (shares(a="30%", b="20%"), shares(a="45%", b="10%"))


def test_votes_of_unrecorded_holders_move_in_proportion() -> None:
    """Who buys half of what is unrecorded has half of its votes."""
    before = with_votes(("a", "60%", "80%"))
    found = assumed(before, "c buys 20% of x")

    assert (capitals(found), votes(found)) == (shares(a="60%", c="20%"), shares(a="80%", c="10%"))


@pytest.mark.parametrize(
    ("line", "left", "bought"),
    [
        (("a", "40%", "0%"), ("30%", "0%"), ("10%", "0%")),
        (("a", "10%", "60%"), None, ("10%", "60%")),
        (("a", "40%", "under 40%"), ("30%", "under 30%"), ("10%", "under 10%")),
        (("a", "20% to 40%", "20%"), ("10% to 30%", "10% to 15%"), ("10%", "5% to 10%")),
    ],
)
def test_votes_of_all_kinds_move(
    line: tuple[str, str, str], left: tuple[str, str] | None, bought: tuple[str, str]
) -> None:
    """Non-voting shares stay so, and what is not exactly known is not made so."""
    found = assumed(with_votes(line), "c buys 10% of x from a")

    both = {"c": bought} if left is None else {"a": left, "c": bought}
    assert capitals(found) == {owner: parse_share(part) for owner, (part, _) in both.items()}
    assert votes(found) == {owner: parse_share(part) for owner, (_, part) in both.items()}


@pytest.mark.parametrize(
    ("drawing", "sentence", "stakes"),
    [
        ("a 20% to 40% x", "a sells 10% of x", {"a": "10% to 30%"}),
        ("a 5% to 40% x", "a sells 10% of x", {"a": "0% to 30%"}),
        ("a 5% to 10% x", "a sells 10% of x", {}),
        ("a unknown x", "a sells 10% of x", {"a": "0% to 90%"}),
        ("a over 10% x", "a sells 10% of x", {"a": "over 0% to 90%"}),
        ("a under 20% x", "a sells 10% of x", {"a": "under 10%"}),
        ("a 60% x, b 30% to 50% x", "b sells 35% of x", {"a": "60%", "b": "0% to 5%"}),
        ("a at least 75% x", "c buys 10% of x", {"a": "at least 75%", "c": "10%"}),
        ("a 60% x, b unknown x", "c buys 40% of x", {"a": "60%", "b": "unknown", "c": "40%"}),
        ("a 20% to 30% x", "a buys 10% of x", {"a": "30% to 40%"}),
        ("a 60% x, b 30% to 50% x", "a buys 10% of x from b", {"a": "70%", "b": "20% to 30%"}),
    ],
)
def test_ranges_are_traded_as_far_as_they_can_go(
    drawing: str, sentence: str, stakes: dict[str, str]
) -> None:
    """Whoever sells so much has it, and never more than the others leave."""
    assert capitals(assumed(world(drawing), sentence)) == shares(**stakes)


def test_the_votes_of_a_range_are_between_its_ends() -> None:
    """Of 20 to 40 % a sale of 10 % is a quarter to a half, and so much of the votes goes."""
    found = assumed(with_votes(("a", "20% to 40%", "20% to 60%")), "c buys 10% of x from a")

    assert votes(found) == shares(a="10% to 45%", c="5% to 30%")


def test_open_ends_stay_open() -> None:
    """Of over 5 to 10 %, a sale of 5 % is at least half, and never all."""
    found = assumed(with_votes(("a", "over 5% to 10%", "40%")), "c buys 5% of x from a")

    assert capitals(found) == shares(a="over 0% to 5%", c="5%")
    assert votes(found) == {
        "a": parse_share("over 0% to 20%"),
        "c": Share(Fraction(20, 100), Fraction(40, 100), high_open=True),
    }


@pytest.mark.parametrize(
    ("drawing", "sentence", "why"),
    [
        ("a 60% x, b 25% x", "a sells 61% of x", "A holds 60%"),
        ("a 60% x, b 25% x", "c buys 30% of x from b", "B holds 25%"),
        ("a 60% x, b 25% x", "c sells 1% of x to b", "C holds nothing"),
        ("a 60% x, b 25% x", "z sells 1% of x", "Z holds nothing"),
        ("a 60% x, b 25% x", "c buys 16% of x", "unrecorded holders have 15%"),
        ("a 60% x, b 40% x", "c buys 1% of x", "unrecorded holders have nothing"),
        ("a 60% x, b 20% to 30% x", "c buys 21% of x", "unrecorded holders have at most 20%"),
        ("a 20% to 40% x", "a sells 41% of x", "A holds at most 40%"),
        ("a 60% x, b 30% to 50% x", "b sells 41% of x to c", "B holds at most 40%"),
        ("a 2/3 x", "a sells 67% of x", "A holds about 66.666667%"),
        ("a 0% x", "a sells 1% of x", "A holds nothing"),
    ],
)
def test_more_than_is_held_is_not_sold(drawing: str, sentence: str, why: str) -> None:
    """It says who has how much, or at most, on which day."""
    assert refusal(world(drawing), sentence).message == (
        f"'{sentence}' cannot be: {why} of X on 2024-01-01"
    )


@pytest.mark.parametrize(
    ("drawing", "sentence"),
    [
        ("a under 5% x", "a sells 5% of x"),
        ("a over 50% x, b up to 50% x", "b sells 50% of x to a"),
        ("a over 50% x", "c buys 50% of x"),
    ],
)
def test_an_end_that_is_not_reached_is_not_sold(drawing: str, sentence: str) -> None:
    """Under 5 % is never 5 %, be it stated or what over half of the others leaves."""
    assert sentence in refusal(world(drawing), sentence).message


@pytest.mark.parametrize("complete", [True, False])
def test_nobody_is_unrecorded_in_a_full_list(*, complete: bool) -> None:
    """A full list, said to be complete or not, has nothing to buy from nobody."""
    refused = refusal(world("a 60% x, b 40% x", complete=complete), "c buys 5% of x")

    assert "unrecorded holders have nothing of X" in refused.message


def test_a_complete_list_of_ranges_has_nothing_unrecorded() -> None:
    """Ranges leave no room where the list is complete."""
    refused = refusal(world("a 60% x, b 30% to 50% x", complete=True), "c buys 5% of x")

    assert "unrecorded holders have nothing of X" in refused.message


def test_a_complete_list_sells_to_somebody() -> None:
    """Without a buyer, the list would no longer be complete; with one, it is."""
    before = world("a 60% x, b 40% x", complete=True)

    message = refusal(before, "a sells 10% of x").message
    assert message.startswith("'a sells 10% of x' cannot be: the list of X is complete")
    assert message.endswith("; say who buys")
    assert capitals(assumed(before, "a sells 10% of x to c")) == shares(a="50%", b="40%", c="10%")


@pytest.mark.parametrize("sentence", ["a sells 0% of x", "c sells 0% of x to a", "c buys 0% of x"])
@pytest.mark.parametrize("complete", [True, False])
def test_a_trade_of_nothing_changes_nothing(sentence: str, *, complete: bool) -> None:
    """It can be, even by somebody who holds nothing, and is listed among what is assumed."""
    before = world("a 60% x, b 40% x", complete=complete)

    assert assumed(before, sentence) == replace(before, assumed=(sentence,))


def test_a_subscription_dilutes_all_others() -> None:
    """The investor has its part of the enlarged company, and what is left of its old stake."""
    before = world("a 60% x, b 25% x")

    assert capitals(assumed(before, "c subscribes 20% of x")) == shares(a="48%", b="20%", c="20%")
    assert capitals(assumed(before, "a subscribes 20% of x")) == shares(a="68%", b="20%")


def valued(*valuations: Valuation) -> Snapshot:
    """A world in which `a` owns all of `x`, with these valuations."""
    made = dataset(f"a 100% x, {BYSTANDERS}")
    return snapshot(replace(made, valuations=valuations), DAY)


@pytest.mark.parametrize(
    ("price", "stake", "left"),
    [
        ("at EUR 8B post-money", "7.5%", "92.5%"),
        ("at EUR 8B pre-money", "3/43", "40/43"),
        ("at EUR 8B", "3/43 to 7.5%", "92.5% to 40/43"),
        ("at EUR 8B to 10B post-money", "6% to 7.5%", "92.5% to 94%"),
        ("at EUR 8B to 10B pre-money", "3/53 to 3/43", "40/43 to 50/53"),
        ("at EUR 8B to 10B", "3/53 to 7.5%", "92.5% to 50/53"),
        ("", "10%", "90%"),
    ],
)
def test_money_buys_new_shares(price: str, stake: str, left: str) -> None:
    """At the value named, or else at the latest known: here EUR 6B post-money."""
    before = valued(Valuation("x", parse_money("EUR 6B"), When(2023), Basis.POST_MONEY))
    found = assumed(before, f"c subscribes EUR 600M of x {price}")

    assert capitals(found) == votes(found) == shares(a=left, c=stake)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("c subscribes EUR 5M of x", "only its enterprise value is known"),
        ("c subscribes EUR 5M of x at USD 1B", "the money is EUR, the valuation USD"),
        ("c subscribes EUR 5M of z", "no valuation is known"),
        ("c subscribes EUR 5M of x at EUR 4M post-money", "more than the whole is worth"),
    ],
)
def test_money_without_a_price_is_refused(sentence: str, why: str) -> None:
    """No valuation, none of the equity, none in the same money: nothing is guessed."""
    before = valued(Valuation("x", parse_money("EUR 8B"), When(2023), Basis.ENTERPRISE))

    assert why in refusal(before, sentence).message


COMMITTED = Investment(
    "c", "x", (Event(When(2023), Status.COMMITTED, ("press",)),), share=parse_share("20%")
)


def test_commitments_close() -> None:
    """Every commitment is carried out and is completed."""
    before = snapshot(replace(dataset(f"a 60% x, {BYSTANDERS}"), investments=(COMMITTED,)), DAY)
    found = assumed(before, "commitments close")

    assert capitals(found) == shares(a="48%", c="20%")
    assert found.investments[0].event.status is Status.COMPLETED
    assert found.assumed == ("commitments close",)


@pytest.mark.parametrize(
    ("sentences", "stakes"),
    [
        (["c subscribes 50% of x", "c buys 10% of x from a"], {"a": "20%", "b": "20%", "c": "60%"}),
        (["c buys 10% of x from a", "c subscribes 50% of x"], {"a": "25%", "b": "20%", "c": "55%"}),
        (["a holds 20% of x", "c buys 40% of x"], {"a": "20%", "b": "40%", "c": "40%"}),
        (["b sells 40% of x", "b buys 40% of x"], {"a": "60%", "b": "40%"}),
        (["c subscribes 50% of x", "c subscribes 50% of x"], {"a": "15%", "b": "10%", "c": "75%"}),
    ],
)
def test_each_assumption_changes_the_world_of_the_next(
    sentences: Sequence[str], stakes: dict[str, str]
) -> None:
    """Order matters: what a share is of depends on what went before."""
    found = assumed(world("a 60% x, b 40% x"), *sentences)

    assert capitals(found) == shares(**stakes)
    assert found.assumed == tuple(sentences)


def test_the_words_are_kept_as_they_were_given() -> None:
    """What was assumed is told in the user's own words, in order."""
    before = world("a 60% x")
    found = assumed(before, "A  holds 50% of X", "a sells 0% of x", "A sells 5% of x to B")

    assert found.assumed == ("A  holds 50% of X", "a sells 0% of x", "A sells 5% of x to B")
    assert found.setting.assumed == found.assumed
    assert [line.note for line in found.lines_about(found.dataset.companies["x"])] == [
        "assumed: A  holds 50% of X; A sells 5% of x to B",
        None,
        "assumed: A sells 5% of x to B",
    ]


def full() -> Snapshot:
    """A world with a record of every kind, in which nothing has to be changed but stakes in x."""
    made = dataset(f"a 60% x, b 25% x, {BYSTANDERS}")
    companies = {
        id_: replace(company, notes=(Note(When(2023), "known"),))
        for id_, company in made.companies.items()
    }
    told = tuple(
        replace(line, period=Period(When(2020)), sources=("press",), note="as published")
        for line in made.holdings
    )
    history = (Event(When(2023), Status.ANNOUNCED, ("press",)),)
    return snapshot(
        replace(
            made,
            companies=companies,
            holders={"state": Holder("state", "State", HolderKind.STATE)},
            holdings=told,
            investments=(replace(COMMITTED, company="z"), replace(COMMITTED, history=history)),
            valuations=(Valuation("x", parse_money("EUR 8B"), When(2023), Basis.POST_MONEY),),
            projects=(Project("car", "A car", ("a", "b"), history),),
        ),
        DAY,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "a holds 50% of x",
        "state holds 5% of x",
        "a sells 10% of x to state",
        "b buys 5% of x",
        "c subscribes 10% of x",
        "c subscribes 10% to 20% of x",
        "c subscribes EUR 600M of x",
    ],
)
def test_only_stakes_in_the_company_change(sentence: str) -> None:
    """Dataset, day, investments, projects, valuations and other lines are what they were."""
    before = full()
    found = assumed(before, sentence)

    others = [line for line in before.holdings if line.company != "x"]
    assert [line for line in found.holdings if line.company != "x"] == others
    assert replace(found, holdings=before.holdings, assumed=()) == before == full()
    assert before.unclosed == found.unclosed == ()


def test_changed_lines_keep_their_sources_and_lose_their_day() -> None:
    """The new figure rests on the old sources, and holds since no day that anybody knows."""
    found = assumed(full(), "a sells 10% of x to state")

    first, second, *_, last = found.holdings
    assert (first.sources, first.period, first.note) == (
        ("press",),
        Period(),
        "assumed: a sells 10% of x to state",
    )
    assert second == full().holdings[1]
    assert (last.owner, last.sources, last.period) == ("state", (), Period())


def test_the_network_follows() -> None:
    """What is unrecorded after a trade with unrecorded holders is what they have left."""
    found = assumed(world("a 60% x, b 25% x"), "c buys 10% of x", "a sells 20% of x")

    assert ownership_network(found, capital).shareholders("x")[""] == parse_share("25%")
