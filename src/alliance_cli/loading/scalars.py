"""What a plain word in the file means: five rules, and everything else is text."""

import re
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

Scalar: TypeAlias = bool | int | Decimal | date | str | None

_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain_scalar(text: str) -> Scalar:
    """The value of a word without quotes.

    YAML 1.1 would read `NO` as false, `010` as 8 and `12:30` as 750; here they are text.

    >>> plain_scalar("NO"), plain_scalar("010"), plain_scalar("10")
    ('NO', '010', 10)
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
