"""What is open at a moment, as sums: the material of the summary, the forecast and the bridge."""

from __future__ import annotations

from dataclasses import dataclass

NO_MONTH, OTHER_MONTH = -1, 0
"""A deal without a close date, and one whose close date lies outside of the days asked for."""


@dataclass(frozen=True, slots=True)
class OpenSum:
    """Open deals of one stage, currency and month of their close date; sums in minor units.

    currency None: those without an amount. month: year × 12 + month, NO_MONTH or OTHER_MONTH.
    by_stage_odds: the sum of the amounts that the stage's odds apply to. by_own_odds: amount × percent,
    summed over deals with odds of their own.
    """

    stage: int
    currency: str | None
    month: int
    count: int
    total: int
    by_stage_odds: int
    by_own_odds: int

    @property
    def is_due(self) -> bool:
        """Whether the close date lies within the days asked for."""
        return self.month > 0


def first_of(month: int) -> tuple[int, int]:
    """Year and month of an OpenSum's month."""
    year, rest = divmod(month - 1, 12)
    return year, rest + 1
