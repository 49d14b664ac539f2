"""How a share, a sum of money and a day are written, for people and for machines."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor, nextafter, ulp
from typing import Final

from alliance_cli.model.figures import Difference, PlainStake
from alliance_cli.model.money import EXACT, Money
from alliance_cli.model.share import NOTHING, UNKNOWN, WHOLE, Share

_HUNDREDTH: Final = Fraction(1, 10_000)
_ALL: Final = 10_000
_LARGEST: Final = 1.7976931348623157e308
"""The largest float."""
_BELOW_ALL: Final = nextafter(100.0, 0.0)
_MOST_TOLD: Final = 10_000
"""Times the whole: beyond it a plain series is no figure that anybody reads."""
_SMALLEST: Final = Decimal("0.01")
_NEARLY_ONE: Final = Decimal("0.999995")
"""From here on the smaller unit would say 1000."""
_UNITS: Final = ((12, "T"), (9, "B"), (6, "M"), (3, "k"))


def number(value: Fraction | Decimal) -> int | float:
    """The number for a machine: whole numbers stay whole, others are the nearest float.

    What is smaller than every float is still not nothing, what is larger the largest of them.
    """
    if value > _LARGEST:
        return _LARGEST
    return int(value) if value == int(value) else float(value) or ulp(0.0)


def per_cent(part: Fraction) -> int | float:
    """A part as a number of per cent, for a machine; less than the whole stays less."""
    found = number(part * 100)
    return _BELOW_ALL if found == 100 and part < WHOLE else found  # noqa: PLR2004  # per cent


def share_text(share: Share) -> str:
    """A share for people, two decimals: `43.40%`, `25.00–50.00%`, `over 50.00%`, `unknown`.

    An exact share that is not nothing is never written as nothing, one that is not the whole never
    as the whole, and a range is never written narrower than it is.
    """
    if share.exact is not None:
        return _exact_text(share.exact)
    if share == UNKNOWN:
        return "unknown"
    low, high = _decimals(floor(share.low / _HUNDREDTH)), _decimals(ceil(share.high / _HUNDREDTH))
    if share.low == NOTHING and not share.low_open:
        return f"{'under' if share.high_open else 'up to'} {high}%"
    if share.high == WHOLE and not share.high_open:
        return f"{'over' if share.low_open else 'at least'} {low}%"
    return f"{low}–{high}%"


def part_text(share: Share) -> str:
    """A share within a sentence: `43.40%`, `an unknown part`."""
    return "an unknown part" if share == UNKNOWN else share_text(share)


def plain_stake_text(stake: PlainStake) -> str:
    """A part that may be more than the whole, for people: `111.11%`, `80.00–111.12%`, `no sum`."""
    if stake.low is None:
        return "no sum"
    if stake.low > _MOST_TOLD:
        return "over 1000000%"
    if stake.high == stake.low:
        return f"{_decimals(floor(stake.low / _HUNDREDTH + Fraction(1, 2)))}%"
    low = _decimals(floor(stake.low / _HUNDREDTH))
    if stake.high is None or stake.high > _MOST_TOLD:
        return f"at least {low}%"
    high = _decimals(ceil(stake.high / _HUNDREDTH))
    return f"{low}–{high}%" if stake.low else f"up to {high}%"


def difference_text(difference: Difference) -> str:
    """By how much a share changes, in percentage points: `+2.31`, `<0.01`, `-1.00 to +2.00`."""
    ends = sorted((difference.low, difference.high))
    return " to ".join(dict.fromkeys(_signed(end) for end in ends))


def _signed(part: Fraction) -> str:
    text = _exact_text(abs(part)).removesuffix("%")
    if text.startswith("<"):
        return text if part > NOTHING else f">-{text[1:]}"
    return f"{'-' if part < NOTHING else '+' if part else ''}{text}"


def _exact_text(part: Fraction) -> str:
    hundredths = floor(part / _HUNDREDTH + Fraction(1, 2))
    if hundredths == 0 and part > NOTHING:
        return "<0.01%"
    if hundredths == _ALL and part < WHOLE:
        return ">99.99%"
    return f"{_decimals(hundredths)}%"


def _decimals(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


def money_text(money: Money) -> str:
    """Money for people, two decimals of the largest unit: `up to EUR 600M`, `EUR 8B to 10B`."""
    high = _amount_text(money.high)
    if money.up_to:
        return f"up to {money.currency} {high}"
    if money.low == money.high:
        return f"{money.currency} {high}"
    return f"{money.currency} {_amount_text(money.low)} to {high}"


def _amount_text(amount: Decimal) -> str:
    for power, unit in _UNITS:
        scaled = amount.scaleb(-power, EXACT)
        if scaled >= _NEARLY_ONE:
            return f"{_trimmed(scaled)}{unit}"
    return _trimmed(amount) if amount == 0 or amount >= _SMALLEST else f"{amount:f}"


def _trimmed(amount: Decimal) -> str:
    text = f"{amount.quantize(_SMALLEST, ROUND_HALF_UP, EXACT):f}"
    return text.rstrip("0").rstrip(".")
