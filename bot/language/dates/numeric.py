"""Dates in figures alone: 2026-03-31, 3/31, 31.03.2026, 03/2026."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.language.dates.arithmetic import months_from
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Stretch, single, spread
from bot.language.dates.when import Reading

Figures = tuple[str, tuple[str, ...]]
"""The separator and the figures as typed."""

_LAST_SHORT_YEAR = 69
_DAY_FIRST_ZONES = ("Europe/", "Africa/", "Australia/", "Asia/Kolkata", "Asia/Dubai", "Pacific/Auckland")
_SOON, _FAR = timedelta(days=45), timedelta(days=60)


def _year(text: str) -> int | None:
    if len(text) == 4:
        return int(text)
    if len(text) != 2:
        return None
    return int(text) + (2000 if int(text) <= _LAST_SHORT_YEAR else 1900)


def _orders(r: Reading, separator: str, a: int, b: int) -> Iterator[tuple[int, int]]:
    """Month and day in the order of preference: dots are written where days come first, by everybody."""
    day_first = separator == "." or bool(r.day_first)
    pairs = [(b, a), (a, b)] if day_first else [(a, b), (b, a)]
    yield from ((month, day) for month, day in pairs if 1 <= month <= 12 and 1 <= day <= 31)


def in_figures(r: Reading, figures: Figures) -> Stretch | None:
    """A day; where the month could as well be the day, the other reading is given beside it."""
    separator, texts = figures
    if len(texts) == 2:
        return _without_year(r, separator, texts)
    first, second, third = texts
    if len(first) == 4:
        return single(date(int(first), int(second), int(third)))
    year = _year(third)
    if year is None or len(first) > 2 or len(second) > 2:
        return None
    days = [
        date(year, m, d) for m, d in _orders(r, separator, int(first), int(second)) if _exists(year, m, d)
    ]
    return _preferred(r, days)


def _without_year(r: Reading, separator: str, texts: tuple[str, ...]) -> Stretch | None:
    if any(len(text) > 2 for text in texts) or (separator == "-" and not _is_dashed_day(*texts)):
        return None
    days = []
    for month, day in _orders(r, separator, int(texts[0]), int(texts[1])):
        years = (y for y in range(r.today.year, r.today.year + 9) if _exists(y, month, day))
        days += [d for y in years if (d := date(y, month, day)) >= r.today or r.toward == "this year"][:1]
    turned = separator != "." and _is_likelier_day_first(r, days)
    found = _preferred(r, days[::-1] if turned else days)
    return replace(found, repeats=12) if found else None


def _is_likelier_day_first(r: Reading, days: list[date]) -> bool:
    """Whether 12/3 is soon as the 12th of March, far off as December 3rd, and told where days come first."""
    zone = r.now.tzinfo
    if r.day_first is not None or len(days) < 2 or not isinstance(zone, ZoneInfo):
        return False
    soon, far = days[1] - r.today <= _SOON, days[0] - r.today >= _FAR
    return soon and far and zone.key.startswith(_DAY_FIRST_ZONES)


def _is_dashed_day(first: str, second: str) -> bool:
    """ "20-07" and "7-20", but "10-12" is rather a stretch."""
    return int(second) > 12 or (int(first) > 12 and second.startswith("0"))


def _exists(year: int, month: int, day: int) -> bool:
    return day <= months_from(year, month)[1].day


def _preferred(r: Reading, days: list[date]) -> Stretch | None:
    if not days:
        return None
    ambiguous = len(days) > 1 and r.day_first is None
    return single(days[0], other=days[1] if ambiguous else None)


def month_in_figures(_: Reading, figures: Figures) -> Stretch | None:
    separator, texts = figures
    if len(texts) != 2 or separator == ".":
        return None
    month, year = (texts[1], texts[0]) if len(texts[0]) == 4 else texts
    if len(year) != 4 or len(month) > 2:
        return None
    return spread(months_from(int(year), int(month)), "month")


NUMERIC = [
    Rule("<numeric-date>", "DATE", in_figures, "2026-03-31"),
    Rule("<numeric-month>", "DATE", month_in_figures, "03/2026"),
]
