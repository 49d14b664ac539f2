from alliance_cli.exchange.account import Account
from alliance_cli.exchange.examining import examined
from alliance_cli.exchange.ftm.reader import read_ftm
from tests.exchange.ftm_reading import company, person, read, stake

ANNA, BERT, ACME = person("anna"), person("bert"), company("acme")
CAPITAL, VOTES = {"role": "shareholding"}, {"role": "voting rights"}


def periods(*lines: str) -> list[tuple[str, str, str, str]]:
    """Since, until, capital and votes of each holding."""
    found = read(ANNA, BERT, ACME, *lines)
    return [
        (
            str(h.period.since or ""),
            str(h.period.until or ""),
            h.capital.stated or "?",
            h.votes.stated or "?",
        )
        for h in found.dataset.holdings
    ]


def checked(*lines: str) -> list[str]:
    """The names of all problems, those of the checks among them."""
    text = "\n".join((ANNA, BERT, ACME, *lines))
    return [p.name.value for p in examined([text], "f", read_ftm, Account()).problems]


def test_shareholding_and_votes_are_one_holding_and_never_a_sum() -> None:
    """75 % of the shares and 75 % of the votes are not 150 %."""
    lines = (stake("anna", "acme", "75", **CAPITAL), stake("anna", "acme", "80", **VOTES))
    assert periods(*lines) == [("", "", "75%", "80%")]
    assert periods(*reversed(lines)) == [("", "", "75%", "80%")]


def test_votes_alone_say_nothing_of_the_capital() -> None:
    """A line of votes is never read as capital."""
    assert periods(stake("anna", "acme", "80", **VOTES)) == [("", "", "?", "80%")]


def test_capital_alone_votes_as_it_is() -> None:
    """As in our own file, where votes are left out."""
    assert periods(stake("anna", "acme", "75")) == [("", "", "75%", "75%")]


def test_lines_of_one_period_stand_side_by_side() -> None:
    """A later line of capital without votes of its own has votes as its capital."""
    assert periods(
        stake("anna", "acme", "10", endDate="2010", **CAPITAL),
        stake("anna", "acme", "0", endDate="2010", **VOTES),
        stake("anna", "acme", "20", startDate="2010-01-01", **CAPITAL),
    ) == [("", "2010", "10%", "0%"), ("2010-01-01", "", "20%", "20%")]


def test_periods_that_differ_are_cut_where_either_changes() -> None:
    """Each stretch has the capital and the votes of its days."""
    assert periods(
        stake("anna", "acme", "75", startDate="2005", **CAPITAL),
        stake("anna", "acme", "60", startDate="2010", endDate="2012", **VOTES),
        stake("anna", "acme", "80", startDate="2000", endDate="2003", **VOTES),
    ) == [
        ("2005", "2010", "75%", "75%"),
        ("2010", "2012", "75%", "60%"),
        ("2012", "", "75%", "75%"),
        ("2000", "2003", "?", "80%"),
    ]


def test_a_beneficial_owner_is_not_added_to_the_shareholders() -> None:
    """What stands behind the shareholders is theirs already; alone it is the stake."""
    found = read(
        ANNA,
        BERT,
        ACME,
        stake("anna", "acme", "100", **CAPITAL),
        stake("anna", "acme", "100", role="beneficial owner"),
        stake("bert", "acme", "100", ownershipType="beneficial"),
    )
    assert found.holdings == [("anna", "acme", "100%", "100%")]
    assert found.losses == {"beneficial ownership": 2}
    alone = read(BERT, ACME, stake("bert", "acme", "9", role="beneficial owner"))
    assert alone.holdings == [("bert", "acme", "9%", "9%")]
    assert alone.losses == {"beneficial ownership": 1}


def test_nor_are_the_votes_of_a_beneficial_owner() -> None:
    """They are votes of the shareholders."""
    beneficial = {"ownershipType": "beneficial", **VOTES}
    found = read(
        ANNA, BERT, ACME, stake("anna", "acme", "100"), stake("bert", "acme", "75", **beneficial)
    )
    assert found.holdings == [("anna", "acme", "100%", "100%")]
    assert found.losses == {"beneficial ownership": 1}


def test_one_line_told_twice_counts_once() -> None:
    """Also under another role."""
    found = read(
        ANNA,
        ACME,
        stake("anna", "acme", "30", **CAPITAL),
        stake("anna", "acme", "30.0", **CAPITAL),
        stake("anna", "acme", "30", role="owner"),
    )
    assert found.holdings == [("anna", "acme", "30%", "30%")]
    assert found.losses == {"repeated ownership": 2}


def test_another_role_of_the_same_owner_is_not_added() -> None:
    """The first stands; before or after it, it is a holding of its own."""
    found = read(
        ANNA,
        ACME,
        stake("anna", "acme", "30", startDate="2010", **CAPITAL),
        stake("anna", "acme", "40", startDate="2015", role="owner"),
        stake("anna", "acme", "50", endDate="2010", role="owner"),
    )
    assert [h.capital.stated for h in found.dataset.holdings] == ["30%", "50%"]
    assert found.losses == {"second role": 1}


def test_two_lines_of_one_role_at_a_time_are_refused() -> None:
    """One of them is wrong, and which is not for us to say."""
    first, second = stake("anna", "acme", "30"), stake("anna", "acme", "40", startDate="2010")
    assert checked(first, second) == ["overlapping-holdings"]
    third = stake("anna", "acme", "50", endDate="2009")
    assert checked(first, second, third) == ["overlapping-holdings"] * 2
    votes = stake("anna", "acme", "20", **VOTES)
    assert "overlapping-holdings" in checked(first, second, votes)


def test_a_period_that_runs_backwards_is_refused() -> None:
    """With its place, by the checks that our own file goes through."""
    wrong = stake("anna", "acme", "30", startDate="2020", endDate="2010")
    assert checked(wrong) == ["period-backwards"]
    assert "period-backwards" in checked(wrong, stake("anna", "acme", "30", **VOTES))


def test_owners_who_hold_more_than_everything_are_refused() -> None:
    """The lines that add up are named by the checks."""
    assert checked(stake("anna", "acme", "60"), stake("bert", "acme", "60")) == ["more-than-whole"]


def test_notes_and_sources_of_both_sides_are_kept() -> None:
    """Each once."""
    capital = stake("anna", "acme", "5", description="a", publisher="P", **CAPITAL)
    votes = stake("anna", "acme", "6", description=["a", "b"], publisher="Q", **VOTES)
    holding = read(ANNA, ACME, capital, votes).dataset.holdings[0]
    assert (holding.note, holding.sources) == ("a\na\nb", ("p", "q"))
