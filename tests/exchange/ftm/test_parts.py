from fractions import Fraction

import pytest

from alliance_cli.model.share import Share
from alliance_cli.model.when import Period, When
from tests.exchange.ftm_reading import company, entity, person, read, stake

ANNA, BERT, ACME = person("anna"), person("bert"), company("acme")
PSC = (
    "ownership-of-shares-25-to-50-percent",
    "voting-rights-50-to-75-percent",
    "right-to-appoint-and-remove-directors",
)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"ownershipType": "indirect"}, "indirect ownership"),
        ({"ownershipType": "Ultimate"}, "indirect ownership"),
        ({"status": "indirect"}, "indirect ownership"),
        ({"role": "Indirect shareholder"}, "indirect ownership"),
        ({"role": "ultimate parent"}, "indirect ownership"),
        ({"role": "former shareholder"}, "former ownership"),
        *(
            ({"status": status}, "former ownership")
            for status in (
                *("former", "historical", "dissolved", "closed", "past", "resigned", "Ceased"),
                *("terminated", "previous", "inactive"),
            )
        ),
        ({"role": "trustee"}, "other right"),
        ({"role": "trustee", "status": "committed", "startDate": "2023"}, "other right"),
    ],
)
def test_what_is_no_stake_of_its_own_is_set_aside(told: dict[str, str], kind: str) -> None:
    """An indirect stake is never added to its chain, nor a right of another kind to a stake."""
    found = read(ANNA, ACME, stake("anna", "acme", "60", **told))
    assert not found.holdings
    assert not found.dataset.investments
    assert found.losses == {kind: 1}


@pytest.mark.parametrize("told", [{"status": "former"}, {"role": "former shareholder"}])
def test_what_ended_on_a_day_is_held_until_then(told: dict[str, str]) -> None:
    """Whatever the status says."""
    found = read(ANNA, ACME, stake("anna", "acme", "6", endDate="2020-05-01", **told))
    assert found.dataset.holdings[0].period == Period(None, When(2020, 5, 1))
    assert not found.losses


def test_each_role_is_a_right_of_its_own() -> None:
    """Capital and votes side by side, each as large as its role says; the third is a loss."""
    found = read(ANNA, ACME, stake("anna", "acme", role=PSC))
    assert found.holdings == [("anna", "acme", "25% to 50%", "50% to 75%")]
    assert found.losses == {"other right": 1}


def test_a_percentage_goes_before_what_the_role_says() -> None:
    """Where the two do not agree, the role is a loss."""
    found = read(ANNA, ACME, stake("anna", "acme", "30", role=PSC[:2]))
    assert found.holdings == [("anna", "acme", "30%", "30%")]
    assert [(loss.kind, loss.what) for loss in found.account.losses] == [("role", PSC[1])]


def test_the_percentages_of_several_rights_are_told_apart_by_their_roles() -> None:
    """As OpenSanctions has the register of persons with significant control."""
    roles = [
        "Ownership of shares – More than 25% but not more than 50%",
        "Ownership of voting rights – 75% or more with control over the trustees of a trust",
        "Right to surplus assets – More than 50% but less than 75%",
    ]
    percentages = ["25–50%", "75–100%", "50–75%"]
    told = {"percentage": percentages, "role": roles, "ownershipType": "beneficial"}
    found = read(ANNA, ACME, entity("s", "Ownership", owner="anna", asset="acme", **told))
    assert found.holdings == [("anna", "acme", "over 25% to 50%", "75% to 100%")]
    assert found.losses == {"other right": 1, "role": 1, "beneficial ownership": 2}


def test_a_percentage_that_no_role_says_is_a_loss_beside_one_that_a_role_says() -> None:
    """Of those within what a role says, all between them stands."""
    told = {"percentage": ["60", "25–50%", "30"], "role": PSC[0]}
    found = read(ANNA, ACME, entity("s", "Ownership", owner="anna", asset="acme", **told))
    assert found.holdings == [("anna", "acme", "25% to 50%", "25% to 50%")]
    assert [(loss.kind, loss.what) for loss in found.account.losses] == [
        ("percentage", "60 is not what the roles say"),
        ("several percentages", "25–50%; 30: all between them stands instead"),
    ]


