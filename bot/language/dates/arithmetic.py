"""Days, weeks, months, quarters and years as pure arithmetic on `date`.

Raises ValueError or OverflowError outside the years 1 to 9999, as `date` does; the grammar takes
either for "this means nothing".
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

Ends = tuple[date, date]
"""The first and the last day of a stretch."""


def upcoming(today: date, weekday: int) -> date:
    """The next such weekday, strictly after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def recent(today: date, weekday: int) -> date:
    """The last such weekday, strictly before today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def week_of(day: date, week_start: int) -> Ends:
    """The seven days around `day` that begin on `week_start` (0 is Monday)."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + 6 * DAY


def weekday_in_week(week_first: date, weekday: int) -> date:
    """That weekday in the week that begins on `week_first`."""
    return week_first + timedelta(days=(weekday - week_first.weekday()) % 7)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(year: int, month: int, length: int = 1) -> Ends:
    """The `length` months that begin with that month."""
    first = date(year, month, 1)
    return first, add_months(first, length) - DAY


def fiscal_year(day: date, starts_in: int) -> int:
    """The fiscal year that `day` lies in, named after the calendar year in which it ends."""
    if starts_in == 1:
        return day.year
    return day.year + (day.month >= starts_in)


def part_of_fiscal_year(year: int, number: int, length: int, starts_in: int) -> Ends:
    """The `number`-th stretch (from 1) of `length` months in a fiscal year: 3 a quarter, 6 a half, 12 all."""
    first_year = year if starts_in == 1 else year - 1
    first = add_months(date(first_year, starts_in, 1), (number - 1) * length)
    return first, add_months(first, length) - DAY


def part_around(day: date, length: int, starts_in: int) -> Ends:
    """The fiscal quarter (length 3), half (6) or year (12) that `day` lies in."""
    since = (day.month - starts_in) % length
    first = add_months(day.replace(day=1), -since)
    return first, add_months(first, length) - DAY


def nth_weekday(ends: Ends, nth: int, weekday: int) -> date | None:
    """The nth such weekday of a stretch; -1 is the last one. None if there are not so many."""
    first, last = ends
    if nth > 0:
        found = upcoming(first - DAY, weekday) + (nth - 1) * WEEK
    else:
        found = recent(last + DAY, weekday) + (nth + 1) * WEEK
    return found if first <= found <= last else None


def weeks_of_month(ends: Ends, week_start: int) -> list[Ends]:
    """The weeks that lie in a stretch by more than half, cut to it."""
    first, last = ends
    start, _ = week_of(first, week_start)
    weeks = []
    while start <= last:
        if first <= start + 3 * DAY <= last:
            weeks.append((max(start, first), min(start + 6 * DAY, last)))
        start += WEEK
    return weeks
