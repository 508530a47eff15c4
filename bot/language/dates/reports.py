"""Reads the period of a report: "this quarter", "since monday", "last 90 days", "ytd"."""

from dataclasses import replace
from datetime import date

from bot.language.dates.arithmetic import Ends, part_around
from bot.language.dates.grammar import Parse
from bot.language.dates.phrases import REPORTS
from bot.language.dates.tokens import cut
from bot.language.dates.when import Reading

_LONGEST = 120


def period(text: str, reading: Reading) -> tuple[date, date] | None:
    """The first and last day of a report's period; None if the text names none, or a single day in time."""
    words = text.strip(" \t\n.,;!?")
    if not words or len(words) > _LONGEST:
        return None
    tokens = cut(words)
    within = replace(reading, toward="this year")
    found = Parse(REPORTS, tokens, within).readings("<report>", 0).get(len(tokens))
    return found.ends if found else None


def to_date(r: Reading, length: int, begins: int) -> Ends:
    return part_around(r.today, length, begins)[0], r.today
