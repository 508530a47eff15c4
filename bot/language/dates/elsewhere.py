"""Reads short dates in the workspace's other languages with dateparser.

English is read by our own grammar alone: dateparser takes "q3 2026" or "7/17/18" for other days
without a word. It is imported when first needed, since it and its tables take tens of megabytes.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from bot.language.dates.translating import translated
from bot.language.dates.values import Stretch, at, single
from bot.language.dates.when import Reading

_SHORTEST = 4  # "so", "do", "mi" are weekdays and everyday words
_LONGEST = 40
_MIDNIGHT = time(0)
_MOST_WORDS = 5


def read_elsewhere(words: str, reading: Reading) -> Stretch | None:
    """The day, with its clock time if one was said, that a short text names in a language beyond English."""
    languages = _beyond_english(reading.languages)
    if not languages or not _may_be_a_date(words):
        return None
    try:
        parsed = _parser(tuple(languages), reading).get_date_data(words)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None
    if parsed.date_obj is None or parsed.period != "day":
        return None
    return _meaning(words, parsed.date_obj, reading)


def _meaning(words: str, found: datetime, reading: Reading) -> Stretch | None:
    """None if a number that was typed is not in the answer: dateparser passes over what it cannot place."""
    shown = {found.day, found.month, found.year, found.year % 100}
    # It fills a time that was not said with midnight or with the moment of asking.
    timed = found.time() not in (_MIDNIGHT, reading.now.time())
    if timed:
        shown |= {found.hour, found.minute}
    if any(int(figures) not in shown for figures in re.findall(r"\d+", words)):
        return None
    day = single(found.date())
    return at(day, found.time().replace(second=0, microsecond=0)) if timed else day


def warm(languages: tuple[str, ...]) -> None:
    """Load what the languages need, so that the first message does not wait for it."""
    if _beyond_english(languages):
        import dateparser.date  # noqa: F401

        translated([], languages)


def _beyond_english(languages: tuple[str, ...]) -> list[str]:
    return [language for language in languages if language.split("-")[0] != "en"]


def _may_be_a_date(words: str) -> bool:
    if not _SHORTEST <= len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    return any(mark.isalpha() for mark in words) and words.isprintable()


def _parser(languages: tuple[str, ...], reading: Reading) -> Any:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": reading.now.replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "MDY" if reading.day_first is False else "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "NORMALIZE": True,
    }
    return DateDataParser(languages=list(languages), settings=settings)
