"""Figures that are no shares: they may be more than the whole, or below nothing."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class PlainStake:
    """Plain integrated ownership (Brioschi, Buzzacchi & Colombo 1989): it can exceed the whole."""

    low: Fraction | None
    """None: the series has no sum, since its owner is a member of a closed ring."""
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a share changes; for a range, by how much each of its ends does."""

    low: Fraction
    high: Fraction
