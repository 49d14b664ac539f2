"""Made-up files of any size, in memory: groups of companies that own one another, always the same.

Nothing leads from one group to another, so that the same group can be asked about in any file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import isqrt
from random import Random
from typing import TypeAlias

from alliance_cli.model.records import Company, Dataset, Holder, HolderKind, Holding
from alliance_cli.model.share import Share, exactly, parse_share
from alliance_cli.model.snapshot import Snapshot, snapshot

DAY = date(2024, 1, 1)
Line: TypeAlias = tuple[str, str, Share]
"""Who holds whom, and what share."""

SMALL, RANGES, CORE, LARGE_CORE, GREAT = "small", "ranges", "core of 30", "core of 90", "great"
TANGLES = {500: "tangle of 500", 1000: "tangle of 1000"}
LARGE_CORE_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """Companies under common owners."""

    lines: tuple[Line, ...]
    top: str
    """One of the owners that nobody owns."""
    bottom: str
    """One of the companies that own nobody else."""


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file, and the groups in it that are asked about."""

    snapshot: Snapshot
    groups: dict[str, Group]

    @property
    def parties(self) -> list[str]:
        """All companies and owners."""
        return [party.id for party in self.snapshot.dataset.parties]


def layered_group(name: str, depth: int, width: int, *, is_vague: bool = False) -> Group:
    """Layers of companies, each owned by three of the layer above.

    One in ten owns one of its neighbours and is owned by it; one in fifteen holds treasury shares.
    In a vague group one in four has owners of whom a register tells no more than a range.
    """
    lines = _layers(name, depth, width, is_vague=is_vague)
    return Group(tuple(lines), f"{name}-0", f"{name}-{depth * width - 1}")


def _layers(name: str, depth: int, width: int, *, is_vague: bool) -> Iterator[Line]:
    in_the_register = parse_share("over 25% to 50%")
    for number in range(width, depth * width):
        place = number % width
        above = number - place - width
        for step in range(3):
            share = _scattered(1000, 1500, 3 * number + step)
            yield (
                f"{name}-{above + (3 * place + step) % width}",
                f"{name}-{number}",
                in_the_register if is_vague and number % 4 == 0 else share,
            )
        if number % 10 == 0 and place + 1 < width:
            yield f"{name}-{number}", f"{name}-{number + 1}", _scattered(300, 900, number)
            yield f"{name}-{number + 1}", f"{name}-{number}", _scattered(300, 900, number + 1)
        if number % 15 == 7:
            yield f"{name}-{number}", f"{name}-{number}", _scattered(100, 300, number)


def cross_held_group(name: str, size: int) -> Group:
    """One loop: each of its companies is owned by six others and a bank; twenty are owned by it."""
    return Group(tuple(_cross_holdings(name, size)), f"{name}-bank-0", f"{name}-below-0")


def _cross_holdings(name: str, size: int) -> Iterator[Line]:
    for number in range(20):
        for owner in (number, number + 7):
            yield f"{name}-{owner}", f"{name}-below-{number}", _scattered(2000, 2000, owner)
    for number in range(size):
        for step in (1, 2, 5, 11, 19, 27):
            owner = (number + step) % size
            yield f"{name}-{owner}", f"{name}-{number}", _scattered(300, 600, 7 * number + step)
        yield f"{name}-bank-{number % 5}", f"{name}-{number}", exactly(Fraction(1, 5))


def tangled_group(name: str, size: int) -> Group:
    """One loop without any order: each is owned by the one before, three others and a bank."""
    return Group(tuple(_tangle(name, size)), f"{name}-bank", f"{name}-below")


def _tangle(name: str, size: int) -> Iterator[Line]:
    chance = Random(size)  # noqa: S311  # the same each time, and no secret
    for number in range(size):
        others = {(number - 1) % size, *chance.sample(range(size), 3)} - {number}
        for owner in sorted(others):
            yield f"{name}-{owner}", f"{name}-{number}", _scattered(500, 1500, number + owner)
        yield f"{name}-bank", f"{name}-{number}", exactly(Fraction(1, 10))
    yield f"{name}-0", f"{name}-below", exactly(Fraction(1, 2))


def _scattered(least: int, span: int, number: int) -> Share:
    """A share of at least so many hundredths of a per cent, and less than `span` more."""
    return exactly(Fraction(least + 379 * number % span, 10_000))


def tangles_in(holdings: int) -> dict[int, str]:
    """The large loops in a file of so many holdings, by their size."""
    return {size: name for size, name in TANGLES.items() if 20 * size <= holdings}


def generated_file(holdings: int) -> GeneratedFile:
    """A file of so many holdings; a quarter are the great group's, most are those of small ones."""
    groups = {SMALL: _small_group("small"), CORE: cross_held_group("core", 30)}
    if holdings >= LARGE_CORE_FROM:
        groups[LARGE_CORE] = cross_held_group("large-core", 90)
    for size, name in tangles_in(holdings).items():
        groups[name] = tangled_group(f"tangle-{size}", size)
    groups[RANGES] = layered_group("ranges", 7, isqrt(holdings) // 6, is_vague=True)
    groups[GREAT] = layered_group("great", 10, holdings // 112)
    lines = [line for group in groups.values() for line in group.lines]
    number = 0
    while len(lines) < holdings:
        number += 1
        lines += _small_group(f"other-{number}").lines
    return GeneratedFile(_day(lines[:holdings]), groups)


def _small_group(name: str) -> Group:
    return layered_group(name, 4, 4)


def _day(lines: Iterable[Line]) -> Snapshot:
    holdings = tuple(Holding(owner, company, share, share) for owner, company, share in lines)
    companies = {h.company: Company(h.company, h.company.title()) for h in holdings}
    owners = dict.fromkeys(h.owner for h in holdings if h.owner not in companies)
    holders = {owner: Holder(owner, owner.title(), HolderKind.PERSON) for owner in owners}
    return snapshot(Dataset("Generated", DAY, {}, companies, holders, holdings), DAY)
