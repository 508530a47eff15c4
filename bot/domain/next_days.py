"""Which days are offered for what comes next: near ones, and only days that are worked."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from bot.domain.calendars import Calendar

_OFFERED = 3
_WEEK = timedelta(weeks=1)


@lru_cache(maxsize=1024)
def offered_days(today: date, calendar: Calendar) -> tuple[date, ...]:
    """Three days in order: the next working day, then ends and beginnings of the weeks that follow.

    Fewer where the workspace hardly works.
    """
    first = calendar.next_working_day(today + timedelta(days=1))
    monday = first - timedelta(days=first.weekday())
    offered = [first]
    for week in range(4):
        starts = calendar.next_working_day(monday + week * _WEEK)
        ends = calendar.last_working_day(monday + week * _WEEK + timedelta(days=6))
        offered += [day for day in sorted({starts, ends}) if day > offered[-1]]
    return tuple(offered[:_OFFERED])
