"""How a figure becomes a whole number of minor units: exactly, and rounded once, at the end, half up.

Half up is what people do by hand, so that a bridge or a forecast added up on paper comes out the same.
"""

from __future__ import annotations

import math
from fractions import Fraction


def half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up: 0.5 to 1, -0.5 to 0."""
    return math.floor(value + Fraction(1, 2))


def share(part: int, whole: int) -> Fraction | None:
    """part ÷ whole; None where there is nothing to take a share of."""
    return Fraction(part, whole) if whole else None
