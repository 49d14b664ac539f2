from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from alliance_cli.calculations.listed_stakes import listed_stakes
from alliance_cli.calculations.subscriptions import (
    stake_bought,
    subscribed,
    with_commitments_closed,
)
from alliance_cli.errors import AssumptionError
from alliance_cli.model.money import parse_money
from alliance_cli.model.records import (
    Basis,
    Company,
    Dataset,
    Event,
    Holding,
    Investment,
    Status,
    Valuation,
)
from alliance_cli.model.share import Share, parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot
from alliance_cli.model.standing import Unclosed
from alliance_cli.model.when import When
from alliance_cli.network.ownership import capital, ownership_network
from tests.notation import DAY, dataset, drawn

TODAY = When(2024, 1, 1)
SPRING = When(2023, 4, 1)


def shares(**words: str) -> dict[str, Share]:
    """By name, the share that the words mean."""
    return {name: parse_share(text) for name, text in words.items()}


def capitals(world: Snapshot, company: str = "x") -> dict[str, Share]:
    """What each listed owner has of the capital of a company."""
    stakes = listed_stakes(world, world.dataset.companies[company])
    return {owner: stake.capital for owner, stake in stakes.items()}


def votes(world: Snapshot, company: str = "x") -> dict[str, Share]:
    """What each listed owner has of the votes of a company."""
    stakes = listed_stakes(world, world.dataset.companies[company])
    return {owner: stake.votes for owner, stake in stakes.items()}


def after(world: Snapshot, **new: str) -> Snapshot:
    """The world after one round of new shares in `x`."""
    return subscribed(world, world.dataset.companies["x"], shares(**new), "a round")


@pytest.mark.parametrize(
    ("drawing", "new", "stakes"),
    [
        ("a 60% x, b 25% x", {"c": "20%"}, {"a": "48%", "b": "20%", "c": "20%"}),
        ("a 60% x, b 25% x", {"a": "20%"}, {"a": "68%", "b": "20%"}),
        ("a 60% x, b 25% x", {"c": "0%"}, {"a": "60%", "b": "25%"}),
        ("a 60% x, b 25% x", {"c": "100%"}, {"c": "100%"}),
        ("a 60% x, b 25% x", {"a": "100%"}, {"a": "100%"}),
        ("a 100% x", {"c": "1/3"}, {"a": "2/3", "c": "1/3"}),
        ("a 100% x", {"a": "50%"}, {"a": "100%"}),
        ("a 90% x, x 10% x", {"c": "50%"}, {"a": "45%", "x": "5%", "c": "50%"}),
        ("a 10% y", {"c": "20%"}, {"c": "20%"}),
    ],
)
def test_new_shares_dilute_everybody(
    drawing: str, new: dict[str, str], stakes: dict[str, str]
) -> None:
    """All old stakes are diluted alike, what the investor had before among them."""
    world = drawn(f"{drawing}, x 1% z, c 1% z")

    assert capitals(after(world, **new)) == votes(after(world, **new)) == shares(**stakes)


