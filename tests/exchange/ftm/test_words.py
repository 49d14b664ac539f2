import pytest

from alliance_cli.exchange.ftm.words import Right, right_of


@pytest.mark.parametrize(
    ("role", "right"),
    [
        ("", Right.CAPITAL),
        ("shareholding", Right.CAPITAL),
        ("Shareholder", Right.CAPITAL),
        ("founder", Right.CAPITAL),
        ("ownership-of-shares-25-to-50-percent", Right.CAPITAL),
        ("shareholder and member of the board", Right.CAPITAL),
        ("voting rights", Right.VOTES),
        ("votingRights", Right.VOTES),
        ("voting-rights-75-to-100-percent", Right.VOTES),
        ("Stimmrechte", Right.VOTES),
        ("shareholding and voting rights", Right.CAPITAL),
        ("beneficial owner", Right.BENEFIT),
        ("beneficial ownership or control", Right.BENEFIT),
        ("UBO", Right.BENEFIT),
        ("investment", Right.INTENTION),
        ("otherInfluenceOrControl", Right.OTHER),
        ("conditionalRightsGrantedByContract", Right.OTHER),
        ("right to share surplus assets on dissolution", Right.OTHER),
        ("beneficiaryOfLegalArrangement", Right.OTHER),
        ("trustee", Right.OTHER),
    ],
)
def test_roles_say_what_an_ownership_is_a_part_of(role: str, right: Right) -> None:
    """Votes are never capital, and what is neither is told apart."""
    assert right_of((role,) if role else ()) is right
