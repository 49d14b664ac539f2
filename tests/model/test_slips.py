import pytest

from alliance_cli.model.slips import date_candidates, money_candidates, share_candidates


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("34,02 %", "34.02%"),
        ("25-50%", "25% to 50%"),
        ("25%–50%", "25% to 50%"),
        ("25 bis 50 %", "25% to 50%"),
        (">50%", "over 50%"),
        (">= 75%", "at least 75%"),
        ("≤10%", "up to 10%"),
        ("less than 5%", "under 5%"),
        ("Over 50%", "over 50%"),
    ],
)
def test_a_share_written_in_another_way_is_recognised(text: str, meant: str) -> None:
    """Commas, spaces, dashes and signs of comparison lead to the form of the file."""
    assert meant in share_candidates(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("600M EUR", "EUR 600M"),
        ("up to 600M EUR", "up to EUR 600M"),
        ("EUR 600 M", "EUR 600M"),
        ("€600M", "EUR 600M"),
        ("EUR 600 million", "EUR 600M"),
        ("EUR 8bn", "EUR 8B"),
        ("EUR 1,500", "EUR 1500"),
        ("RMB 5B", "CNY 5B"),
        ("EUR 8 to 10B", "EUR 8B to 10B"),
        ("EUR 8-10B", "EUR 8B to 10B"),
    ],
)
def test_money_written_in_another_way_is_recognised(text: str, meant: str) -> None:
    """Symbols, words for millions and a currency behind lead to the form of the file."""
    assert meant in money_candidates(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2023-1-5", "2023-01-05"),
        ("2023/01", "2023-01"),
        ("2023.11.08", "2023-11-08"),
        ("2023-01-05T10:00:00", "2023-01-05"),
        ("2023-01-05 10:00", "2023-01-05"),
    ],
)
def test_a_date_written_in_another_way_is_recognised(text: str, meant: str) -> None:
    """Missing zeros, other signs and a time of day lead to the form of the file."""
    assert meant in date_candidates(text)