@pytest.mark.parametrize(
    ("drawing", "new", "stakes"),
    [
        (
            "a 60% x, b 25% x",
            {"c": "10% to 20%"},
            {"a": "48% to 54%", "b": "20% to 22.5%", "c": "10% to 20%"},
        ),
        ("a 60% x", {"c": "up to 20%"}, {"a": "48% to 60%", "c": "up to 20%"}),
        ("a 60% x", {"c": "unknown"}, {"a": "up to 60%", "c": "unknown"}),
        ("a 20% to 30% x", {"a": "10% to 20%"}, {"a": "28% to 44%"}),
        ("a 20% to 30% x", {"c": "50%"}, {"a": "10% to 15%", "c": "50%"}),
        ("a unknown x", {"c": "10%"}, {"a": "0% to 90%", "c": "10%"}),
        ("a unknown x", {"a": "10%"}, {"a": "10% to 100%"}),
        ("a under 50% x", {"c": "10%"}, {"a": "under 45%", "c": "10%"}),
        ("a over 50% x", {"c": "10%"}, {"a": "over 45% to 90%", "c": "10%"}),
        ("a over 50% x", {"a": "10%"}, {"a": "over 55%"}),
        ("a 50% x", {"a": "over 10% to 20%"}, {"a": "over 55% to 60%"}),
        ("a 100% x", {"a": "over 10% to 20%"}, {"a": "100%"}),
        ("a 50% to 100% x", {"a": "under 10%"}, {"a": "50% to 100%"}),
        ("a 20% x", {"c": "over 10% to 50%"}, {"c": "over 10% to 50%"}),
    ],
)
def test_ranges_give_the_ends_that_can_be(
    drawing: str, new: dict[str, str], stakes: dict[str, str]
) -> None:
    """Each end is that of the choice within the ranges that is best, or worst, for the owner."""
    found = capitals(after(drawn(f"{drawing}, c 1% z"), **new))

    assert found | shares(**stakes) == found


def test_an_open_end_of_the_round_opens_what_it_leaves() -> None:
    """Over 10 % of new shares leave under 90 % of the old ones."""
    found = capitals(after(drawn("a 20% x, c 1% z"), c="over 10% to 50%"))

    assert found["a"] == Share(Fraction(1, 10), Fraction(18, 100), high_open=True)


@pytest.mark.parametrize(
    ("others", "share"),
    [
        ("20%", Share(Fraction(24, 100), Fraction(31, 100))),
        ("10% to 20%", Share(Fraction(24, 100), Fraction(34, 100))),
        ("under 20%", Share(Fraction(24, 100), Fraction(37, 100), low_open=True)),
        ("over 10% to 20%", Share(Fraction(24, 100), Fraction(34, 100), high_open=True)),
        ("unknown", Share(Fraction(1, 10), Fraction(37, 100))),
    ],
)
def test_other_investors_dilute_what_an_investor_had(others: str, share: Share) -> None:
    """Of 20 to 30 % what both leave, and 10 % of the enlarged company beside it."""
    found = capitals(after(drawn("a 20% to 30% x, c 1% z"), a="10%", c=others))

    assert found["a"] == share


def test_new_shares_have_votes_as_they_have_capital() -> None:
    """Old shares keep their votes, diluted; double and missing votes stay what they were."""
    lines = (
        Holding("a", "x", parse_share("60%"), parse_share("80%")),
        Holding("b", "x", parse_share("40%"), parse_share("0%")),
    )
    world = after(replace(drawn("a 1% x, b 1% x, c 1% x"), holdings=lines), b="10%", c="10%")

    assert capitals(world) == shares(a="48%", b="42%", c="10%")
    assert votes(world) == shares(a="64%", b="10%", c="10%")


@pytest.mark.parametrize("complete", [(), ("x",)])
@pytest.mark.parametrize("new", ["10%", "10% to 20%", "under 5%", "unknown"])
@pytest.mark.parametrize("drawing", ["a 60% x, b 40% x", "a 60% x, b 40% to 50% x"])
def test_a_full_list_stays_full(drawing: str, new: str, complete: tuple[str, ...]) -> None:
    """Where the owners held everything, they and the investors do: nothing is left unrecorded."""
    world = after(drawn(f"{drawing}, c 1% z", complete), c=new)

    assert world.dataset.companies["x"].complete
    assert "" not in ownership_network(world, capital).shareholders("x")


@pytest.mark.parametrize("drawing", ["a 60% x, b 39% x", "a 60% x, b 30% to 50% x", "x 1% y"])
def test_a_list_that_may_not_be_full_stays_so(drawing: str) -> None:
    """Where something was unrecorded, or can have been, that is diluted like all."""
    world = drawn(f"{drawing}, c 1% z")
    changed = after(world, c="10% to 20%")

    assert changed.dataset == world.dataset
    assert "" in ownership_network(changed, capital).shareholders("x")


