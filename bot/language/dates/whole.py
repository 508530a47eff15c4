"""Reads a text that is one date expression, or one report period, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.language.dates.elsewhere import read_elsewhere
from bot.language.dates.grammar import Parse
from bot.language.dates.phrases import GRAMMAR
from bot.language.dates.tokens import cut
from bot.language.dates.translating import translated
from bot.language.dates.values import Stretch
from bot.language.dates.when import Reading, When

_LONGEST = 120
_FRAME = " \t\r\n.,;!?"


def read(text: str, reading: Reading) -> When | None:
    """What the text means as a date; None if any of its words is left over or it means nothing.

    A date that no calendar of a business reaches (before 2000, after 2100) is still read.
    """
    words = text.strip(_FRAME)
    found = _whole(words, "<answer>", reading) or read_elsewhere(words, reading)
    return when(found, words, reading) if found else None


def period(text: str, reading: Reading) -> tuple[date, date] | None:
    """The first and the last day of a report's period: "march" of this year, "since monday" until today.

    A single day is a period of one day; None if the text names no stretch of time.
    """
    found = _whole(text.strip(_FRAME), "<report>", replace(reading, toward="this year"))
    return found.ends if found else None


def when(found: Stretch, words: str, reading: Reading) -> When:
    """The public value of a meaning."""
    return When(found.first, found.last, found.time, words, found.other, found.grain, reading.today)


def _whole(words: str, symbol: str, reading: Reading) -> Stretch | None:
    if not words or len(words) > _LONGEST:
        return None
    tokens = translated(cut(words), reading.languages)
    found: Stretch | None = Parse(GRAMMAR, tokens, reading).readings(symbol, 0).get(len(tokens))
    return found
