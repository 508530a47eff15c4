"""The period of what is still to come: in November a target for "march" is next year's.

Reports look back, so the same word in a report is the March that has been.
"""

from __future__ import annotations

from bot.language import dates
from bot.language.context import Context
from bot.language.pieces import reading


def still_to_come(said: str, context: Context) -> str:
    """The same period in words that mean the days ahead, where those typed can also mean days gone by."""
    now = reading(context)
    reported, meant = dates.period(said, now), dates.read(said, now)
    if reported is None or meant is None or reported[1] >= now.today or meant.last < now.today:
        return said
    ahead = meant.first, meant.last
    years = (f"{said} {year}" for year in range(meant.first.year, meant.last.year + 2))
    in_days = f"{meant.first.day} {meant.first:%b %Y} to {meant.last.day} {meant.last:%b %Y}"
    return next((words for words in years if dates.period(words, now) == ahead), in_days)