def test_unrecorded_holders_are_diluted() -> None:
    """Who is not listed has less of the enlarged company too."""
    changed = after(drawn("a 60% x, b 25% x, c 1% z"), c="20%")

    assert ownership_network(changed, capital).shareholders("x")[""] == parse_share("12%")


@pytest.mark.parametrize(
    "new",
    [
        {"a": "60%", "c": "50%"},
        {"a": "over 50%", "c": "50%"},
        {"a": "50% to 60%", "c": "at least 51%"},
    ],
)
def test_new_shares_are_not_more_than_everything(new: dict[str, str]) -> None:
    """A round that would be more than the enlarged company cannot be."""
    with pytest.raises(AssumptionError) as refused:
        after(drawn("a 60% x, c 1% z"), **new)

    assert refused.value.message == (
        "'a round' cannot be: the new shares would be more than the whole of X"
    )


def test_changed_lines_name_the_round() -> None:
    """Their notes are of the assumption, their sources stay; other companies' lines stand."""
    world = drawn("a 60% x, a 50% y, c 1% z")
    told = replace(world, holdings=tuple(replace(h, sources=("press",)) for h in world.holdings))
    changed = after(told, c="20%")

    assert [(h.company, h.sources, h.note) for h in changed.holdings] == [
        ("x", ("press",), "assumed: a round"),
        ("y", ("press",), None),
        ("z", ("press",), None),
        ("x", (), "assumed: a round"),
    ]


def valued(*valuations: tuple[str, str, Basis]) -> Snapshot:
    """A world in which `x` has these valuations: value, date, basis."""
    told = (
        Valuation("x", parse_money(value), When(*map(int, day.split("-"))), basis)
        for value, day, basis in valuations
    )
    return snapshot(replace(dataset("a 100% x, c 1% z"), valuations=tuple(told)), DAY)


POST = ("EUR 8B", "2023-11", Basis.POST_MONEY)


def bought(world: Snapshot, money: str, at: str = "", basis: Basis = Basis.UNSTATED) -> Share:
    """The stake in `x` that money buys, at a value if one is named."""
    valuation = Valuation("x", parse_money(at), TODAY, basis) if at else None
    return stake_bought(world, world.dataset.companies["x"], parse_money(money), valuation)


@pytest.mark.parametrize(
    ("money", "value", "basis", "stake"),
    [
        ("EUR 600M", "EUR 8B", Basis.POST_MONEY, "7.5%"),
        ("EUR 600M", "EUR 8B", Basis.PRE_MONEY, "3/43"),
        ("EUR 600M", "EUR 8B", Basis.UNSTATED, "3/43 to 7.5%"),
        ("EUR 600M", "EUR 8B to 10B", Basis.POST_MONEY, "6% to 7.5%"),
        ("EUR 600M", "EUR 8B to 10B", Basis.PRE_MONEY, "3/53 to 3/43"),
        ("up to EUR 600M", "EUR 8B to 10B", Basis.UNSTATED, "3/53 to 7.5%"),
        ("EUR 400M to 800M", "EUR 8B", Basis.POST_MONEY, "5% to 10%"),
    ],
)
def test_money_buys_at_the_value_named_or_known(
    money: str, value: str, basis: Basis, stake: str
) -> None:
    """The same whether the sentence names the valuation or the file knows it."""
    told = bought(valued(), money, value, basis)
    known = bought(valued((value, "2023-11", basis)), money)

    assert told == known == parse_share(stake)


def test_the_latest_valuation_on_or_before_the_day_counts() -> None:
    """Neither an older one, wherever it stands, nor one of a later day."""
    world = valued(POST, ("EUR 1B", "2022-01", Basis.POST_MONEY), ("EUR 2B", "2025-01", POST[2]))

    assert bought(world, "EUR 600M") == parse_share("7.5%")


