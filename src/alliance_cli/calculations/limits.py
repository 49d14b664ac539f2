"""What is too much to calculate: decided before it is begun, the same way on every machine."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Final

from alliance_cli.calculations.choice import Lists, Values
from alliance_cli.engine.equations import is_exact
from alliance_cli.engine.size import TooMuchWorkError, common_bits
from alliance_cli.errors import TooMuchError

MOST_WALKS: Final = 250_000
"""Owners who need a walk of their own, times the links that each walk has; some ten seconds."""


def is_solved_exactly(lists: Lists, values: Values | None = None, questions: int = 1) -> bool:
    """Whether loops among companies are solved in fractions, for so many questions.

    It is estimated from the links between them and from how long denominators are: those of the
    shares, and of the values of holders outside.
    """
    known = values or {}
    place = {company: number for number, company in enumerate(lists)}
    pattern = [[place[h] for h in owners if h in place] for owners in lists.values()]
    bits = sum(
        common_bits(end for share in owners.values() for end in (share.low, share.high))
        for owners in lists.values()
    )
    outside = {h for owners in lists.values() for h in owners if h in known}
    return is_exact(pattern, bits + longest(known[h] for h in outside), 2 * questions)


def longest(parts: Iterable[Fraction]) -> int:
    """How long the longest denominator is, in bits."""
    return max((part.denominator.bit_length() for part in parts), default=0)


def refuse_too_many_walks(owners: int, lists: Lists) -> None:
    """Refuse to follow a walk for each owner where that would take minutes.

    Raises:
        TooMuchError: with what to ask instead.
    """
    links = sum(map(len, lists.values()))
    if owners * links > MOST_WALKS:
        raise TooMuchError(
            f"the ranges leave each of {owners:,} owners a calculation of its own over {links:,} "
            f"links: too many for one answer; {_ONE_OWNER}"
        )


@contextmanager
def refusing_too_much_work(companies: Collection[str]) -> Iterator[None]:
    """Say plainly that equations of these companies are too much to solve.

    Raises:
        TooMuchError: with what to ask instead.
    """
    try:
        yield
    except TooMuchWorkError:
        raise TooMuchError(
            f"{len(companies):,} companies, among them '{min(companies)}', own one another through "
            f"too many links for one answer; {_ONE_OWNER}"
        ) from None


_ONE_OWNER: Final = (
    "ask about one owner: alliance portfolio OWNER, or alliance chains OWNER COMPANY"
)
