"""The table of patterns: the many ways in which people say each thing. The first row that fits counts."""

from __future__ import annotations

from bot.language.phrases.intents import Row
from bot.language.phrases.table_close_dates import CLOSE_DATES
from bot.language.phrases.table_figures import FIGURES
from bot.language.phrases.table_follow_ups import FOLLOW_UPS
from bot.language.phrases.table_outcomes import OUTCOMES
from bot.language.phrases.table_stages import STAGES, STATES
from bot.language.phrases.table_work import LEFTOVERS, WORK

ROWS: tuple[Row, ...] = (*WORK, *FOLLOW_UPS, *FIGURES, *CLOSE_DATES, *STAGES, *OUTCOMES, *STATES, *LEFTOVERS)
"""In this order: words of the writer's own come first, since anything may stand in them."""


def examples_of(verb: str) -> tuple[str, ...]:
    """What can be said for a verb in plain words: the example of each of its rows."""
    return tuple(dict.fromkeys(row.example for row in ROWS if row.intent == verb))
