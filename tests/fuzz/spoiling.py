"""Spoils texts and JSON a little, as people, programs and broken wires do."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any, Final

from tests.fuzz.words import BAD_TEXTS, NAMES, SLIPS, money, name, note, share, when

_HOW_MANY: Final = (1, 1, 1, 2, 3, 5)
_ROUGHLY: Final = 0.3
_HALF: Final = 0.5
_STOPS: Final = 0.03
_WORD: Final = re.compile(r"[\w%/.-]+")


def slip(random: Random) -> str:
    """Something that does not belong where it comes to stand."""
    return random.choice(random.choice((SLIPS, SLIPS, NAMES, BAD_TEXTS)))


def fitting(random: Random) -> str:
    """Something that is right somewhere, if not where it comes to stand."""
    return random.choice((share, when, money, name, note))(random)


def spoilt(random: Random, text: str) -> str:
    """The text after an edit or a few, of characters, words or lines."""
    edits = _ROUGH if random.random() < _ROUGHLY else _GENTLE
    for _ in range(random.choice(_HOW_MANY)):
        text = random.choice(edits)(random, text)
    return text


def _cut(random: Random, text: str) -> str:
    return text[: random.randint(0, len(text))]


def _without(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 40)) :]


def _twice(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    end = at + random.choice((1, 2, 20, 200))
    return text[:end] + text[at:]


def _with(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + slip(random) + text[at:]


def _moved(random: Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), lines.pop(random.randrange(len(lines))))
    return "\n".join(lines)


def _other_value(random: Random, text: str) -> str:
    """Something else behind a colon, or a whole line."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}{colon}{slip(random)}" if colon else slip(random)
    return "\n".join(lines)


def _other_cell(random: Random, text: str) -> str:
    cells = text.split(",")
    cells[random.randrange(len(cells))] = slip(random)
    return ",".join(cells)


def _borrowed(random: Random, text: str) -> str:
    """A word of the text, or one that fits somewhere, in the place of another."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    at = random.choice(found)
    other = random.choice(found)[0] if random.random() < _HALF else fitting(random)
    return text[: at.start()] + other + text[at.end() :]


def _fitting_cell(random: Random, text: str) -> str:
    """A cell, or what stands between two commas, that is another one, or one that fits."""
    cells = text.split(",")
    other = random.choice(cells) if random.random() < _HALF else fitting(random)
    cells[random.randrange(len(cells))] = other
    return ",".join(cells)


def _likewise(random: Random, text: str) -> str:
    """A value that is that of another line, or another cell of the same column."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    cells, others = lines[at].split(","), lines[other].split(",")
    if len(cells) == len(others) > 2:
        column = random.randrange(len(cells))
        cells[column] = others[column]
        lines[at] = ",".join(cells)
        return "\n".join(lines)
    key, colon, _ = lines[at].partition(": ")
    like = [
        line.partition(": ")[2] for line in lines if line.strip(" -").startswith(key.strip(" -"))
    ]
    lines[at] = f"{key}{colon}{random.choice(like)}" if colon else lines[at]
    return "\n".join(lines)


def _line_twice(random: Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return "\n".join(lines)


def _no_line(random: Random, text: str) -> str:
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


_ROUGH: Final[tuple[Callable[[Random, str], str], ...]] = (
    *(_without, _twice, _with, _with, _moved, _other_value, _other_cell, _cut),
)
_GENTLE: Final[tuple[Callable[[Random, str], str], ...]] = (
    *(_likewise, _likewise, _likewise, _likewise, _borrowed, _borrowed, _fitting_cell),
    *(_line_twice, _no_line, _other_value),
)


def spoilt_json(random: Random, value: Any) -> Any:  # noqa: ANN401  # any JSON
    """A copy of a value in which a few members are other ones, missing, or there twice."""
    copy = json.loads(json.dumps(value))
    like = _by_key(copy)
    for _ in range(random.choice(_HOW_MANY)):
        _spoil_member(random, copy, like)
    return copy


def _by_key(value: Any) -> dict[str, list[Any]]:  # noqa: ANN401  # any JSON
    """Everything that is no object and no list, by the nearest key above it."""
    found: dict[str, list[Any]] = {}
    left: list[tuple[str, Any]] = [("", value)]
    while left:
        key, inner = left.pop()
        match inner:
            case dict():
                left.extend(inner.items())
            case list():
                left.extend((key, member) for member in inner)
            case _:
                found.setdefault(key, []).append(inner)
    return found


def _spoil_member(random: Random, value: Any, like: dict[str, list[Any]]) -> None:  # noqa: ANN401
    """Another value, or none, for something deep within."""
    holder, key, named = value, None, ""
    while isinstance(holder, dict | list) and holder:
        key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        named = key if isinstance(key, str) else named
        if not isinstance(holder[key], dict | list) or random.random() < _STOPS:
            break
        holder = holder[key]
    if key is None or not holder:
        return
    is_leaf = not isinstance(holder[key], dict | list)
    match random.choice(("like",) * 8 + ("fits", "slip", "gone", "twice", "wrapped")):
        case "like" if is_leaf and named in like:
            holder[key] = random.choice(like[named])
        case "fits":
            holder[key] = fitting(random)
        case "slip":
            holder[key] = _any(random)
        case "wrapped":
            holder[key] = [holder[key]]
        case "twice" if isinstance(holder, list):
            holder.append(holder[key])
        case _:
            del holder[key]


def _any(random: Random) -> object:
    return random.choice(
        (None, True, 0, -1, 5, 50, 150, 0.1, 1e300, [], {}, "", slip(random), slip(random))
    )
