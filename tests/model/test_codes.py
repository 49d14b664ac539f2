import pytest

from alliance_cli.model.codes import COUNTRIES, CURRENCIES


@pytest.mark.parametrize("code", ["FR", "JP", "NO", "GB", "KR", "CN", "BR", "IN"])
def test_countries_are_known_by_two_letters(code: str) -> None:
    """The countries of the Alliance are there, and Norway is not false."""
    assert code in COUNTRIES


@pytest.mark.parametrize("code", ["EUR", "JPY", "USD", "CNY", "KRW", "GBP", "FRF", "DEM"])
def test_currencies_are_known_by_three_letters(code: str) -> None:
    """Currencies in use are there, and those that the euro replaced."""
    assert code in CURRENCIES


def test_the_lists_are_whole() -> None:
    """ISO 3166-1 has 249 countries; every code has its length and is in capitals."""
    assert len(COUNTRIES) == 249
    assert {(len(code), code.isupper()) for code in COUNTRIES} == {(2, True)}
    assert {(len(code), code.isupper()) for code in CURRENCIES} == {(3, True)}
