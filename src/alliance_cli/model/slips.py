"""What somebody probably meant who wrote a share, money or a date in another way.

Each function gives candidates, the likeliest first; whoever asks keeps the first that reads.
"""

import re
from collections.abc import Iterator
from typing import Final

_RANGE: Final = re.compile(r"([0-9.]+) ?%? ?(?:-|–|—|to|bis) ?([0-9.]+) ?%")
_SIGNS: Final = {">=": "at least ", "≥": "at least ", "<=": "up to ", "≤": "up to "} | {
    ">": "over ",
    "<": "under ",
    "more than ": "over ",
    "less than ": "under ",
}
_SYMBOLS: Final = {"€": "EUR ", "£": "GBP ", "₩": "KRW ", "₹": "INR ", "RMB ": "CNY "}
_MILLIONS: Final = re.compile(r" ?(?:bn|billion)\b| ?(?:m|mn|mio|million)\b", re.IGNORECASE)


def share_candidates(text: str) -> Iterator[str]:
    """`34,02 %` for `34.02%`, `25-50%` for `25% to 50%`, `>50%` for `over 50%`."""
    plain = text.strip().replace(",", ".").replace(" %", "%")
    yield plain
    yield plain.lower()
    if match := _RANGE.fullmatch(plain):
        yield f"{match[1]}% to {match[2]}%"
    for sign, words in _SIGNS.items():
        if plain.startswith(sign):
            yield words + plain.removeprefix(sign).strip()


def money_candidates(text: str) -> Iterator[str]:
    """`600M EUR`, `EUR 600 M`, `€600M` and `EUR 600 million` for `EUR 600M`."""
    plain = text.strip().replace(",", "")
    for symbol, code in _SYMBOLS.items():
        plain = plain.replace(symbol, code)
    plain = re.sub(r"([A-Z]{3})(?=[0-9])", r"\1 ", plain)
    plain = _MILLIONS.sub(lambda unit: "B" if "b" in unit[0].lower() else "M", plain)
    plain = re.sub(r"(?<=[0-9]) (?=[kMBT]\b)", "", plain)
    yield plain
    yield re.sub(r"^(up to )?([0-9.]+[kMBT]?) ?([A-Z]{3})$", r"\1\3 \2", plain)
    yield re.sub(r"([A-Z]{3} [0-9.]+)(?= to [0-9.]+([kMBT])$)", r"\1\2", plain)
    yield re.sub(r"([A-Z]{3} [0-9.]+)([kMBT]?)[-–]([0-9.]+)([kMBT])$", r"\1\4 to \3\4", plain)


def date_candidates(text: str) -> Iterator[str]:
    """`2023-1-5` and `2023-01-05T10:00` for `2023-01-05`, `2023/01` for `2023-01`."""
    plain = text.strip().split("T")[0].split(" ")[0]
    parts = re.split(r"[-/.]", plain)
    yield "-".join(part.zfill(2) for part in parts)