def test_a_role_stands_in_for_a_percentage_that_is_none() -> None:
    """And two roles of one right leave a range."""
    roles = [PSC[0], "ownership-of-shares-75-to-100-percent-as-trust"]
    found = read(ANNA, ACME, stake("anna", "acme", "see role", role=roles))
    assert found.holdings == [("anna", "acme", "25% to 100%", "25% to 100%")]
    assert found.losses == {"percentage": 1, "several percentages": 1, "role": 1}


@pytest.mark.parametrize(
    ("role", "percentage", "held", "lost"),
    [
        ("Director", "", "", "other right"),
        ("Director", "30", "30%", "role"),
        ("Subsidiary", "", "?", "role"),
        ("Founder", "30", "30%", "role"),
        ("nominee shareholder", "30", "30%", "role"),
        (["shareholder", "Director"], "30", "30%", "role"),
        (["owner", "shareholder"], "30", "30%", "role"),
        (["shareholder", "beneficial owner"], "30", "30%", "role"),
        (["shareholder", "beneficial shareholder"], "30", "30%", "role"),
        ("Investment", "30", "30%", ""),
        ("owner", "30", "30%", ""),
    ],
)
def test_what_a_role_says_beyond_the_right_is_a_loss(
    role: object, percentage: str, held: str, lost: str
) -> None:
    """Whoever has a post without a percentage has no stake."""
    found = read(ANNA, ACME, stake("anna", "acme", percentage, role=role))
    assert [share for _, _, share, _ in found.holdings] == [held] * bool(held)
    assert found.losses == ({lost: 1} if lost else {})


def test_an_intention_is_one_whatever_its_roles_say() -> None:
    """What they say beside is a loss, but how large a part it is for is not."""
    meant = {"status": ["committed", "announced"], "startDate": "2023"}
    roles = ["investment", PSC[0], PSC[1], "Founder", "beneficial owner"]
    found = read(ANNA, ACME, stake("anna", "acme", "", role=roles, **meant))
    (investment,) = found.dataset.investments
    assert investment.share == Share(Fraction(1, 4), Fraction(3, 4))
    assert found.losses == {
        "status": 1,
        "role": 2,
        "beneficial ownership": 1,
        "several percentages": 1,
    }


def test_an_intention_of_a_beneficial_owner_is_told() -> None:
    """By the type too."""
    told = {"status": "committed", "startDate": "2023", "ownershipType": "beneficial"}
    assert read(ANNA, ACME, stake("anna", "acme", **told)).losses == {"beneficial ownership": 1}


def test_a_status_that_is_not_understood_is_a_loss() -> None:
    """The stake stands, and what is not told by a holding is told."""
    told = {"status": ["direct", "odd"], "ownershipType": ["direct", "nominee"]}
    found = read(ANNA, ACME, stake("anna", "acme", "6", legalBasis="art. 5", recordId="7", **told))
    assert found.holdings == [("anna", "acme", "6%", "6%")]
    assert found.losses == {"status": 1, "ownershipType": 1, "legalBasis": 1, "recordId": 1}


@pytest.mark.parametrize("text", ["ca. 50%", "majority", "50% plus a share", "1/3"])
def test_words_that_are_no_percentage_leave_it_unknown(text: str) -> None:
    """One such line does not keep the others from being read; its words are a loss."""
    found = read(ANNA, BERT, ACME, stake("anna", "acme", text), stake("bert", "acme", "20"))
    assert [share for _, _, share, _ in found.holdings] == ["?", "20%"]
    assert [(loss.kind, loss.what) for loss in found.account.losses] == [
        ("percentage", f"'{text}' is not read as a share")
    ]


def test_numbers_that_no_share_can_be_are_named() -> None:
    """With the line; the fault of one entity hides none of another."""
    found = read(ANNA, ACME, stake("anna", "acme", "-5"), stake("anna", "acme", "120"))
    assert found.told == [
        ("bad-share", 3, "'-5' is under 0 per cent"),
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
