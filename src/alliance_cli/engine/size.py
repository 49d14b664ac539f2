"""How much work equations are, known before it is done and the same on every machine."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm


class TooMuchWorkError(ArithmeticError):
    """Equations that would take longer than anybody waits."""


def bits_of(matrix: Sequence[Mapping[int, Fraction]]) -> int:
    """How long the numbers of an exact solution can become: numerators, denominators, in bits.

    Each is a minor of the matrix whose rows are multiplied by their common denominators.
    """
    return sum(common_bits(row.values()) for row in matrix)


def common_bits(parts: Iterable[Fraction]) -> int:
    """How long the common denominator of some numbers is."""
    return lcm(*(part.denominator for part in parts)).bit_length()


def exact_work(operations: int, unknowns: int, bits: int) -> int:
    """The microseconds, about, of an elimination in fractions whose numbers have so many bits.

    Most of it goes into common divisors, which take the square of the length: in each operation,
    and some times for each unknown of a solution.
    """
    return (operations + 4 * unknowns) * (10 + bits**2 // 125_000)


def rounded_work(operations: int, digits: int) -> int:
    """The time of operations on decimal numbers, in those on numbers of fifty digits."""
    return operations * (1 + digits // 500)
