from alliance_cli.model.when import Period, When
from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, BERT, ACME = person("anna"), person("bert"), company("acme")


def test_what_several_hold_together_is_unknown_of_each() -> None:
    """One percentage of two owners is not twice that percentage."""
    both = entity("s", "Ownership", owner=["anna", "bert"], asset="acme", percentage="30")
    found = read(ANNA, BERT, ACME, both)
    assert [(o, share) for o, _, share, _ in found.holdings] == [("anna", "?"), ("bert", "?")]
    assert found.losses == {"joint ownership": 1}
    unknown = entity("s", "Ownership", owner=["anna", "bert"], asset="acme")
    assert not read(ANNA, BERT, ACME, unknown).losses


def test_each_owner_has_each_right() -> None:
    """What several hold together stays unknown in each."""
    roles = ["ownership of shares: 25%", "voting rights: 50%"]
    both = entity("s", "Ownership", owner=["anna", "bert"], asset="acme", role=roles)
    found = read(ANNA, BERT, ACME, both)
    assert found.holdings == [("anna", "acme", "?", "?"), ("bert", "acme", "?", "?")]
    assert found.losses == {"joint ownership": 1}


def test_the_date_of_what_has_a_first_day_is_a_loss() -> None:
    """Of an intention too; without a first day the date is it."""
    meant = {"status": "committed", "date": "2022"}
    found = read(ANNA, ACME, stake("anna", "acme", startDate="2023", **meant))
    assert found.losses == {"date": 1}
    alone = read(ANNA, ACME, stake("anna", "acme", **meant))
    assert alone.dataset.investments[0].history[0].date == When(2022)
    assert not alone.losses


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
