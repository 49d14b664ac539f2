from fractions import Fraction

import pytest

from alliance_cli.model.share import Share
from alliance_cli.model.when import Period, When
from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, BERT, ACME = person("anna"), person("bert"), company("acme")


def test_an_ownership_needs_both_ends() -> None:
    """Each that lacks one is named."""
    found = read(ANNA, ACME, stake("", "acme"), entity("s", "Ownership", owner="anna"))
    assert found.told == [
        ("bad-statement", 3, "this Ownership names no owner"),
        ("bad-statement", 4, "this Ownership names no asset"),
    ]


def test_ends_that_are_not_in_the_file_are_named_with_their_place() -> None:
    """Also an entity that is no party."""
    found = read(ANNA, ACME, entity("ship", "Vessel"), stake("gone", "acme"), stake("anna", "ship"))
    assert found.told == [
        ("unknown-company", 4, "no company or person in the file has the id 'gone'"),
        ("unknown-company", 5, "no company or person in the file has the id 'ship'"),
    ]
    assert found.losses == {"Vessel": 1}


def test_nobody_owns_a_person() -> None:
    """Not even herself; a company may well hold shares of its own."""
    found = read(ANNA, ACME, stake("anna", "anna", "5"), stake("acme", "acme", "5"))
    assert found.told == [("bad-statement", 3, "'anna' is a person, whom nobody owns")]
    assert found.holdings == [("acme", "acme", "5%", "5%")]


def test_what_several_hold_together_is_unknown_of_each() -> None:
    """One percentage of two owners is not twice that percentage."""
    both = entity("s", "Ownership", owner=["anna", "bert"], asset="acme", percentage="30")
    found = read(ANNA, BERT, ACME, both)
    assert [(o, share) for o, _, share, _ in found.holdings] == [("anna", "?"), ("bert", "?")]
    assert found.losses == {"joint ownership": 1}
    unknown = entity("s", "Ownership", owner=["anna", "bert"], asset="acme")
    assert not read(ANNA, BERT, ACME, unknown).losses


def test_several_owners_of_several_assets_are_refused() -> None:
    """It does not say who owns what, and a short line could name a million pairs."""
    both = entity("s", "Ownership", owner=["anna", "bert"], asset=["acme", "b"])
    found = read(ANNA, BERT, ACME, company("b"), both)
    assert found.told == [
        ("bad-statement", 5, "this Ownership names several owners and several assets")
    ]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"ownershipType": "indirect"}, "indirect ownership"),
        ({"ownershipType": "Ultimate"}, "indirect ownership"),
        ({"status": "indirect"}, "indirect ownership"),
        ({"status": "former"}, "former ownership"),
        ({"role": "trustee"}, "other right"),
    ],
)
def test_what_is_no_stake_of_its_own_is_set_aside(told: dict[str, str], kind: str) -> None:
    """An indirect stake is never added to its chain, nor a right of another kind to a stake."""
    found = read(ANNA, ACME, stake("anna", "acme", "60", **told))
    assert not found.holdings
    assert found.losses == {kind: 1}


def test_what_ended_on_a_day_is_held_until_then() -> None:
    """Whatever the status says."""
    found = read(ANNA, ACME, stake("anna", "acme", "6", status="former", endDate="2020-05-01"))
    assert found.dataset.holdings[0].period == Period(None, When(2020, 5, 1))


def test_a_status_that_is_not_understood_is_a_loss() -> None:
    """The stake stands, and what is not told by a holding is told."""
    found = read(
        ANNA, ACME, stake("anna", "acme", "6", status=["direct", "odd"], legalBasis="art. 5")
    )
    assert found.holdings == [("anna", "acme", "6%", "6%")]
    assert found.losses == {"status": 1, "legalBasis": 1}


def test_percentages_that_are_none_are_named() -> None:
    """With the line; the fault of one entity hides none of another."""
    found = read(ANNA, ACME, stake("anna", "acme", "most of it"), stake("anna", "acme", "120"))
    assert found.told == [
        ("bad-share", 3, "'most of it' is not a percentage"),
        ("bad-share", 4, "'120' is over 100 per cent"),
    ]


def test_several_percentages_are_all_that_lies_between() -> None:
    """None of them is chosen; told twice alike it is one."""
    found = read(
        ANNA,
        BERT,
        ACME,
        entity("s", "Ownership", owner="anna", asset="acme", percentage=["25", "30-40", ">20"]),
        entity("t", "Ownership", owner="bert", asset="acme", percentage=["5", "5.0"]),
    )
    share = found.dataset.holdings[0].capital
    assert share == Share(Fraction(1, 5), Fraction(1), low_open=True)
    assert share.stated == "over 20% to 100%"
    assert found.holdings[1] == ("bert", "acme", "5%", "5%")
    assert found.losses == {"several percentages": 1}


def test_endless_decimals_are_cut_and_told() -> None:
    """After the fifteenth."""
    found = read(ANNA, ACME, stake("anna", "acme", "33." + "3" * 20))
    assert found.holdings == [("anna", "acme", "33.333333333333333%", "33.333333333333333%")]
    assert found.losses == {"digits": 1}


def test_dates_may_be_partial_and_have_a_time() -> None:
    """The fuller of two stands; of two that differ the longest period."""
    found = read(
        ANNA,
        ACME,
        stake(
            "anna",
            "acme",
            startDate=["2010", "2010-05-01T00:00:00"],
            endDate=["2020-01", "2021"],
            date="2015",
        ),
    )
    assert found.dataset.holdings[0].period == Period(When(2010, 5, 1), When(2021))
    assert found.losses == {"several of endDate": 1, "date": 1}


def test_a_period_of_no_day_is_lost() -> None:
    """Held some time in 2020: no day is certain."""
    found = read(ANNA, ACME, stake("anna", "acme", "5", startDate="2020", endDate="2020"))
    assert not found.holdings
    assert found.losses == {"empty period": 1}


def test_a_date_that_is_none_is_named() -> None:
    """Nothing stands instead."""
    found = read(ANNA, ACME, stake("anna", "acme", "5", startDate="2020-02-30"))
    assert found.told == [("bad-date", 3, "there is no date 2020-02-30")]


def test_summary_and_description_are_the_note() -> None:
    """Without what is said to all who read votes."""
    ours = "a part of the votes, not of the capital: not to be added to a shareholding"
    told = {"summary": ["golden", ours], "description": "share"}
    found = read(ANNA, ACME, stake("anna", "acme", "5", **told))
    assert found.dataset.holdings[0].note == "share\ngolden"
