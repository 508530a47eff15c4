"""A workspace's working days: which weekdays it works, and its public holidays.

Reminders, quiet days and follow-ups count working days, not days. The rules are pure: who fills
`holidays` (a country's list, a company's own) decides how far they reach.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

MONDAY_TO_FRIDAY = frozenset(range(5))
_LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days a workspace works.

    working_weekdays: 0 is Monday, 6 is Sunday; empty means that no weekday is worked.
    holidays: single days off; those on a free weekday change nothing.
    """

    working_weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    _lost: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lost = sorted(day for day in self.holidays if day.weekday() in self.working_weekdays)
        object.__setattr__(self, "_lost", tuple(lost))

    def is_working(self, day: date) -> bool:
        """Whether the workspace works on that day."""
        return day.weekday() in self.working_weekdays and day not in self.holidays

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie after `a`, up to and including `b`; 0 when `b` is not after `a`."""
        if b <= a:
            return 0
        weeks, rest = divmod((b - a).days, 7)
        weekdays = weeks * len(self.working_weekdays)
        weekdays += sum((a.weekday() + step) % 7 in self.working_weekdays for step in range(1, rest + 1))
        return weekdays - (bisect_right(self._lost, b) - bisect_right(self._lost, a))

    def next_working_day(self, on_or_after: date) -> date:
        """The first working day from `on_or_after` on; `on_or_after` itself if a year holds none."""
        return self._nearest(on_or_after, timedelta(days=1))

    def last_working_day(self, on_or_before: date) -> date:
        """The last working day up to `on_or_before`; `on_or_before` itself if a year holds none."""
        return self._nearest(on_or_before, timedelta(days=-1))

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`; `day` itself for 0, or if there are no such days.

        Raises OverflowError beyond the year 9999, as `date` does.
        """
        if n <= 0 or not self.working_weekdays:
            return day
        end = day
        while (missing := n - self.working_days_between(day, end)) > 0:
            weeks = max(missing // len(self.working_weekdays) - 1, 0)
            end += timedelta(weeks=weeks) if weeks else timedelta(days=1)
        return end

    def _nearest(self, day: date, step: timedelta) -> date:
        if not self.working_weekdays:
            return day
        found = day
        while not self.is_working(found):
            if abs(found - day) > _LONGEST_PAUSE or found in (date.min, date.max):
                return day
            found += step
        return found