def test_a_value_named_goes_before_one_known() -> None:
    """What the sentence says is assumed, even where the file's valuation is of no use."""
    world = valued(("USD 8B", "2023-11", Basis.ENTERPRISE))

    assert bought(world, "EUR 600M", "EUR 10B", Basis.POST_MONEY) == parse_share("6%")


@pytest.mark.parametrize(
    ("world", "money", "why"),
    [
        (valued(), "EUR 600M", "no valuation is known"),
        (valued(("EUR 8B", "2025", POST[2])), "EUR 600M", "no valuation is known"),
        (
            valued(("EUR 8B", "2023-11", Basis.ENTERPRISE)),
            "EUR 600M",
            "only its enterprise value is known",
        ),
        (valued(POST), "USD 600M", "the money is USD, the valuation EUR"),
        (valued(POST), "EUR 0", "the money is nothing, or more than the whole is worth"),
        (valued(POST), "EUR 9B", "the money is nothing, or more than the whole is worth"),
    ],
)
def test_money_without_a_usable_price_is_refused(world: Snapshot, money: str, why: str) -> None:
    """It says what is missing and how a value is named."""
    with pytest.raises(AssumptionError) as refused:
        bought(world, money)

    assert refused.value.message == (
        f"what {money} buys of X cannot be said: {why}; name a value, as in 'at EUR 8B post-money'"
    )


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("USD 8B", "the money is EUR, the valuation USD"),
        ("EUR 500M", "the money is nothing, or more than the whole is worth"),
    ],
)
def test_the_value_named_must_be_usable(at: str, why: str) -> None:
    """The valuation of the file does not stand in for one that is of no use."""
    with pytest.raises(AssumptionError, match=why):
        bought(valued(POST), "EUR 600M", at, Basis.POST_MONEY)


def investment(
    investor: str,
    company: str = "x",
    share: str | None = None,
    amount: str | None = None,
    status: Status = Status.COMMITTED,
) -> Investment:
    """An investment announced in 2022 that reached this status in spring 2023."""
    return Investment(
        investor,
        company,
        (Event(When(2022), Status.ANNOUNCED, ("old",)), Event(SPRING, status, ("press",))),
        None if amount is None else parse_money(amount),
        None if share is None else parse_share(share),
    )


def invested(
    drawing: str, investments: Sequence[Investment], valuations: Sequence[Valuation] = ()
) -> Snapshot:
    """The world drawn with these investments and valuations; the investors are companies."""
    world = dataset(drawing)
    names = {name for i in investments for name in (i.investor, i.company)}
    made = {name: Company(name, name.upper()) for name in sorted(names)} | dict(world.companies)
    return snapshot(
        replace(
            world,
            companies=made,
            investments=tuple(investments),
            valuations=tuple(valuations),
        ),
        DAY,
    )


def closed(world: Snapshot) -> Snapshot:
    """The world in which the commitments are carried out."""
    return with_commitments_closed(world, "commitments close")


def reasons(world: Snapshot) -> list[tuple[str, str, str]]:
    """Who could not invest in what, and why."""
    return [(left.investor.id, left.company.id, left.why) for left in world.unclosed]


@pytest.mark.parametrize(
    ("drawing", "commitments", "stakes"),
    [
        (
            "renault 100% x",
            [("auto", "33%"), ("geely", "17%")],
            {"renault": "50%", "auto": "33%", "geely": "17%"},
        ),
        ("a 60% x, b 25% x", [("c", "20%")], {"a": "48%", "b": "20%", "c": "20%"}),
        ("a 50% x, b 50% x", [("a", "20%"), ("c", "10%")], {"a": "55%", "b": "35%", "c": "10%"}),
        ("a 100% x", [("c", "10%"), ("c", "5%")], {"a": "85%", "c": "15%"}),
        ("a 100% x", [("c", "60%"), ("d", "40%")], {"c": "60%", "d": "40%"}),
        (
            "a 100% x",
            [("c", "10% to 20%"), ("d", "20%")],
            {"a": "60% to 70%", "c": "10% to 20%", "d": "20%"},
        ),
    ],
)
def test_commitments_in_one_company_are_one_round(
    drawing: str, commitments: list[tuple[str, str]], stakes: dict[str, str]
) -> None:
    """Each buys what it was promised of the company enlarged by all, in whatever order."""
    told = [investment(investor, share=share) for investor, share in commitments]
    for investments in (told, told[::-1]):
        world = closed(invested(drawing, investments))

        assert capitals(world) == votes(world) == shares(**stakes)
        assert world.unclosed == ()


