"""Amounts of money as FollowTheMoney has them: free text, read where it can mean one thing."""

import re
from decimal import Decimal
from typing import Final

from alliance_cli.model.characters import normalized
from alliance_cli.model.codes import CURRENCIES
from alliance_cli.model.money import Money, is_too_much

_CEILING: Final = "<="
_PLAIN: Final = re.compile(r"([0-9]{1,40})(?:[.,]([0-9]{1,10}))?")
_GROUPED: Final = re.compile(
    r"([1-9][0-9]{0,2}(?P<mark>[ ,.'’])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,8})"
    r"(?:(?!(?P=mark))[.,]([0-9]{1,10}))?"
)
_DOUBTFUL: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Thousands or decimals: nobody can tell."""


def amount_words(money: Money) -> str:
    """The amount without its currency: `600000000`, `<=600000000`, `8000000000-10000000000`."""
    if money.up_to:
        return f"{_CEILING}{_words(money.high)}"
    low, high = _words(money.low), _words(money.high)
    return high if money.low == money.high else f"{low}-{high}"


def amount_in(text: str, currency: str) -> Money | None:
    """The money that a text means in a currency; nothing where that is not clear.

    >>> amount_in("5,000,000", "EUR") == amount_in("5000000.0", "eur")
    True
    >>> amount_in("5,000", "EUR") is None
    True
    """
    code = currency.upper()
    plain = normalized("NFKC", text)
    is_ceiling = plain.startswith(_CEILING)
    first, dash, second = plain.removeprefix(_CEILING).partition("-")
    low = _figure(first)
    high = _figure(second) if dash else low
    if code not in CURRENCIES or low is None or high is None:
        return None
    if high < low or (is_ceiling and dash) or is_too_much(high):
        return None
    return Money(Decimal(0) if is_ceiling else low, high, code, is_ceiling)


def _figure(text: str) -> Decimal | None:
    if _DOUBTFUL.fullmatch(text):
        return None
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return Decimal(f"{plain[1]}.{plain[2]}" if plain[2] else plain[1])
    grouped = _GROUPED.fullmatch(text)
    if grouped is None:
        return None
    whole = re.sub("[^0-9]", "", grouped[1])
    return Decimal(f"{whole}.{grouped[3]}" if grouped[3] else whole)


def _words(amount: Decimal) -> str:
    """The amount in plain digits, in none that could be read as thousands."""
    text = f"{amount:f}"
    return f"{text}0" if _DOUBTFUL.fullmatch(text) else text
