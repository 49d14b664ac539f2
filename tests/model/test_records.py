import pytest

from alliance_cli.model.records import Company, Dataset, Holder, HolderKind
from tests.notation import DAY

FIRM, STATE = Company("firm", "Firm"), Holder("state", "State", HolderKind.STATE)
DATASET = Dataset("both", DAY, companies={"firm": FIRM}, holders={"state": STATE})


def test_companies_and_holders_are_found_by_id() -> None:
    """Companies and holders share one namespace."""
    assert DATASET.party("firm") is FIRM
    assert DATASET.party("state") is STATE


def test_companies_come_before_holders() -> None:
    """The parties come in the order of the file."""
    assert DATASET.parties == (FIRM, STATE)


def test_nobody_else_is_found() -> None:
    """An id that the file does not define is nobody's."""
    with pytest.raises(KeyError):
        DATASET.party("other")
