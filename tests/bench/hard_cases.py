"""Small files that are hard to answer: each a text, a question, and what makes it hard.

The benchmark of bounds and the tests of them use the same list; a case is a line of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Final, TypeAlias

Line: TypeAlias = tuple[str, str, str]
"""An owner, a company, and a share in the words of a file."""


@dataclass(frozen=True, slots=True)
class HardCase:
    """A file and a question about it."""

    name: str
    text: Callable[[], str]
    question: tuple[str, ...]
    """The command and its arguments, without the file."""


def dataset_of(lines: Iterable[Line]) -> str:
    """The text of a file with these holdings: `p` and `q` are persons, all others companies."""
    held = tuple(lines)
    names = dict.fromkeys(name for owner, company, _ in held for name in (company, owner))
    people = [name for name in names if name in ("p", "q")]
    return "\n".join(
        [
            "title: hard",
            "as_of: 2020-01-01",
            "companies:",
            *(f"  {name}: {{name: {name}}}" for name in names if name not in people),
            "holders:" if people else "holders: {}",
            *(f"  {name}: {{name: {name}, kind: person}}" for name in people),
            "holdings:",
            *(f"- {{owner: {o}, company: {c}, capital: {share}}}" for o, c, share in held),
            "",
        ]
    )


def ring(size: int, share: Callable[[int], str], outside: str) -> Iterator[Line]:
    """Each company holds the next, the last the first; a person holds some of the first."""
    for n in range(size):
        yield f"a{n}", f"a{(n + 1) % size}", share(n)
    yield "p", "a0", outside


def two_rings(size: int) -> Iterator[Line]:
    """Two interwoven rings: each company is held by halves, denominators are long primes."""
    primes = list(islice(_long_primes(), 2 * size))
    for n in range(size):
        for to, prime in ((n + 1, primes[n]), (7 * n + 3, primes[size + n])):
            yield f"a{n}", f"a{to % size}", f"{prime // 2}/{prime}"


def all_in_all(size: int, share: Callable[[int], str]) -> Iterator[Line]:
    """Each company holds all, itself too; `share` makes one of a long prime."""
    primes = _long_primes()
    for n in range(size):
        for m in range(size):
            yield f"a{n}", f"a{m}", share(next(primes))
    yield "p", "a0", "1/1000"


def long_ring(size: int) -> Iterator[Line]:
    """A ring that is all but closed, with long primes as denominators."""
    primes = list(islice(_long_primes(), size))
    return ring(size, lambda n: f"{primes[n] - 1}/{primes[n]}", f"1/{primes[0]}")


def _long_primes() -> Iterator[int]:
    """The primes below 10^15, falling."""
    return (n for n in count(10**15 - 1, -2) if _is_prime(n))


def _is_prime(number: int) -> bool:
    """Whether an odd number of up to 15 digits is prime (Jaeschke 1993; these bases decide)."""
    odd, twos = number - 1, 0
    while not odd % 2:
        odd, twos = odd // 2, twos + 1
    for base in (2, 3, 5, 7, 11, 13, 17):
        power = pow(base, odd, number)
        if power != 1 and all(pow(power, 2**n, number) != number - 1 for n in range(twos)):
            return False
    return True


def _percent(n: int) -> str:
    return f"{60 + n * 7 % 40}.{n * 37 % 100:02}%"


def _percent_range(n: int) -> str:
    return f"{50 + n * 7 % 20}% to {75 + n * 3 % 20}%"


def _case(name: str, lines: Callable[[], Iterable[Line]], *questions: str) -> tuple[HardCase, ...]:
    return tuple(
        HardCase(f"{name}: {question}", lambda: dataset_of(lines()), tuple(question.split()))
        for question in questions
    )


_ALL: Final = ("owners a1", "portfolio a1", "loops", "chains a1 a5", "ubo a1", "group a1")
_FEW: Final = ("owners a1", "portfolio p", "loops")

HARD_CASES: Final = (
    *_case(
        "two rings of 120",
        lambda: two_rings(120),
        "owners a1",
        "portfolio a1",
        "loops",
        "chains a1 a5",
        "ubo a1",
        "group a1",
        "controllers a1",
    ),
    *_case("all in all, 20", lambda: all_in_all(20, lambda p: f"{p // 21}/{p}"), *_ALL),
    *_case(
        "all in all, 20, ranges",
        lambda: all_in_all(20, lambda p: f"{p // 60}/{p} to {p // 20}/{p}"),
        *_ALL,
    ),
    *_case("all in all, 30", lambda: all_in_all(30, lambda p: f"{p // 31}/{p}"), *_ALL),
    *_case("ring of 1000, all but closed", lambda: long_ring(1000), *_ALL),
    *_case("ring of 60, ranges", lambda: ring(60, _percent_range, "2%"), *_ALL),
    *_case("ring of 100, ranges", lambda: ring(100, _percent_range, "2%"), *_FEW),
    *_case("ring of 300, ranges", lambda: ring(300, _percent_range, "2%"), *_FEW),
    *_case("ring of 1300, ranges", lambda: ring(1300, _percent_range, "2%"), *_FEW),
    *_case("ring of 1300", lambda: ring(1300, _percent, "2%"), *_FEW),
    *_case("ring of 5000", lambda: ring(5000, _percent, "0.01%"), *_FEW),
)