def test_a_ceiling_closes_at_its_full_amount() -> None:
    """As Nissan and Mitsubishi in Ampere: up to EUR 600M and 200M at EUR 8B to 10B."""
    world = closed(
        invested(
            "renault 100% x",
            [
                investment("nissan", amount="up to EUR 600M"),
                investment("mitsubishi", amount="up to EUR 200M"),
            ],
            [Valuation("x", parse_money("EUR 8B to 10B"), When(2023, 11))],
        )
    )

    assert capitals(world) == {
        "renault": Share(Fraction(9, 10), 1 - Fraction(3, 53) - Fraction(1, 51)),
        "nissan": parse_share("3/53 to 7.5%"),
        "mitsubishi": parse_share("1/51 to 2.5%"),
    }


def test_a_stated_share_goes_before_an_amount() -> None:
    """What was said to be bought is bought, whatever the money would."""
    world = closed(
        invested(
            "a 100% x",
            [investment("c", share="10%", amount="EUR 600M")],
            [Valuation("x", parse_money("EUR 8B"), When(2023), Basis.POST_MONEY)],
        )
    )

    assert capitals(world) == shares(a="90%", c="10%")


def test_companies_close_each_for_itself() -> None:
    """Rounds in several companies, also where one invests in the other."""
    world = closed(
        invested(
            "a 100% x, a 50% y",
            [
                investment("c", "x", "10%"),
                investment("x", "y", "20%"),
                investment("d", "x", "10%"),
            ],
        )
    )

    assert capitals(world) == shares(a="80%", c="10%", d="10%")
    assert capitals(world, "y") == shares(a="40%", x="20%")


@pytest.mark.parametrize(
    ("commitment", "valuation", "why"),
    [
        (investment("c"), None, "neither a share nor an amount is stated"),
        (investment("c", amount="EUR 600M"), None, "no valuation is known"),
        (
            investment("c", amount="EUR 600M"),
            Valuation("x", parse_money("EUR 8B"), When(2025)),
            "no valuation is known",
        ),
        (
            investment("c", amount="EUR 600M"),
            Valuation("x", parse_money("EUR 8B"), When(2023), Basis.ENTERPRISE),
            "only its enterprise value is known",
        ),
        (
            investment("c", amount="USD 600M"),
            Valuation("x", parse_money("EUR 8B"), When(2023)),
            "the money is USD, the valuation EUR",
        ),
        (
            investment("c", amount="EUR 0"),
            Valuation("x", parse_money("EUR 8B"), When(2023)),
            "the money is nothing, or more than the whole is worth",
        ),
    ],
)
def test_what_cannot_be_carried_out_is_named(
    commitment: Investment, valuation: Valuation | None, why: str
) -> None:
    """It is left as it was, with the reason; the others in the company close without it."""
    investments = [commitment, investment("d", share="10%")]
    world = invested("a 100% x", investments, [valuation] if valuation else [])
    changed = closed(world)

    parties = world.dataset.companies
    assert changed.unclosed == (Unclosed(parties["c"], parties["x"], why),)
    assert capitals(changed) == shares(a="90%", d="10%")
    assert changed.investments[0] == world.investments[0]
    assert changed.investments[1].event.status is Status.COMPLETED


