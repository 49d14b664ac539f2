import pytest

from alliance_cli.exchange.ftm.roles import Right, role_of


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("shareholding", Right.CAPITAL),
        ("Shareholder", Right.CAPITAL),
        ("ownership-of-shares-25-to-50-percent", Right.CAPITAL),
        ("shareholder and member of the board", Right.CAPITAL),
        ("shareholding and voting rights", Right.CAPITAL),
        ("voting rights", Right.VOTES),
        ("votingRights", Right.VOTES),
        ("voting-rights-75-to-100-percent", Right.VOTES),
        ("Stimmrechte", Right.VOTES),
        ("investment", Right.INTENTION),
        ("otherInfluenceOrControl", Right.OTHER),
        ("conditionalRightsGrantedByContract", Right.OTHER),
        ("right to share surplus assets on dissolution", Right.OTHER),
        ("right-to-appoint-and-remove-directors", Right.OTHER),
        ("beneficiaryOfLegalArrangement", Right.OTHER),
        ("trustee", Right.OTHER),
        ("Director", Right.OFFICE),
        ("Member of the Board", Right.OFFICE),
        ("CEO", Right.OFFICE),
        ("direct owner", Right.UNSAID),
        ("founder", Right.UNSAID),
        ("beneficial ownership or control", Right.UNSAID),
    ],
)
def test_roles_say_what_an_ownership_is_a_part_of(text: str, right: Right) -> None:
    """Votes are never capital, and what is neither is told apart."""
    assert role_of(text).right is right


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("ownership-of-shares-25-to-50-percent", "25% to 50%"),
        ("Ownership of shares - More than 25% but not more than 50%", "over 25% to 50%"),
        ("Ownership of shares – 75% or more", "75% to 100%"),
        ("OWNERSHIP_OF_SHARES_75_TO_100_PERCENT_AS_TRUST", "75% to 100%"),
        ("voting rights: 25%-50%", "25% to 50%"),
        ("Shareholder (30 %)", "30%"),
        ("voting-rights-25-to-50-percent-limited-liability-partnership", "25% to 50%"),
    ],
)
def test_a_role_may_tell_how_large_the_part_is(text: str, stated: str) -> None:
    """As the register of persons with significant control does."""
    share = role_of(text).share
    assert share is not None
    assert share.stated == stated


@pytest.mark.parametrize(
    "text",
    [
        "shareholder of class 2",
        "shareholder since 2010",
        "shareholder of not exceeding 25%",
        "shareholder of fewer than 25%",
        "25% or so of the shares",
        "shareholder of >50+ %",
        "25% of the shares and 50% of the votes",
        "50/100 % of the shares",
        "shares of 150%",
        "shares of 50% to 25%",
        f"shares of {'the ' * 60}25%",
        "shares of close to 25%",
    ],
)
def test_what_may_mean_something_else_is_not_read(text: str) -> None:
    """A number that is no percentage, a word that turns its meaning, a second one: it is a loss."""
    assert role_of(text).share is None
    assert not role_of(text).is_plain


@pytest.mark.parametrize(
    "text", ["shareholder", "votingRights", "beneficial owner", "Direct shareholding of 25%"]
)
def test_what_says_no_more_than_the_right_is_plain(text: str) -> None:
    """Then nothing of it is lost."""
    assert role_of(text).is_plain


@pytest.mark.parametrize("text", ["Founder", "nominee shareholder", "ordinary shares", "участник"])
def test_what_says_more_is_not(text: str) -> None:
    """Also where the right itself is understood."""
    assert not role_of(text).is_plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("beneficial owner", "beneficial"),
        ("UBO", "beneficial"),
        ("ultimate beneficial owner", "beneficial"),
        ("indirect beneficial owner", "beneficial indirect"),
        ("IndirectShareholder", "indirect"),
        ("ultimate parent", "indirect"),
        ("former shareholder", "former"),
        ("ex-shareholder", "former"),
        ("informer", ""),
        ("beneficiary", ""),
        ("cubo", ""),
    ],
)
def test_marks_of_a_role(text: str, said: str) -> None:
    """Whole words: an ultimate beneficial owner may hold directly, an ultimate parent does not."""
    role = role_of(text)
    marks = {
        "beneficial": role.is_beneficial,
        "indirect": role.is_indirect,
        "former": role.is_former,
    }
    assert [mark for mark, is_said in marks.items() if is_said] == said.split()
