from datetime import date
from decimal import Decimal

import pytest

from alliance_cli.loading.scalars import Scalar, plain_scalar


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("15", 15),
        ("-15", -15),
        ("0.15", Decimal("0.15")),
        ("-12.50", Decimal("-12.50")),
        ("2023-11-08", date(2023, 11, 8)),
    ],
)
def test_five_rules_have_a_meaning(word: str, value: Scalar) -> None:
    """Null, true and false, plain integers, plain decimals and dates are what they look like."""
    assert plain_scalar(word) == value
    assert type(plain_scalar(word)) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "yes",
        "on",
        "True",
        "NULL",
        "010",
        "0o10",
        "0x1f",
        "1_000",
        "+5",
        "1e3",
        "1.5e3",
        ".5",
        "5.",
        "12:30",
        "12:30:45",
        "2023-11",
        "2023-02-30",
        "2023-11-08T10:00:00",
        "15%",
        "1/3",
        "١٥",
        "1234567890123456789",
        "0.1234567890123456789",
    ],
)
def test_everything_else_is_text(word: str) -> None:
    """No other word is bent into a truth, an octal, a sexagesimal or a moment."""
    assert plain_scalar(word) == word