def test_commitments_for_more_than_the_whole_are_all_left_out() -> None:
    """Nobody can say which of them would be cut; other companies close."""
    told = [
        investment("c", "x", "60%"),
        investment("d", "y", "10%"),
        investment("d", "x", "50%"),
        investment("e", "x"),
    ]
    world = invested("a 100% x, a 100% y", told)
    changed = closed(world)

    why = "all commitments in it are more than the whole"
    assert reasons(changed) == [
        ("e", "x", "neither a share nor an amount is stated"),
        ("c", "x", why),
        ("d", "x", why),
    ]
    assert capitals(changed) == shares(a="100%")
    assert capitals(changed, "y") == shares(a="90%", d="10%")
    statuses = [standing.event.status for standing in changed.investments]
    assert statuses == [Status.COMMITTED, Status.COMPLETED, Status.COMMITTED, Status.COMMITTED]


def test_what_is_carried_out_is_completed_on_the_day() -> None:
    """Its last event is of the day of the snapshot, with the sources of the promise."""
    world = invested("a 100% x", [investment("c", share="10%")])
    (standing,) = closed(world).investments

    assert standing.event == Event(TODAY, Status.COMPLETED, ("press",))
    assert standing.investment == world.investments[0].investment


def test_the_day_is_that_of_the_snapshot() -> None:
    """Seen from another day, it is completed on that day."""
    world = snapshot(invested("a 100% x", [investment("c", share="10%")]).dataset, date(2023, 5, 6))

    assert closed(world).investments[0].event.date == When(2023, 5, 6)


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.COMMITTED])
def test_only_commitments_close(status: Status) -> None:
    """What is considered, announced, completed or cancelled stands as it was."""
    world = invested("a 100% x", [investment("c", share="10%", status=status)])

    assert closed(world) == world


def test_a_promise_of_a_later_day_does_not_close() -> None:
    """Before it was committed it was announced, and stays so."""
    world = invested("a 100% x", [investment("c", share="10%")]).dataset
    earlier = snapshot(world, date(2022, 6, 1))

    assert closed(earlier) == earlier


def test_nothing_else_is_changed() -> None:
    """The dataset, projects, valuations and what was left out before stay in the snapshot."""
    told = [investment("c", share="10%"), investment("d")]
    world = invested("a 90% x", told, [Valuation("x", parse_money("EUR 8B"), When(2023))])
    quiet = Company("quiet", "Quiet")
    before = replace(
        world,
        assumed=("earlier",),
        unclosed=(Unclosed(quiet, quiet, "no valuation is known"),),
    )
    changed = closed(before)

    assert changed.unclosed[:1] == before.unclosed
    assert (
        replace(
            changed,
            holdings=before.holdings,
            investments=before.investments,
            unclosed=before.unclosed,
        )
        == before
    )


def test_a_world_without_investments_stays_as_it_is() -> None:
    """There is nothing to close."""
    world = snapshot(Dataset("empty", DAY), DAY)

    assert closed(world) == world


def test_a_complete_list_without_owners_takes_no_new_shares() -> None:
    """What its owners hold is not known, so that nobody can say what is left to them."""
    empty = replace(drawn("a 5% y").dataset, holdings=())
    x = Company("x", "X", complete=True)
    step = Event(When(2023), Status.COMMITTED)
    data = replace(
        empty,
        companies={**empty.companies, "x": x},
        investments=(Investment("a", "x", (step,), share=parse_share("5%")),),
    )
    world = snapshot(data, DAY)

    with pytest.raises(AssumptionError, match="the list of X is complete"):
        subscribed(world, x, {"a": parse_share("5%")}, "it")
    (unclosed,) = with_commitments_closed(world, "it").unclosed
    assert unclosed.why == "its list is complete, and names no owner"


def test_what_stays_open_is_told_once() -> None:
    """Also where it is asked for twice."""
    data = replace(
        drawn("a 5% y").dataset,
        investments=(Investment("a", "y", (Event(When(2023), Status.COMMITTED),)),),
    )
    once = with_commitments_closed(snapshot(data, DAY), "it")

    assert len(once.unclosed) == 1
    assert with_commitments_closed(once, "it").unclosed == once.unclosed
