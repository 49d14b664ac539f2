"""How far floats can be off."""

from typing import Final

UNIT: Final = 2.0**-52
"""Twice the relative error of one rounded operation, so that it also covers its own rounding."""
TINY: Final = 1e-290
"""More than all that products too small for a float can lose together."""
