"""The nearest right names for a wrong one, in time that a long file cannot stretch."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nlargest
from typing import Final

from alliance_cli.model.names import folded

_LONGEST: Final = 80
"""Characters of a name that are compared."""
_MOST_MEASURED: Final = 8
"""Names that are measured letter by letter: those with most letters and pairs in common."""
_BITS: Final = 1021
_LEAST_RATIO: Final = 0.7
"""Of letters in common and in order, so that no far-fetched name is offered."""


class NearNames:
    """The names near to wrong ones; what is known is prepared once for all questions."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Keep what is known: by folded name, the id that answers to it."""
        self._known = known

    def ids_near(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The ids of the nearest names, best first, each once."""
        wanted = folded(name[:_LONGEST])
        begun = [
            *(key for key in self._known if _begins(key, wanted)),
            *(key for key in self._known if wanted.startswith(f"{key} ")),
        ]
        within = [key for key in self._known if wanted in key.split()]
        matches = [*begun, *self._alike(wanted, 3 * most), *within]
        return tuple(dict.fromkeys(self._known[match] for match in matches))[:most]

    def _alike(self, wanted: str, most: int) -> Iterable[str]:
        """The known names with most letters in common and in order."""
        from difflib import SequenceMatcher  # noqa: PLC0415  # only needed for a wrong name

        matcher = SequenceMatcher(b=wanted)
        measured = []
        for key in self._in_common(wanted):
            matcher.set_seq1(key[:_LONGEST])
            ratio = matcher.ratio()
            if ratio >= _LEAST_RATIO:
                measured.append((ratio, key))
        return [key for _, key in nlargest(most, measured)]

    def _in_common(self, wanted: str) -> list[str]:
        """The few known names with most letters and pairs of letters in common."""
        bits = _pieces(wanted)
        size = bits.bit_count()
        shared = (
            ((bits & others).bit_count() / (size + others.bit_count()), key)
            for key, others in self._pieces.items()
            if _may_be_near(min(len(key), _LONGEST), len(wanted))
        )
        return [key for _, key in nlargest(_MOST_MEASURED, shared)]

    @cached_property
    def _pieces(self) -> Mapping[str, int]:
        return {key: _pieces(key[:_LONGEST]) for key in self._known}


def near_names(name: str, known: Mapping[str, str], most: int = 3) -> tuple[str, ...]:
    """The ids whose folded names are nearest to `name`, best first, each once.

    `known` maps a folded name to the id that answers to it.
    """
    return NearNames(known).ids_near(name, most)


def _begins(key: str, wanted: str) -> bool:
    return len(wanted) > 2 and key.startswith(wanted)  # noqa: PLR2004  # two letters begin much


def _may_be_near(length: int, other: int) -> bool:
    """Whether two texts of these lengths can have enough letters in common."""
    return 2 * min(length, other) >= _LEAST_RATIO * (length + other)


def _pieces(text: str) -> int:
    """The letters of a text and its pairs of letters, each as a bit, to count those in common.

    Some have a bit together; only which names are measured depends on it.
    """
    bits, before = 0, 0
    for letter in map(ord, text):
        bits |= 1 << letter % _BITS | 1 << (31 * before + letter) % _BITS
        before = letter
    return bits
