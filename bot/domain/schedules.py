"""When a channel gets the summary by itself: each week on a day, or every working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendars import Calendar

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Schedule:
    """weekday: 0 is Monday, None every working day. minute: after midnight, where `by` was when they set it.

    channel, by: Slack's ids. zone: IANA name.
    """

    channel: str
    weekday: int | None
    minute: int
    zone: str
    by: str

    @property
    def at(self) -> time:
        return time(*divmod(self.minute, 60))

    def next_after(self, now: datetime, zone: ZoneInfo, calendar: Calendar) -> datetime:
        """The next instant, UTC, after that one. Public holidays are skipped only where no day was said."""
        day = now.astimezone(zone).date()
        for _ in range(_YEAR):
            at = datetime.combine(day, self.at, zone).astimezone(UTC)
            fits = calendar.is_working(day) if self.weekday is None else day.weekday() == self.weekday
            if fits and at > now:
                return at
            day += timedelta(days=1)
        return now + timedelta(days=_YEAR)

    def written(self) -> str:
        """As a timer's subject. The channel comes first, so that it is found by it."""
        day = "" if self.weekday is None else str(self.weekday)
        return "|".join((self.channel, day, str(self.minute), self.zone, self.by))

    @classmethod
    def read(cls, subject: str) -> Schedule:
        channel, day, minute, zone, by = subject.split("|")
        return cls(channel, int(day) if day else None, int(minute), zone, by)
