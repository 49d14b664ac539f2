from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from alliance_cli.loading.lines import Lines
from alliance_cli.loading.scalars import plain_scalar
from alliance_cli.loading.values import plain_values

_CODES = st.from_regex(r"[A-Z]{2}", fullmatch=True)
_CLOCKS = st.from_regex(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", fullmatch=True)
_OCTALS = st.from_regex(r"0[0-9_]+|0x[0-9a-f]+|0o[0-7]+|[0-9]+_[0-9]+", fullmatch=True)
_FLOATS = st.from_regex(r"[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,3}|\.[0-9]+|[0-9]+\.", fullmatch=True)
_WORDS = st.sampled_from(
    ["yes", "Yes", "no", "No", "on", "Off", "y", "n", "True", "FALSE", "Null", ".inf", ".nan", "="]
)


@given(_CODES | _CLOCKS | _OCTALS | _FLOATS | _WORDS)
def test_what_yaml_would_bend_stays_text(word: str) -> None:
    """Country codes, times, octals and yes are the text that they are written as."""
    assert plain_scalar(word) == word
    assert plain_values(Lines("mine", f"key: {word}")).value == {"key": word}


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_an_integer_is_itself(number: int) -> None:
    """A whole number without ornament is that number."""
    assert plain_scalar(str(number)) == number


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_decimal_is_exact(number: Decimal) -> None:
    """A number with a point keeps every digit."""
    assert plain_scalar(f"{number:f}") == number


@given(st.dates())
def test_a_date_is_itself(day: date) -> None:
    """A date without quotes is that day."""
    assert plain_scalar(day.isoformat()) == day


@given(st.text())
def test_any_other_word_is_text(word: str) -> None:
    """Whatever a plain word becomes, it says the same as the word did."""
    value = plain_scalar(word)

    if isinstance(value, str):
        assert value == word
    elif isinstance(value, bool) or value is None:
        assert word in {"true", "false", "null", "~", ""}
    else:
        assert plain_scalar(f"{value:f}" if isinstance(value, Decimal) else str(value)) == value
