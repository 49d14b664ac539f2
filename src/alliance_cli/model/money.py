"""Money as the file states it: an amount, a ceiling or a range, in one currency."""

import re
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import Final

from alliance_cli.errors import MalformedError, ProblemName
from alliance_cli.model.codes import CURRENCIES
from alliance_cli.model.slips import money_candidates

MOST_DIGITS: Final = 30
"""Of an amount in whole units: more than all money there is, in the smallest currency."""
_DECIMALS: Final = 10
_FIRST_TOO_MUCH: Final = Decimal(f"1E{MOST_DIGITS}")
EXACT: Final = Context(prec=2 * (MOST_DIGITS + _DECIMALS))
"""What amounts are reckoned in: the usual 28 digits would round them."""
_UNITS: Final = {"": 0, "k": 3, "M": 6, "B": 9, "T": 12}
_FIGURE = rf"([0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{_DECIMALS}}})?)([kMBT]?)"
MONEY_PATTERN: Final = rf"(up to )?([A-Z]{{3}}) {_FIGURE}(?: to {_FIGURE})?"
_MONEY: Final = re.compile(MONEY_PATTERN)
_FORMS: Final = "write money like EUR 600M, up to EUR 600M or EUR 8B to 10B"
_LENGTH: Final = f"write at most {MOST_DIGITS} digits before the point, and {_DECIMALS} behind it"
_LONG: Final = re.compile(rf"[0-9]{{{MOST_DIGITS + 1}}}|\.[0-9]{{{_DECIMALS + 1}}}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount between `low` and `high`, in whole units of `currency`."""

    low: Decimal
    high: Decimal
    currency: str
    """ISO 4217."""
    up_to: bool = False
    """Whether `high` is a ceiling: a promise of at most that much."""
    stated: str = field(default="", compare=False)
    """The file's own words; empty for a computed sum."""

    @property
    def figure(self) -> Decimal | None:
        """The one figure stated, be it an amount or a ceiling; none for a range."""
        return self.high if self.up_to or self.low == self.high else None


def parse_money(value: object) -> Money:
    """The money that the file's words mean.

    >>> f"{parse_money('up to EUR 600M').figure:f}"
    '600000000'

    Raises:
        MalformedError: `bad-money`.
    """
    if value is None:
        raise MalformedError(ProblemName.BAD_MONEY, "the money is empty", _FORMS)
    text = str(value)
    match = _MONEY.fullmatch(text) if isinstance(value, str) else None
    if match is None:
        raise _bad_money(text, "", _hint(text))
    ceiling, currency, first, unit, second, second_unit = match.groups()
    if currency not in CURRENCIES:
        raise _bad_money(text, f": {currency} is not a currency", _hint(text))
    high = low = _amount(first, unit)
    if second is not None:
        if ceiling:
            raise _bad_money(text, "", "a ceiling is one figure: up to EUR 10B")
        if bool(second_unit) != bool(unit):
            raise _bad_money(text, ": only one of its figures has a unit", _hint(text))
        high = _amount(second, second_unit)
        if high < low:
            raise _bad_money(text, "", "the smaller figure comes first")
    if is_too_much(high):
        raise _bad_money(text, f": it has more than {MOST_DIGITS} digits", "write a smaller figure")
    return Money(Decimal(0) if ceiling else low, high, currency, bool(ceiling), text)


def is_too_much(amount: Decimal) -> bool:
    """Whether an amount has more digits before the point than the file can hold."""
    return amount >= _FIRST_TOO_MUCH


def _amount(figure: str, unit: str) -> Decimal:
    return Decimal(f"{figure}E{_UNITS[unit]}")


def _hint(text: str) -> str:
    for candidate in money_candidates(text):
        match = _MONEY.fullmatch(candidate)
        if match and candidate != text and match[2] in CURRENCIES:
            return f"write {candidate}"
    known = _MONEY.fullmatch(text)
    if known and known[2] not in CURRENCIES:
        return "write the ISO 4217 code, such as EUR, JPY or USD"
    return _LENGTH if _LONG.search(text) else _FORMS


def _bad_money(text: str, reason: str, way_out: str) -> MalformedError:
    return MalformedError(ProblemName.BAD_MONEY, f"'{text[:40]}' is not money{reason}", way_out)


def money_words(money: Money) -> str:
    """The file's words for money: those it was read from, or else exact ones."""
    if money.stated:
        return money.stated
    if money.up_to:
        return f"up to {money.currency} {money.high:f}"
    if money.low == money.high:
        return f"{money.currency} {money.high:f}"
    return f"{money.currency} {money.low:f} to {money.high:f}"
